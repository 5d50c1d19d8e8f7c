import type { MemberId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { isPaused } from '../core/pause.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import type { Scene } from './action.ts';
import type { Transaction } from './ports.ts';

/** The caller's own row. The ingress made sure there is one. */
export const meOf = async (scene: Scene, who: MemberId): Promise<Member> => {
  const member = await scene.tx.members.get(who);
  if (member === null) throw new Error(`no member ${who}`);
  return member;
};

/** The caller if they joined, locked: two presses at once are decided one after the other. */
export const lockedMe = async (scene: Scene, who: MemberId): Promise<Member | Refusal> => {
  const member = await scene.tx.members.lock(who);
  return member?.status === 'joined' ? unlessPaused(scene, member) : { refused: 'notJoined' };
};

/** Somebody named by the caller. One answer for everybody who is not a listed member, whoever they are. */
export const takesRequests = async (scene: Scene, me: Member, id: MemberId): Promise<Member | Refusal> => {
  if (id === me.id) return { refused: 'yourself' };
  const member = await scene.tx.members.get(id);
  return member === null ||
    member.status !== 'joined' ||
    member.isHidden ||
    isPaused(await scene.tx.pauses.get(member.id))
    ? { refused: 'takesNoRequests' }
    : member;
};

/** The caller if they joined; everything beyond looking around needs that. */
export const joinedMe = async (scene: Scene, who: MemberId): Promise<Member | Refusal> => {
  const member = await meOf(scene, who);
  return member.status === 'joined' ? unlessPaused(scene, member) : { refused: 'notJoined' };
};

/** Members, and managers who did not join. */
export const memberOrManager = async (scene: Scene, who: MemberId): Promise<Member | Refusal> => {
  const me = await joinedMe(scene, who);
  if (!isRefusal(me)) return me;
  const member = (await scene.tx.members.isManager(who)) ? await scene.tx.members.get(who) : null;
  return member ?? me;
};

/** Kept apart, no member, or paused by now: whoever presses hears only that it is over. */
export const isClosedTo = async (tx: Transaction, one: MemberId, other: MemberId): Promise<boolean> => {
  if (await tx.limits.avoids(one, other)) return true;
  const people = await tx.members.getMany([one, other]);
  if ([one, other].some((id) => people.get(id)?.status !== 'joined')) return true;
  return isPaused(await tx.pauses.get(one)) || isPaused(await tx.pauses.get(other));
};

const unlessPaused = async ({ tx }: Scene, member: Member): Promise<Member | Refusal> =>
  isPaused(await tx.pauses.get(member.id)) ? { refused: 'paused' } : member;
