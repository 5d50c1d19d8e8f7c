import type { ChannelRef } from '../core/channel.ts';
import type { PlatformName } from '../core/community.ts';
import type { CommunityId, MemberId, TagSlug } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import type { Refusal } from '../core/refusal.ts';
import { shippedLexicon } from '../core/search/shippedLexicon.ts';
import { findTags } from '../core/search/tags.ts';
import { addresses } from '../views/addresses.ts';
import { besideMark } from '../views/digest.ts';
import { fault, notSetUp } from '../views/faults.ts';
import type { Answer, Answers } from '../views/form.ts';
import type { Message } from '../views/message.ts';
import { wordsBack } from '../views/refusals.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Reply, Scene } from './action.ts';
import { nearestWord, readCommand } from './commands.ts';
import { isOpenTo } from './communities.ts';
import { peopleIn } from './deliveries.ts';
import { createGate } from './gate.ts';
import type { Answered, Arrival, Inbox, Ingress, RawAnswer, Router } from './ports/inbox.ts';
import type { Dice, Store, Transaction } from './ports.ts';
import { refuse, typedIn, withTyped } from './refuse.ts';
import { actions, commands, homeAction, messageAction } from './routes.ts';
import { welcomeVisitor } from './visitors.ts';

/**
 * What the ingress stands on. `onFault` logs; it returns the reference the person is shown. `onLate` draws an answer
 * that its adapter did not live to give.
 */
export type IngressPorts = {
  readonly store: Store;
  readonly inbox: Inbox;
  readonly router: Router;
  readonly dice: Dice;
  /** Topics near in meaning to words; asked outside any transaction, only where the words name no topic. */
  readonly nearest?: (words: string) => Promise<readonly TagSlug[]>;
  /** Where the managers' console is reached from a platform; null where no browser could reach it. */
  readonly consoleUrl?: (platform: PlatformName) => string | null;
  /** Hosts at which the operator lets calendars be read. */
  readonly calendarHosts?: readonly string[];
  readonly onFault: (fault: unknown, arrival: Arrival) => string;
  readonly onLate?: (arrival: Arrival, answered: Answered) => Promise<void>;
};

/**
 * The one way in. An arrival is stored before anything happens, then claimed and run in one transaction that
 * also marks it done: a repeated delivery has no effect, a crash leaves it for `sweep`.
 */
export const createIngress = (ports: IngressPorts): Ingress & { readonly sweep: () => Promise<number> } => {
  const gate = createGate(atOnce);
  const take: Ingress['take'] = async (arrival) => {
    const community = await ports.router.communityOf(arrival.platform, arrival.place);
    if (community === null) {
      return { answered: Promise.resolve(plain(arrival, notSetUp(text(arrival.who.language ?? 'en')))) };
    }
    const isNew = await ports.inbox.put(arrival, community, inlineMs);
    return { answered: gate(() => runInline(ports, community, arrival, isNew)) };
  };
  return {
    take,
    receive: async (arrival) => (await take(arrival)).answered,
    sweep: async () => {
      const stale = await ports.inbox.claimStale(20);
      for (const { community, arrival } of stale) {
        const answered = await attempt(ports, community, arrival);
        if (answered !== null) await ports.onLate?.(arrival, answered);
      }
      return stale.length;
    },
  };
};

/** More answers at once would only wait for each other, and hold up what has to be stored. */
const atOnce = 5;

/** Longer than any answer takes; after a crash the sweep waits for no more. */
const inlineMs = 15_000;

/** What was stored for the first time is ours already; what came again may have been left behind. */
const runInline = async (
  ports: IngressPorts,
  community: CommunityId,
  arrival: Arrival,
  isNew: boolean,
): Promise<Answered | null> => {
  try {
    if (isNew) return await attempt(ports, community, arrival);
    const claimed = await ports.inbox.claim(arrival.key);
    return claimed === null ? null : await attempt(ports, claimed.community, claimed.arrival);
  } catch (error) {
    // Stored and not lost: its claim lapses and the sweep runs it.
    return faultOf(ports, arrival, error).answered;
  }
};

