import type { MemberId } from '../../core/ids.ts';
import type { Pause } from '../../core/pause.ts';

/** Members paused after reports. */
export type Pauses = {
  readonly get: (member: MemberId) => Promise<Pause | null>;
  readonly save: (pause: Pause) => Promise<void>;
  /** Whose pause stands. */
  readonly standing: () => Promise<ReadonlySet<MemberId>>;
};
