import type { Answered, RawAnswer } from '../../src/actions/ports/inbox.ts';
import { type DemoPerson, readDemo } from '../../src/playground/demo/demo.ts';
import type { Content, Post } from '../../src/playground/ports.ts';
import { directChannel, publicChannel, roomChannel } from '../../src/playground/send.ts';
import { createDirectory } from '../../src/playgroundDesk.ts';
import { moveClock } from '../../src/store/clock.ts';
import type { Form } from '../../src/views/form.ts';
import type { Button, Message } from '../../src/views/message.ts';
import { openWorld, read, type Seen } from '../world.ts';
import { circleIn, digestIn, manageIn } from './manage.ts';
import type { Answers, OpenStage, Said } from './stage.ts';

/** Where a button stands: in a post, or in what only its reader sees. */
type Source = { readonly post: Post | null; readonly message: Message };
type Open = { readonly form: Form; readonly from: Source | null };

/** The playground with the demo's people, as its page works it. */
export const openPlayground: OpenStage = async (language) => {
  const world = await openWorld();
  const { workspace, place } = world;
  // All of one zone: what they see is compared to the hour.
  const near = readDemo().filter(({ zone }) => zone === 'Europe/Warsaw');
  const knows = ({ offers }: DemoPerson) => offers.some(({ tag }) => tag === 'react' || tag === 'typescript');
  const people = [...near.filter((one) => !knows(one)).slice(0, 14), ...near.filter(knows)].map(
    ({ externalId }) => externalId,
  );
  const directory = createDirectory(world.store);
  for (const who of people) await directory.speak(place, who, language);
  const replies = new Map<string, Message[]>();
  const forms = new Map<string, Open>();
  const roomPosts = async (who: string): Promise<Post[]> => {
    const rooms = await workspace.roomsOf(place, who);
    return (await Promise.all(rooms.map(({ id }) => workspace.posts(place, roomChannel(id))))).flat();
  };
  const sources = async (who: string): Promise<Source[]> => {
    const posts = [...(await roomPosts(who)), ...(await workspace.posts(place, directChannel(who)))];
    const own = (replies.get(who) ?? []).map((message) => ({ post: null, message }));
    return [...own.toReversed(), ...posts.toSorted((a, b) => b.id - a.id).flatMap(sourceOf)];
  };
  /** What the page does with an answer: a form opens, a replacement stands where it was pressed. */
  const take = async (who: string, seen: Seen, from: Source | null): Promise<string> => {
    const { answered } = seen;
    if (answered === null) return '';
    const { reply } = answered;
    if (reply.reply === 'correct') return Object.values(reply.errors).join('\n');
    forms.delete(who);
    if (reply.reply === 'form') {
      forms.set(who, { form: reply.form, from });
      return '';
    }
    const isInPlace = reply.reply === 'replace' && from !== null;
    if (isInPlace && from.post !== null) {
      await workspace.edit(place, from.post.id, contentOf(reply.message, answered));
      return seen.text;
    }
    const kept = (replies.get(who) ?? []).filter((message) => !(isInPlace && message === from.message));
    replies.set(who, [...kept, reply.message]);
    return seen.text;
  };
  return {
    people,
    stranger: 'nobody-yet',
    type: async (who, words) => take(who, await world.does(who, { kind: 'command', words }), null),
    press: async (who, action, label) => {
      const all = await sources(who);
      const isIt = (one: Button) => one.action === action && (label === undefined || one.label === label);
      const from = all.find(({ message }) => buttonsOf(message).some(isIt));
      const button = from && buttonsOf(from.message).find(isIt);
      if (from === undefined || button === undefined) throw new Error(`${who} has no button ${action}`);
      await take(who, await world.does(who, { kind: 'press', action, subject: button.subject }), from);
    },
    submit: async (who, answers) => {
      const open = forms.get(who);
      if (open === undefined) throw new Error(`${who} has no form open`);
      const { form, from } = open;
      const { action, subject } = form;
      const what = { kind: 'form', action, subject, answers: sentBy(form, answers) } as const;
      await take(who, await world.does(who, what), from);
    },
    directs: async (who) => (await workspace.posts(place, directChannel(who))).map(saidOf),
    rooms: async (who) =>
      Promise.all(
        (await workspace.roomsOf(place, who)).map(async (room) => ({
          people: room.people,
          said: (await workspace.posts(place, roomChannel(room.id))).map(saidOf),
        })),
      ),
    manage: manageIn(world.store, 'playground'),
    digestChannel: async () => {
      // The demo's people joined long before: these are new today.
      for (const { id } of await world.store.communities.list()) {
        await world.store.transaction(id, async (tx) => {
          await tx.saveCommunity({ ...tx.community, language });
          for (const who of people.slice(0, 14)) {
            const account = await tx.accounts.byExternalId('playground', who);
            const member = account === null ? null : await tx.members.get(account.member);
            if (member !== null) await tx.members.save({ ...member, joinedAt: tx.now });
          }
        });
      }
      await digestIn(world.store, { platform: 'playground', place, id: publicChannel, name: 'general' });
      return {
        said: async () => (await workspace.posts(place, publicChannel)).map(saidOf),
        troubles: [],
        refuse: () => undefined,
      };
    },
    circle: circleIn(world.store),
    now: world.clock.now,
    moveTo: world.clock.moveTo,
    skipTo: (at) => moveClock(world.database, at),
    faults: () => world.faults,
    close: world.close,
  };
};

/** As the page sends it: a person by their id. */
const sentBy = ({ fields }: Form, answers: Answers): Readonly<Record<string, RawAnswer>> =>
  Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => {
      const isPerson = fields.some((field) => field.kind === 'person' && field.name === name);
      return [name, isPerson && typeof answer === 'string' ? { externalId: answer } : answer];
    }),
  );

const buttonsOf = (message: Message): readonly Button[] =>
  message.parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []));

const sourceOf = (post: Post): Source[] =>
  post.content.kind === 'acquaint' ? [{ post, message: post.content.message }] : [];

const saidOf = (post: Post): Said => ({
  text: read(post),
  actions: sourceOf(post).flatMap(({ message }) => buttonsOf(message).map(({ action }) => action)),
  files: post.content.kind === 'acquaint' ? post.content.attachments.map(({ name }) => name) : [],
});

const contentOf = (message: Message, { people, language, zone }: Answered): Content => ({
  ...{ kind: 'acquaint', message, people, language, zone, attachments: [] },
});
