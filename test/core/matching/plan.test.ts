import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planRound, type RoundPlan } from '../../../src/core/matching/plan.ts';
import {
  commonMinutes,
  leastCommonMinutes,
  type RoundInput,
  type RoundMember,
  type RoundRules,
} from '../../../src/core/matching/roundInput.ts';
import { closedRounds } from '../../../src/core/matching/weights.ts';

const ada: RoundMember = {
  offers: [],
  seeks: [],
  interests: [],
  unquoted: [],
  hours: { from: 480, minutes: 480 },
  group: '',
  languages: ['en'],
  isNewcomer: false,
  side: null,
  waited: 0,
};

const pairRules: RoundRules = {
  groupSize: 2,
  across: 'any',
  isNewcomerWithRegular: false,
  isTwoSided: false,
  allowsTrios: true,
  gapRounds: 12,
};

type Pair = readonly [number, number];
type Past = {
  readonly avoided?: readonly Pair[];
  readonly met?: readonly (readonly [number, number, number])[];
};

const round = (
  members: readonly RoundMember[],
  { avoided = [], met = [] }: Past = {},
  rules: Partial<RoundRules> = {},
  number = 50,
): RoundInput => ({
  seed: 11,
  round: number,
  rules: { ...pairRules, ...rules },
  members,
  avoided: { a: Int32Array.from(avoided, ([a]) => a), b: Int32Array.from(avoided, ([, b]) => b) },
  meetings: {
    a: Int32Array.from(met, ([a]) => a),
    b: Int32Array.from(met, ([, b]) => b),
    round: Int32Array.from(met, ([, , at]) => at),
  },
});

const crowd = (size: number): RoundMember[] => Array.from({ length: size }, () => ada);

const together = (plan: RoundPlan): Pair[] =>
  plan.pairings.flatMap(({ members }) =>
    members.flatMap((a, i) => members.slice(i + 1).map((b) => [a, b] as const)),
  );

const topic = fc.constantFrom('fundraising', 'hiring', 'rust', 'design', 'sales', 'law');
const topics = fc.uniqueArray(topic, { maxLength: 4 });
const anyMember: fc.Arbitrary<RoundMember> = fc.record({
  offers: topics,
  seeks: topics,
  interests: topics,
  unquoted: topics,
  hours: fc.record({ from: fc.integer({ min: 0, max: 1439 }), minutes: fc.constantFrom(0, 240, 480, 1440) }),
  group: fc.constantFrom('', 'north', 'south'),
  languages: fc.subarray(['en', 'pl']),
  isNewcomer: fc.boolean(),
  side: fc.constantFrom('mentor' as const, 'mentee' as const),
  waited: fc.integer({ min: 0, max: 4 }),
});

const anyRound: fc.Arbitrary<RoundInput> = fc
  .record({
    members: fc.array(anyMember, { maxLength: 40 }),
    pairs: fc.array(fc.tuple(fc.nat(39), fc.nat(39), fc.integer({ min: 30, max: 49 })), { maxLength: 120 }),
    groupSize: fc.integer({ min: 2, max: 8 }),
    across: fc.constantFrom('any' as const, 'different' as const, 'same' as const),
    allowsTrios: fc.boolean(),
    isTwoSided: fc.boolean(),
    isNewcomerWithRegular: fc.boolean(),
  })
  .map(({ members, pairs, ...rules }) => {
    const usable = pairs.filter(([a, b]) => a !== b && a < members.length && b < members.length);
    const met = usable.filter((_, i) => i % 3 > 0);
    const avoided = usable.filter((_, i) => i % 3 === 0).map(([a, b]) => [a, b] as const);
    return round(members, { met, avoided }, rules);
  });

const mayMeet = (input: RoundInput, a: number, b: number): boolean => {
  const [first, second] = [input.members[a], input.members[b]];
  if (first === undefined || second === undefined) return false;
  const isPair = (list: { a: Int32Array; b: Int32Array }, i: number): boolean =>
    (list.a[i] === a && list.b[i] === b) || (list.a[i] === b && list.b[i] === a);
  const isAvoided = input.avoided.a.some((_, i) => isPair(input.avoided, i));
  const closed = closedRounds(input.members.length);
  const isRecent = input.meetings.a.some(
    (_, i) => isPair(input.meetings, i) && input.round - (input.meetings.round[i] ?? 0) <= closed,
  );
  const hasTime = commonMinutes(first.hours, second.hours) >= leastCommonMinutes;
  return !isAvoided && !isRecent && hasTime && (!input.rules.isTwoSided || first.side !== second.side);
};

