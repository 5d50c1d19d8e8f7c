import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  coolDownAfter,
  hasRoomFor,
  isOpenTo,
  leftOut,
  mayAskMore,
  mayBeAsked,
  mayBeWrittenTo,
  mayHaveDigestAt,
  type Reach,
  showable,
} from '../../src/core/askBudget.ts';
import { asId, type TagSlug } from '../../src/core/ids.ts';
import { accept, type IntroRequest, withdraw } from '../../src/core/introRequest.ts';
import { tick } from '../../src/core/introRequestClock.ts';
import { ada, around, days, having, id, introduction, member, monday, sent } from './introRequestWorld.ts';

const react = asId<TagSlug>('react');
const requester = member('ada');
const settled = (request: IntroRequest): IntroRequest =>
  having(request, tick(request, around(request, request.settlesAt)));
const withdrawn = (request: IntroRequest): IntroRequest => having(request, withdraw(request, ada, days(1)));
const introduced = (): IntroRequest => {
  const request = sent();
  const asked = having(request, tick(request, around(request, monday)));
  return having(asked, accept(asked, id('grace'), { introduction, isApart: false }, days(1)));
};

describe('how much a requester may ask', () => {
  it('is three at a time', () => {
    expect(mayAskMore(requester, [sent(), sent()], days(1))).toBeNull();
    expect(mayAskMore(requester, [sent(), sent(), sent()], days(1))).toEqual({
      refused: 'tooManyOpen',
      most: 3,
    });
  });

  it('counts a withdrawn ask until its clock, like one nobody answered', () => {
    const three = [withdrawn(sent()), withdrawn(sent()), sent()];
    expect(mayAskMore(requester, three, days(20))).toEqual({ refused: 'tooManyOpen', most: 3 });
    expect(mayAskMore(requester, three.map(settledOrSame), days(21))).toBeNull();
  });

  it('gives the place back at once after a success', () => {
    expect(mayAskMore(requester, [introduced(), sent(), sent()], days(2))).toBeNull();
  });

  it('is six in thirty days, successes too', () => {
    const six = Array.from({ length: 6 }, introduced);
    expect(mayAskMore(requester, six, days(29))).toEqual({ refused: 'tooManyThisMonth', most: 6 });
    expect(mayAskMore(requester, six, days(30))).toBeNull();
  });

  it('is one at a time in the first 14 days, and with an empty profile', () => {
    const newcomer = member('ada', { joinedAt: days(-13) });
    const empty = member('ada', { offers: [], seeks: [] });
    for (const one of [newcomer, empty]) {
      expect(mayAskMore(one, [], monday)).toBeNull();
      expect(mayAskMore(one, [sent()], monday)).toEqual({ refused: 'newcomerLimit', most: 1 });
    }
    expect(mayAskMore(newcomer, [sent()], days(1))).toBeNull();
  });
});

const settledOrSame = (request: IntroRequest): IntroRequest =>
  request.status === 'asking' ? settled(request) : request;

describe('asking for the same person again', () => {
  const person = (change = {}) =>
    sent({ route: 'person', why: 'w', candidates: [id('grace')], settlesAt: days(4), ...change });

  it('waits 90 days after the clock, whatever happened', () => {
    for (const ask of [person(), withdrawn(person()), settled(person())]) {
      expect(coolDownAfter([ask], id('grace'), days(93))).toEqual(days(94));
      expect(coolDownAfter([ask], id('grace'), days(94))).toBeNull();
    }
  });

  it('knows nothing of whom an ask by topic went to', () => {
    expect(coolDownAfter([settled(sent())], id('grace'), days(22))).toBeNull();
    expect(coolDownAfter([person()], id('sam'), days(1))).toBeNull();
  });
});

