import { never, type Past, pastWith } from './past.ts';
import type { Profiles } from './profiles.ts';
import { commonMinutes, type RoundInput, type RoundMember } from './roundInput.ts';

/** Why these people were put together, as values; members by position. */
export type Reason =
  /** `receiver` looks for what `giver` offers. */
  | { readonly kind: 'helps'; readonly giver: number; readonly receiver: number; readonly topic: string }
  /** All of these care about the same topic. */
  | { readonly kind: 'shares'; readonly members: readonly number[]; readonly topic: string }
  | { readonly kind: 'firstMeeting' }
  /** The latest meeting of any two of them. */
  | { readonly kind: 'metBefore'; readonly roundsAgo: number; readonly times: number }
  | { readonly kind: 'differentGroups' }
  | { readonly kind: 'sameGroup' }
  | { readonly kind: 'newcomerWithRegular'; readonly newcomer: number }
  /** They were left out that many rounds in a row and came first this time. */
  | { readonly kind: 'waited'; readonly member: number; readonly rounds: number }
  /** How much of the day all of them share. */
  | { readonly kind: 'commonTime'; readonly minutes: number };

/** The most topics named in one explanation. */
const mostTopics = 6;

/** Says why; made once for a round. */
export type Explain = (group: readonly number[]) => Reason[];

/** Explanations for one round. Topics are the rarest first; what a member does not want quoted is never in them. */
export const explainer = (input: RoundInput, profiles: Profiles, past: Past): Explain => {
  const worthOf = new Map(profiles.topics.map((topic, i) => [topic, profiles.worth[i] as number]));
  return (group) => {
    const members = group.map((at) => ({ at, member: input.members[at] as RoundMember }));
    const found: Ranked[] = [];
    addHelps(found, members, worthOf);
    addShared(found, members, worthOf);
    if (found.length > 1) found.sort((x, y) => y.worth - x.worth);
    const reasons: Reason[] = found.slice(0, mostTopics).map(({ reason }) => reason);
    reasons.push(pastReason(group, past, input.round));
    addRuleReasons(reasons, members, input);
    for (const { at, member } of members) {
      if (member.waited > 0) reasons.push({ kind: 'waited', member: at, rounds: member.waited });
    }
    reasons.push({ kind: 'commonTime', minutes: timeOfAll(members) });
    return reasons;
  };
};

type Placed = readonly { readonly at: number; readonly member: RoundMember }[];
type Ranked = { readonly worth: number; readonly reason: Reason };

const addHelps = (found: Ranked[], members: Placed, worthOf: ReadonlyMap<string, number>): void => {
  for (const { at: receiver, member: asks } of members) {
    for (const topic of asks.seeks) {
      if (asks.unquoted.includes(topic)) continue;
      for (const { at: giver, member: has } of members) {
        if (giver === receiver || !has.offers.includes(topic) || has.unquoted.includes(topic)) continue;
        // Help comes before shared interests of any rarity.
        found.push({
          worth: 1_000 + (worthOf.get(topic) ?? 0),
          reason: { kind: 'helps', giver, receiver, topic },
        });
      }
    }
  }
};

const addShared = (found: Ranked[], members: Placed, worthOf: ReadonlyMap<string, number>): void => {
  members.forEach(({ member }, i) => {
    for (const topic of member.interests) {
      const holders = members.filter(
        ({ member: m }) => m.interests.includes(topic) && !m.unquoted.includes(topic),
      );
      // Named once, with the first who holds it.
      if (holders.length < 2 || holders[0] !== members[i]) continue;
      const reason = { kind: 'shares', members: holders.map(({ at }) => at), topic } as const;
      found.push({ worth: worthOf.get(topic) ?? 0, reason });
    }
  });
};

const pastReason = (group: readonly number[], past: Past, round: number): Reason => {
  let latest = -1;
  let times = 0;
  for (const u of group) {
    for (const v of group) {
      if (v <= u) continue;
      const at = pastWith(past, u, v);
      const last = at < 0 ? -1 : (past.lastRound[at] as number);
      if (last === never || last <= latest) continue;
      latest = last;
      times = past.times[at] as number;
    }
  }
  return latest < 0 ? { kind: 'firstMeeting' } : { kind: 'metBefore', roundsAgo: round - latest, times };
};

const addRuleReasons = (reasons: Reason[], members: Placed, { rules }: RoundInput): void => {
  if (rules.across !== 'any') {
    const groups = new Set(members.map(({ member }) => member.group));
    const isKnown = !groups.has('');
    if (rules.across === 'different' && isKnown && groups.size === members.length) {
      reasons.push({ kind: 'differentGroups' });
    }
    if (rules.across === 'same' && isKnown && groups.size === 1) reasons.push({ kind: 'sameGroup' });
  }
  if (!rules.isNewcomerWithRegular) return;
  const newcomers = members.filter(({ member }) => member.isNewcomer);
  const [first] = newcomers;
  if (first !== undefined && newcomers.length < members.length) {
    reasons.push({ kind: 'newcomerWithRegular', newcomer: first.at });
  }
};

/** The least any two of them share, which is what all share unless their hours reach right round the clock. */
const timeOfAll = (members: Placed): number => {
  let least = 1440;
  for (const { at: a, member: first } of members) {
    for (const { at: b, member: second } of members) {
      if (a < b) least = Math.min(least, commonMinutes(first.hours, second.hours));
    }
  }
  return least;
};
