/** Wake-ups that may be on their way to the queue at once; beyond that they are lost, and the sweep finds them. */
const mostUnderWay = 1_000;
const reportEveryMs = 60_000;

/** Where wake-ups go out. */
export type Waker = {
  /** Never waits, never throws; wake-ups that nobody heard yet are one. */
  readonly wake: (name: string, id: string) => void;
  /** How many did not reach the queue. */
  readonly lost: () => number;
  readonly close: () => void;
};

/**
 * Sends wake-ups without anybody waiting for them. While one is on its way, further ones for the same id are
 * remembered as one. A queue that is away keeps none for later: they are counted and left to the sweep.
 */
export const createWaker = (
  add: (name: string, id: string) => Promise<void>,
  isReachable: () => boolean,
  log: { readonly warn: (event: string, details: Readonly<Record<string, unknown>>) => void },
): Waker => {
  const underWay = new Set<string>();
  const again = new Set<string>();
  let isClosed = false;
  let lost = 0;
  let reportedAt = Number.NEGATIVE_INFINITY;
  const lose = (name: string, why: string) => {
    lost += 1;
    if (isClosed || performance.now() - reportedAt < reportEveryMs) return;
    reportedAt = performance.now();
    log.warn('wake-up lost', { name, why, lost });
  };
  const wake: Waker['wake'] = (name, id) => {
    const key = `${name}/${id}`;
    if (underWay.has(key)) {
      again.add(key);
      return;
    }
    if (isClosed || !isReachable()) return lose(name, 'the queue is away');
    if (underWay.size >= mostUnderWay) return lose(name, 'too many at once');
    underWay.add(key);
    (async () => add(name, id))()
      .catch((error: unknown) => lose(name, String(error)))
      .finally(() => {
        underWay.delete(key);
        if (again.delete(key)) wake(name, id);
      });
  };
  return {
    wake,
    lost: () => lost,
    close: () => {
      isClosed = true;
    },
  };
};
