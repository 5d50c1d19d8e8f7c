import { pino } from 'pino';
import type { LogLevel } from './variables.ts';

/** Structured lines on standard output: an event's name and ids, never anybody's words, names or tokens. */
export type Log = {
  readonly info: (event: string, details?: Readonly<Record<string, unknown>>) => void;
  readonly warn: (event: string, details?: Readonly<Record<string, unknown>>) => void;
  readonly error: (event: string, details?: Readonly<Record<string, unknown>>) => void;
};

/** A log that writes JSON lines at this level and above. */
export const createLog = (level: LogLevel): Log => {
  const lines = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return {
    info: (event, details = {}) => lines.info(details, event),
    warn: (event, details = {}) => lines.warn(details, event),
    error: (event, details = {}) => lines.error(details, event),
  };
};

/** Four characters a person can read out, the same ones that stand in the log beside the fault. */
export const faultReference = (roll: () => number): string => {
  const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
  return Array.from({ length: 4 }, () => letters[Math.floor(roll() * letters.length)]).join('');
};
