/** Remembers the latest of many: what is asked for again stays, the oldest go first. */
export const createMemory = <T>(most: number, forMs: number, now: () => number = Date.now) => {
  const kept = new Map<string, { readonly value: T; readonly until: number }>();
  return {
    get: (key: string): T | undefined => {
      const found = kept.get(key);
      if (found === undefined || found.until <= now()) return undefined;
      kept.delete(key);
      kept.set(key, found);
      return found.value;
    },
    drop: (key: string): void => void kept.delete(key),
    set: (key: string, value: T): void => {
      kept.delete(key);
      kept.set(key, { value, until: now() + forMs });
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
    },
  };
};