describe('who may be asked', () => {
  const reach = (change: Partial<Reach> = {}, about = {}): Reach => ({
    member: member('grace', about),
    contacts: [],
    introductions: 0,
    isApart: false,
    isCoolingDown: false,
    closedTopics: [],
    ...change,
  });
  const ask = { kind: 'advice', topics: [react], route: 'topic' } as const;
  const card = (daysAgo: number) => ({ kind: 'askCard' as const, at: days(-daysAgo) });
  const note = (daysAgo: number) => ({ kind: 'checkIn' as const, at: days(-daysAgo) });
  const digest = (daysAgo: number) => ({ kind: 'digest' as const, at: days(-daysAgo) });

  it('is a member with room who accepts this', () => {
    expect(mayBeAsked(reach(), ask, monday)).toBe(true);
  });

  it.each([
    ['somebody who did not join', reach({}, { status: 'known' })],
    ['somebody who left', reach({}, { status: 'left' })],
    ['a hidden member', reach({}, { isHidden: true })],
    ['somebody who wants quiet', reach({}, { snoozedUntil: days(1) })],
    ['somebody who does not accept the kind', reach({}, { accepts: ['peer'] })],
    ['somebody kept apart', reach({ isApart: true })],
    ['somebody cooling down', reach({ isCoolingDown: true })],
    ['somebody who closed the topic', reach({ closedTopics: [react] })],
  ])('is not %s', (_, someone) => {
    expect(isOpenTo(someone, ask, monday)).toBe(false);
    expect(mayBeAsked(someone, ask, monday)).toBe(false);
  });

  it.each([
    ['the month is full', reach({ introductions: 4 })],
    ['a card went to them within a day', reach({ contacts: [card(0.9)] })],
    ['anything went to them within a day', reach({ contacts: [note(0.9)] })],
    ['two cards went to them this week', reach({ contacts: [card(2), card(6)] })],
    ['three messages went to them this week', reach({ contacts: [note(2), note(3), note(4)] })],
    ['three went to them, and their digest', reach({ contacts: [note(2), note(3), note(4), digest(6)] })],
    [
      'four went to them, who want no digest',
      reach({ contacts: [note(2), note(3), note(4), note(5)] }, { muted: ['digest'] }),
    ],
  ])('has no room when %s', (_, someone) => {
    expect(hasRoomFor(someone, monday)).toBe(false);
    expect(mayBeAsked(someone, ask, monday)).toBe(false);
  });

  it.each([
    ['one card earlier this week', reach({ contacts: [card(1)] })],
    ['two cards a week ago', reach({ contacts: [card(7), card(8)] })],
    ['two messages this week, and their digest', reach({ contacts: [note(2), note(3), digest(4)] })],
    [
      'three messages this week, and no digest wanted',
      reach({ contacts: [note(2), note(3), note(4)] }, { muted: ['digest'] }),
    ],
    ['quiet that is over', reach({}, { snoozedUntil: monday })],
  ])('has room with %s', (_, someone) => {
    expect(mayBeAsked(someone, ask, monday)).toBe(true);
  });
});

describe("the week's digest", () => {
  const hasDigest = (contacts: Reach['contacts'], now: Date) => mayHaveDigestAt(contacts, now) <= now;
  const kinds = ['askCard', 'nudge', 'unasked', 'checkIn'] as const;
  const messages = fc.array(
    fc.record({ kind: fc.constantFrom(...kinds), hours: fc.integer({ min: 1, max: 400 }) }),
  );

  it('always finds a place in its week, whatever else was sent', () => {
    fc.assert(
      fc.property(messages, (wanted) => {
        const sent: { kind: (typeof kinds)[number]; at: Date }[] = [];
        for (const { kind, hours } of wanted.toSorted((a, b) => a.hours - b.hours)) {
          const at = new Date(monday.getTime() + hours * 3_600_000);
          if (mayBeWrittenTo({ muted: [] }, sent, at)) sent.push({ kind, at });
        }
        const last = sent.at(-1)?.at ?? monday;
        expect(hasDigest(sent, new Date(last.getTime() + 86_400_000))).toBe(true);
      }),
    );
  });

  it('takes no second place on one day, and no fifth in one week', () => {
    expect(hasDigest([{ kind: 'askCard', at: days(-0.9) }], monday)).toBe(false);
    // Its own place, and what is asked in the digest itself.
    expect(hasDigest([{ kind: 'digest', at: monday }], monday)).toBe(true);
    // Another message has its morning already.
    expect(hasDigest([{ kind: 'unasked', at: days(0.9) }], monday)).toBe(false);
    expect(hasDigest([{ kind: 'checkIn', at: days(-0.1) }], monday)).toBe(true);
    const others = [1.5, 3, 4].map((ago) => ({ kind: 'unasked' as const, at: days(-ago) }));
    expect(hasDigest(others, monday)).toBe(true);
    expect(hasDigest([...others, { kind: 'digest', at: days(-6) }], monday)).toBe(false);
    expect(hasDigest([...others, { kind: 'digest', at: days(-7) }], monday)).toBe(true);
  });
});

describe('whom previews leave out', () => {
  const two = sent({ candidates: [id('grace'), id('sam')] });

  it('is everybody an ask on the topic showed, asked or not, until 90 days after its clock', () => {
    for (const ask of [two, settled(two), withdrawn(two)]) {
      expect(leftOut([ask], [react], days(110))).toEqual(new Set([id('grace'), id('sam')]));
      expect(leftOut([ask], [react], days(111))).toEqual(new Set());
    }
  });

  it('is the same people on any topic while the ask goes on, so that nothing can be read from who is missing', () => {
    const passed = having(two, tick(two, around(two, monday)));
    const other = [asId<TagSlug>('kotlin')];
    expect(leftOut([two], other, days(20))).toEqual(leftOut([passed], other, days(20)));
    expect(leftOut([two], other, days(20)).size).toBe(2);
    expect(leftOut([two], other, days(21)).size).toBe(0);
  });

  it('shows ten people a day at most, and those seen today again', () => {
    const found = ['a', 'b', 'c', 'd'].map(id);
    expect(showable(found, new Set(), 0)).toEqual(found);
    expect(showable(found, new Set(), 8)).toEqual([id('a'), id('b')]);
    expect(showable(found, new Set([id('a'), id('c')]), 9)).toEqual([id('a'), id('b'), id('c')]);
    expect(showable(found, new Set([id('c')]), 10)).toEqual([id('c')]);
    expect(showable(found, new Set(), 10)).toEqual([]);
  });
});
