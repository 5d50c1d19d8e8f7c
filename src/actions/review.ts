import type { DigestSettings } from '../core/digest.ts';
import { figureIn, lastStretches, medianAnswer, roundedCount } from '../core/figures.ts';
import type { MemberId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import type { Intent } from '../core/notices.ts';
import { dueOccurrence, nextOccurrence, type Schedule } from '../core/time/schedule.ts';
import { plusDays } from '../core/time/zones.ts';
import type { Message } from '../views/message.ts';
import { review } from '../views/review.ts';
import { text } from '../views/text.ts';
import type { ClockAction } from './action.ts';
import type { Transaction } from './ports.ts';

/** Whoever joined so lately has met nobody yet without anything being wrong. */
const graceDays = 14;

/** Every four weeks on a Monday morning managers hear how things went; once, whoever looks at once. */
export const reviewTick: ClockAction = async (subject, { tx }) => {
  const settings = await tx.digests.settings();
  if (settings === null) return tx.due.set('review', subject, null);
  const due = dueOccurrence(scheduleOf(tx, settings), await tx.digests.lastDay('review'), tx.now);
  if (due.due === 'wait') return tx.due.set('review', subject, due.until);
  // One that came too late is left out: the next one tells as much.
  const date = due.due === 'run' ? due.occurrence.date : due.missed.at(-1);
  const isFirst = date !== undefined && (await tx.digests.beginDay('review', date, tx.now));
  if (due.due === 'run' && isFirst) await tell(tx, due.occurrence.date);
  return expectReview(tx, settings);
};

/** The clock looks again when the next one is due. */
export const expectReview = async (tx: Transaction, settings: DigestSettings): Promise<void> => {
  const schedule = scheduleOf(tx, settings);
  const due = dueOccurrence(schedule, await tx.digests.lastDay('review'), tx.now);
  const at = due.due === 'run' ? due.occurrence.at : nextOccurrence(schedule, tx.now).at;
  return tx.due.set('review', tx.community.id, at);
};

/** The last four whole weeks, as they stand now. */
export const composeReview = async (tx: Transaction, reader: Member): Promise<Message | null> => {
  if (!(await tx.members.isManager(reader.id))) return null;
  const [stretch] = lastStretches(tx.now, tx.community.zone, 1);
  if (stretch === undefined) return null;
  const { from, until } = stretch;
  const { figures } = tx;
  const alone = await figures.alone(new Date(until.getTime() - graceDays * 86_400_000), until);
  return review(text(reader.language), {
    community: tx.community.name,
    joined: figureIn(stretch, await figures.joined(from, until)),
    asked: figureIn(stretch, await figures.asks(from, until)),
    talked: figureIn(stretch, await figures.talked(from, until)),
    answer: medianAnswer(stretch, await figures.answered(from, until)),
    alone: roundedCount(alone.length) ?? 'few',
  });
};

const scheduleOf = ({ community }: Transaction, { anchor }: DigestSettings): Schedule => ({
  weekday: 1,
  time: '09:00',
  zone: community.zone,
  everyWeeks: 4,
  // The first one has four weeks to tell of.
  anchor: plusDays(anchor, 28),
  pauses: [],
  calendar: community,
});

const tell = async (tx: Transaction, date: string): Promise<void> => {
  const to = (member: MemberId): Intent => ({
    key: `review/${date}/${member}`,
    effect: { effect: 'tell', to: member, notice: { notice: 'review', date } },
    notBefore: tx.now,
  });
  await tx.outbox.add((await tx.members.managers()).map(to));
};
