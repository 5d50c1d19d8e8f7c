import type { MemberId, TagSlug } from '../ids.ts';

/** Fewer people than this are in no number and in no cell. */
export const aggregateLimits = { people: 5, cells: 8 } as const;

/** Somebody with the topics everybody may see. */
export type CrowdMember = { readonly id: MemberId; readonly topics: readonly TagSlug[] };
/** Two who are connected: both say that they know each other, or they met. */
export type Connection = { readonly a: MemberId; readonly b: MemberId };

/** How much there is, in steps: a number that moves by one would tell of one person. */
export const amounts = ['some', 'many', 'veryMany'] as const;
export type HowMuch = (typeof amounts)[number];

/** People with one topic; `topic` is null for everybody else together. `people` is rounded down to fives. */
export type Cell = {
  readonly topic: TagSlug | null;
  readonly people: number;
  /** How much they are connected among themselves; null where fewer than five of them are. */
  readonly inside: HowMuch | null;
};

/** What connects two cells, by their places in `cells`. */
export type Bridge = { readonly one: number; readonly other: number; readonly howMuch: HowMuch };

/** A community's network without anybody in it who could be told apart. */
export type CommunityNetwork = {
  /** Rounded down to fives, like every number here. */
  readonly people: number;
  readonly cells: readonly Cell[];
  readonly bridges: readonly Bridge[];
  /** Connected to nobody; null for fewer than five. */
  readonly alone: number | null;
};

/**
 * The network in at most eight cells: everybody stands in the largest crowd one of their public topics makes. A cell,
 * a bridge, a number is there only where five people stand behind it: five in each cell, and five different people at
 * the two ends of what connects them. O(people × topics + connections).
 */
export const aggregateNetwork = (
  crowd: readonly CrowdMember[],
  connections: readonly Connection[],
): CommunityNetwork => {
  const { topics, cellOf } = cellsOf(crowd);
  const sizes = topics.map(() => 0);
  for (const cell of cellOf.values()) sizes[cell] = (sizes[cell] ?? 0) + 1;
  const between = new Map<string, Group>();
  const connected = new Set<MemberId>();
  for (const { a, b } of connections) {
    const [one, other] = [cellOf.get(a), cellOf.get(b)];
    if (one === undefined || other === undefined || a === b) continue;
    connected.add(a).add(b);
    const key = one < other ? `${one}/${other}` : `${other}/${one}`;
    const group = between.get(key) ?? { people: new Set<MemberId>(), pairs: new Set<string>() };
    group.people.add(a).add(b);
    group.pairs.add(a < b ? `${a}/${b}` : `${b}/${a}`);
    between.set(key, group);
  }
  const shown = topics.flatMap((_, cell) => ((sizes[cell] ?? 0) >= aggregateLimits.people ? [cell] : []));
  const alone = rounded([...cellOf.keys()].filter((id) => !connected.has(id)).length);
  return {
    people: rounded(cellOf.size),
    cells: shown.map((cell) => ({
      topic: topics[cell] ?? null,
      people: rounded(sizes[cell] ?? 0),
      inside: howMuch(between.get(`${cell}/${cell}`)),
    })),
    bridges: shown.flatMap((one, place) =>
      shown.slice(place + 1).flatMap((other, further) => {
        const amount = howMuch(between.get(`${one}/${other}`));
        return amount === null ? [] : [{ one: place, other: place + 1 + further, howMuch: amount }];
      }),
    ),
    alone: alone === 0 ? null : alone,
  };
};

type Group = { readonly people: Set<MemberId>; readonly pairs: Set<string> };

/** From how many connections on it is called so. */
const steps = { many: 20, veryMany: 80 } as const;

const howMuch = (group: Group | undefined): HowMuch | null => {
  if (group === undefined || group.people.size < aggregateLimits.people) return null;
  const { size } = group.pairs;
  return size >= steps.veryMany ? 'veryMany' : size >= steps.many ? 'many' : 'some';
};

/** The largest topics, and in which of them each stands; the last cell is everybody else. */
const cellsOf = (crowd: readonly CrowdMember[]) => {
  const bearers = new Map<TagSlug, number>();
  for (const { topics } of crowd) {
    for (const topic of new Set(topics)) bearers.set(topic, (bearers.get(topic) ?? 0) + 1);
  }
  const largest = [...bearers]
    .filter(([, count]) => count >= aggregateLimits.people)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, aggregateLimits.cells - 1)
    .map(([topic]) => topic);
  const topics: readonly (TagSlug | null)[] = [...largest, null];
  const cellOf = new Map(
    crowd.map((member): [MemberId, number] => {
      const cell = largest.findIndex((topic) => member.topics.includes(topic));
      return [member.id, cell === -1 ? largest.length : cell];
    }),
  );
  return { topics, cellOf };
};

const rounded = (count: number): number =>
  Math.floor(count / aggregateLimits.people) * aggregateLimits.people;
