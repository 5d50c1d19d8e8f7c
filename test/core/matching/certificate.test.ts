import { expect, test } from 'vitest';
import { familyGraph } from '../../../bench/matching/families.ts';
import { certify } from '../../../src/core/matching/certificate.ts';
import { type Matching, maximumWeightMatching } from '../../../src/core/matching/exact.ts';
import { buildGraph } from '../../../src/core/matching/graph.ts';

const edges = familyGraph('geo', 500, 1);
const best = (): Matching => maximumWeightMatching(buildGraph(edges), 0);

const spoiled = (spoil: (matching: Matching) => void) => {
  const matching = best();
  spoil(matching);
  return certify(edges, 0, matching);
};

test('the best matching is proven best', () => {
  expect(certify(edges, 0, best())).toMatchObject({ share: 1, pairs: 250 });
});

test('a price too low leaves an edge uncovered', () => {
  const proof = spoiled(({ price }) => {
    const v = price.findIndex((p) => p > 0);
    price[v] = (price[v] as number) - 1;
  });
  expect(proof).toMatchObject({ broken: 'edge' });
});

test('a price too high proves less', () => {
  const proof = spoiled(({ price }) => {
    price[0] = (price[0] as number) + 10_000;
  });
  expect('share' in proof && proof.share).toBeLessThan(1);
});

test('negative prices and duals prove nothing', () => {
  expect(spoiled(({ price }) => price.fill(-1, 3, 4))).toMatchObject({ broken: 'negative' });
  const withDual = spoiled(({ dual, parent }) => {
    const b = parent.findIndex((p, node) => node >= edges.size && p >= -1);
    dual[b] = -1;
  });
  expect(withDual).toMatchObject({ broken: 'negative' });
});

test('a blossom dual left out leaves an edge uncovered', () => {
  expect(spoiled(({ dual }) => dual.fill(0))).toMatchObject({ broken: 'edge' });
});

test('blossoms nested in a circle prove nothing', () => {
  const proof = spoiled(({ parent }) => {
    const b = parent.findIndex((p, node) => node >= edges.size && p === -1);
    parent[b] = b;
  });
  expect(proof).toMatchObject({ broken: 'negative' });
});

test('mates that do not agree, or are not joined by an edge, are no matching', () => {
  expect(
    spoiled(({ mate }) => {
      mate[0] = mate[1] as number;
    }),
  ).toMatchObject({ broken: 'mates' });
  const swapped = spoiled(({ mate }) => {
    const partner = mate[0] as number;
    const other = mate.findIndex((m, v) => v !== 0 && v !== partner && m >= 0);
    const otherPartner = mate[other] as number;
    for (const [x, y] of [
      [0, otherPartner],
      [other, partner],
    ] as const) {
      mate[x] = y;
      mate[y] = x;
    }
  });
  expect(swapped).toMatchObject({ broken: 'mates' });
});
