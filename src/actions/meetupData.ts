import type { MemberId } from '../core/ids.ts';
import type { Transaction } from './ports.ts';

/** What is a member's own of events: where they go, whether they show their name, whom they said they met. */
export const meetupData = async (tx: Transaction, me: MemberId): Promise<Record<string, unknown>[]> => {
  const ever = new Date(0);
  const going = await tx.meetupPeople.goingOf(me, ever);
  const meetups = await tx.meetups.getMany(going.map(({ meetup }) => meetup));
  const met = await tx.meetupPeople.metBy(me, ever);
  return going.map((one) => ({
    title: meetups.get(one.meetup)?.title,
    startsAt: meetups.get(one.meetup)?.startsAt,
    saidAt: one.at,
    showsMyName: one.showsMe,
    met: met.filter(({ meetup }) => meetup === one.meetup).map(({ person, at }) => ({ person, at })),
  }));
};
