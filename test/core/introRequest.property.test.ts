import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IntroRequestEvent } from '../../src/core/events.ts';
import type { MemberId } from '../../src/core/ids.ts';
import {
  accept,
  decline,
  type IntroRequest,
  introRequestLimits,
  loseCandidate,
  openCandidate,
  remindTomorrow,
  withdraw,
} from '../../src/core/introRequest.ts';
import { introRequestDueAt, tick } from '../../src/core/introRequestClock.ts';
import { introRequestIntents } from '../../src/core/introRequestNotices.ts';
import { evolve } from '../../src/core/introRequestState.ts';
import type { Intent } from '../../src/core/notices.ts';
import { isRefusal, type Refusal } from '../../src/core/refusal.ts';
import { ada, around, days, introduction, monday, newAsk, sent } from './introRequestWorld.ts';

const people = newAsk().candidates;
/** Sets of candidates as bits: which of them may be asked, agreed beforehand. */
const some = (bits: number): Set<MemberId> => new Set(people.filter((_, index) => bits & (1 << index)));

/** Something somebody does, or the clock; `wait` are the days since the last. */
type Step = { readonly wait: number } & (
  | { readonly does: 'accept' | 'decline' | 'remind' | 'lose'; readonly who: MemberId | 'holder' }
  | { readonly does: 'withdraw' }
  | { readonly does: 'block'; readonly who: MemberId }
  | {
      readonly does: 'tick';
      readonly askable: number;
      readonly standing: number;
      readonly isTimeToAsk: boolean;
      readonly mayNudge: boolean;
    }
);

const who = fc.constantFrom(
  'holder' as const,
  'holder' as const,
  'holder' as const,
  ...people.slice(0, 3),
  ada,
);
const wait = fc.constantFrom(0, 0, 0, 0.01, 0.5, 0.5, 1, 1.5, 3, 8);
const ticking = fc.record({
  wait,
  does: fc.constant('tick' as const),
  askable: fc.oneof(fc.constant(127), fc.integer({ min: 0, max: 127 })),
  standing: fc.oneof(
    { weight: 6, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 127 }) },
  ),
  isTimeToAsk: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.boolean() }),
  mayNudge: fc.boolean(),
});
const pressing = fc.record({
  wait,
  does: fc.constantFrom(
    'accept' as const,
    'accept' as const,
    'decline' as const,
    'decline' as const,
    'remind' as const,
    'lose' as const,
  ),
  who,
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: ticking },
  { weight: 4, arbitrary: pressing },
  {
    weight: 1,
    arbitrary: fc.record({ wait, does: fc.constant('block' as const), who: fc.constantFrom(...people) }),
  },
  { weight: 1, arbitrary: fc.record({ wait, does: fc.constant('withdraw' as const) }) },
);

/** What happened, in order, with what was known at that moment. */
type Happened = {
  readonly event: IntroRequestEvent;
  readonly step: Step;
  readonly before: IntroRequest;
  readonly request: IntroRequest;
  readonly apart: ReadonlySet<MemberId>;
};

/** Whoever presses: mostly the one with the open card. */
const presser = (request: IntroRequest, pressed: MemberId | 'holder'): MemberId =>
  pressed === 'holder' ? (openCandidate(request)?.member ?? ada) : pressed;

const decide = (
  request: IntroRequest,
  one: Step,
  now: Date,
  apart: ReadonlySet<MemberId>,
): IntroRequestEvent[] | Refusal => {
  switch (one.does) {
    case 'accept': {
      const by = presser(request, one.who);
      return accept(request, by, { introduction, isApart: apart.has(by) }, now);
    }
    case 'decline':
      return decline(request, presser(request, one.who), now);
    case 'remind':
      return remindTomorrow(request, presser(request, one.who), days(1, now), now);
    case 'lose':
      return loseCandidate(request, presser(request, one.who), now);
    case 'withdraw':
      return withdraw(request, ada, now);
    case 'block':
      return [];
    case 'tick': {
      const open = openCandidate(request);
      const free = [...some(one.askable)].filter((id) => !apart.has(id));
      return tick(
        request,
        around(request, now, {
          askable: new Set(free),
          standing: new Set([...some(one.standing)].filter((id) => free.includes(id))),
          isTimeToAsk: one.isTimeToAsk,
          mayNudge: one.mayNudge,
          isLost: open !== null && apart.has(open.member),
        }),
      );
    }
  }
};

const run = (steps: readonly Step[]): { happened: Happened[]; last: IntroRequest } => {
  let request = sent();
  let now = monday;
  const apart = new Set<MemberId>();
  const happened: Happened[] = [];
  for (const one of steps) {
    now = days(one.wait, now);
    if (one.does === 'block') apart.add(one.who);
    const events = decide(request, one, now, apart);
    for (const event of isRefusal(events) ? [] : events) {
      const before = request;
      request = evolve(request, event);
      happened.push({ event, step: one, before, request, apart: new Set(apart) });
    }
  }
  return { happened, last: request };
};

const always = (check: (steps: readonly Step[]) => void): void =>
  fc.assert(fc.property(fc.array(step, { maxLength: 40, size: 'max' }), check), { numRuns: 3000 });

