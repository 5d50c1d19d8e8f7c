import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hopCost, stepCosts } from '../../../src/core/network/costs.ts';
import { buildTieGraph, setTie } from '../../../src/core/network/graph.ts';
import { createPathSearch, type PathQuery, type WarmPath } from '../../../src/core/network/paths.ts';

type Tie = readonly [one: number, other: number, strength: number];
type World = { readonly people: number; readonly ties: readonly Tie[]; readonly willing: Uint8Array };

const graphOf = (people: number, ties: readonly Tie[]) =>
  buildTieGraph({
    people,
    count: ties.length,
    one: Int32Array.from(ties, ([one]) => one),
    other: Int32Array.from(ties, ([, other]) => other),
    strength: Uint8Array.from(ties, ([, , strength]) => strength),
  });

/** Few strengths, so that paths are often equal. */
const worldsOf = (most: number, strengths: readonly number[], wills: readonly number[]) =>
  fc.integer({ min: 2, max: most }).chain((people) => worldOf(people, fc.constantFrom(...strengths), wills));

const worldOf = (people: number, strength: fc.Arbitrary<number>, wills: readonly number[]) =>
  fc.record({
    people: fc.constant(people),
    ties: fc.array(
      fc.tuple(fc.integer({ min: 0, max: people - 1 }), fc.integer({ min: 0, max: people - 1 }), strength),
      { maxLength: 5 * people },
    ),
    willing: fc
      .array(fc.constantFrom(...wills), { minLength: people, maxLength: people })
      .map((bytes) => Uint8Array.from(bytes)),
  });

const worlds: fc.Arbitrary<World> = fc.oneof(
  worldsOf(11, [40, 40, 90, 180, 255], [0, 60, 255, 255, 255]),
  worldsOf(9, [90, 180], [255]),
  worldsOf(5, [90, 120, 180], [255]),
);

/** Every simple path, one by one: the strongest tie of two people counts. */
const everyPath = ({ people, ties, willing }: World, query: PathQuery): WarmPath[] => {
  const known = Array.from({ length: people }, () => new Map<number, number>());
  for (const [one, other, byte] of ties) {
    if (one === other) continue;
    known[one]?.set(other, Math.max(byte, known[one]?.get(other) ?? 0));
    known[other]?.set(one, Math.max(byte, known[other]?.get(one) ?? 0));
  }
  const found: WarmPath[] = [];
  const walk = (path: readonly number[], cost: number): void => {
    for (const [next, byte] of known[path.at(-1) ?? -1] ?? []) {
      const step = cost + (stepCosts[byte] ?? 0);
      if (next === query.target && path.length > 1) found.push({ people: [...path, next], cost: step });
      if (path.length > query.connectors || path.includes(next) || next === query.target) continue;
      if (willing[next] === 0) continue;
      walk([...path, next], step + (stepCosts[willing[next] ?? 0] ?? 0) + hopCost);
    }
  };
  walk([query.requester], 0);
  return found;
};

const order = (one: WarmPath, other: WarmPath): number =>
  one.cost - other.cost ||
  one.people.length - other.people.length ||
  one.people.map((person, at) => person - (other.people[at] ?? 0)).find((gap) => gap !== 0) ||
  0;

const byHand = (world: World, query: PathQuery): WarmPath[] => {
  const best = new Map<number, WarmPath>();
  for (const path of everyPath(world, query).sort(order)) {
    const connector = path.people[1] ?? -1;
    if (!best.has(connector)) best.set(connector, path);
  }
  return [...best.values()].sort(order).slice(0, query.most);
};

const queries = ({ people }: World): fc.Arbitrary<PathQuery> =>
  fc.record({
    requester: fc.integer({ min: 0, max: people - 1 }),
    target: fc.integer({ min: 0, max: people - 1 }),
    connectors: fc.constantFrom(1 as const, 2 as const, 3 as const),
    most: fc.constantFrom(1, 1, 2, 3, 6),
  });

const asked = worlds.chain((world) => fc.tuple(fc.constant(world), queries(world)));

describe('warm paths', () => {
  it('are those that trying every path finds, in the same order', () => {
    fc.assert(
      fc.property(asked, ([world, query]) => {
        fc.pre(query.requester !== query.target);
        const find = createPathSearch(graphOf(world.people, world.ties));
        expect(find(query, world.willing)).toEqual(byHand(world, query));
      }),
      { numRuns: 8_000 },
    );
  });

  it('are the same however often one search is asked', () => {
    fc.assert(
      fc.property(asked, worlds.chain(queries), ([world, query], other) => {
        fc.pre(Math.max(other.requester, other.target) < world.people);
        const graph = graphOf(world.people, world.ties);
        const find = createPathSearch(graph);
        find(other, world.willing);
        expect(find(query, world.willing)).toEqual(createPathSearch(graph)(query, world.willing));
      }),
    );
  });

  it('are the same whether ties came at the start or one by one', () => {
    fc.assert(
      fc.property(asked, fc.nat(40), ([world, query], at) => {
        fc.pre(query.requester !== query.target);
        const grown = graphOf(world.people, []);
        const strongest = new Map<string, number>();
        for (const [index, [one, other, byte]] of world.ties.entries()) {
          const pair = [Math.min(one, other), Math.max(one, other)].join();
          strongest.set(pair, Math.max(byte, strongest.get(pair) ?? 0));
          if (index === at) setTie(grown, one, other, 0);
          setTie(grown, one, other, strongest.get(pair) ?? 0);
        }
        const find = createPathSearch(grown);
        expect(find(query, world.willing)).toEqual(byHand(world, query));
        for (const [one, other] of world.ties) setTie(grown, one, other, 0);
        expect(find(query, world.willing)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('go through nobody who carries enough', () => {
    const ties: Tie[] = [
      [0, 1, 255],
      [1, 3, 255],
      [0, 2, 40],
      [2, 3, 40],
    ];
    const find = createPathSearch(graphOf(4, ties));
    const query = { requester: 0, target: 3, connectors: 1, most: 5 } as const;
    const all = Uint8Array.of(255, 255, 255, 255);
    const through = (paths: readonly WarmPath[]) => paths.map(({ people }) => people[1]);
    expect(through(find(query, all))).toEqual([1, 2]);
    expect(through(find(query, Uint8Array.of(255, 0, 255, 255)))).toEqual([2]);
  });
});
