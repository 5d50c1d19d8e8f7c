import { DatabaseUnavailable } from './session.ts';

/** Something lent to one borrower at a time. */
export type Lendable = { readonly usable: () => boolean; readonly close: () => Promise<void> };

/** Lends up to `max` things, first come first served. */
export type Pool<T extends Lendable> = {
  readonly lend: <R>(work: (thing: T) => Promise<R>) => Promise<R>;
  readonly close: () => Promise<void>;
};

type Waiting<T> = { readonly give: (thing: T) => void; readonly refuse: (why: Error) => void };

/** Opens things as they are needed; whoever waits longer than `waitMs` is refused. */
export function createPool<T extends Lendable>(max: number, waitMs: number, open: () => T): Pool<T> {
  const idle: T[] = [];
  const waiting = new Set<Waiting<T>>();
  let lent = 0;
  let closed: Promise<void> | null = null;
  let drained = () => {};

  const wait = () =>
    new Promise<T>((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer);
        waiting.delete(entry);
      };
      const entry: Waiting<T> = {
        give: (thing) => {
          leave();
          resolve(thing);
        },
        refuse: (why) => {
          leave();
          reject(why);
        },
      };
      const timer = setTimeout(
        () => entry.refuse(new DatabaseUnavailable(`no connection became free within ${waitMs} ms`)),
        waitMs,
      );
      waiting.add(entry);
    });

  const take = async (): Promise<T> => {
    if (closed) throw new DatabaseUnavailable('the database is closed');
    if (lent >= max) return wait();
    lent += 1;
    return reuse(idle) ?? open();
  };

  const giveBack = async (thing: T) => {
    const next = waiting.values().next().value;
    if (next) return next.give(thing.usable() ? thing : open());
    lent -= 1;
    if (thing.usable() && !closed) idle.push(thing);
    else await thing.close();
    if (lent === 0) drained();
  };

  return {
    lend: async (work) => {
      const thing = await take();
      try {
        return await work(thing);
      } finally {
        await giveBack(thing);
      }
    },
    close: () => {
      closed ??= (async () => {
        for (const entry of waiting) entry.refuse(new DatabaseUnavailable('the database is closing'));
        if (lent > 0) {
          await new Promise<void>((resolve) => {
            drained = resolve;
          });
        }
        await Promise.all(idle.splice(0).map((thing) => thing.close()));
      })();
      return closed;
    },
  };
}

/** The one given back last is the warmest; those that died meanwhile are dropped. */
function reuse<T extends Lendable>(idle: T[]): T | null {
  for (let thing = idle.pop(); thing; thing = idle.pop()) {
    if (thing.usable()) return thing;
  }
  return null;
}
