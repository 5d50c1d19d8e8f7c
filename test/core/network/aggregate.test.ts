import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asId, type MemberId, type TagSlug } from '../../../src/core/ids.ts';
import { aggregateLimits, aggregateNetwork } from '../../../src/core/network/aggregate.ts';

const tag = (number: number) => asId<TagSlug>(`topic-${number}`);
const worlds = fc.integer({ min: 0, max: 60 }).chain((count) => {
  const person = fc.integer({ min: 0, max: Math.max(0, count - 1) });
  return fc.record({
    topics: fc.array(fc.array(fc.integer({ min: 0, max: 11 }), { maxLength: 3 }), {
      minLength: count,
      maxLength: count,
    }),
    pairs: fc.array(fc.tuple(person, person), { maxLength: 120 }),
  });
});
type World = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

const networkOf = ({ topics, pairs }: World, without: number | null = null) => {
  const crowd = topics.flatMap((some, index) =>
    index === without ? [] : [{ id: asId<MemberId>(`person-${index}`), topics: some.map(tag) }],
  );
  const connections = pairs.map(([a, b]) => ({
    a: asId<MemberId>(`person-${a}`),
    b: asId<MemberId>(`person-${b}`),
  }));
  return aggregateNetwork(crowd, connections);
};

test('no number, cell or bridge stands for fewer than five people, and numbers go by fives', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const { people, cells, bridges, alone } = networkOf(world);
      const numbers = [people, ...cells.map((cell) => cell.people), ...(alone === null ? [] : [alone])];
      for (const number of numbers) expect(number % aggregateLimits.people).toBe(0);
      expect(people).toBeLessThanOrEqual(world.topics.length);
      expect(cells.length).toBeLessThanOrEqual(aggregateLimits.cells);
      for (const cell of cells) expect(cell.people).toBeGreaterThanOrEqual(aggregateLimits.people);
      if (alone !== null) expect(alone).toBeGreaterThanOrEqual(aggregateLimits.people);
      const real = world.pairs.filter(([a, b]) => a !== b);
      if (new Set(real.flat()).size < aggregateLimits.people) {
        expect([bridges, cells.filter(({ inside }) => inside !== null)]).toEqual([[], []]);
      }
      for (const { one, other } of bridges) expect(one < other && other < cells.length).toBe(true);
    }),
  );
});

test('names nobody, whoever is in it', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      expect(JSON.stringify(networkOf(world))).not.toContain('person-');
    }),
  );
});

test('everybody stands in one cell only: cells never add up to more than there are', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const { people, cells } = networkOf(world);
      const sum = cells.reduce((all, cell) => all + cell.people, 0);
      expect(sum).toBeLessThanOrEqual(people + 4);
    }),
  );
});

test('one pair among many people is not shown, five people are', () => {
  const crowd = Array.from({ length: 12 }, (_, index) => ({
    id: asId<MemberId>(`person-${index}`),
    topics: [tag(index < 6 ? 1 : 2)],
  }));
  const pair = (a: number, b: number) => ({ a: crowd[a]?.id ?? asId(''), b: crowd[b]?.id ?? asId('') });
  const few = aggregateNetwork(crowd, [pair(0, 6), pair(1, 6), pair(2, 6)]);
  expect(few.bridges).toEqual([]);
  const enough = aggregateNetwork(crowd, [pair(0, 6), pair(1, 6), pair(2, 6), pair(3, 6)]);
  expect(enough.bridges).toEqual([{ one: 0, other: 1, howMuch: 'some' }]);
  expect(enough.cells.map(({ topic, people, inside }) => [topic, people, inside])).toEqual([
    [tag(1), 5, null],
    [tag(2), 5, null],
  ]);
  expect(enough.alone).toBe(5);
});