describe('whatever happens in whatever order', () => {
  it('nobody is introduced who did not say yes, now or beforehand, or who is kept apart', () => {
    let introductions = 0;
    always((steps) => {
      for (const { event, step: one, before, apart } of run(steps).happened) {
        if (event.type !== 'introAccepted') continue;
        introductions++;
        expect(apart.has(event.member)).toBe(false);
        if (event.standing) {
          expect(one.does === 'tick' && some(one.standing).has(event.member)).toBe(true);
        } else {
          expect(one.does === 'accept' && presser(before, one.who) === event.member).toBe(true);
          expect(openCandidate(before)?.member).toBe(event.member);
        }
      }
    });
    // The property would hold of nothing at all.
    expect(introductions).toBeGreaterThan(400);
  });

  it('an end is final', () => {
    always((steps) => {
      const { happened } = run(steps);
      const end = happened.findIndex(({ request }) => request.status !== 'asking');
      if (end >= 0) expect(happened.length).toBe(end + 1);
    });
  });

  it('there is one open card at most, and none after the end', () => {
    always((steps) => {
      for (const { request } of run(steps).happened) {
        const open = request.candidates.filter(({ state }) => state === 'asked').length;
        expect(open).toBeLessThanOrEqual(request.status === 'asking' ? 1 : 0);
      }
    });
  });

  it('six people are asked at most, nobody twice, and only who may be asked at that moment', () => {
    always((steps) => {
      const cards = run(steps).happened.filter(({ event }) => event.type === 'candidateAsked');
      const asked = cards.map(({ event }) => ('member' in event ? event.member : ada));
      expect(asked.length).toBeLessThanOrEqual(introRequestLimits.cards);
      expect(new Set(asked).size).toBe(asked.length);
      for (const { event, step: one, apart } of cards) {
        if (event.type !== 'candidateAsked' || one.does !== 'tick') throw new Error('asked by nobody');
        expect(some(one.askable).has(event.member)).toBe(true);
        expect(apart.has(event.member)).toBe(false);
        expect(one.isTimeToAsk).toBe(true);
      }
    });
  });

  it('one card is nudged once at most, and never after its reminder', () => {
    always((steps) => {
      const quiet = new Set<MemberId>();
      for (const { event } of run(steps).happened) {
        if (event.type === 'candidateNudged') expect(quiet.has(event.member)).toBe(false);
        if (['candidateNudged', 'nudgeSkipped', 'cardSnoozed'].includes(event.type) && 'member' in event) {
          quiet.add(event.member);
        }
      }
    });
  });

  it('the clock always has an instant to come back, until the end', () => {
    always((steps) => {
      const { last } = run(steps);
      const due = introRequestDueAt(last);
      if (last.status !== 'asking') expect(due).toBeNull();
      else expect(due !== null && due <= last.settlesAt).toBe(true);
    });
  });

  it('nothing is told twice, and the requester is told nothing but "not this time", once, at the clock', () => {
    always((steps) => {
      const intents = run(steps).happened.flatMap(({ event, request }) =>
        introRequestIntents(request, event).map((intent) => ({ intent, request })),
      );
      const keys = intents.map(({ intent }) => intent.key);
      expect(new Set(keys).size).toBe(keys.length);
      for (const { intent, request } of intents) {
        if (!('to' in intent.effect) || intent.effect.to !== ada) continue;
        expect(intent.effect).toMatchObject({ effect: 'tell', notice: { notice: 'notThisTime' } });
        expect(intent.notBefore >= request.settlesAt).toBe(true);
      }
    });
  });
});

/** How one candidate behaves, and how the world stands in the way. Nobody says yes. */
type Manner = 'pass' | 'silence' | 'remind' | 'avoid' | 'busy' | 'left' | 'report' | 'snoozed';
const manner = fc.constantFrom<Manner[]>(
  'pass',
  'silence',
  'remind',
  'avoid',
  'busy',
  'left',
  'report',
  'snoozed',
);
const neverAsked = new Set<Manner>(['avoid', 'busy', 'snoozed']);

/** Everything the requester can see of a request whose people behave so: what they are told and when, and its state. */
const seenByRequester = (manners: readonly Manner[], hours: number): unknown[] => {
  let request = sent({ candidates: people.slice(0, manners.length) });
  const told: Intent[] = [];
  const seen: unknown[] = [];
  const happen = (events: readonly IntroRequestEvent[] | Refusal): void => {
    for (const event of isRefusal(events) ? [] : events) {
      request = evolve(request, event);
      const intents = introRequestIntents(request, event);
      told.push(...intents.filter(({ effect }) => 'to' in effect && effect.to === ada));
    }
  };
  const askable = new Set(people.filter((_, index) => !neverAsked.has(manners[index] ?? 'busy')));
  for (let now = monday; now <= days(22); now = days(0.125, now)) {
    for (let more = true; more; ) {
      const events = tick(request, around(request, now, { askable }));
      happen(events);
      more = events.length > 0;
    }
    const open = openCandidate(request);
    const how = open === null ? null : manners[people.indexOf(open.member)];
    const since = open === null ? 0 : (now.getTime() - open.askedAt.getTime()) / 3_600_000;
    if (open !== null && since >= hours) {
      if (how === 'pass' || how === 'report') happen(decline(request, open.member, now));
      if (how === 'left') happen(loseCandidate(request, open.member, now));
      if (how === 'remind') happen(remindTomorrow(request, open.member, days(1, now), now));
    }
    // What "my asks" draws from; the names of candidates are not among it (askLines.ts).
    seen.push([now, request.status, request.settlesAt, told.length]);
  }
  return [...seen, ...told];
};

describe('what the requester sees', () => {
  it('is the same to the byte for passing, silence, reminders, reports, avoiding, busy and gone people', () => {
    const reference = JSON.stringify(seenByRequester(['silence'], 1));
    expect(reference).toContain('notThisTime');
    const manners = fc.array(manner, { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(manners, fc.integer({ min: 0, max: 60 }), (all, hours) => {
        expect(JSON.stringify(seenByRequester(all, hours))).toBe(reference);
      }),
      { numRuns: 300 },
    );
  });
});
