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
  /** The next in line asks for its turn once the one before comes within this; at once unless given. */
  readonly aheadMs?: number;
  readonly sleep: (ms: number) => Promise<unknown>;
};

/** Turns at rates that all processes share, in the order in which this process asked for them. */
export const createTurns = ({ rates, mostWaitMs, aheadMs = mostWaitMs, sleep }: TurnPorts): Turns => {
  const lines = createLines();
  const oneByOne = createOrder();
  return async (key, { everyMs, burst }, whose = '') => {
    const waitMs = await oneByOne(key, whose, async () => {
      const wait = await rates.take(key, everyMs, burst, mostWaitMs);
      if (wait <= aheadMs || wait > mostWaitMs) return wait;
      await sleep(wait - aheadMs);
      return aheadMs;
    });
    if (waitMs > mostWaitMs) throw new Busy(lines.join(key, waitMs, everyMs));
    if (waitMs > 0) await sleep(waitMs);
  };
};

/** Work of one key runs a piece at a time: of those whose it is one after the other, of one's own as it came. */
const createOrder = () => {
  const lines = new Map<string, Map<string, readonly (() => Promise<void>)[]>>();
  const run = async (key: string, line: Map<string, readonly (() => Promise<void>)[]>): Promise<void> => {
    for (let [first] = line; first !== undefined; [first] = line) {
      const [whose, [work, ...others]] = first;
      line.delete(whose);
      if (others.length > 0) line.set(whose, others);
      await work?.();
    }
    lines.delete(key);
  };
  return <T>(key: string, whose: string, work: () => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const one = () => work().then(resolve, reject);
      const line = lines.get(key) ?? new Map<string, readonly (() => Promise<void>)[]>();
      line.set(whose, [...(line.get(whose) ?? []), one]);
      if (lines.has(key)) return;
      lines.set(key, line);
      void run(key, line);
    });
};
