import type { Member } from './member.ts';
import type { Refusal } from './refusal.ts';

/** Whose word it is that somebody manages: another manager's, the operator's, or the platform's. */
export type ManagedBy = 'manager' | 'operator' | 'platform';

/** Why somebody cannot be made a manager, or stop being one, by another manager; null where they can. */
export const mayChangeManager = (
  member: Member | null,
  by: Member['id'],
  how: 'make' | 'unmake',
): Refusal | null => {
  if (member === null || member.status === 'gone') return { refused: 'unknownPerson' };
  // Somebody who has not agreed to take part is given no task either.
  if (how === 'make' && member.status !== 'joined') return { refused: 'unknownPerson' };
  // So that somebody is always left: the last manager cannot go by themselves.
  if (how === 'unmake' && member.id === by) return { refused: 'yourself' };
  return null;
};
