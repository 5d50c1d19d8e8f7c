import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chainTo,
  connectorLimits,
  type Forward,
  forward,
  loseConnector,
  openConnector,
  passOver,
  type Way,
} from '../../src/core/connector.ts';
import type { IntroRequestEvent } from '../../src/core/events.ts';
import type { MemberId } from '../../src/core/ids.ts';
import { accept, decline, type IntroRequest, openCandidate, withdraw } from '../../src/core/introRequest.ts';
import { introRequestDueAt, tick } from '../../src/core/introRequestClock.ts';
import { introRequestIntents } from '../../src/core/introRequestNotices.ts';
import { evolve } from '../../src/core/introRequestState.ts';
import { isRefusal, type Refusal } from '../../src/core/refusal.ts';
import { ada, around, days, id, introduction, monday, sent } from './introRequestWorld.ts';

const grace = id('grace');
const people = ['sam', 'ola', 'jan', 'ewa', 'lech', 'mona', 'olaf'].map(id);
const plainly: Forward = {
  ...{ recommends: false, how: null, when: null, words: '', shows: 'name', mayName: false },
};

type Step = { readonly wait: number } & (
  | { readonly does: 'forward' | 'pass' | 'lose' | 'accept' | 'decline'; readonly who: MemberId | 'holder' }
  | { readonly does: 'withdraw' }
  | {
      readonly does: 'tick';
      readonly way: Way | 'handedOn' | null;
      readonly askable: boolean;
      readonly isLost: boolean;
      readonly mayNudge: boolean;
    }
);

const person = fc.constantFrom(...people, grace, ada);
const who = fc.oneof(
  { weight: 4, arbitrary: fc.constant('holder' as const) },
  { weight: 1, arbitrary: person },
);
const wait = fc.constantFrom(0, 0, 0, 0, 0.01, 0.5, 1, 3);
/** Whatever way somebody may work out, also impossible ones: the state decides which are taken. */
const way = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.constant('handedOn' as const) },
  {
    weight: 5,
    arbitrary: fc.record({
      member: person,
      to: fc.oneof({ weight: 3, arbitrary: fc.constant(grace) }, { weight: 2, arbitrary: person }),
      from: fc.option(person, { freq: 3 }),
    }),
  },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      wait,
      does: fc.constant('tick' as const),
      way,
      askable: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.boolean() }),
      isLost: fc.oneof({ weight: 7, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.boolean() }),
      mayNudge: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      wait,
      does: fc.constantFrom(
        ...(['forward', 'forward', 'forward', 'pass', 'lose', 'accept', 'decline'] as const),
      ),
      who,
    }),
  },
  { weight: 1, arbitrary: fc.record({ wait, does: fc.constant('withdraw' as const) }) },
);

type Happened = {
  readonly event: IntroRequestEvent;
  readonly before: IntroRequest;
  readonly after: IntroRequest;
};

const holderOf = (request: IntroRequest): MemberId =>
  openConnector(request)?.member ?? openCandidate(request)?.member ?? ada;

const decide = (request: IntroRequest, one: Step, now: Date): IntroRequestEvent[] | Refusal => {
  const by = 'who' in one ? (one.who === 'holder' ? holderOf(request) : one.who) : ada;
  switch (one.does) {
    case 'forward':
      return forward(request, by, plainly, null, now);
    case 'pass':
      return passOver(request, by, null, now);
    case 'lose':
      return loseConnector(request, by, now);
    case 'accept':
      return accept(request, by, { introduction, isApart: false }, now);
    case 'decline':
      return decline(request, by, now);
    case 'withdraw':
      return withdraw(request, ada, now);
    case 'tick': {
      const { isLost, mayNudge } = one;
      const next = one.way === 'handedOn' ? handedOn(request) : one.way;
      const askable = new Set(one.askable ? [grace] : []);
      return tick(request, around(request, now, { askable, way: next, mayFindWay: true, isLost, mayNudge }));
    }
  }
};

/** The second of two, where a first one passed it on to somebody else than the target. */
const handedOn = (request: IntroRequest): Way | null => {
  const last = request.connectors.at(-1);
  return last?.state === 'forwarded' && last.to !== null
    ? { member: last.to, to: grace, from: last.member }
    : null;
};

