import { mayMeetAs } from '../core/circle.ts';
import type { CircleId, MemberId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import type { Program } from '../core/program.ts';
import type { Transaction } from './ports.ts';

/** Who shows that they belong, as far as one member may see them, by name. */
export const shownIn = async (tx: Transaction, circle: CircleId, reader: MemberId): Promise<Member[]> => {
  const belongings = (await tx.circles.membersOf(circle)).filter(({ isShown }) => isShown);
  const members = await tx.members.getMany(belongings.map(({ member }) => member));
  const apart = await tx.limits.apartFrom(reader);
  const paused = await tx.pauses.standing();
  return [...members.values()]
    .filter(
      ({ id, status, isHidden }) => status === 'joined' && !isHidden && !apart.has(id) && !paused.has(id),
    )
    .toSorted((a, b) => a.name.localeCompare(b.name, 'pl') || (a.id < b.id ? -1 : 1));
};

/** Whom a program is for, as far as circles go. */
export const isForIn = async (
  tx: Transaction,
  program: Pick<Program, 'circle' | 'place'>,
): Promise<(member: MemberId) => boolean> => {
  if (program.circle === null) return () => true;
  const belongings = await tx.circles.membersOf(program.circle);
  const byMember = new Map(belongings.map((one) => [one.member, one]));
  return (member) => mayMeetAs(program, byMember.get(member));
};
