import type { MemberId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Scene } from './action.ts';

/** The caller's own row. The ingress made sure there is one. */
export const meOf = async (scene: Scene, who: MemberId): Promise<Member> => {
  const member = await scene.tx.members.get(who);
  if (member === null) throw new Error(`no member ${who}`);
  return member;
};

/** The caller if they joined; everything beyond looking around needs that. */
export const joinedMe = async (scene: Scene, who: MemberId): Promise<Member | Refusal> => {
  const member = await meOf(scene, who);
  return member.status === 'joined' ? member : { refused: 'notJoined' };
};
