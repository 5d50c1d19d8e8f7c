import { createIngress } from '../actions/ingress.ts';
import { dice } from '../dice.ts';
import type { Message, Part } from '../views/message.ts';
import { CommandError, communityNamed, memberNamed, say, withStore } from './context.ts';

export type AskFlags = { readonly community: string; readonly as: string; readonly json?: boolean };

/**
 * `acquaint ask "<text>" --community <name> --as <member>`: draft an ask as a member would by `/intro ask`, and show
 * what they would see. Nobody is asked by this.
 */
export const askCommand = async (words: string, flags: AskFlags): Promise<void> => {
  await withStore(async (resources) => {
    const { store } = resources;
    const community = await communityNamed(resources, flags.community, { create: false });
    const account = await store.transaction(community.id, async (tx) => {
      const member = await memberNamed(tx, flags.as);
      return (await tx.accounts.of(member.id))[0] ?? null;
    });
    if (account === null) throw new CommandError(`"${flags.as}" has no account to ask from.`);
    const onFault = (fault: unknown) => {
      throw fault;
    };
    const ingress = createIngress({ store, inbox: store.inbox, router: store.router, dice, onFault });
    const answered = await ingress.receive({
      key: `command/${dice.id<never>()}`,
      platform: account.platform,
      place: account.place,
      who: { externalId: account.externalId, name: flags.as, language: null, zone: null },
      at: new Date(),
      what: { kind: 'command', words: `ask ${words}` },
    });
    const reply = answered?.reply;
    const message = reply !== undefined && 'message' in reply ? reply.message : null;
    say(flags.json ?? false, message, message === null ? ['No answer.'] : linesOf(message));
  });
};

const linesOf = (message: Message): string[] => message.parts.map(lineOf).filter((line) => line !== '');

const lineOf = (part: Part): string => {
  switch (part.kind) {
    case 'heading':
      return part.text.toUpperCase();
    case 'text':
      return part.text
        .map((inline) => (typeof inline === 'string' ? inline : 'strong' in inline ? inline.strong : ''))
        .join('');
    case 'quote':
      return `  “${part.text}”`;
    case 'note':
      return `(${part.text})`;
    case 'facts':
      return part.facts.map((fact) => `${fact.label}: ${fact.value.join('')}`).join('\n');
    case 'buttons':
      return part.buttons.map((button) => `[${button.label}]`).join(' ');
    case 'image':
      return `(${part.alt})`;
    case 'divider':
    case 'file':
      return '';
  }
};
