/** Whether a request may go on, with the headers that tell what is left. */
export type Turn = {
  readonly headers: Readonly<Record<string, string>>;
  /** Seconds to wait; null: go on. */
  readonly retryAfter: number | null;
  readonly isGlobal: boolean;
};

/** Discord's rates: fifty a second for the bot, and a bucket for each route and its channel or server. */
export type Buckets = {
  readonly take: (method: string, path: string) => Turn;
  /** How often somebody was told to wait. */
  readonly refused: { global: number; bucket: number };
};

const perSecond = 50;

/** Interactions and their webhooks stand outside of the global rate. */
const isExempt = (path: string): boolean => /^\/(?:interactions|webhooks)\//u.test(path);

export const createBuckets = (now: () => number): Buckets => {
  const refused = { global: 0, bucket: 0 };
  const buckets = new Map<string, { left: number; resetAt: number }>();
  const take = (key: string, most: number, everyMs: number) => {
    const at = now();
    const known = buckets.get(key);
    const bucket = known === undefined || known.resetAt <= at ? { left: most, resetAt: at + everyMs } : known;
    buckets.set(key, bucket);
    bucket.left -= 1;
    return { left: bucket.left, seconds: (bucket.resetAt - at) / 1_000 };
  };
  return {
    refused,
    take: (method, path) => {
      if (!isExempt(path)) {
        const { left, seconds } = take('global', perSecond, 1_000);
        if (left < 0) {
          refused.global += 1;
          const headers = { 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' };
          return { headers, retryAfter: seconds, isGlobal: true };
        }
      }
      const { name, most, everyMs } = bucketOf(method, path);
      const { left, seconds } = take(name, most, everyMs);
      const headers = {
        'x-ratelimit-limit': String(most),
        'x-ratelimit-remaining': String(Math.max(0, left)),
        'x-ratelimit-reset-after': seconds.toFixed(3),
        'x-ratelimit-bucket': name.replace(/[^\w]/gu, '').replaceAll(/\d{17,}/gu, ''),
      };
      if (left >= 0) return { headers, retryAfter: null, isGlobal: false };
      refused.bucket += 1;
      return { headers: { ...headers, 'x-ratelimit-scope': 'user' }, retryAfter: seconds, isGlobal: false };
    },
  };
};

/** Discord says no numbers; these are of the order people report. */
const bucketOf = (method: string, path: string): { name: string; most: number; everyMs: number } => {
  const name = `${method} ${path.replaceAll(/(?<=\/(?:messages|thread-members|members)\/)\d+/gu, ':id')}`;
  if (method === 'POST' && path.endsWith('/messages')) return { name, most: 5, everyMs: 5_000 };
  if (path.includes('/thread-members/')) return { name, most: 5, everyMs: 1_000 };
  if (path.endsWith('/threads')) return { name, most: 50, everyMs: 10_000 };
  return { name, most: 100, everyMs: 1_000 };
};
