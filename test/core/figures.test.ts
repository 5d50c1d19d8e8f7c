import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bridges,
  figureIn,
  figureOf,
  groupsOf,
  type Happening,
  lastStretches,
  loadByGroup,
  medianAnswer,
  openByAge,
} from '../../src/core/figures.ts';
import { asId, type MemberId } from '../../src/core/ids.ts';

const now = new Date('2027-01-14T12:00:00Z');
const [stretch = { from: now, until: now, firstDay: '' }] = lastStretches(now, 'Europe/Warsaw', 1);
const who = (number: number): MemberId => asId<MemberId>(`m${number}`);
const inside = new Date('2027-01-05T12:00:00Z');
const happened = (...people: readonly number[]): Happening => ({ people: people.map(who), at: inside });
const some = fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 30 });

describe('stretches of four weeks', () => {
  it('end with the last Monday of the community, touch, and are the same from Monday to Sunday', () => {
    const [first, second] = lastStretches(now, 'Europe/Warsaw', 2);
    expect(first?.until.toISOString()).toBe('2027-01-10T23:00:00.000Z');
    expect(first?.from.toISOString()).toBe('2026-12-13T23:00:00.000Z');
    expect(second?.until).toEqual(first?.from);
    const sunday = new Date('2027-01-17T22:59:00Z');
    expect(lastStretches(sunday, 'Europe/Warsaw', 2)).toEqual([first, second]);
  });
});

describe('a number of what people did', () => {
  it('appears only with five different people behind it, whatever they did and how often', () => {
    fc.assert(
      fc.property(some, (people) => {
        const all = people.map((one) => happened(one));
        const isEnough = new Set(people).size >= 5;
        expect(figureIn(stretch, all)).toBe(isEnough ? people.length : 'few');
        expect(figureOf(people.length, people.map(who))).toBe(isEnough ? people.length : 'few');
      }),
    );
  });

  it('says the same of none, of one and of four', () => {
    const said = [0, 1, 4].map((count) => figureOf(count, [0, 1, 2, 3].slice(0, count).map(who)));
    expect(said).toEqual(['few', 'few', 'few']);
  });

  it('counts nothing of other weeks', () => {
    const early = [0, 1, 2, 3, 4].map((one) => ({
      people: [who(one)],
      at: new Date('2026-12-01T12:00:00Z'),
    }));
    expect(figureIn(stretch, early)).toBe('few');
  });
});

describe('the median answer', () => {
  it('needs five people and ten answers', () => {
    const answers = (people: number, count: number) =>
      Array.from({ length: count }, (_, at) => ({ by: who(at % people), at: inside, minutes: at * 10 }));
    expect(medianAnswer(stretch, answers(5, 9))).toBe('few');
    expect(medianAnswer(stretch, answers(4, 40))).toBe('few');
    expect(medianAnswer(stretch, answers(5, 10))).toBe(45);
  });
});

describe('open asks by age', () => {
  it('lie in one bucket each', () => {
    const days = [0, 3, 3.1, 7, 14, 21, 22];
    const open = days.flatMap((day) =>
      [0, 1, 2, 3, 4].map((one) => ({ people: [who(one)], at: new Date(now.getTime() - day * 86_400_000) })),
    );
    expect(openByAge(now, open)).toEqual([10, 10, 5, 5, 5]);
  });
});

describe('load and bridges', () => {
  it('speak of groups of at least five who were asked ten times, never of one person', () => {
    fc.assert(
      fc.property(some, some, (asked, groups) => {
        const groupOf = new Map(groups.map((group, index) => [who(index % 8), `g${group % 3}`]));
        for (const { people, asks } of loadByGroup(
          stretch,
          asked.map((one) => happened(one)),
          groupOf,
        )) {
          expect(people).toBeGreaterThanOrEqual(5);
          expect(asks).toBeGreaterThanOrEqual(10);
        }
        for (const { people } of groupsOf(groupOf)) expect(people).toBeGreaterThanOrEqual(5);
      }),
    );
  });

  it('count talks between two groups with five people in them', () => {
    const groupOf = new Map(Array.from({ length: 10 }, (_, at) => [who(at), at < 5 ? 'A' : 'B']));
    const talks = [happened(0, 5), happened(1, 6), happened(2, 7)];
    expect(bridges(['A', 'B'], talks, groupOf)).toEqual([
      { one: 'A', other: 'A', talks: 'few' },
      { one: 'A', other: 'B', talks: 3 },
      { one: 'B', other: 'B', talks: 'few' },
    ]);
    expect(bridges(['A', 'B'], talks.slice(0, 2), groupOf)[1]?.talks).toBe('few');
  });
});
