/** Runs `handler` again `ms` after it ended, for the first time after `ms`. `stop` waits for a run under way. */
export const repeat = (
  name: string,
  ms: number,
  handler: () => Promise<void>,
  log: { readonly error: (event: string, details: Readonly<Record<string, unknown>>) => void },
): { readonly stop: () => Promise<void> } => {
  let isStopped = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const run = async () => {
    try {
      await handler();
    } catch (error) {
      log.error('repeated work failed', { name, why: String(error) });
    }
    if (!isStopped) timer = setTimeout(start, ms);
  };
  const start = () => {
    running = run();
  };
  timer = setTimeout(start, ms);
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
};