test('whatever the round: nobody twice, everybody placed or told why, and only people who may meet', () => {
  fc.assert(
    fc.property(anyRound, (input) => {
      const plan = planRound(input);
      const seen = [
        ...plan.pairings.flatMap(({ members }) => members),
        ...plan.leftOut.map(({ member }) => member),
      ];
      expect(seen.toSorted((x, y) => x - y)).toEqual(input.members.map((_, i) => i));
      const most =
        input.rules.groupSize === 2
          ? input.rules.allowsTrios
            ? 3
            : 2
          : Math.min(8, input.rules.groupSize + 1);
      for (const { members } of plan.pairings) {
        expect(members.length).toBeGreaterThan(1);
        expect(members.length).toBeLessThanOrEqual(most);
      }
      for (const [a, b] of together(plan)) expect(mayMeet(input, a, b), `${a} with ${b}`).toBe(true);
      if (plan.certificate !== null) expect(plan.certificate.share).toBeGreaterThan(0.99);
    }),
    { numRuns: 400, seed: 1 },
  );
});

test('whatever the round: what a member does not want quoted is in no reason', () => {
  fc.assert(
    fc.property(anyRound, (input) => {
      for (const { reasons } of planRound(input).pairings) {
        for (const reason of reasons) {
          const named =
            reason.kind === 'helps'
              ? [reason.giver, reason.receiver]
              : reason.kind === 'shares'
                ? reason.members
                : [];
          for (const v of named) {
            expect('topic' in reason && input.members[v]?.unquoted.includes(reason.topic)).toBe(false);
          }
        }
      }
    }),
    { numRuns: 200, seed: 2 },
  );
});

test('the same input gives the same plan', () => {
  fc.assert(
    fc.property(anyRound, (input) => {
      expect(planRound(input)).toEqual(planRound(input));
    }),
    { numRuns: 100, seed: 3 },
  );
});

test('one more person left out than parity demands never happens among people who may all meet', () => {
  for (let size = 2; size < 40; size++) {
    expect(planRound(round(crowd(size), {}, { allowsTrios: false })).leftOut, `${size} people`).toHaveLength(
      size % 2,
    );
    expect(planRound(round(crowd(size))).leftOut, `${size} people`).toHaveLength(0);
  }
});

test('0, 1, 2 and 3 people', () => {
  expect(planRound(round([]))).toMatchObject({ pairings: [], leftOut: [] });
  expect(planRound(round(crowd(1))).leftOut).toEqual([{ member: 0, reason: 'nobodyElse' }]);
  expect(planRound(round(crowd(2))).pairings.map((p) => p.members)).toEqual([[0, 1]]);
  expect(planRound(round(crowd(3))).pairings.map((p) => p.members.length)).toEqual([3]);
  expect(planRound(round(crowd(3), {}, { allowsTrios: false })).leftOut).toMatchObject([
    { reason: 'oddNumber' },
  ]);
});

test('two people meet again the next week rather than nobody', () => {
  const plan = planRound(round(crowd(2), { met: [[0, 1, 49]] }));
  expect(plan).toMatchObject({ repeats: 1, leftOut: [] });
  expect(plan.pairings[0]?.reasons).toContainEqual({ kind: 'metBefore', roundsAgo: 1, times: 1 });
});

test("who could only meet last week's partner waits, and that rule is all that stands in the way", () => {
  const avoided: Pair[] = [
    [0, 2],
    [0, 3],
    [1, 2],
    [1, 3],
  ];
  const met = [
    [0, 1, 49],
    [2, 3, 48],
  ] as const;
  const plan = planRound(round(crowd(4), { avoided, met }));
  expect(plan.pairings.map((p) => p.members)).toEqual([[2, 3]]);
  expect(plan.leftOut.map(({ reason }) => reason)).toEqual(['nobodyFits', 'nobodyFits']);
});

test('everybody avoiding everybody: nobody meets, all are told, and not that they are avoided', () => {
  const avoided = crowd(5).flatMap((_, a) => crowd(a).map((_, b) => [a, b] as const));
  for (const groupSize of [2, 4]) {
    const plan = planRound(round(crowd(5), { avoided }, { groupSize }));
    expect(plan.pairings).toEqual([]);
    expect(plan.leftOut.map(({ reason }) => reason)).toEqual(Array(5).fill('nobodyFits'));
  }
});

