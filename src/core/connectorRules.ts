import { hasRoomAt } from './askBudget.ts';
import type { MemberId, TagSlug } from './ids.ts';
import { type DoNotAsk, type IntroKind, introKinds } from './introRequest.ts';
import type { Member } from './member.ts';

/** What a member allows others to ask of them as a connector. */
export type ConnectorRules = {
  readonly member: MemberId;
  /** Most requests they are asked to pass on in 30 days; 0: none. */
  readonly perMonth: number;
  /** Quiet weeks: nothing before this instant. */
  readonly quietUntil: Date | null;
  /** What they pass on. */
  readonly kinds: readonly IntroKind[];
  /** Topics they do not want to be asked about, and people, on either end. */
  readonly topics: readonly TagSlug[];
  readonly people: readonly MemberId[];
};

/** Choices of `perMonth`, and how many topics may be ruled out. */
export const connectorRulesLimits = { perMonth: [0, 1, 2, 3, 5, 10], topics: 10 } as const;

/** What holds for somebody who never said anything about it. */
export const rulesOf = (member: MemberId): ConnectorRules => ({
  member,
  perMonth: 2,
  quietUntil: null,
  kinds: introKinds,
  topics: [],
  people: [],
});

/** What a connector would be asked about. `target`: null where they are asked whom they know. */
export type Errand = {
  readonly requester: Member;
  readonly target: MemberId | null;
  readonly kind: IntroKind;
  readonly topics: readonly TagSlug[];
  readonly doNotAsk: DoNotAsk;
};

/** What is known about somebody who might connect. Nothing of it is ever shown. */
export type ConnectorReach = {
  readonly member: Member;
  readonly rules: ConnectorRules;
  /** When they were asked to pass something on. */
  readonly askedAt: readonly Date[];
};

/** Whether somebody may be asked to connect: a member, not on quiet weeks, within their budget, nothing they ruled out. */
export const mayConnect = (reach: ConnectorReach, errand: Errand, now: Date): boolean => {
  const freeAt = connectsAt(reach, errand);
  return freeAt !== null && freeAt <= now;
};

/**
 * From when on somebody may be asked to connect, as far as they and the requester say; the past where nothing is in the
 * way, null where it is not a matter of waiting.
 */
export const connectsAt = ({ member, rules, askedAt }: ConnectorReach, errand: Errand): Date | null => {
  const { requester, target, kind, topics, doNotAsk } = errand;
  const isEnd = member.id === requester.id || member.id === target;
  const isRuledOut =
    !rules.kinds.includes(kind) ||
    topics.some((topic) => rules.topics.includes(topic)) ||
    rules.people.some((person) => person === requester.id || person === target);
  const isLeftOut =
    doNotAsk.people.includes(member.id) || (doNotAsk.company && isSameCompany(member, requester));
  const isNever = isEnd || isRuledOut || isLeftOut || rules.perMonth === 0;
  if (member.status !== 'joined' || member.isHidden || isNever) return null;
  const quiet = [member.snoozedUntil, rules.quietUntil].map((until) => until?.getTime() ?? 0);
  return new Date(Math.max(...quiet, hasRoomAt(askedAt, rules.perMonth, 30)));
};

/** Whether two work for the same company, as they write it; nobody shares an empty one. */
export const isSameCompany = (one: Pick<Member, 'company'>, other: Pick<Member, 'company'>): boolean => {
  const name = one.company.trim().toLowerCase();
  return name !== '' && name === other.company.trim().toLowerCase();
};
