import type { Button, Inline } from './message.ts';

/**
 * What one feature has to say in a member's weekly digest. `lines` and `buttons` are few: the most urgent of what
 * waits; `more` counts what was left out and is found at home. The digest takes the most urgent sections first.
 */
export type DigestSection = {
  /** A whole sentence with its count: "Two requests wait for your answer". */
  readonly heading: string;
  /** At most 3, each at most 200 characters. */
  readonly lines: readonly (readonly Inline[])[];
  /** At most 5, in one row. */
  readonly buttons: readonly Button[];
  readonly more: number;
  /** 0 (nice to know) to 100 (somebody waits for this member and a clock runs). */
  readonly urgency: number;
};
