import type { Express } from 'express';

/** Whether one thing this process needs is there; throws or rejects where it is not. */
export type Check = {
  readonly name: string;
  readonly isEssential: boolean;
  readonly check: () => Promise<void>;
};

/** What each check found. `ready` is false as soon as an essential one fails. */
export type Readiness = { readonly ready: boolean; readonly checks: Readonly<Record<string, string>> };

const mostMs = 1000;

/** Run every check, at most a second each. */
export const readiness = async (checks: readonly Check[], isStopping: boolean): Promise<Readiness> => {
  const results = await Promise.all(
    checks.map(async ({ name, isEssential, check }) => {
      const failure = await outcome(check);
      return { name, isEssential, failure };
    }),
  );
  const broken = results.some(({ isEssential, failure }) => isEssential && failure !== null);
  return {
    ready: !broken && !isStopping,
    checks: Object.fromEntries([
      ...results.map(({ name, failure }) => [name, failure ?? 'ok']),
      ...(isStopping ? [['process', 'stopping']] : []),
    ]),
  };
};

/** `/healthz`: the process runs. `/readyz`: it can do its work; a lost Redis only degrades it. */
export const serveHealth = (app: Express, checks: readonly Check[], isStopping: () => boolean): void => {
  app.get('/healthz', (_request, response) => {
    response.json({ ok: true });
  });
  app.get('/readyz', async (_request, response) => {
    const state = await readiness(checks, isStopping());
    response.status(state.ready ? 200 : 503).json(state);
  });
};

const outcome = async (check: () => Promise<void>): Promise<string | null> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer within a second')), mostMs);
  });
  try {
    await Promise.race([check(), late]);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
  }
};
