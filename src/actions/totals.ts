import { localDateOf, plusDays, resolve, weekdayOf } from '../core/time/zones.ts';
import { saysAnything, totalsOf } from '../core/totals.ts';
import type { ClockAction } from './action.ts';
import type { Transaction } from './ports.ts';

/** A slip is kept open for no longer than this before it can be won. */
const slipDays = 400;
/** Thanks of a week are counted a week later, when those who were thanked had time to answer. */
const settleDays = 7;

/** Something happened that totals may show: have the clock look on Monday morning. */
export const expectTotals = async (tx: Transaction): Promise<void> =>
  tx.due.set('totals', tx.community.id, nextMonday(tx));

/**
 * Monday: publish what was not published before, fixed for good; or nothing, and the stretch goes on, where fewer
 * than five people stand behind each number (core/totals.ts says why).
 */
export const totalsTick: ClockAction = async (subject, { tx }) => {
  const today = localDateOf(tx.now, tx.community.zone);
  const monday = plusDays(today, 1 - weekdayOf(today));
  const until = plusDays(monday, -settleDays);
  const end = resolve(until, '00:00', tx.community.zone);
  const [last] = await tx.frozenTotals.list(1);
  const from = last?.until ?? new Date(0);
  if (from < end) {
    const thanks = await tx.thanks.between(from, end);
    const slips = await tx.referrals.between(new Date(from.getTime() - slipDays * 86_400_000), end);
    const within = (at: Date) => at >= from && at < end;
    const totals = totalsOf({ from, until: end }, thanks, {
      given: slips
        .filter(({ status, givenAt }) => status !== 'new' && within(givenAt))
        .map(({ giver }) => giver),
      won: slips.flatMap((slip) => (slip.status === 'won' && within(slip.closedAt) ? [slip.giver] : [])),
    });
    if (saysAnything(totals)) await tx.frozenTotals.add(until, totals);
  }
  return tx.due.set('totals', subject, nextMonday(tx));
};

const nextMonday = (tx: Transaction): Date => {
  const today = localDateOf(tx.now, tx.community.zone);
  return resolve(plusDays(today, 8 - weekdayOf(today)), '06:00', tx.community.zone);
};
