import type { Meetup, MeetupDetails, MeetupSource, NewMeetup } from './meetupDetails.ts';
import type { MeetupEvent } from './meetupEvents.ts';
import type { Refusal } from './refusal.ts';
import { plusWorkingDays, type WorkCalendar, workingDayBefore, workingDayFrom } from './time/workingDays.ts';
import { localDateOf, plusDays, resolve } from './time/zones.ts';

/** How long the words of an event may be, how far ahead and how long it may lie. */
export const meetupLimits = {
  title: 100,
  place: 120,
  link: 300,
  description: 500,
  topics: 5,
  daysAhead: 366,
  daysLong: 14,
  /** Of a calendar or a platform only the next days are taken in. */
  daysAheadOfSources: 60,
} as const;

/** A new event. Throws nothing: details that make no sense are refused. */
export const planMeetup = (made: NewMeetup, calendar: WorkCalendar, now: Date): MeetupEvent[] | Refusal => {
  const wrong = checkMeetup(made, now);
  if (wrong !== null) return wrong;
  return [{ type: 'meetupPlanned', meetup: made, ...meetupTimes(made, calendar, now), at: now }];
};

/** What is wrong with details; null when they may be kept. */
export const checkMeetup = (details: MeetupDetails, now: Date): Refusal | null => {
  if (details.title === '') return { refused: 'emptyText' };
  const lasts = details.endsAt.getTime() - details.startsAt.getTime();
  const isSoon = details.startsAt.getTime() - now.getTime() <= meetupLimits.daysAhead * dayMs;
  const isRight = lasts > 0 && lasts <= meetupLimits.daysLong * dayMs && isSoon;
  return isRight && details.endsAt > now ? null : { refused: 'badMoment' };
};

/** Other details: by a manager, or because the source changed. Nothing where nothing changed. */
export const changeMeetup = (
  meetup: Meetup,
  details: MeetupDetails,
  calendar: WorkCalendar,
  now: Date,
): MeetupEvent[] | Refusal => {
  if (meetup.status !== 'planned') return { refused: 'meetupOver' };
  if (isSame(meetup, details)) return [];
  const wrong = checkMeetup(details, now);
  if (wrong !== null) return wrong;
  const times = meetupTimes(details, calendar, now);
  // Suggestions are made once: whoever goes later gets theirs at once.
  const suggestAt = meetup.suggestAt === null ? null : times.suggestAt;
  const isMoved = Math.abs(details.startsAt.getTime() - meetup.startsAt.getTime()) >= movedMs;
  return [{ type: 'meetupChanged', details, suggestAt, askAt: times.askAt, isMoved, at: now }];
};

/** It does not take place. One that has begun cannot be cancelled any more. */
export const cancelMeetup = (
  meetup: Meetup,
  by: 'manager' | 'source',
  now: Date,
): MeetupEvent[] | Refusal => {
  if (meetup.status === 'cancelled') return [];
  if (meetup.status === 'over' || meetup.startsAt <= now) return { refused: 'meetupOver' };
  return [{ type: 'meetupCancelled', by, at: now }];
};

/** The source has it again, after it took it away itself. */
export const reinstateMeetup = (
  meetup: Meetup,
  details: MeetupDetails,
  calendar: WorkCalendar,
  now: Date,
): MeetupEvent[] => {
  if (meetup.status !== 'cancelled' || meetup.by !== 'source') return [];
  if (checkMeetup(details, now) !== null || details.startsAt <= now) return [];
  return [{ type: 'meetupReinstated', details, ...meetupTimes(details, calendar, now), at: now }];
};

/** The clock: time to suggest people, time to ask whom one met. */
export const tickMeetup = (meetup: Meetup, now: Date): MeetupEvent[] => {
  if (meetup.status !== 'planned') return [];
  if (meetup.askAt <= now) return [{ type: 'meetupEnded', at: now }];
  if (meetup.suggestAt === null || meetup.suggestAt > now) return [];
  return [{ type: 'meetupMatched', isInTime: meetup.startsAt > now, at: now }];
};

/** When the clock must look again; null for never. */
export const meetupDueAt = (meetup: Meetup): Date | null => {
  if (meetup.status !== 'planned') return null;
  const { suggestAt, askAt } = meetup;
  return suggestAt !== null && suggestAt < askAt ? suggestAt : askAt;
};

/** Whether one can still say that one goes. */
export const isOpenToGo = (meetup: Meetup, now: Date): boolean =>
  meetup.status === 'planned' && meetup.endsAt > now;

/** Whether it is still ahead, or under way; what was planned for it stands without it too. */
export const standingOf = (meetup: Meetup, now: Date): 'ahead' | 'over' | 'cancelled' => {
  if (meetup.status === 'cancelled') return 'cancelled';
  return isOpenToGo(meetup, now) ? 'ahead' : 'over';
};

/** Names a source's event among all of the community; null for those made here. */
export const sourceKeyOf = (source: MeetupSource): string | null => {
  switch (source.by) {
    case 'manager':
      return null;
    case 'feed':
      return `feed/${source.feed}/${source.key}`;
    case 'platform':
      return `${source.platform}/${source.event}`;
  }
};

/**
 * Two working days before people are suggested: somebody gets one message a day, and asks that come of this one must find
 * room at nine the next morning. On the next working day after it everybody who went is asked whom they met. Both half an
 * hour before anybody is written to, on the community's clocks: a digest of eight can say it.
 */
export const meetupTimes = (
  { startsAt, endsAt }: Pick<MeetupDetails, 'startsAt' | 'endsAt'>,
  calendar: WorkCalendar,
  now: Date,
): { readonly suggestAt: Date; readonly askAt: Date } => {
  const { zone } = calendar;
  let day = localDateOf(startsAt, zone);
  for (let left = suggestWorkingDays; left > 0; left--) day = workingDayBefore(day, calendar);
  const suggestAt = resolve(day, worksAt, zone);
  // What ends at midnight ended on the day before.
  const lastDay = localDateOf(new Date(endsAt.getTime() - 1), zone);
  const askDay = workingDayFrom(plusDays(lastDay, 1), calendar);
  return { suggestAt: suggestAt > now ? suggestAt : now, askAt: resolve(askDay, worksAt, zone) };
};

/** The working day until which "whom did you meet" waits for an answer. */
export const answersUntil = (meetup: Pick<Meetup, 'askAt'>, calendar: WorkCalendar): Date =>
  resolve(
    plusWorkingDays(localDateOf(meetup.askAt, calendar.zone), answerWorkingDays, calendar),
    '20:00',
    calendar.zone,
  );

const dayMs = 86_400_000;
/** A smaller shift is no news. */
const movedMs = 15 * 60_000;
const worksAt = '07:30';
const suggestWorkingDays = 2;
const answerWorkingDays = 10;

const isSame = (a: MeetupDetails, b: MeetupDetails): boolean =>
  a.title === b.title &&
  a.place === b.place &&
  a.link === b.link &&
  a.startsAt.getTime() === b.startsAt.getTime() &&
  a.endsAt.getTime() === b.endsAt.getTime() &&
  a.isAllDay === b.isAllDay &&
  a.description === b.description &&
  a.topics.join() === b.topics.join();
