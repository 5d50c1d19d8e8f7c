import type { AuditAction } from '../../core/audit.ts';
import type { MemberId } from '../../core/ids.ts';

/** One line of the audit. */
export type AuditLine = {
  readonly number: number;
  readonly at: Date;
  readonly actor: MemberId | 'operator' | 'clock';
  readonly action: string;
  readonly subject: string;
  readonly hash: string;
};

/** Who did what, without anybody's decision in it. */
export type Audit = {
  readonly note: (entry: {
    readonly actor: MemberId | 'operator' | 'clock';
    readonly action: AuditAction;
    readonly subject: string;
  }) => Promise<void>;
  /** The latest first, from this number down; without one from the end. */
  readonly list: (about: { readonly before: number | null; readonly limit: number }) => Promise<AuditLine[]>;
  /** The number of the first note that does not follow from the one before; null when the chain is whole. */
  readonly firstBroken: () => Promise<number | null>;
  /** How many notes there are and the hash of the last: written down elsewhere, it proves that none was taken out. */
  readonly head: () => Promise<{ readonly count: number; readonly hash: string } | null>;
};
