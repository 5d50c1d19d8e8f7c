import { type DigestSettings, jitterOf, personalSchedule } from '../core/digest.ts';
import { isSnoozed, type Member } from '../core/member.ts';
import type { Notice } from '../core/notices.ts';
import { hears } from '../core/nudge.ts';
import { tomorrowFor } from '../core/time/deadlines.ts';
import { dueOccurrence, nextOccurrence } from '../core/time/schedule.ts';
import type { Transaction } from './ports.ts';

const hourMs = 3_600_000;

/** A question waits for the next digest if that comes within so many days; else it is a message of its own. */
export const rideDays = 3;
/** A digest of this morning has been written by then. */
const afterMs = 2 * hourMs;

/**
 * How a "did you talk?" reaches somebody: `rode` where a digest asked it since, an instant to wait for where the next
 * digest is near, null where it must be a message of its own.
 */
export const rideOf = async (
  tx: Transaction,
  member: Member,
  notice: Notice,
): Promise<'rode' | Date | null> => {
  const talk = await talkOf(tx, notice);
  const settings = await tx.digests.settings();
  if (talk === null || settings === null) return null;
  const { askedAt } = talk;
  const last = await tx.digests.lastOf(member.id);
  if (last !== null && last.outcome === 'sent' && last.asksHow === talk.id && last.at >= askedAt)
    return 'rode';
  if (last?.outcome === 'waiting') return new Date(tx.now.getTime() + afterMs);
  if (!hears(member, 'digest')) return roomAt(tx, member);
  const schedule = personalSchedule(settings, member, tx.community);
  const next = nextOccurrence(schedule, new Date(askedAt.getTime() - hourMs));
  const at = new Date(next.at.getTime() + jitterOf(member.id) * 60_000 + afterMs);
  const isNear = next.at.getTime() - askedAt.getTime() <= rideDays * 24 * hourMs;
  return isNear && at > tx.now ? at : roomAt(tx, member);
};

/** Whether a member's next digest comes until then: what it says anyway is no message of its own. */
export const isDigestNear = async (tx: Transaction, member: Member, until: Date): Promise<boolean> => {
  const settings = await tx.digests.settings();
  if (settings === null || !hears(member, 'digest') || isSnoozed(member, tx.now)) return false;
  return (await digestAt(tx, settings, member)) <= until;
};

/** When the next one is written: today's, if that is still to come, is late, or has to wait for room. */
const digestAt = async (tx: Transaction, settings: DigestSettings, member: Member): Promise<Date> => {
  const last = await tx.digests.lastOf(member.id);
  if (last?.outcome === 'waiting') return tomorrowFor(tx.now, member.zone, tx.community);
  const schedule = personalSchedule(settings, member, tx.community);
  const due = dueOccurrence(schedule, last?.date ?? null, tx.now);
  const at =
    due.due === 'run'
      ? due.occurrence.at
      : due.due === 'wait'
        ? due.until
        : nextOccurrence(schedule, tx.now).at;
  return new Date(at.getTime() + jitterOf(member.id) * 60_000);
};

/** On a day on which something else came, a digest that asked of another talk say, it waits for the next. */
const roomAt = async (tx: Transaction, member: Member): Promise<Date | null> => {
  const day = 24 * hourMs;
  const contacts = await tx.limits.contactsSince(member.id, new Date(tx.now.getTime() - day));
  const others = contacts.filter(({ kind }) => kind !== 'checkIn').map(({ at }) => at.getTime() + day);
  const free = Math.max(0, ...others);
  return free > tx.now.getTime() ? new Date(free) : null;
};

type Talk = { readonly id: string; readonly askedAt: Date };

const talkOf = async (tx: Transaction, notice: Notice): Promise<Talk | null> => {
  if (notice.notice === 'pairingCheckIn') {
    return talk(notice.pairing, (await tx.pairings.get(notice.pairing))?.checkInSentAt);
  }
  if (notice.notice !== 'checkIn') return null;
  const introduction = await tx.introductions.get(notice.introduction);
  const asked = introduction?.checkIns.find(({ day }) => day === notice.day);
  return talk(notice.introduction, asked?.sentAt);
};

const talk = (id: string, askedAt: Date | null | undefined): Talk | null =>
  askedAt == null ? null : { id, askedAt };
