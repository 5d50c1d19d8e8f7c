/** A channel of a place in which Acquaint may write, or why what somebody typed is none. */
export type FoundChannel =
  | { readonly channel: { readonly id: string; readonly name: string } }
  | { readonly no: NoChannel };

/**
 * Not one of the place; several of that name; not for everybody in the place, or for others too; Acquaint is not in
 * it, or may not write there; the platform does not let Acquaint look, or does not answer now.
 */
export type NoChannel = 'unknown' | 'several' | 'shared' | 'outside' | 'forbidden' | 'unseen' | 'later';

/** What a platform is asked for managers, never inside a transaction. */
export type PlatformDesk = {
  /**
   * The channel of this place and no other that is meant by a name or an id. What the one who asks (`externalId`) may
   * not see on the platform is not there for them here either.
   */
  readonly findChannel: (place: string, typed: string, externalId: string) => Promise<FoundChannel>;
  /** Whether somebody runs the place now; null where the platform does not say. */
  readonly runsPlace: (place: string, externalId: string) => Promise<boolean | null>;
};

/** As people write a channel down: its name or id, with or without `#`, or as a mention of it. */
export const readChannel = (typed: string): string =>
  typed
    .trim()
    .replace(/^<?#/u, '')
    .replace(/(?:\|.*)?>$/u, '')
    .trim();
