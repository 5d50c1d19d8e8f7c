/** The platforms' rates, shared by all processes. A key names what is counted: a place, a method, a channel. */
export type Rates = {
  /**
   * Take one turn now, or learn for how many milliseconds there is none; 0 means go. A turn that comes `withinMs` (0
   * unless given) is taken already: whoever is told to wait no longer than that waits, and goes without asking again.
   * `count` turns are taken together, or none; what is said is for the first, and each further one is `everyMs` later.
   */
  readonly take: (
    key: string,
    everyMs: number,
    burst: number,
    withinMs?: number,
    count?: number,
  ) => Promise<number>;
  /** The platform refused: nobody takes a turn of this key for so long. */
  readonly hold: (key: string, forMs: number) => Promise<void>;
};

/** What one process at a time may do, of all that could. */
export type Leases = {
  /** Take it, or keep it: true while it is held by this token. */
  readonly hold: (name: string, token: string, forMs: number) => Promise<boolean>;
  readonly release: (name: string, token: string) => Promise<void>;
};

/** Messages of ours that a platform reported back, by the mark they carry: what answers a lost response. */
export type Sightings = {
  /** `id` as in MessageRef; the first report of a mark stays. */
  readonly note: (place: string, mark: string, id: string) => Promise<void>;
  readonly of: (place: string, mark: string) => Promise<string | null>;
};
