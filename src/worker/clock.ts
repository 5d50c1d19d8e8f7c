import type { ClockAction } from '../actions/action.ts';
import type { Dice, DueKind, DueQuery, Store } from '../actions/ports.ts';

/** What the clock stands on: one action for each kind of subject that can be due. */
export type ClockPorts = {
  readonly store: Store;
  readonly due: DueQuery;
  readonly dice: Dice;
  readonly clockActions: Readonly<Record<DueKind, ClockAction>>;
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void;
};

/**
 * Run every subject whose time has come, at most `limit`; how many were looked at. A subject whose action
 * fails is logged and stays due: the others go on.
 */
export const runDue = async (ports: ClockPorts, limit: number): Promise<number> => {
  const claimed = await ports.due.claim(limit);
  for (const { community, kind, subject } of claimed) {
    try {
      await ports.store.transaction(community, (tx) =>
        ports.clockActions[kind](subject, { tx, dice: ports.dice }),
      );
    } catch (error) {
      ports.log('clock action failed', { kind, subject, why: String(error) });
    }
  }
  return claimed.length;
};
