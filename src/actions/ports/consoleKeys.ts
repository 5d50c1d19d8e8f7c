import type { ConsoleKeyKind } from '../../core/consoleKey.ts';
import type { MemberId } from '../../core/ids.ts';

/** Keys of the managers' console (core/consoleKey.ts); only their hashes are kept. */
export type ConsoleKeys = {
  /** Remember a key; those of the community that are over go. */
  readonly add: (kind: ConsoleKeyKind, key: string, member: MemberId, until: Date) => Promise<void>;
  /** Whose key it is while it is good; null for one unknown, used or too old. */
  readonly holder: (kind: ConsoleKeyKind, key: string) => Promise<MemberId | null>;
  /** Use it up: whose it was, for the one who comes first. */
  readonly take: (kind: ConsoleKeyKind, key: string) => Promise<MemberId | null>;
  /** No key of this member is good any more; how many were. */
  readonly endAll: (member: MemberId) => Promise<number>;
};