const attempt = async (
  ports: IngressPorts,
  community: CommunityId,
  arrival: Arrival,
): Promise<Answered | null> => {
  try {
    const near = await nearOf(ports, arrival);
    return await ports.store.transaction(community, async (tx) =>
      (await tx.inbox.finish(arrival.key)) ? answer(tx, ports, arrival, near) : null,
    );
  } catch (error) {
    const { reference, answered } = faultOf(ports, arrival, error);
    await ports.inbox.fail(arrival.key, reference);
    return answered;
  }
};

const faultOf = (ports: IngressPorts, arrival: Arrival, error: unknown) => {
  const reference = ports.onFault(error, arrival);
  return { reference, answered: plain(arrival, fault(text(arrival.who.language ?? 'en'), reference)) };
};

/** An answer of ours where no member is known. */
const plain = (arrival: Arrival, message: Message): Answered => ({
  reply: { reply: 'show', message: withWords(arrival, message) },
  people: new Map(),
  language: arrival.who.language ?? 'en',
  zone: arrival.who.zone ?? 'UTC',
});

/** What was typed into a form outlives our faults. */
const withWords = ({ who, what }: Arrival, message: Message): Message =>
  what.kind === 'form' ? wordsBack(text(who.language ?? 'en'), message, typedIn(what.answers)) : message;

const nearOf = async ({ nearest }: IngressPorts, { what }: Arrival): Promise<readonly TagSlug[]> => {
  if (nearest === undefined) return [];
  const words = askedIn(what);
  return words === '' || findTags(words, shippedLexicon()).length > 0 ? [] : nearest(words);
};

/** The words of an ask by topic; empty for everything else. */
const askedIn = (what: Arrival['what']): string => {
  if (what.kind === 'message') return what.text.trim();
  if (what.kind === 'form' && what.action === addresses.introRequests.draft) {
    const typed = what.answers['text'];
    return typeof typed === 'string' ? typed.trim() : '';
  }
  if (what.kind !== 'command') return '';
  const { command, text: typed } = readCommand(what.words, commands);
  return command?.action.name === addresses.introRequests.ask ? typed.trim() : '';
};

const answer = async (
  tx: Transaction,
  { dice, consoleUrl, calendarHosts = [] }: IngressPorts,
  arrival: Arrival,
  near: readonly TagSlug[],
): Promise<Answered> => {
  const member = await welcomeVisitor(tx, dice, arrival.platform, arrival.place, arrival.who);
  const url = consoleUrl?.(arrival.platform) ?? null;
  const scene = { tx, dice, language: member.language, near, consoleUrl: url, calendarHosts };
  const reply = await run(scene, arrival, member);
  const people =
    'message' in reply ? await peopleIn(tx, reply.message, arrival.platform) : new Map<MemberId, never>();
  const now = (await tx.members.get(member.id)) ?? member;
  return { reply, people, language: now.language, zone: now.zone };
};

const run = async (scene: Scene, arrival: Arrival, member: Member): Promise<Reply> => {
  const { action, call } = await understand(scene, arrival, member);
  if (action === null) {
    const nearest = nearestWord(call.action, commands);
    return refuse(scene.language, { refused: 'unknownCommand', word: call.action, nearest });
  }
  const no = await shut(scene, action, member);
  if (no !== null)
    return withTyped(scene.language, refuse(scene.language, no), typedIn(call.answers, action));
  const reply = await action.run(call, scene);
  return isBeside(arrival) ? beside(reply) : reply;
};

/** Why an action is not for this member now; null where it is. */
const shut = async ({ tx }: Scene, action: Action, { id }: Member): Promise<Refusal | null> => {
  if (action.managersOnly && !(await tx.members.isManager(id))) return { refused: 'managersOnly' };
  // Before Start there is nothing to use, but one's own data stays one's own.
  const isOpen = opensBeforeStart.has(action.name) || (await isOpenTo(tx, id));
  return isOpen ? null : { refused: 'notStarted' };
};

