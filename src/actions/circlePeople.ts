import { mayMeetAs } from '../core/circle.ts';
import { lastMonday } from '../core/figures.ts';
import type { CircleId, MemberId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import type { Program } from '../core/program.ts';
import { leaveProgram } from '../core/programMember.ts';
import type { Transaction } from './ports.ts';

/** Who shows that they belong, by name, without those the reader avoids; whoever avoids the reader cannot be told apart. */
export const shownIn = async (tx: Transaction, circle: CircleId, reader: MemberId): Promise<Member[]> => {
  const belongings = (await tx.circles.membersOf(circle)).filter(({ isShown }) => isShown);
  const members = await tx.members.getMany(belongings.map(({ member }) => member));
  const avoided = new Set(await tx.limits.avoidedBy(reader));
  const paused = await tx.pauses.standing();
  return [...members.values()]
    .filter(
      ({ id, status, isHidden }) => status === 'joined' && !isHidden && !avoided.has(id) && !paused.has(id),
    )
    .toSorted((a, b) => a.name.localeCompare(b.name, 'pl') || (a.id < b.id ? -1 : 1));
};

/**
 * Who joined and belonged last Monday, shown or not, circle by circle, without the reader: their own coming and going
 * would tell them the exact number behind a full five.
 */
export const othersIn = async (
  tx: Transaction,
  circles: readonly CircleId[],
  reader: MemberId,
): Promise<ReadonlySet<MemberId>[]> => {
  const joined = new Set((await tx.members.list({ status: 'joined' })).map(({ id }) => id));
  const monday = lastMonday(tx.now, tx.community.zone);
  const all: ReadonlySet<MemberId>[] = [];
  for (const circle of circles) {
    const there = (await tx.circles.membersOf(circle, monday)).map(({ member }) => member);
    all.push(new Set(there.filter((member) => member !== reader && joined.has(member))));
  }
  return all;
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

/**
 * A program became one for a circle, or one that people join by a press: whoever does not show that they belong is out
 * until they press again, knowing what taking part tells. `before` is null for a new one.
 */
export const askAgainFor = async (tx: Transaction, before: Program | null, after: Program): Promise<void> => {
  const { circle, place } = after;
  if (circle === null || place !== 'optIn') return;
  if (before?.circle === circle && before.place === place) return;
  const belongings = await tx.circles.membersOf(circle);
  const shown = new Set(belongings.filter(({ isShown }) => isShown).map(({ member }) => member));
  const rows = [...(await tx.programs.lockMembers(after.id)).values()];
  await tx.programs.saveMembers(
    rows.filter(({ isIn, member }) => isIn && !shown.has(member)).map(leaveProgram),
  );
};
