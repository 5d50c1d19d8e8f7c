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

/** The most topics one line names, and the most lines about help. */
const topicsShown = 3;
const helpsShown = 2;

/**
 * Why just these people, a sentence each, the strongest first: who can help whom, what they have in common, the past,
 * the rules. Who waited for this round is nobody else's business and is not said.
 */
export const reasonLines = (text: Text, about: Reasons): Inline[][] => {
  const { reasons } = about.pairing;
  return [
    ...helps(text, about),
    ...shared(text, about),
    ...reasons.flatMap((reason) => rest(text, about, reason)),
  ];
};

type Of<Kind extends PairReason['kind']> = Extract<PairReason, { kind: Kind }>;

const helpsIn = ({ pairing }: Reasons): Of<'helps'>[] =>
  pairing.reasons.filter((reason) => reason.kind === 'helps').slice(0, helpsShown);

const helps = (text: Text, about: Reasons): Inline[][] =>
  helpsIn(about).map(({ giver, receiver, topic }) =>
    text.pairings.helps(giver, receiver, tagName(text, about.labels, topic)),
  );

/** A topic with which one helps the other is not said again as something in common. */
const shared = (text: Text, about: Reasons): Inline[][] => {
  const said = new Set<TagSlug>(helpsIn(about).map(({ topic }) => topic));
  const all = about.pairing.reasons
    .filter((reason) => reason.kind === 'shares')
    .filter(({ topic }) => !said.has(topic));
  const isOfAll = (reason: Of<'shares'>) => reason.members.length === about.pairing.members.length;
  const ofAll = all.filter(isOfAll).slice(0, topicsShown);
  const [some] = all.filter((reason) => !isOfAll(reason));
  const topics = (reasons: readonly Of<'shares'>[]) =>
    reasons.map(({ topic }) => tagName(text, about.labels, topic)).join(', ');
  if (ofAll.length > 0) return [[text.pairings.shares(topics(ofAll))]];
  return some === undefined ? [] : [[text.pairings.sharesSome(topics([some]), names(text, about, some))]];
};

const names = (text: Text, { members }: Reasons, { members: among }: Of<'shares'>): string =>
  members
    .filter(({ id }) => among.includes(id))
    .map((member) => excerpt(nameOf(text, member), 24))
    .join(', ');

const rest = (text: Text, { pairing, program }: Reasons, reason: PairReason): Inline[][] => {
  const words = text.pairings;
  const isPair = pairing.members.length === 2;
  switch (reason.kind) {
    case 'firstMeeting':
      return isPair ? [[words.firstMeeting]] : [];
    case 'metBefore':
      return [[isPair ? words.metBefore(reason.roundsAgo * program.everyWeeks) : words.someMetBefore]];
    case 'differentGroups':
      return [[words.differentGroups]];
    case 'sameGroup':
      return [[words.sameGroup]];
    case 'newcomerWithRegular':
      return [words.newcomer(reason.newcomer)];
    case 'commonTime':
      return [[words.commonTime(hours(text, reason.minutes))]];
    case 'helps':
    case 'shares':
    case 'waited':
      return [];
  }
};

/** Whole and half hours, rounded down. */
const hours = (text: Text, minutes: number): string =>
  new Intl.NumberFormat(text.language === 'pl' ? 'pl-PL' : 'en-GB').format(Math.floor(minutes / 30) / 2);
