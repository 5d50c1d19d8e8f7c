import { createLines } from './lines.ts';
import { Busy } from './ports/platform.ts';
import type { Rates } from './ports/rates.ts';

/** How often something may be done: one each `everyMs` in the long run, `burst` of them at once after a rest. */
export type Rate = { readonly everyMs: number; readonly burst: number };

/**
 * Resolves when the key's turn has come; throws Busy where that is too long to stand and wait. `whose` it is: among those
 * in line each has a turn after the other, however many stand there for one of them.
 */
export type Turns = (key: string, rate: Rate, whose?: string) => Promise<void>;

/** `mostWaitMs`: longer than this nobody stands in line, and the intention goes back to the outbox. */
export type TurnPorts = {
  readonly rates: Rates;
  readonly mostWaitMs: number;
  /**
   * So much of the line asks at once, and the next ones when their turns come within this: others may still step
   * between. Everybody asks alone and at once unless given.
   */
  readonly aheadMs?: number;
  readonly sleep: (ms: number) => Promise<unknown>;
};

/** Turns at rates that all processes share, in the order in which this process asked for them. */
export const createTurns = ({ rates, mostWaitMs, aheadMs, sleep }: TurnPorts): Turns => {
  const lines = createLines();
  const line = createLine(async (key, { everyMs, burst }, standing) => {
    const most = aheadMs === undefined ? 1 : Math.max(1, Math.floor(aheadMs / everyMs));
    const batch = standing(most);
    try {
      const waitMs = await rates.take(key, everyMs, burst, mostWaitMs, batch.length);
      const isTaken = waitMs <= mostWaitMs;
      for (const [index, one] of batch.entries()) one.tell({ waitMs: waitMs + index * everyMs, isTaken });
      const lastMs = waitMs + (batch.length - 1) * everyMs;
      if (aheadMs !== undefined && isTaken && lastMs > aheadMs) await sleep(lastMs - aheadMs);
    } catch (error) {
      for (const one of batch) one.fail(error);
    }
  });
  return async (key, rate, whose = '') => {
    const { waitMs, isTaken } = await line(key, rate, whose);
    if (!isTaken) throw new Busy(lines.join(key, waitMs, rate.everyMs));
    if (waitMs > 0) await sleep(waitMs);
  };
};

type Told = { readonly waitMs: number; readonly isTaken: boolean };
type Standing = { readonly tell: (told: Told) => void; readonly fail: (error: unknown) => void };

/** One line for each key, served a part at a time: of those whose it is one after the other, of one's own as it came. */
const createLine = (
  serve: (key: string, rate: Rate, standing: (most: number) => readonly Standing[]) => Promise<void>,
) => {
  const lines = new Map<string, Map<string, readonly Standing[]>>();
  const run = async (key: string, rate: Rate, line: Map<string, readonly Standing[]>): Promise<void> => {
    while (line.size > 0) await serve(key, rate, (most) => nextOf(line, most));
    lines.delete(key);
  };
  return (key: string, rate: Rate, whose: string): Promise<Told> =>
    new Promise((tell, fail) => {
      const line = lines.get(key) ?? new Map<string, readonly Standing[]>();
      line.set(whose, [...(line.get(whose) ?? []), { tell, fail }]);
      if (lines.has(key)) return;
      lines.set(key, line);
      void run(key, rate, line);
    });
};

const nextOf = (line: Map<string, readonly Standing[]>, most: number): readonly Standing[] => {
  const next: Standing[] = [];
  for (let [first] = line; first !== undefined && next.length < most; [first] = line) {
    const [whose, [one, ...others]] = first;
    line.delete(whose);
    if (others.length > 0) line.set(whose, others);
    if (one !== undefined) next.push(one);
  }
  return next;
};
