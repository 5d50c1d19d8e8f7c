import type { Avoided, Meetings } from './roundInput.ts';

/**
 * What lies between members: partners of `v` stand at `offset[v]` up to `offset[v + 1]` in `partner`, with the last
 * round they met in (`never` for avoided people) and how often.
 */
export type Past = {
  readonly offset: Int32Array;
  readonly partner: Int32Array;
  readonly lastRound: Int32Array;
  readonly times: Int32Array;
};

/** In place of a round: these two must never meet. */
export const never = 2 ** 31 - 1;

/** Meetings and avoided pairs by member, in both directions, each partner once. O(n + meetings). */
export const pastOf = (size: number, meetings: Meetings, avoided: Avoided): Past => {
  const raw = bothWays(size, meetings, avoided);
  const place = new Int32Array(size).fill(-1);
  const offset = new Int32Array(size + 1);
  let at = 0;
  for (let v = 0; v < size; v++) {
    const begin = at;
    for (let i = raw.offset[v] as number; i < (raw.offset[v + 1] as number); i++) {
      const u = raw.partner[i] as number;
      const round = raw.lastRound[i] as number;
      const known = place[u] as number;
      const isNew = known < begin;
      const k = isNew ? at++ : known;
      if (isNew) {
        place[u] = k;
        raw.partner[k] = u;
      }
      raw.lastRound[k] = isNew ? round : Math.max(round, raw.lastRound[k] as number);
      raw.times[k] = (isNew ? 0 : (raw.times[k] as number)) + (round === never ? 0 : 1);
    }
    offset[v + 1] = at;
  }
  return { offset, partner: raw.partner, lastRound: raw.lastRound, times: raw.times };
};

/** Where `partner` stands in v's list, or -1. O(partners of v). */
export const pastWith = (past: Past, v: number, partner: number): number => {
  const end = past.offset[v + 1] as number;
  for (let i = past.offset[v] as number; i < end; i++) if (past.partner[i] === partner) return i;
  return -1;
};

const bothWays = (size: number, meetings: Meetings, avoided: Avoided): Past => {
  const total = 2 * (meetings.a.length + avoided.a.length);
  const offset = new Int32Array(size + 1);
  const count = ({ a, b }: Avoided): void => {
    for (const side of [a, b]) for (const v of side) offset[v + 1] = (offset[v + 1] as number) + 1;
  };
  count(meetings);
  count(avoided);
  for (let v = 0; v < size; v++) offset[v + 1] = (offset[v + 1] as number) + (offset[v] as number);
  const cursor = offset.slice(0, size);
  const partner = new Int32Array(total);
  const lastRound = new Int32Array(total);
  const put = (v: number, u: number, round: number): void => {
    const at = cursor[v] as number;
    cursor[v] = at + 1;
    partner[at] = u;
    lastRound[at] = round;
  };
  const fill = ({ a, b }: Avoided, round: Int32Array | null): void => {
    for (let i = 0; i < a.length; i++) {
      const r = round === null ? never : (round[i] as number);
      put(a[i] as number, b[i] as number, r);
      put(b[i] as number, a[i] as number, r);
    }
  };
  fill(meetings, meetings.round);
  fill(avoided, null);
  return { offset, partner, lastRound, times: new Int32Array(total) };
};
