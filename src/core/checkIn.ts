import type { MemberId } from './ids.ts';

/** So many days a question waits until everybody may be asked; then only those are asked who may. */
const patienceDays = 3;

/**
 * Whom to ask "did you talk?" now: everybody, if everybody's pause and budget allow it (`askable`); on a later day
 * otherwise (null); after some days those who may be asked, possibly nobody.
 */
export const whomToAsk = (
  members: readonly MemberId[],
  askable: readonly MemberId[],
  dueAt: Date,
  now: Date,
): readonly MemberId[] | null => {
  const asked = members.filter((member) => askable.includes(member));
  const isLate = now.getTime() - dueAt.getTime() >= patienceDays * 86_400_000;
  return asked.length === members.length || isLate ? asked : null;
};
