import { setTimeout as sleep } from 'node:timers/promises';
import type { Turns } from '../actions/turns.ts';
import { botRate, mostInSecond, secondMs } from './limits.ts';

/** Resolves when the next may depart, with what to call once it was answered; `whose` as with turns. */
export type Pace = (whose?: string) => Promise<() => void>;

/** When the bot may send one more request: its turn among all processes has come, and this one keeps its pace. */
export const botTurns = (turns: Turns): Pace => {
  const pace = createPace(mostInSecond, secondMs);
  return async (whose) => {
    await turns('discord/bot', botRate, whose);
    return pace();
  };
};

/** Answers whose quickest tells how long a request is on its way at the least: some twenty seconds of them. */
const remembered = 1_000;

/**
 * No more than `most` arrivals from this process in any `withinMs`, however late turns are used and however long
 * requests are on their way. When one arrived is not known, only that it was before its answer, by as much as the
 * quickest answer of late took at the least: from then on it counts for `withinMs`.
 */
export const createPace = (
  most: number,
  withinMs: number,
  now: () => number = Date.now,
  wait: (ms: number) => Promise<unknown> = sleep,
): Pace => {
  const counted = new Set<Departure>();
  let latencies: readonly number[] = [];
  let line: Promise<unknown> = Promise.resolve();
  const depart = async (): Promise<Departure> => {
    for (;;) {
      const at = now();
      for (const one of counted) if (one.until <= at) counted.delete(one);
      if (counted.size < most) break;
      const next = Math.min(...[...counted].map(({ until }) => until));
      // Where nobody was answered yet, nobody knows how long.
      await wait(next === Number.POSITIVE_INFINITY ? withinMs / most : next - at);
    }
    const departure = { at: now(), until: Number.POSITIVE_INFINITY };
    counted.add(departure);
    return departure;
  };
  return async () => {
    const departing = line.then(depart);
    line = departing;
    const departure = await departing;
    return () => {
      const at = now();
      latencies = [...latencies.slice(1 - remembered), at - departure.at];
      departure.until = at + withinMs - Math.min(...latencies);
    };
  };
};

/** One request that counts, and until when; for ever while it has no answer. */
type Departure = { readonly at: number; until: number };
