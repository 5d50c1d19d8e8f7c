import { type Random, randomFrom } from '../../src/core/matching/random.ts';
import type { RoundMember } from '../../src/core/matching/roundInput.ts';

/** A made-up community: topics by Zipf's law, three time-zone hubs, departments. The same seed gives the same people. */
export type Community = {
  readonly size: number;
  readonly topics: number;
  readonly people: readonly Person[];
};

export type Person = {
  readonly offers: readonly number[];
  readonly seeks: readonly number[];
  readonly interests: readonly number[];
  readonly department: number;
  /** Hours from UTC. */
  readonly zone: number;
};

/** Make a community of `size` people; 4 to 8 topics each. */
export const makeCommunity = (size: number, seed: number): Community => {
  const random = randomFrom(seed);
  const topics = topicCount(size);
  const topic = zipf(topics, 1, random);
  const department = zipf(Math.max(4, Math.round(Math.sqrt(size) / 2)), 0.8, random);
  const people = Array.from({ length: size }, () => {
    const offers = distinct(1 + random.below(3), topic);
    const seeks = distinct(1 + random.below(2), topic);
    const interests = distinct(2 + random.below(2), topic);
    return { offers, seeks, interests, department: department(), zone: zone(random) };
  });
  return { size, topics, people };
};

const topicCount = (size: number): number =>
  size <= 2_000 ? 200 : size <= 20_000 ? 1_000 : size <= 200_000 ? 3_000 : 10_000;

const zone = (random: Random): number => {
  const hub = random.fraction();
  if (hub < 0.45) return -8 + random.below(5);
  return hub < 0.8 ? random.below(4) : 5 + random.below(5);
};

const zipf = (count: number, exponent: number, random: Random): (() => number) => {
  const share = new Float64Array(count);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    sum += 1 / (i + 1) ** exponent;
    share[i] = sum;
  }
  for (let i = 0; i < count; i++) share[i] = (share[i] as number) / sum;
  return () => {
    const x = random.fraction();
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((share[middle] as number) < x) low = middle + 1;
      else high = middle;
    }
    return low;
  };
};

const distinct = (count: number, draw: () => number): number[] => {
  const drawn: number[] = [];
  for (let tries = 0; drawn.length < count && tries < 50; tries++) {
    const x = draw();
    if (!drawn.includes(x)) drawn.push(x);
  }
  return drawn;
};

/** Hours two zones share of a day of eight hours. */
export const sharedHours = (a: number, b: number): number => {
  const apart = Math.abs(a - b) > 12 ? 24 - Math.abs(a - b) : Math.abs(a - b);
  return Math.max(0, 8 - apart);
};

/** Score of a pair for the benchmark graphs: 0 without a common hour, else 1..10,000. Not the product's own weights. */
export const scorer = ({ size, topics, people }: Community): ((u: number, v: number) => number) => {
  const held = new Float64Array(topics);
  for (const kind of ['offers', 'seeks', 'interests'] as const) {
    for (const person of people) for (const t of person[kind]) held[t] = (held[t] as number) + 1;
  }
  const rarity = held.map((count) => Math.log(1 + size / (1 + count)) / Math.log(1 + size));
  const common = (a: readonly number[], b: readonly number[], floor: number): number => {
    let sum = 0;
    for (const t of a) if (b.includes(t)) sum += floor + (1 - floor) * (rarity[t] as number);
    return Math.min(1, sum);
  };
  return (u, v) => {
    const a = people[u] as Person;
    const b = people[v] as Person;
    const hours = sharedHours(a.zone, b.zone);
    if (hours < 1) return 0;
    const gets = common(a.seeks, b.offers, 0.4);
    const gives = common(b.seeks, a.offers, 0.4);
    const help = 0.5 * (gets + gives) + (gets + gives > 0 ? (gets * gives) / (gets + gives) : 0);
    const likes = common(a.interests, b.interests, 0.3);
    const other = a.department !== b.department ? 999 : 0;
    return Math.floor(
      1 + 5000 * Math.min(1, help) + 2000 * likes + (1500 * hours) / 8 + other + jitter(u, v),
    );
  };
};

/** 0..499 by pair, so that few pairs weigh the same. */
const jitter = (u: number, v: number): number => {
  const low = Math.min(u, v);
  const high = Math.max(u, v);
  let h = Math.imul(low + 0x9e3779b9, 0x85ebca6b) ^ Math.imul(high + 0x7f4a7c15, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return ((h ^ (h >>> 12)) >>> 0) % 500;
};

/** The same people as the engine takes them: eight hours from nine in the morning. */
export const roundMembers = ({ people }: Community): RoundMember[] =>
  people.map((person) => ({
    offers: person.offers.map(topicName),
    seeks: person.seeks.map(topicName),
    interests: person.interests.map(topicName),
    unquoted: [],
    hours: { from: ((((9 - person.zone) * 60) % 1440) + 1440) % 1440, minutes: 480 },
    group: `department-${person.department}`,
    languages: ['en'],
    isNewcomer: false,
    side: null,
    waited: 0,
  }));

const topicName = (topic: number): string => `topic-${topic}`;
