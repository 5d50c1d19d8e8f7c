import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Belonging,
  belongingsOf,
  type Circle,
  circleLimits,
  mayMeetAs,
  nameTrouble,
  roundedCount,
} from '../../src/core/circle.ts';
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
