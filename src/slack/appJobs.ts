const firstRetryMs = 2_000;
const mostRetryMs = 3_600_000;

/** Work nobody waits for: what fails is logged and tried again, later each time. */
export const createJobs = (warn: (event: string, details: Readonly<Record<string, unknown>>) => void) => {
  const timers = new Set<NodeJS.Timeout>();
  let isOver = false;
  const later = (ms: number, work: () => void): void => {
    if (isOver) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer.unref());
  };
  const run = (what: string, work: () => Promise<void>, tries = 0, then?: () => void): void => {
    work().then(
      () => then?.(),
      (error: unknown) => {
        warn('slack work failed', { what, why: error instanceof Error ? error.message : String(error) });
        later(Math.min(mostRetryMs, firstRetryMs * 2 ** tries), () => run(what, work, tries + 1, then));
      },
    );
  };
  const repeat = (what: string, everyMs: number, work: () => Promise<void>): void =>
    run(what, work, 0, () => later(everyMs, () => repeat(what, everyMs, work)));
  return {
    run: (what: string, work: () => Promise<void>) => run(what, work),
    repeat,
    stop: () => {
      isOver = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
};
