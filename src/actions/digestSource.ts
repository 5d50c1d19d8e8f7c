import type { Member } from '../core/member.ts';
import type { MessageKind } from '../core/messageKind.ts';
import type { DigestSection } from '../views/digest.ts';
import type { Transaction } from './ports.ts';

/**
 * A part of the weekly personal digest: what of one feature waits for one member now; null where nothing does. Only
 * for joined members, in the member's language. `kind`: whoever switched it off never sees this part; null where it
 * cannot be switched off. Looking at it changes nothing; `said` remembers that a digest goes out with it, where
 * something is said only so many times.
 */
export type DigestSource = {
  readonly kind: MessageKind | null;
  readonly section: (tx: Transaction, member: Member) => Promise<DigestSection | null>;
  readonly said?: (tx: Transaction, member: Member) => Promise<void>;
};
