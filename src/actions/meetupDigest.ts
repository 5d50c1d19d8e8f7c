import { answersUntil, isOpenToGo } from '../core/meetup.ts';
import type { Meetup } from '../core/meetupDetails.ts';
import { meetupSection } from '../views/meetupDigest.ts';
import { text } from '../views/text.ts';
import type { DigestSource } from './digestSource.ts';

/** A digest looks so far ahead; events further away come in a later one. */
const aheadDays = 14;
const backDays = 21;
const most = 20;
const dayMs = 86_400_000;

/** Events in the weekly digest: whom one met, whom to meet, what is ahead. */
export const meetupDigestSource: DigestSource = {
  kind: 'events',
  section: async (tx, me) => {
    const from = new Date(tx.now.getTime() - backDays * dayMs);
    const all = await tx.meetups.between(from, new Date(tx.now.getTime() + aheadDays * dayMs), most);
    if (all.length === 0) return null;
    const mine = new Set((await tx.meetupPeople.goingOf(me.id, new Date(0))).map(({ meetup }) => meetup));
    const met = new Set((await tx.meetupPeople.metBy(me.id, new Date(0))).map(({ meetup }) => meetup));
    const isOpen = (meetup: Meetup) => isOpenToGo(meetup, tx.now) && meetup.startsAt > tx.now;
    const meeting: Meetup[] = [];
    for (const meetup of all.filter((one) => mine.has(one.id) && one.suggestAt === null && isOpen(one))) {
      if ((await tx.meetupPeople.suggestedTo(meetup.id, me.id)).length > 0) meeting.push(meetup);
    }
    return meetupSection(text(me.language), {
      zone: tx.community.zone,
      over: all.filter(
        (one) =>
          mine.has(one.id) &&
          one.status === 'over' &&
          !met.has(one.id) &&
          answersUntil(one, tx.community) > tx.now,
      ),
      meeting,
      ahead: all.filter((one) => !mine.has(one.id) && isOpen(one)),
    });
  },
};
