import { setTimeout as sleep } from 'node:timers/promises';
import type { Turns } from '../actions/turns.ts';
import { botRate, mostInSecond } from './limits.ts';

/** When the bot may send one more request: its turn among all processes has come, and this one keeps its pace. */
export const botTurns = (turns: Turns): (() => Promise<void>) => {
  const pace = createPace(mostInSecond, 1_000);
  return async () => {
    await turns('discord/bot', botRate);
    await pace();
  };
};

/**
 * No more than `most` departures of this process in any `withinMs`: turns that were given away in time may be used
 * late, several at once, when the process was busy.
 */
export const createPace = (
  most: number,
  withinMs: number,
  now: () => number = Date.now,
  wait: (ms: number) => Promise<unknown> = sleep,
): (() => Promise<void>) => {
  const departures: number[] = [];
  return async () => {
    for (;;) {
      const at = now();
      const first = departures[departures.length - most];
      if (first === undefined || at - first >= withinMs) break;
      await wait(withinMs - (at - first));
    }
    departures.push(now());
    if (departures.length > most) departures.shift();
  };
};
