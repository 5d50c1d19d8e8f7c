import { mayHaveDigestAt } from '../core/askBudget.ts';
import type { DigestSettings } from '../core/digest.ts';
import {
  type DigestDay,
  digestHours,
  freshDigests,
  jitterOf,
  personalSchedule,
  waitDays,
} from '../core/digest.ts';
import { asId, type MemberId } from '../core/ids.ts';
import { isSnoozed, type Member } from '../core/member.ts';
import type { Intent } from '../core/notices.ts';
import { hears } from '../core/nudge.ts';
import { isWithinHours, tomorrowFor } from '../core/time/deadlines.ts';
import { dueOccurrence, nextOccurrence } from '../core/time/schedule.ts';
import { type LocalDate, localDateOf, plusDays, resolve } from '../core/time/zones.ts';
import { missingIn } from '../views/profile.ts';
import { text } from '../views/text.ts';
import type { ClockAction } from './action.ts';
import { talksToAsk } from './digestSections.ts';
import { hasNews } from './digests.ts';
import type { Dice, Transaction } from './ports.ts';
import { expectReview } from './review.ts';
import { suggestSomebody } from './suggestSomebody.ts';

/** Members who are given a place at once; the others follow a moment later. */
const atOnce = 1000;
const dayMs = 86_400_000;
const minuteMs = 60_000;
/** A profile is left alone in its first days. */
const profileAfterDays = 3;

/** Digests are wanted: from now on the clock looks after the members of this community. */
export const expectDigests = async (tx: Transaction): Promise<DigestSettings> => {
  const known = await tx.digests.settings();
  if (known !== null || tx.community.startedAt === null) return known ?? freshDigests(tx.community, tx.now);
  const fresh = freshDigests(tx.community, tx.now);
  await tx.digests.saveSettings(fresh);
  await tx.due.set('digests', tx.community.id, tx.now);
  return fresh;
};

/** Once a day: whoever joined since has a digest coming. */
export const digestsTick: ClockAction = async (subject, { tx }) => {
  if (tx.community.startedAt === null) return tx.due.set('digests', subject, null);
  const settings = await expectDigests(tx);
  const ids = await tx.digests.unscheduled(atOnce);
  await schedule(tx, settings, ids);
  await expectReview(tx, settings);
  const { zone } = tx.community;
  const tomorrow = resolve(plusDays(localDateOf(tx.now, zone), 1), '03:00', zone);
  return tx.due.set('digests', subject, ids.length < atOnce ? tomorrow : new Date(tx.now.getTime() + 1000));
};

/** The moment changed: everybody's next digest comes at the new one. */
export const rescheduleDigests = async (tx: Transaction, settings: DigestSettings): Promise<void> => {
  const members = await tx.members.list({ status: 'joined' });
  await schedule(
    tx,
    settings,
    members.map(({ id }) => id),
  );
};

/** A member's digest is due, or may have room now. */
export const digestTick: ClockAction = async (subject, { tx, dice }) => {
  const member = await tx.members.lock(asId<MemberId>(subject));
  const settings = await tx.digests.settings();
  if (member === null || member.status !== 'joined' || settings === null)
    return tx.due.set('digest', subject, null);
  const last = await tx.digests.lastOf(member.id);
  if (last?.outcome === 'waiting') return goOn(tx, dice, settings, member, last);
  const schedule = personalSchedule(settings, member, tx.community);
  const due = dueOccurrence(schedule, last?.date ?? null, tx.now);
  if (due.due === 'wait') return tx.due.set('digest', subject, withJitter(due.until, member.id));
  const missed = due.missed.at(-1);
  // On the day it began the moment may have been over: nobody missed anything.
  if (missed !== undefined && missed > schedule.anchor) await miss(tx, member, missed, due.due === 'skip');
  if (due.due === 'run') {
    const day = { date: due.occurrence.date, outcome: 'waiting', at: tx.now, asksHow: null } as const;
    // Somebody else did this day already.
    if (await tx.digests.begin(member.id, day)) return goOn(tx, dice, settings, member, day);
  }
  return tx.due.set('digest', subject, nextFor(tx, settings, member));
};