test('people awake at different hours are told so', () => {
  const night = { ...ada, hours: { from: 1200, minutes: 240 } };
  expect(planRound(round([ada, ada, night])).leftOut).toEqual([{ member: 2, reason: 'noCommonHours' }]);
});

test('mentors meet mentees only, and the larger side is told why some wait', () => {
  const mentor = { ...ada, side: 'mentor' as const };
  const mentee = { ...ada, side: 'mentee' as const };
  const plan = planRound(round([mentor, mentee, mentee, mentee, mentor], {}, { isTwoSided: true }));
  expect(plan.pairings).toHaveLength(2);
  for (const { members } of plan.pairings) expect(members.filter((v) => v === 0 || v === 4)).toHaveLength(1);
  expect(plan.leftOut.map(({ reason }) => reason)).toEqual(['fewerOnOtherSide']);
});

test('who waited is not left out again', () => {
  for (let waiting = 0; waiting < 7; waiting++) {
    const members = crowd(7).map((m, i) => (i === waiting ? { ...m, waited: 1 } : m));
    const { leftOut } = planRound(round(members, {}, { allowsTrios: false }));
    expect(leftOut.map(({ member }) => member)).not.toContain(waiting);
  }
});

test('somebody new comes before somebody better known', () => {
  const members = [
    { ...ada, seeks: ['law'], offers: ['rust'], interests: ['design'] },
    { ...ada, offers: ['law'], seeks: ['rust'], interests: ['design'] },
    ada,
    ada,
  ];
  const plan = planRound(round(members, { met: [[0, 1, 1]] }));
  expect(plan.repeats).toBe(0);
  expect(planRound(round(members)).pairings.map((p) => p.members)).toContainEqual([0, 1]);
});

test('two pairs who met before come before one pair that never met and two people left out', () => {
  const avoided: Pair[] = [
    [0, 2],
    [0, 3],
    [1, 3],
  ];
  const met = [
    [0, 1, 45],
    [2, 3, 45],
  ] as const;
  const plan = planRound(round(crowd(4), { avoided, met }));
  expect(plan.pairings.map((p) => p.members)).toEqual([
    [0, 1],
    [2, 3],
  ]);
});

test('24 people meet 23 others in 23 weeks', () => {
  const met: [number, number, number][] = [];
  for (let week = 0; week < 23; week++) {
    const plan = planRound({ ...round(crowd(24), { met }, {}, week), seed: week });
    expect(plan.repeats, `week ${week}`).toBe(0);
    for (const [a, b] of together(plan)) met.push([a, b, week]);
  }
  expect(met).toHaveLength(276);
});

test('reasons say who helps whom, what they share, and that they waited', () => {
  const members = [
    { ...ada, seeks: ['law'], interests: ['chess'], waited: 2, group: 'north' },
    { ...ada, offers: ['law'], interests: ['chess'], group: 'south' },
  ];
  const [pairing] = planRound(round(members, {}, { across: 'different' })).pairings;
  expect(pairing?.reasons).toEqual([
    { kind: 'helps', giver: 1, receiver: 0, topic: 'law' },
    { kind: 'shares', members: [0, 1], topic: 'chess' },
    { kind: 'firstMeeting' },
    { kind: 'differentGroups' },
    { kind: 'waited', member: 0, rounds: 2 },
    { kind: 'commonTime', minutes: 480 },
  ]);
});

test('a thousand people: everyone placed, proven best, no repeats for three rounds, the same each time', () => {
  const members = Array.from({ length: 1_001 }, (_, i) => ({
    ...ada,
    offers: [`topic ${i % 40}`],
    seeks: [`topic ${(i * 7) % 40}`],
    interests: [`hobby ${i % 11}`],
    hours: { from: (i % 3) * 300, minutes: 480 },
  }));
  const met: [number, number, number][] = [];
  for (let week = 0; week < 3; week++) {
    const input = round(members, { met }, {}, week);
    const plan = planRound(input);
    expect(plan).toMatchObject({ leftOut: [], repeats: 0, certificate: { share: 1, pairs: 500 } });
    expect(planRound(input)).toEqual(plan);
    for (const [a, b] of together(plan)) met.push([a, b, week]);
  }
});
