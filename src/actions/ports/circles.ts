import type { Belonging, Circle } from '../../core/circle.ts';
import type { CircleId, MemberId } from '../../core/ids.ts';

export type Circles = {
  readonly get: (id: CircleId) => Promise<Circle | null>;
  /** All there are, by name. */
  readonly list: () => Promise<Circle[]>;
  readonly save: (circle: Circle) => Promise<void>;
  /** With everybody's belonging to it. */
  readonly remove: (id: CircleId) => Promise<void>;
  /** Everything a member says they belong to. */
  readonly of: (member: MemberId) => Promise<Belonging[]>;
  /** Everybody who says that they belong to it, shown or not, whatever became of them; said before then, if given. */
  readonly membersOf: (id: CircleId, before?: Date) => Promise<Belonging[]>;
  /** These and no others from now on. */
  readonly replace: (member: MemberId, all: readonly Belonging[]) => Promise<void>;
};
