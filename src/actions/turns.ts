import { createLines } from './lines.ts';
import { Busy } from './ports/platform.ts';
import type { Rates } from './ports/rates.ts';

/** How often something may be done: one each `everyMs` in the long run, `burst` of them at once after a rest. */
export type Rate = { readonly everyMs: number; readonly burst: number };

/** Resolves when the key's turn has come; throws Busy where that is too long to stand and wait. */
export type Turns = (key: string, rate: Rate) => Promise<void>;

/** `mostWaitMs`: longer than this nobody stands in line, and the intention goes back to the outbox. */
export type TurnPorts = {
  readonly rates: Rates;
  readonly mostWaitMs: number;
  readonly sleep: (ms: number) => Promise<unknown>;
};

/** Turns at rates that all processes share, in the order in which this process asked for them. */
export const createTurns = ({ rates, mostWaitMs, sleep }: TurnPorts): Turns => {
  const lines = createLines();
  const oneByOne = createOrder();
  return async (key, { everyMs, burst }) => {
    const waitMs = await oneByOne(key, () => rates.take(key, everyMs, burst, mostWaitMs));
    if (waitMs > mostWaitMs) throw new Busy(lines.join(key, waitMs, everyMs));
    if (waitMs > 0) await sleep(waitMs);
  };
};

/** Work of one key runs in the order it came: turns go to whoever asked first, one question at a time. */
const createOrder = () => {
  const last = new Map<string, Promise<void>>();
  return <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const done = (last.get(key) ?? Promise.resolve()).then(work);
    const over = done.then(
      () => undefined,
      () => undefined,
    );
    last.set(key, over);
    void over.then(() => {
      if (last.get(key) === over) last.delete(key);
    });
    return done;
  };
};