const run = (steps: readonly Step[]): { happened: Happened[]; last: IntroRequest } => {
  let request = sent({ route: 'connector', why: 'w', topics: [], candidates: [grace], settlesAt: days(14) });
  let now = monday;
  const happened: Happened[] = [];
  for (const one of steps) {
    now = days(one.wait, now);
    const events = decide(request, one, now);
    for (const event of isRefusal(events) ? [] : events) {
      const before = request;
      request = evolve(request, event);
      happened.push({ event, before, after: request });
    }
  }
  return { happened, last: request };
};

const always = (check: (steps: readonly Step[]) => void): void =>
  fc.assert(fc.property(fc.array(step, { maxLength: 40, size: 'max' }), check), { numRuns: 3000 });

describe('a request through connectors, whatever happens in whatever order', () => {
  it('reaches the target only over somebody who passed it on, at most two in a chain from the requester', () => {
    let reached = 0;
    let chains = 0;
    always((steps) => {
      for (const { event, before } of run(steps).happened) {
        if (event.type !== 'candidateAsked') continue;
        const chain = chainTo(before, grace);
        reached++;
        if (chain.length === 2) chains++;
        expect([1, 2]).toContain(chain.length);
        expect(chain[0]?.from).toBeNull();
        expect(chain.at(-1)?.to).toBe(grace);
      }
    });
    // The property would hold of nothing at all.
    expect(reached).toBeGreaterThan(100);
    expect(chains).toBeGreaterThan(0);
  });

  it('never asks two at once, nobody twice, never either end, and no more than five', () => {
    always((steps) => {
      for (const { after } of run(steps).happened) {
        const open = after.connectors.filter(({ state }) => state === 'asked').length;
        const cards = after.candidates.filter(({ state }) => state === 'asked').length;
        expect(open + cards).toBeLessThanOrEqual(after.status === 'asking' ? 1 : 0);
        const asked = after.connectors.map(({ member }) => member);
        expect(new Set(asked).size).toBe(asked.length);
        expect(asked.length).toBeLessThanOrEqual(connectorLimits.connectors);
        expect(asked).not.toContain(ada);
        expect(asked).not.toContain(grace);
      }
    });
  });

  it('asks nobody to connect any more once the target was asked', () => {
    always((steps) => {
      const { happened } = run(steps);
      const first = happened.findIndex(({ event }) => event.type === 'candidateAsked');
      if (first < 0) return;
      expect(happened.slice(first).filter(({ event }) => event.type === 'connectorAsked')).toEqual([]);
    });
  });

  it('only whoever holds the card passes it on, and an end is final', () => {
    always((steps) => {
      const { happened } = run(steps);
      for (const { event, before } of happened) {
        if (event.type === 'requestForwarded' || event.type === 'connectorPassed') {
          expect(openConnector(before)?.member).toBe(event.connector);
        }
      }
      const end = happened.findIndex(({ after }) => after.status !== 'asking');
      if (end >= 0) expect(happened.length).toBe(end + 1);
    });
  });

  it('always has an instant at which the clock comes back, until the end', () => {
    always((steps) => {
      const { last } = run(steps);
      const due = introRequestDueAt(last);
      if (last.status !== 'asking') expect(due).toBeNull();
      else expect(due !== null && due <= last.settlesAt).toBe(true);
    });
  });

  it('tells nothing twice, and the requester nothing but "not this time", at the clock', () => {
    always((steps) => {
      const { happened } = run(steps);
      const intents = happened.flatMap(({ event, after }) =>
        introRequestIntents(after, event).map((intent) => ({ intent, after })),
      );
      const keys = intents.map(({ intent }) => intent.key);
      expect(new Set(keys).size).toBe(keys.length);
      for (const { intent, after } of intents) {
        if (!('to' in intent.effect) || intent.effect.to !== ada) continue;
        expect(intent.effect).toMatchObject({ effect: 'tell', notice: { notice: 'notThisTime' } });
        expect(intent.notBefore >= after.settlesAt).toBe(true);
      }
    });
  });
});