const goOn = async (
  tx: Transaction,
  dice: Dice,
  settings: DigestSettings,
  member: Member,
  day: DigestDay,
): Promise<void> => {
  // Before anything is written: whom to suggest is looked for among the same introductions and pairings.
  const [how] = hears(member, 'checkIns') ? await talksToAsk(tx, member.id) : [];
  const outcome = await outcomeOf(tx, dice, settings, member, day);
  if (outcome instanceof Date) return tx.due.set('digest', member.id, outcome);
  const asksHow = how === undefined ? null : 'pairing' in how ? how.pairing.id : how.introduction.id;
  await tx.digests.settle(member.id, { date: day.date, outcome, at: tx.now, asksHow });
  if (outcome === 'sent') {
    await tx.outbox.add([tell(member.id, day.date, tx.now)]);
    await tx.limits.contacted(member.id, 'digest', tx.now);
  }
  return tx.due.set('digest', member.id, nextFor(tx, settings, member));
};

/** Nothing is sent in a pause, to who wants none, or where nothing new waits; a full budget waits until then. */
const outcomeOf = async (
  tx: Transaction,
  dice: Dice,
  settings: DigestSettings,
  member: Member,
  day: DigestDay,
): Promise<'sent' | 'none' | Date> => {
  if (!hears(member, 'digest') || isSnoozed(member, tx.now) || tx.community.startedAt === null) return 'none';
  const week = new Date(tx.now.getTime() - 7 * dayMs);
  const roomAt = mayHaveDigestAt(await tx.limits.contactsSince(member.id, week), tx.now);
  if (roomAt > tx.now)
    return tx.now.getTime() - day.at.getTime() < waitDays * dayMs ? triedAgainAt(tx, member, roomAt) : 'none';
  if (await prepareExtras(tx, dice, settings, member, day.date)) return 'sent';
  return (await hasNews(tx, member)) ? 'sent' : 'none';
};

/** The next working morning, or as soon after it as there is room. */
const triedAgainAt = (tx: Transaction, { zone }: Member, roomAt: Date): Date => {
  const morning = tomorrowFor(tx.now, zone, tx.community);
  const isThatDay = localDateOf(roomAt, zone) === localDateOf(morning, zone);
  return roomAt > morning && isThatDay && isWithinHours(roomAt, zone, digestHours) ? roomAt : morning;
};

/** What is said once, and the one new person, belong to the digest of this day. True where that is something to say. */
const prepareExtras = async (
  tx: Transaction,
  dice: Dice,
  settings: DigestSettings,
  member: Member,
  date: LocalDate,
): Promise<boolean> => {
  const hasPerson = await suggestSomebody(tx, dice, member, date);
  const isSettled =
    member.joinedAt !== null && tx.now.getTime() - member.joinedAt.getTime() > profileAfterDays * dayMs;
  const lacks = missingIn(text(member.language), member) !== '';
  const asksProfile =
    isSettled && lacks && hears(member, 'profile') && (await isFirst(tx, member.id, 'profile', date));
  const asksName = settings.channel.isOn && (await isFirst(tx, member.id, 'name', date));
  return hasPerson || asksProfile || asksName;
};

/** Nearly always it was said long ago: only the first time anything is written. */
const isFirst = async (
  tx: Transaction,
  member: MemberId,
  what: 'profile' | 'name',
  date: LocalDate,
): Promise<boolean> =>
  (await tx.digests.markedOn(member, what)) === null && (await tx.digests.mark(member, what, date));

const tell = (to: MemberId, date: LocalDate, at: Date): Intent => ({
  key: `digest/${date}/${to}`,
  effect: { effect: 'tell', to, notice: { notice: 'digest', date } },
  notBefore: at,
});

/** Too late for a day: it is left out, and managers hear of the day once. */
const miss = async (tx: Transaction, member: Member, date: LocalDate, isLast: boolean): Promise<void> => {
  if (isLast) await tx.digests.begin(member.id, { date, outcome: 'missed', at: tx.now, asksHow: null });
  const managers = await tx.members.managers();
  await tx.outbox.add(
    managers.map((to) => ({
      key: `digestsMissed/${date}/${to}`,
      effect: { effect: 'tell', to, notice: { notice: 'digestsMissed', date } },
      notBefore: tx.now,
    })),
  );
};

const schedule = async (
  tx: Transaction,
  settings: DigestSettings,
  ids: readonly MemberId[],
): Promise<void> => {
  const members = await tx.members.getMany(ids);
  await tx.due.setMany(
    'digest',
    [...members.values()].map((member) => ({ subject: member.id, at: nextFor(tx, settings, member) })),
  );
};

const nextFor = (tx: Transaction, settings: DigestSettings, member: Member): Date => {
  const next = nextOccurrence(personalSchedule(settings, member, tx.community), tx.now);
  return withJitter(next.at, member.id);
};

const withJitter = (at: Date, id: string): Date => new Date(at.getTime() + jitterOf(id) * minuteMs);
