import type { RoundMember } from './roundInput.ts';

/** Words of one packed profile: 64 bytes, one line of the cache. */
export const rowWords = 32;

/**
 * Where things stand in a row. The first four topics of each list come before the other four, so that what most rows
 * hold lies close together; unused places are 0, which is no topic.
 */
export const column = {
  groupLow: 0,
  groupHigh: 1,
  languagesLow: 2,
  languagesHigh: 3,
  flags: 4,
  waited: 5,
  offers: 8,
  seeks: 12,
  interests: 16,
} as const;

/** From the first four places of a list to its other four. */
export const furtherPlaces = 12;

/** The kinds of topic lists. */
export const kinds = ['offers', 'seeks', 'interests'] as const;
export type Kind = (typeof kinds)[number];

/** Where the eight topics of each list stand. */
export const places = {
  offers: placesFrom(column.offers),
  seeks: placesFrom(column.seeks),
  interests: placesFrom(column.interests),
} as const;

/** Bits of the `flags` column. */
export const flag = { newcomer: 1, mentor: 2, mentee: 4 } as const;

/** Rounds of waiting that count. */
const mostWaited = 3;

/** Topics of one kind that are looked at. */
export const listRoom = 8;

/** Who holds a topic: members at `offset[topic]` up to `offset[topic + 1]` in `holder`. */
export type Postings = { readonly offset: Int32Array; readonly holder: Int32Array };

/** Everything the scoring reads, packed. Topics are numbered from 1; `worth` of one is 400 (common) to 1000 (rare). */
export type Profiles = {
  readonly size: number;
  readonly rows: Uint16Array;
  /** Apart from the rows, because every pair is first asked for a common hour: `from` and `minutes` of each member. */
  readonly hours: Uint16Array;
  readonly topics: readonly string[];
  readonly worth: Int32Array;
  readonly offers: Postings;
  readonly seeks: Postings;
  readonly interests: Postings;
};

/** Pack members for scoring. O(n). Topics held by one member alone cannot bring anyone together and are left out. */
export const packProfiles = (members: readonly RoundMember[]): Profiles => {
  const size = members.length;
  const { numberOf, topics, worth } = numberTopics(members);
  const rows = new Uint16Array(size * rowWords);
  const hours = new Uint16Array(size * 2);
  const groups = new Map<string, number>();
  const languages = new Map<string, number>();
  for (let v = 0; v < size; v++) {
    const member = members[v] as RoundMember;
    const at = v * rowWords;
    const group = member.group === '' ? 0 : numbered(groups, member.group);
    const spoken = languageBits(languages, member.languages);
    hours[2 * v] = ((member.hours.from % 1440) + 1440) % 1440;
    hours[2 * v + 1] = Math.max(0, Math.min(1440, member.hours.minutes));
    rows[at + column.groupLow] = group & 0xffff;
    rows[at + column.groupHigh] = group >>> 16;
    rows[at + column.languagesLow] = spoken & 0xffff;
    rows[at + column.languagesHigh] = spoken >>> 16;
    const side = member.side === null ? 0 : flag[member.side];
    rows[at + column.flags] = (member.isNewcomer ? flag.newcomer : 0) | side;
    rows[at + column.waited] = Math.max(0, Math.min(mostWaited, member.waited));
    for (const kind of kinds) {
      let next = 0;
      for (const topic of new Set(member[kind].slice(0, listRoom))) {
        const number = numberOf.get(topic) ?? 0;
        if (number > 0) rows[at + (places[kind][next++] as number)] = number;
      }
    }
  }
  const post = (kind: Kind): Postings => postings(rows, size, topics.length, places[kind]);
  return {
    size,
    rows,
    hours,
    topics,
    worth,
    offers: post('offers'),
    seeks: post('seeks'),
    interests: post('interests'),
  };
};

/** A row holds 16-bit numbers; topics beyond are the rarest ones of a community with more than 65,535 shared topics. */
const mostTopics = 65_535;

const numberTopics = (members: readonly RoundMember[]) => {
  const holders = new Map<string, number>();
  for (const member of members) {
    for (const list of [member.offers, member.seeks, member.interests]) {
      for (const topic of list) holders.set(topic, (holders.get(topic) ?? 0) + 1);
    }
  }
  let shared = [...holders].filter(([, count]) => count > 1);
  if (shared.length > mostTopics) shared = shared.sort((x, y) => y[1] - x[1]).slice(0, mostTopics);
  const topics = [''];
  const numberOf = new Map<string, number>();
  const worth = new Int32Array(shared.length + 1);
  const scale = Math.log(1 + members.length);
  for (const [topic, count] of shared) {
    const number = topics.push(topic) - 1;
    numberOf.set(topic, number);
    const rarity = Math.log(1 + members.length / (1 + count)) / scale;
    worth[number] = Math.round(400 + 600 * Math.min(1, rarity));
  }
  return { numberOf, topics, worth };
};

const numbered = (numbers: Map<string, number>, name: string): number => {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size + 1);
  return numbers.size;
};

/** One bit a language; the 32nd stands for every further one. */
const languageBits = (numbers: Map<string, number>, spoken: readonly string[]): number => {
  let bits = 0;
  for (const language of spoken) bits |= 1 << Math.min(31, numbered(numbers, language) - 1);
  return bits;
};

const postings = (rows: Uint16Array, size: number, topics: number, at: readonly number[]): Postings => {
  const offset = new Int32Array(topics + 1);
  for (let v = 0; v < size; v++) {
    for (const place of at) {
      const topic = rows[v * rowWords + place] as number;
      if (topic === 0) break;
      offset[topic + 1] = (offset[topic + 1] as number) + 1;
    }
  }
  for (let t = 0; t < topics; t++) offset[t + 1] = (offset[t + 1] as number) + (offset[t] as number);
  const cursor = offset.slice();
  const holder = new Int32Array(offset[topics] as number);
  for (let v = 0; v < size; v++) {
    for (const place of at) {
      const topic = rows[v * rowWords + place] as number;
      if (topic === 0) break;
      const next = cursor[topic] as number;
      cursor[topic] = next + 1;
      holder[next] = v;
    }
  }
  return { offset, holder };
};

function placesFrom(first: number): readonly number[] {
  return [0, 1, 2, 3].flatMap((i) => first + i).concat([0, 1, 2, 3].map((i) => first + furtherPlaces + i));
}
