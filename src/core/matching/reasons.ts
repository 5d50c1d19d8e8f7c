import { never, type Past, pastWith } from './past.ts';
import type { Profiles } from './profiles.ts';
import { commonMinutes, type Hours, type RoundInput, type RoundMember } from './roundInput.ts';

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
    const members = group.map((v) => [v, input.members[v] as RoundMember] as const);
    const topics = helps(members, worthOf).concat(shares(members, worthOf));
    return [
      ...topics
        .sort((x, y) => y.worth - x.worth)
        .slice(0, mostTopics)
        .map(({ reason }) => reason),
      pastReason(group, past, input.round),
      ...ruleReasons(members, input),
      ...members.filter(([, m]) => m.waited > 0).map(([v, m]) => waitedReason(v, m)),
      { kind: 'commonTime', minutes: timeOfAll(members.map(([, m]) => m.hours)) },
    ];
  };
};

type Placed = readonly (readonly [number, RoundMember])[];
type Ranked = { readonly worth: number; readonly reason: Reason };

const helps = (members: Placed, worthOf: ReadonlyMap<string, number>): Ranked[] => {
  const found: Ranked[] = [];
  for (const [receiver, asks] of members) {
    for (const topic of asks.seeks) {
      if (asks.unquoted.includes(topic)) continue;
      for (const [giver, has] of members) {
        if (giver === receiver || !has.offers.includes(topic) || has.unquoted.includes(topic)) continue;
        // Help comes before shared interests of any rarity.
        found.push({
          worth: 1_000 + (worthOf.get(topic) ?? 0),
          reason: { kind: 'helps', giver, receiver, topic },
        });
      }
    }
  }
  return found;
};

const shares = (members: Placed, worthOf: ReadonlyMap<string, number>): Ranked[] => {
  const found: Ranked[] = [];
  const named: string[] = [];
  for (const [first, member] of members) {
    for (const topic of member.interests) {
      if (named.includes(topic) || member.unquoted.includes(topic)) continue;
      const others = members.filter(
        ([v, m]) => v !== first && m.interests.includes(topic) && !m.unquoted.includes(topic),
      );
      if (others.length === 0) continue;
      named.push(topic);
      const reason = { kind: 'shares', members: [first, ...others.map(([v]) => v)], topic } as const;
      found.push({ worth: worthOf.get(topic) ?? 0, reason });
    }
  }
  return found;
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

const ruleReasons = (members: Placed, { rules }: RoundInput): Reason[] => {
  const reasons: Reason[] = [];
  const groups = new Set(members.map(([, m]) => m.group));
  const isKnown = !groups.has('');
  if (rules.across === 'different' && isKnown && groups.size === members.length) {
    reasons.push({ kind: 'differentGroups' });
  }
  if (rules.across === 'same' && isKnown && groups.size === 1) reasons.push({ kind: 'sameGroup' });
  const newcomers = members.filter(([, m]) => m.isNewcomer);
  const [newcomer] = newcomers;
  if (rules.isNewcomerWithRegular && newcomer !== undefined && newcomers.length < members.length) {
    reasons.push({ kind: 'newcomerWithRegular', newcomer: newcomer[0] });
  }
  return reasons;
};

const waitedReason = (member: number, { waited }: RoundMember): Reason => ({
  kind: 'waited',
  member,
  rounds: waited,
});

/** The least any two of them share, which is what all share unless their hours reach right round the clock. */
const timeOfAll = (hours: readonly Hours[]): number => {
  let least = 1440;
  hours.forEach((a, i) => {
    for (const b of hours.slice(i + 1)) least = Math.min(least, commonMinutes(a, b));
  });
  return least;
};
