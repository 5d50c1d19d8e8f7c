import { answersUntil, isOpenToGo } from '../core/meetup.ts';
import type { Meetup } from '../core/meetupDetails.ts';
import { meetupSection } from '../views/meetupDigest.ts';
import { text } from '../views/text.ts';
import type { DigestSource } from './digestSource.ts';

/** A digest looks so far ahead; events further away come in a later one. */
const aheadDays = 14;
const backDays = 21;
/** Where a calendar brings many; the section itself is short. */
const mostAhead = 50;
const mostBehind = 300;
const dayMs = 86_400_000;

/** Events in the weekly digest: whom one met, whom to meet, what is ahead. */
export const meetupDigestSource: DigestSource = {
  kind: 'events',
  section: async (tx, me) => {
    const soon = new Date(tx.now.getTime() + aheadDays * dayMs);
    const ahead = await tx.meetups.between(tx.now, soon, mostAhead);
    const mine = new Set((await tx.meetupPeople.goingOf(me.id, new Date(0))).map(({ meetup }) => meetup));
    if (ahead.length + mine.size === 0) return null;
    // Apart from those ahead: however many there were, they leave those their room.
    const from = new Date(tx.now.getTime() - backDays * dayMs);
    const behind = mine.size === 0 ? [] : await tx.meetups.between(from, tx.now, mostBehind);
    const met = new Set((await tx.meetupPeople.metBy(me.id, new Date(0))).map(({ meetup }) => meetup));
    const isOpen = (meetup: Meetup) => isOpenToGo(meetup, tx.now) && meetup.startsAt > tx.now;
    const meeting: Meetup[] = [];
    for (const meetup of ahead.filter((one) => mine.has(one.id) && one.suggestAt === null && isOpen(one))) {
      if ((await tx.meetupPeople.suggestedTo(meetup.id, me.id)).length > 0) meeting.push(meetup);
    }
    return meetupSection(text(me.language), {
      zone: tx.community.zone,
      over: behind.filter(
        (one) =>
          mine.has(one.id) &&
          one.status === 'over' &&
          !met.has(one.id) &&
          answersUntil(one, tx.community) > tx.now,
      ),
      meeting,
      ahead: ahead.filter((one) => !mine.has(one.id) && isOpen(one)),
    });
  },
};
