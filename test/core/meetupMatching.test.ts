import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type MemberId } from '../../src/core/ids.ts';
import { type MeetInput, type MeetPerson, meetCaps, suggestPeople } from '../../src/core/meetupMatching.ts';

const id = (number: number) => asId<MemberId>(`m${number}`);
const topics = ['react', 'sales', 'law', 'tax', 'design'];

/** `rare`: one of so many may be suggested. */
const people = (most: number, rare: number) =>
  fc.array(
    fc.record({
      mayBeSuggested: fc.integer({ min: 1, max: rare }).map((roll) => roll === 1),
      offers: fc.subarray(topics),
      seeks: fc.subarray(topics),
    }),
    { maxLength: most },
  );

const input = (most: number, rare = 2): fc.Arbitrary<MeetInput> =>
  people(most, rare).chain((all) => {
    const some = fc.nat({ max: Math.max(0, all.length - 1) }).map(id);
    return fc.record({
      seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
      people: fc.constant(all.map((one, index) => personOf(index, one))),
      apart: fc.array(fc.record({ a: some, b: some }), { maxLength: all.length * 2 }),
      given: fc.constant([]),
      only: fc.constant(null),
    });
  });

const personOf = (
  index: number,
  one: { mayBeSuggested: boolean; offers: readonly string[]; seeks: readonly string[] },
): MeetPerson => ({
  id: id(index),
  mayBeSuggested: one.mayBeSuggested,
  profile: {
    offers: one.offers,
    seeks: one.seeks,
    interests: [...new Set([...one.offers, ...one.seeks])],
    unquoted: [],
    group: '',
    languages: ['en'],
    isNewcomer: false,
  },
});

const isApart = ({ apart }: MeetInput, a: MemberId, b: MemberId) =>
  apart.some((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a));

describe('people suggested at an event', () => {
  it('are at most three for one and of one at most five, nobody twice, never apart, hidden or oneself', () => {
    fc.assert(
      fc.property(input(14), (given) => {
        const made = suggestPeople(given);
        const hidden = new Set(given.people.filter((one) => !one.mayBeSuggested).map((one) => one.id));
        for (const { id: who } of given.people) {
          expect(made.filter(({ member }) => member === who).length).toBeLessThanOrEqual(3);
          expect(made.filter(({ person }) => person === who).length).toBeLessThanOrEqual(5);
        }
        expect(new Set(made.map(({ member, person }) => `${member} ${person}`)).size).toBe(made.length);
        for (const { member, person } of made) {
          expect([member === person, hidden.has(person), isApart(given, member, person)]).toEqual([
            false,
            false,
            false,
          ]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leave nobody without anybody where somebody could be found for them', () => {
    fc.assert(
      fc.property(input(24, 6), (given) => {
        const made = suggestPeople(given);
        const served = new Set(made.map(({ member }) => member)).size;
        expect(served).toBe(mostServed(given));
      }),
      { numRuns: 1000 },
    );
  });

  it('are the same for the same seed, and what was given before stays and counts', () => {
    fc.assert(
      fc.property(input(12), (given) => {
        const made = suggestPeople(given);
        expect(suggestPeople(given)).toEqual(made);
        const more = suggestPeople({ ...given, given: made });
        const all = [...made, ...more];
        for (const { id: who } of given.people) {
          expect(all.filter(({ member }) => member === who).length).toBeLessThanOrEqual(3);
          expect(all.filter(({ person }) => person === who).length).toBeLessThanOrEqual(5);
        }
        expect(new Set(all.map(({ member, person }) => `${member} ${person}`)).size).toBe(all.length);
      }),
      { numRuns: 150 },
    );
  });

  it('are found for somebody who comes late without anybody else getting more', () => {
    const all = Array.from({ length: 8 }, (_, index) =>
      personOf(index, { mayBeSuggested: true, offers: ['react'], seeks: ['law'] }),
    );
    const given = { seed: 7, people: all.slice(0, 7), apart: [], given: [], only: null };
    const before = suggestPeople(given);
    const late = suggestPeople({ ...given, people: all, given: before, only: new Set([id(7)]) });
    expect(late.map(({ member }) => member)).toEqual([id(7), id(7), id(7)]);
  });

  it('have reasons: who helps comes first, and what nobody may quote is in none', () => {
    const [one, other] = [
      personOf(0, { mayBeSuggested: true, offers: ['react'], seeks: ['law'] }),
      personOf(1, { mayBeSuggested: true, offers: ['law', 'tax'], seeks: ['tax', 'react'] }),
    ];
    const shy = { ...other, profile: { ...other.profile, unquoted: ['law'] } };
    const made = suggestPeople({ seed: 1, people: [one, shy], apart: [], given: [], only: null });
    const [first] = made.filter(({ member }) => member === id(0));
    expect(first?.reasons).toEqual([
      { kind: 'helps', giver: id(0), receiver: id(1), topic: 'react' },
      { kind: 'shares', members: [id(0), id(1)], topic: 'react' },
    ]);
  });

  it('are different ones for those who come late and are all alike', () => {
    const all = Array.from({ length: 20 }, (_, index) =>
      personOf(index, { mayBeSuggested: true, offers: ['react'], seeks: ['law'] }),
    );
    const late = new Set(all.slice(0, 6).map((one) => one.id));
    const made = suggestPeople({ seed: 5, people: all, apart: [], given: [], only: late });
    expect(made).toHaveLength(18);
    const times = all.map(({ id: who }) => made.filter(({ person }) => person === who).length);
    expect(Math.max(...times)).toBeLessThanOrEqual(2);
  });

  it('are spread: sixty people get three each, and nobody is suggested more than five times', () => {
    const all = Array.from({ length: 61 }, (_, index) =>
      personOf(index, {
        mayBeSuggested: true,
        offers: [topics[index % 5] as string],
        seeks: [topics[(index + 1) % 5] as string],
      }),
    );
    const made = suggestPeople({ seed: 3, people: all, apart: [], given: [], only: null });
    for (const { id: who } of all) {
      expect(made.filter(({ member }) => member === who)).toHaveLength(3);
      const times = made.filter(({ person }) => person === who).length;
      expect(times).toBeGreaterThanOrEqual(2);
      expect(times).toBeLessThanOrEqual(4);
    }
  });
});

/** How many could have somebody at all, each person suggested five times at most: a flow, found path by path. */
const mostServed = (given: MeetInput): number => {
  const holder = new Map<MemberId, MemberId[]>();
  const tryFor = (who: MemberId, seen: Set<MemberId>): boolean => {
    for (const { id: person, mayBeSuggested } of given.people) {
      if (!mayBeSuggested || person === who || seen.has(person) || isApart(given, who, person)) continue;
      seen.add(person);
      const held = holder.get(person) ?? [];
      if (held.length < meetCaps.ofOne) {
        holder.set(person, [...held, who]);
        return true;
      }
      for (const other of held) {
        if (!tryFor(other, seen)) continue;
        holder.set(person, [...(holder.get(person) ?? []).filter((one) => one !== other), who]);
        return true;
      }
    }
    return false;
  };
  return given.people.filter(({ id: who }) => tryFor(who, new Set())).length;
};
