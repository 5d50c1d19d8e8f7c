import type { MemberId } from '../core/ids.ts';
import type { Inline, Message } from './message.ts';

/** Everybody a message mentions, each once: exactly those whom a platform may notify. */
export const mentionsIn = (message: Message): MemberId[] => [
  ...new Set(
    message.parts.flatMap((part) => {
      if (part.kind === 'text') return mentioned(part.text);
      return part.kind === 'facts' ? part.facts.flatMap((fact) => mentioned(fact.value)) : [];
    }),
  ),
];

const mentioned = (line: readonly Inline[]): MemberId[] =>
  line.flatMap((inline) => (typeof inline === 'object' && 'mention' in inline ? [inline.mention] : []));
