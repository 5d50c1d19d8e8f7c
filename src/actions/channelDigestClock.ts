import { channelSchedule, type DigestSettings, jitterOf } from '../core/digest.ts';
import type { MemberId } from '../core/ids.ts';
import type { Intent } from '../core/notices.ts';
import { dueOccurrence, nextOccurrence } from '../core/time/schedule.ts';
import type { LocalDate } from '../core/time/zones.ts';
import type { ClockAction } from './action.ts';
import { postTo } from './channels.ts';
import type { Transaction } from './ports.ts';

/** The channel digest is due: once a day, in every channel it has. */
export const channelDigestTick: ClockAction = async (subject, { tx }) => {
  const settings = await tx.digests.settings();
  if (settings === null || !isWanted(settings)) return tx.due.set('channelDigest', subject, null);
  const last = await tx.digests.lastDay('channel');
  const done = last !== null && last >= settings.channel.since ? last : null;
  const due = dueOccurrence(channelSchedule(settings, tx.community), done, tx.now);
  if (due.due === 'wait') return tx.due.set('channelDigest', subject, withJitter(due.until, subject));
  const missed = due.missed.at(-1);
  if (missed !== undefined) {
    if (due.due === 'skip') await tx.digests.beginDay('channel', missed, tx.now);
    // Switched on that day, perhaps after its hour: nothing was missed.
    if (missed > settings.channel.since) await tellManagers(tx, missed);
  }
  if (due.due === 'run') await post(tx, settings, due.occurrence.date);
  return expectChannelDigest(tx, settings);
};

/** The clock looks again when the next one is due; never while there is no channel. */
export const expectChannelDigest = async (tx: Transaction, settings: DigestSettings): Promise<void> => {
  const { id } = tx.community;
  const next = isWanted(settings)
    ? withJitter(nextOccurrence(channelSchedule(settings, tx.community), tx.now).at, id)
    : null;
  return tx.due.set('channelDigest', id, next);
};

const isWanted = ({ channel }: DigestSettings): boolean => channel.isOn && channel.channels.length > 0;

/** Whoever began the day posts it; words are found when it is sent. */
const post = async (tx: Transaction, { channel }: DigestSettings, date: LocalDate): Promise<void> => {
  if (!(await tx.digests.beginDay('channel', date, tx.now))) return;
  await tx.outbox.add(
    channel.channels.map((one) =>
      postTo(one, { notice: 'channelDigest', date }, `channelDigest/${date}`, tx.now),
    ),
  );
};

const tellManagers = async (tx: Transaction, date: LocalDate): Promise<void> => {
  const tell = (to: MemberId): Intent => ({
    key: `channelDigestMissed/${date}/${to}`,
    effect: { effect: 'tell', to, notice: { notice: 'channelDigestMissed', date } },
    notBefore: tx.now,
  });
  await tx.outbox.add((await tx.members.managers()).map(tell));
};

const withJitter = (at: Date, id: string): Date => new Date(at.getTime() + jitterOf(id) * 60_000);
