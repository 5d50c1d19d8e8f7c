/** Nobody is sent away for longer: what stood before them in line may have been taken back. */
const mostMs = 900_000;

/** Who found no turn, of this process, one behind the other. */
export type Lines = {
  /** How long to stay away so that not everybody comes back at once for the one next turn. */
  readonly join: (key: string, waitMs: number, everyMs: number) => number;
};

/**
 * Two thousand intentions that all come back for the same next turn would ask two thousand times a turn. Each is sent
 * away until its own place in line instead.
 */
export const createLines = (now: () => number = Date.now): Lines => {
  const ends = new Map<string, number>();
  return {
    join: (key, waitMs, everyMs) => {
      const at = now();
      for (const [each, end] of ends) if (end < at) ends.delete(each);
      const last = ends.get(key);
      const end = Math.max(at + waitMs, last === undefined ? 0 : last + everyMs);
      ends.set(key, end);
      const away = end - at;
      // Past the limit they are spread, still not all at once.
      return away <= mostMs ? away : Math.round(mostMs / 2 + ((end / everyMs) % 997) * (mostMs / 2 / 997));
    },
  };
};
