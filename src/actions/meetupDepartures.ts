import type { MemberId } from '../core/ids.ts';
import type { Transaction } from './ports.ts';

/** Somebody is no longer a member: they go nowhere, and nobody is suggested them. */
export const leaveMeetups = async (tx: Transaction, member: MemberId): Promise<void> => {
  await tx.meetupPeople.forget(member);
  await tx.consents.revoke(member, 'showAtMeetup', tx.now);
};
