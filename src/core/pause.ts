import type { MemberId } from './ids.ts';
import type { Report } from './report.ts';

/** Somebody is paused after several reports: nobody hears from them and they hear from nobody, until it is decided. */
export type Pause = {
  readonly member: MemberId;
  readonly at: Date;
  readonly appealedAt: Date | null;
  readonly decidedAt: Date | null;
  /** Whose decision it is; before one, the manager who paused by hand. */
  readonly decidedBy: MemberId | null;
  /** null while nobody decided. */
  readonly decision: 'lifted' | 'kept' | null;
};

/** How many members must report somebody, and how long each must have been a member, for a pause by itself. */
export const pauseLimits = { reporters: 3, memberDays: 30 } as const;

const dayMs = 86_400_000;

/** Whether a pause stands. */
export const isPaused = (pause: Pause | null): boolean => pause !== null && pause.decision !== 'lifted';

/**
 * Whether these reports about one member pause them: from three people who have been members for 30 days. What
 * managers lifted is over; only what came later counts.
 */
export const callsForPause = (
  reports: readonly Report[],
  joinedAt: ReadonlyMap<MemberId, Date | null>,
  before: Pause | null,
  now: Date,
): boolean => {
  if (isPaused(before)) return false;
  const since = before?.decidedAt ?? new Date(0);
  const isGrown = (id: MemberId) => {
    const joined = joinedAt.get(id) ?? null;
    return joined !== null && now.getTime() - joined.getTime() >= pauseLimits.memberDays * dayMs;
  };
  const reporters = reports.filter(
    ({ at, reporter, dismissedAt }) => at > since && dismissedAt === null && isGrown(reporter),
  );
  return new Set(reporters.map(({ reporter }) => reporter)).size >= pauseLimits.reporters;
};
