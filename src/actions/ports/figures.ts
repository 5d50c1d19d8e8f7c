import type { Answered, Happening } from '../../core/figures.ts';
import type { MemberId, ProgramId } from '../../core/ids.ts';
import type { NotPlaced } from '../../core/round.ts';

/**
 * What happened in a community, for counting only (core/figures.ts says how few may be shown). Nothing here says what
 * anybody answered.
 */
export type Figures = {
  readonly joined: (from: Date, until: Date) => Promise<Happening[]>;
  /** Asks that were sent, with whoever sent them. */
  readonly asks: (from: Date, until: Date) => Promise<Happening[]>;
  /** Introductions made. */
  readonly introduced: (from: Date, until: Date) => Promise<Happening[]>;
  /** Conversations that took place, as those in them say: of introductions, of rounds, and of two by themselves. */
  readonly talked: (from: Date, until: Date) => Promise<Happening[]>;
  /** Asks that reached somebody: to meet, to pass a request on, to help with a post. */
  readonly reached: (from: Date, until: Date) => Promise<Happening[]>;
  /** How long answers took, of cards sent in the stretch. */
  readonly answered: (from: Date, until: Date) => Promise<Answered[]>;
  /** Asks nobody had closed at this instant. */
  readonly openAsks: (at: Date) => Promise<Happening[]>;
  /** Why people had nobody in a program's rounds, and how many each time. */
  readonly notPlaced: (program: ProgramId) => Promise<readonly { reason: NotPlaced; people: number }[]>;
  /** Who joined before and was put together with nobody until then. */
  readonly alone: (before: Date, until: Date) => Promise<MemberId[]>;
};