/** The button, or the form it opened, stands in a message that says more than this. */
const isBeside = ({ what }: Arrival): boolean =>
  (what.kind === 'press' || what.kind === 'form') && what.subject.endsWith(besideMark);

/** The message stays, and what came of the press stands beside it. */
const beside = (reply: Reply): Reply => {
  if (reply.reply === 'replace') return { reply: 'show', message: reply.message };
  return reply.reply === 'form'
    ? { reply: 'form', form: { ...reply.form, subject: `${reply.form.subject}${besideMark}` } }
    : reply;
};

const subjectOf = (subject: string): string =>
  subject.endsWith(besideMark) ? subject.slice(0, -besideMark.length) : subject;

const opensBeforeStart: ReadonlySet<string> = new Set([
  addresses.home.open,
  addresses.help.show,
  addresses.members.know,
  addresses.members.export,
  addresses.members.erase,
  addresses.members.eraseConfirmed,
]);

const understand = async (
  scene: Scene,
  arrival: Arrival,
  member: Member,
): Promise<{ action: Action | null; call: Call }> => {
  const { what } = arrival;
  const call: Call = {
    community: scene.tx.community.id,
    who: member.id,
    platform: arrival.platform,
    channel: channelOf(arrival),
    action: '',
    subject: '',
    text: '',
    person: null,
    answers: {},
    surface: 'button',
  };
  switch (what.kind) {
    case 'home':
      return named(homeAction, { ...call, surface: 'home' });
    case 'message':
      return named(messageAction, { ...call, text: what.text, surface: 'message' });
    case 'press':
      return named(actions.get(what.action), {
        ...call,
        action: what.action,
        subject: subjectOf(what.subject),
      });
    case 'form': {
      const answers = await readAnswers(scene, arrival, what.answers);
      const action = actions.get(what.action);
      return named(action, {
        ...call,
        action: what.action,
        subject: subjectOf(what.subject),
        answers,
        surface: 'form',
      });
    }
    case 'command': {
      const typed = readCommand(what.words, commands);
      const person = typed.person === null ? null : await personOf(scene, arrival, typed.person);
      const rest = { text: typed.text, person, surface: 'command' } as const;
      return named(typed.command?.action, { ...call, action: typed.word, ...rest });
    }
  }
};

const channelOf = ({ platform, place, channel }: Arrival): ChannelRef | null =>
  channel === undefined ? null : { platform, place, ...channel };

const named = (action: Action | undefined, call: Call): { action: Action | null; call: Call } =>
  action === undefined ? { action: null, call } : { action, call: { ...call, action: action.name } };

const readAnswers = async (
  scene: Scene,
  arrival: Arrival,
  raw: Readonly<Record<string, RawAnswer>>,
): Promise<Answers> => {
  const answers: Record<string, Answer> = {};
  for (const [name, answer] of Object.entries(raw)) {
    answers[name] =
      typeof answer === 'object' && 'externalId' in answer
        ? { person: await personOf(scene, arrival, answer.externalId) }
        : answer;
  }
  return answers;
};

/** A person somebody named; if Acquaint never heard of them they become `known`. */
const personOf = async (scene: Scene, arrival: Arrival, externalId: string): Promise<MemberId> => {
  const { platform } = arrival;
  const account = await scene.tx.accounts.byExternalId(platform, externalId);
  if (account !== null) return account.member;
  // Nobody but themselves brings back somebody who had themselves erased.
  const erased = await scene.tx.erasures.accountsAmong(platform, [externalId]);
  const before = erased.get(externalId);
  if (before !== undefined) return before;
  const visitor = { externalId, name: '', language: null, zone: null };
  const member = await welcomeVisitor(scene.tx, scene.dice, arrival.platform, arrival.place, visitor);
  return member.id;
};
