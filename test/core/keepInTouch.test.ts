import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type MemberId } from '../../src/core/ids.ts';
import {
  cadenceDays,
  duePeople,
  type Keep,
  keepDueAt,
  keepInTouch,
  keepLimits,
  noteSuggested,
  noteTouch,
  reconnectWith,
  snoozeKeep,
  stopKeeping,
  touchCadences,
} from '../../src/core/keepInTouch.ts';
import type { Acquaintance } from '../../src/core/network/mine.ts';
import { isRefusal } from '../../src/core/refusal.ts';

const start = new Date('2027-03-01T09:00:00Z');
const days = (count: number) => new Date(start.getTime() + count * 86_400_000);
const [ada, grace, sam] = ['ada', 'grace', 'sam'].map((name) => asId<MemberId>(name)) as [
  MemberId,
  MemberId,
  MemberId,
];
const set = (person: MemberId, cadence: Keep['cadence'] = 'quarterly'): Keep => ({
  member: ada,
  person,
  cadence,
  setAt: start,
  touchedAt: null,
  snoozedUntil: null,
  suggestedAt: null,
});
const fading = (person: MemberId): Acquaintance => ({
  person,
  through: { by: 'myAsk', via: [] },
  result: 'talked',
  firstAt: days(-400),
  lastAt: days(-300),
  times: 1,
  warmth: 0.4,
  isFading: true,
});

describe('keeping in touch', () => {
  it('is due a cadence after the last contact, or after it was chosen where none is known', () => {
    expect(keepDueAt(set(grace), null)).toEqual(days(91));
    expect(keepDueAt(set(grace), days(-200))).toEqual(days(-109));
    expect(keepDueAt(noteTouch(set(grace), days(5)), days(-200))).toEqual(days(96));
    expect(keepDueAt(noteTouch(set(grace), days(5)), days(9))).toEqual(days(100));
    expect(keepDueAt(snoozeKeep(set(grace), days(91)), null)).toEqual(days(105));
    expect(keepDueAt(stopKeeping(set(grace)), null)).toBeNull();
  });

  it('shows the most overdue first', () => {
    const last = new Map([
      [grace, days(-100)],
      [sam, days(-200)],
    ]);
    const due = duePeople([set(grace), set(sam), set(ada, null)], last, start);
    expect(due.map(({ keep }) => keep.person)).toEqual([sam, grace]);
  });

  it('has room for so many people', () => {
    const many = Array.from({ length: keepLimits.people }, (_, index) => set(asId<MemberId>(`m${index}`)));
    const one = { member: ada, person: grace, cadence: 'monthly' } as const;
    expect(keepInTouch(null, one, many, start)).toEqual({ refused: 'tooManyKept', most: keepLimits.people });
    const [first] = many;
    const known = { ...one, person: first?.person ?? grace };
    expect(keepInTouch(first ?? null, known, many, days(1))).toMatchObject({
      cadence: 'monthly',
      setAt: start,
    });
    expect(isRefusal(keepInTouch(null, { ...one, person: ada }, [], start))).toBe(true);
  });

  it('suggests nobody more often than once a week, and nobody twice in half a year', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 20, maxLength: 90 }), (gaps) => {
        const network = [fading(grace), fading(sam)];
        const keeps = new Map<MemberId, Keep>();
        const said: { at: number; person: MemberId }[] = [];
        let at = 0;
        for (const gap of gaps) {
          at += gap;
          const person = reconnectWith(network, [...keeps.values()], days(at))?.person;
          if (person === undefined) continue;
          // Looked at again in the days of the same digest it says the same.
          if (said.some((one) => one.person === person && at - one.at < keepLimits.sameDigestDays)) continue;
          keeps.set(person, noteSuggested(keeps.get(person) ?? null, ada, person, days(at)));
          said.push({ at, person });
        }
        expect(said.length).toBeGreaterThan(0);
        for (const [index, one] of said.entries()) {
          for (const other of said.slice(index + 1)) {
            expect(other.at - one.at).toBeGreaterThanOrEqual(keepLimits.reconnectEveryDays);
            if (other.person === one.person) {
              expect(other.at - one.at).toBeGreaterThanOrEqual(keepLimits.reconnectWeeks * 7);
            }
          }
        }
      }),
    );
  });

  it('suggests nobody with a cadence, nobody just talked to, nobody who is not fading', () => {
    expect(reconnectWith([fading(grace)], [], start)?.person).toBe(grace);
    expect(reconnectWith([fading(grace)], [set(grace)], start)).toBeNull();
    expect(reconnectWith([{ ...fading(grace), isFading: false }], [], start)).toBeNull();
    const talked = { ...set(grace, null), touchedAt: days(-3) };
    expect(reconnectWith([fading(grace)], [talked], start)).toBeNull();
  });

  it('is never due before the cadence is over since anything that counts', () => {
    const cadence = fc.constantFrom(...touchCadences);
    const day = fc.option(fc.integer({ min: -400, max: 400 }).map(days), { nil: null });
    fc.assert(
      fc.property(cadence, day, day, day, (chosen, touchedAt, snoozedUntil, contact) => {
        const keep = { ...set(grace, chosen), touchedAt, snoozedUntil };
        const due = keepDueAt(keep, contact)?.getTime() ?? 0;
        for (const at of [touchedAt, contact]) {
          if (at !== null) {
            expect(due).toBeGreaterThanOrEqual(at.getTime() + cadenceDays[chosen] * 86_400_000);
          }
        }
        if (snoozedUntil !== null) expect(due).toBeGreaterThanOrEqual(snoozedUntil.getTime());
      }),
    );
  });
});
