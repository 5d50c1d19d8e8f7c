import type { TagSlug } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import type { Pairing } from '../core/pairing.ts';
import type { Program } from '../core/program.ts';
import type { PairReason } from '../core/round.ts';
import { type TagLabels, tagName } from './expertise.ts';
import type { Inline } from './message.ts';
import { excerpt } from './parts.ts';
import { nameOf } from './people.ts';
import type { Text } from './text.ts';

/** What an explanation is made of. */
export type Reasons = {
  readonly pairing: Pick<Pairing, 'reasons'> & { readonly members: readonly unknown[] };
  readonly program: Pick<Program, 'everyWeeks'>;
  /** Those who are named: whoever is in the pairing, or the others of them. */
  readonly members: readonly Member[];
  readonly labels: TagLabels;
};

/** The most topics one line names. */
const topicsShown = 3;
/** Working hours in common are worth a word where they are few: minutes. */
const fewMinutes = 360;

/**
 * Why just these people, a sentence each, the strongest first: who can help whom, what they have in common, the past.
 * Rules come only where nothing of that is there. Who waited for this round is nobody else's business and is not said.
 */
export const reasonLines = (text: Text, about: Reasons): Inline[][] => {
  const { reasons } = about.pairing;
  const personal = [...helps(text, about), ...shared(text, about)];
  return [...personal, ...reasons.flatMap((reason) => rest(text, about, reason, personal.length > 0))];
};

/** The topics that those sentences name. */
export const namedTopics = ({ reasons, members }: Reasons['pairing']): TagSlug[] => {
  const ways = helpWays(reasons).flatMap((way) => way.slice(0, topicsShown));
  const inCommon = commonTopics(reasons, members.length).slice(0, topicsShown);
  return [...ways, ...inCommon].map(({ topic }) => topic);
};

type Of<Kind extends PairReason['kind']> = Extract<PairReason, { kind: Kind }>;

/** Help that goes the same way is one sentence. */
const helps = (text: Text, { pairing, labels }: Reasons): Inline[][] =>
  helpWays(pairing.reasons).flatMap((all): Inline[][] => {
    const topics = all.slice(0, topicsShown).map(({ topic }) => tagName(text, labels, topic));
    const [first] = all;
    return first === undefined ? [] : [text.pairings.helps(first.giver, first.receiver, topics.join(', '))];
  });

const helpWays = (reasons: readonly PairReason[]): Of<'helps'>[][] => {
  const ways = new Map<string, Of<'helps'>[]>();
  for (const reason of reasons.filter((one) => one.kind === 'helps')) {
    const way = `${reason.giver} ${reason.receiver}`;
    ways.set(way, [...(ways.get(way) ?? []), reason]);
  }
  return [...ways.values()];
};

/** A topic with which one helps the other is not said again as something in common. */
const shared = (text: Text, about: Reasons): Inline[][] => {
  const { reasons } = about.pairing;
  const ofAll = commonTopics(reasons, about.pairing.members.length).slice(0, topicsShown);
  const [some] = sharedApart(reasons).filter(({ members }) => members.length < about.pairing.members.length);
  const topics = (reasons: readonly Of<'shares'>[]) =>
    reasons.map(({ topic }) => tagName(text, about.labels, topic)).join(', ');
  if (ofAll.length > 0) return [[text.pairings.shares(ofAll.length, topics(ofAll))]];
  return some === undefined ? [] : [[text.pairings.sharesSome(topics([some]), names(text, about, some))]];
};

const commonTopics = (reasons: readonly PairReason[], people: number): Of<'shares'>[] =>
  sharedApart(reasons).filter(({ members }) => members.length === people);

const sharedApart = (reasons: readonly PairReason[]): Of<'shares'>[] => {
  const said = new Set(reasons.flatMap((reason) => (reason.kind === 'helps' ? [reason.topic] : [])));
  return reasons.filter((reason) => reason.kind === 'shares').filter(({ topic }) => !said.has(topic));
};

const names = (text: Text, { members }: Reasons, { members: among }: Of<'shares'>): string =>
  members
    .filter(({ id }) => among.includes(id))
    .map((member) => excerpt(nameOf(text, member), 24))
    .join(', ');

const rest = (
  text: Text,
  { pairing, program }: Reasons,
  reason: PairReason,
  isExplained: boolean,
): Inline[][] => {
  const words = text.pairings;
  const isPair = pairing.members.length === 2;
  switch (reason.kind) {
    case 'firstMeeting':
      return isPair && !isExplained ? [[words.firstMeeting]] : [];
    case 'metBefore':
      return [[isPair ? words.metBefore(reason.roundsAgo * program.everyWeeks) : words.someMetBefore]];
    case 'differentGroups':
      return isExplained ? [] : [[words.differentGroups]];
    case 'sameGroup':
      return isExplained ? [] : [[words.sameGroup]];
    case 'newcomerWithRegular':
      return [words.newcomer(reason.newcomer)];
    case 'commonTime':
      return isExplained && reason.minutes >= fewMinutes
        ? []
        : [[words.commonTime(hours(text, reason.minutes))]];
    case 'helps':
    case 'shares':
    case 'waited':
      return [];
  }
};

/** Whole and half hours, rounded down. */
const hours = (text: Text, minutes: number): string =>
  new Intl.NumberFormat(text.language === 'pl' ? 'pl-PL' : 'en-GB').format(Math.floor(minutes / 30) / 2);
