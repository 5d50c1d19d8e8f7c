import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Belonging,
  belongingsOf,
  type Circle,
  circleLimits,
  introducedBetween,
  isSameName,
  mayMeetAs,
  nameTrouble,
} from '../../src/core/circle.ts';
import { roundedCount } from '../../src/core/figures.ts';
import { asId, type CircleId, type MemberId } from '../../src/core/ids.ts';

const me = asId<MemberId>('me');
const circle = (name: string): Circle => ({ id: asId<CircleId>(name), name, madeAt: new Date(0) });
const named = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `Circle ${index}` }));

describe('a circle', () => {
  it('has a name of its own, however it is written, and there are twenty at the most', () => {
    expect(nameTrouble('', [])).toBe('empty');
    expect(nameTrouble('a'.repeat(40), [])).toBeNull();
    expect(nameTrouble('a'.repeat(41), [])).toBe('long');
    expect(nameTrouble('accountants  kraków', [{ name: 'Accountants Kraków' }])).toBe('twice');
    expect(nameTrouble('New', named(circleLimits.circles - 1))).toBeNull();
    expect(nameTrouble('New', named(circleLimits.circles))).toBe('many');
  });

  it.each([
    ['Krakow founders', 'Kraków Founders', true],
    ['Zlote  Mysli', 'Złote Myśli', true],
    ['IT-Forum', 'IT Forum', true],
    ['🚀', '🚀', true],
    ['🚀', '🎉', false],
    ['C++', 'C#', false],
    ['Chapter A', 'Chapter B', false],
    ['Founders 2025', 'Founders 2026', false],
    ['Smokers', 'Non-smokers', false],
    ['', 'Founders', false],
  ])('called %j may be written %j: %s', (before, after, may) => {
    expect(isSameName(before, after)).toBe(may);
    expect(isSameName(after, before)).toBe(may);
  });

  it('never drifts to another name, however often it is rewritten', () => {
    const names = fc.array(fc.string({ unit: fc.constantFrom('A', 'a', 'ą', 'Ł', 'l', ' ', '-', '+', 'B') }));
    fc.assert(
      fc.property(names, (all) => {
        let name = all[0] ?? '';
        for (const next of all) if (isSameName(name, next)) name = next;
        expect(isSameName(all[0] ?? '', name)).toBe(true);
      }),
    );
  });

  it('is shown of somebody only where they say both, whatever a form sends', () => {
    const circles = ['a', 'b', 'c'].map(circle);
    const values = fc.array(fc.constantFrom<string>('a', 'b', 'c', 'other', ''));
    fc.assert(
      fc.property(values, values, (mine, shown) => {
        const all = belongingsOf(me, circles, { mine, shown });
        expect(all.map(({ circle: id }) => String(id))).toEqual(
          ['a', 'b', 'c'].filter((id) => mine.includes(id)),
        );
        for (const one of all) expect(one.isShown).toBe(shown.includes(one.circle));
      }),
    );
  });

  it('puts somebody with others only where they show it, or came by their own press', () => {
    const belonging = (isShown: boolean): Belonging => ({ circle: asId('a'), member: me, isShown });
    const cases = (['everyone', 'optIn'] as const).map((place) =>
      [undefined, belonging(false), belonging(true)].map((one) => mayMeetAs({ place }, one)),
    );
    expect(cases).toEqual([
      [false, false, true],
      [false, true, true],
    ]);
  });

  it('is counted in full fives, from five up', () => {
    expect([0, 4, 5, 9, 10, 24].map(roundedCount)).toEqual([null, null, 5, 5, 10, 20]);
  });
});

describe('introductions between circles', () => {
  const people = Array.from({ length: 12 }, (_, at) => asId<MemberId>(`m${at}`));
  const some = fc.uniqueArray(fc.constantFrom(...people), { maxLength: 12 });
  const pairs = fc.array(
    fc
      .uniqueArray(fc.constantFrom(...people), { minLength: 2, maxLength: 2 })
      .map((both) => ({ people: both })),
    { maxLength: 40 },
  );

  it('are counted once, whichever circle either belongs to, and within a circle too', () => {
    const [a, b] = [new Set(people.slice(0, 6)), new Set(people.slice(4, 10))];
    const [x, y, z] = [people[4], people[5], people[9]];
    if (x === undefined || y === undefined || z === undefined) throw new Error('too few');
    const six = people.slice(0, 6).map((one) => ({ people: [one, z] }));
    const found = introducedBetween([a, b], six);
    expect(found).toEqual([
      { one: 0, other: 0, count: null },
      { one: 0, other: 1, count: 5 },
      { one: 1, other: 1, count: null },
    ]);
  });

  it('never tell of fewer than five people, and only in full fives', () => {
    fc.assert(
      fc.property(some, some, pairs, (one, other, all) => {
        for (const { one: a, other: b, count } of introducedBetween([new Set(one), new Set(other)], all)) {
          if (count === null) continue;
          const sides = [new Set(a === 0 ? one : other), new Set(b === 0 ? one : other)];
          const behind = all.filter(({ people: pair }) =>
            pair.every((who) => sides.some((side) => side.has(who))),
          );
          expect(new Set(behind.flatMap(({ people: pair }) => pair)).size).toBeGreaterThanOrEqual(5);
          expect(count % 5).toBe(0);
          expect(count).toBeLessThanOrEqual(behind.length);
        }
      }),
    );
  });
});
