import type { ChannelDigest } from './digest.ts';
import { type Figure, figureOf, type Happening } from './figures.ts';
import type { MemberId } from './ids.ts';
import { type LocalDate, plusDays, resolve } from './time/zones.ts';

/** What a channel digest tells of: from the one before, or a week. */
export type Window = { readonly from: Date; readonly until: Date };

/** Longer is looked back by no digest, however long it was off. */
const longestDays = 28;
const weekDays = 7;
const dayMs = 86_400_000;

/** The window of a day's digest, given the day of the one before. Windows of two digests never overlap. */
export const windowOf = (
  { time }: Pick<ChannelDigest, 'time'>,
  date: LocalDate,
  before: LocalDate | null,
  zone: string,
): Window => {
  const until = resolve(date, time, zone);
  const earliest = plusDays(date, -longestDays);
  const from = before === null ? plusDays(date, -weekDays) : before < earliest ? earliest : before;
  return { from: resolve(from, time, zone), until };
};

/** Those who may be named, and how many others there are where enough stand behind the number. */
export type Named<T> = { readonly named: readonly T[]; readonly others: Figure };

/** Whoever agreed is named; of the others only a count, and only from five on. */
export const namedAmong = <T>(
  all: readonly T[],
  peopleOf: (one: T) => readonly MemberId[],
  agreed: ReadonlySet<MemberId>,
): Named<T> => {
  const named = all.filter((one) => peopleOf(one).every((person) => agreed.has(person)));
  const others = all.filter((one) => !named.includes(one));
  return { named, others: figureOf(others.length, others.flatMap(peopleOf)) };
};

/** What happened in one week: figures only where at least five people stand behind them. */
export type WeekFigures = { readonly date: LocalDate; readonly introduced: Figure; readonly talked: Figure };

export const chartWeeks = 8;
/** Fewer weeks with numbers make no picture. */
const fewestWeeks = 3;

/** The last weeks up to a digest, the oldest first; null where hardly any has a number to show. */
export const weekFigures = (
  until: Date,
  introduced: readonly Happening[],
  talked: readonly Happening[],
  dateOf: (at: Date) => LocalDate,
): readonly WeekFigures[] | null => {
  const weeks = Array.from({ length: chartWeeks }, (_, index): WeekFigures => {
    const end = new Date(until.getTime() - (chartWeeks - 1 - index) * weekDays * dayMs);
    const begin = new Date(end.getTime() - weekDays * dayMs);
    const figure = (all: readonly Happening[]): Figure => {
      const here = all.filter(({ at }) => at >= begin && at < end);
      return figureOf(
        here.length,
        here.flatMap(({ people }) => people),
      );
    };
    return { date: dateOf(begin), introduced: figure(introduced), talked: figure(talked) };
  });
  const shown = weeks.filter((week) => week.introduced !== 'few' || week.talked !== 'few');
  return shown.length < fewestWeeks ? null : weeks;
};
