import type { PlatformName } from '../../core/community.ts';
import type { MemberId } from '../../core/ids.ts';

/** What is left of people who had their data erased: keyed hashes, so that nobody but themselves brings them back. */
export type Erasures = {
  /**
   * Remove everything kept about a member but their row, destroy the key of their words, and remember hashes of their
   * accounts and of this name. What others went through keeps an id that leads to nobody.
   */
  readonly erase: (member: MemberId, name: string) => Promise<void>;
  /** Whose these accounts were, among those of people who had themselves erased. */
  readonly accountsAmong: (
    platform: PlatformName,
    externalIds: readonly string[],
  ) => Promise<ReadonlyMap<string, MemberId>>;
  /** Which of these names belong to people who had themselves erased. */
  readonly namesAmong: (names: readonly string[]) => Promise<ReadonlySet<string>>;
  /**
   * Somebody joins again by themselves: whom they avoided, who avoided them, cool-downs, reports and a pause count
   * again, and the hashes go. True where there was something to come back to.
   */
  readonly comeBack: (member: MemberId) => Promise<boolean>;
};
