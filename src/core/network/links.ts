import type { MemberId } from '../ids.ts';
import { strengthOn, type TieWeight } from '../tie.ts';
import { buildTieGraph, type TieGraph } from './graph.ts';

/** A confirmed tie, as it counts. */
export type WeightedLink = { readonly one: MemberId; readonly other: MemberId; readonly weight: TieWeight };

/** A graph of members: person `i` of `graph` is `people[i]`, and `numberOf` the other way round. */
export type MemberGraph = {
  readonly graph: TieGraph;
  readonly people: readonly MemberId[];
  readonly numberOf: ReadonlyMap<MemberId, number>;
};

/**
 * The graph for `paths.ts`, as strong as the ties are on this day; a tie that faded to nothing is left out. People
 * stand in the order of their ids, so that equal paths come out the same whoever read the ties. `alsoThere` are in it
 * even where they know nobody.
 */
export const graphOfLinks = (
  links: readonly WeightedLink[],
  now: Date,
  alsoThere: readonly MemberId[] = [],
): MemberGraph => {
  const people = [...new Set([...links.flatMap(({ one, other }) => [one, other]), ...alsoThere])].sort();
  const numberOf = new Map(people.map((id, index) => [id, index]));
  const count = links.length;
  const list = { one: new Int32Array(count), other: new Int32Array(count), strength: new Uint8Array(count) };
  let used = 0;
  for (const { one, other, weight } of links) {
    const strength = strengthOn(weight, now);
    if (strength === 0) continue;
    list.one[used] = numberOf.get(one) ?? 0;
    list.other[used] = numberOf.get(other) ?? 0;
    list.strength[used] = strength;
    used += 1;
  }
  return { graph: buildTieGraph({ people: people.length, count: used, ...list }), people, numberOf };
};
