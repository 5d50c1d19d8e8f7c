import type { MemberId } from './ids.ts';
import { decimalsOf, type Money } from './money.ts';
import { leastOf, onceEach, type Thanks } from './thanks.ts';

/** Fewer different people than this, and nothing is said of them. */
export const fewest = 5;

/** At least so much, in minor units, rounded down to 1, 2 or 5 and zeros. */
export type AtLeast = Money;

/** What everybody together came to in one stretch of weeks; null where fewer than five people stand behind it. */
export type Totals = {
  /** Instants between which it was said: never overlapping those of other totals. */
  readonly from: Date;
  readonly until: Date;
  readonly thanks: number | null;
  readonly slips: number | null;
  readonly won: number | null;
  readonly amounts: readonly AtLeast[];
};

/** Who gave the slips of a stretch, and who those that were won in it; a giver as often as there are slips. */
export type SlipGivers = { readonly given: readonly MemberId[]; readonly won: readonly MemberId[] };

/**
 * The totals of one stretch. Why nobody can work a hidden amount out of them, not by subtraction either, not with any
 * number of accomplices and not over any number of weeks:
 *
 * 1. A hidden amount is no input. It is dropped before the thank-you is kept (core/thanks.ts), so every total is the
 *    same whatever it was: there is nothing to solve for. Of a banded amount only the band's lower bound is an input.
 * 2. What was told exactly to the one who is thanked is not for everybody either. So a currency's sum appears only
 *    when amounts of at least five different people who said thanks are in it, none of them with more than half of it,
 *    and it is rounded down to 1, 2 or 5 and zeros. Whoever has more is left out and not cut down: a giant cut
 *    down to all the others together would double what they have, and beside three small ones show the fifth.
 *    Four accomplices who know their own amounts learn at most on which side of one number of theirs the fifth lies.
 * 3. Stretches do not overlap and are fixed once (store: `frozen_totals`), so a later thank-you, correction or erasure
 *    changes no earlier total: two totals never differ by one person's amount. A week with too few people is not
 *    published and joins the next.
 */
export const totalsOf = (
  stretch: Pick<Totals, 'from' | 'until'>,
  thanks: readonly Thanks[],
  slips: SlipGivers,
): Totals => {
  const counted = onceEach(thanks);
  return {
    ...stretch,
    thanks: many(counted.map(({ from }) => from)) ? counted.length : null,
    slips: many(slips.given) ? slips.given.length : null,
    won: many(slips.won) ? slips.won.length : null,
    amounts: amountsOf(counted),
  };
};

/** Whether there is anything to publish; else the stretch goes on. */
export const saysAnything = ({ thanks, slips, won, amounts }: Totals): boolean =>
  thanks !== null || slips !== null || won !== null || amounts.length > 0;

/** The most of 1, 2, 5, 10 … that is not above the number. */
export const roundedDown = (amount: number): number => {
  if (amount < 1) return 0;
  let step = 1;
  while (step * 10 <= amount) step *= 10;
  return amount >= 5 * step ? 5 * step : amount >= 2 * step ? 2 * step : step;
};

const many = (people: readonly MemberId[]): boolean => new Set(people).size >= fewest;

const amountsOf = (thanks: readonly Thanks[]): AtLeast[] => {
  const known = thanks.flatMap((one) => {
    const least = leastOf(one);
    return least === null ? [] : [{ from: one.from, least }];
  });
  const currencies = [...new Set(known.map(({ least }) => least.currency))].toSorted();
  return currencies.flatMap((currency) => {
    const ours = known.filter(({ least }) => least.currency === currency && least.minor > 0);
    if (!many(ours.map(({ from }) => from))) return [];
    const byPerson = new Map<MemberId, number>();
    for (const { from, least } of ours) byPerson.set(from, (byPerson.get(from) ?? 0) + least.minor);
    const unit = 10 ** decimalsOf(currency);
    const minor = roundedDown(Math.floor(sumWithoutGiants([...byPerson.values()]) / unit)) * unit;
    return minor > 0 ? [{ minor, currency }] : [];
  });
};

/** The sum of the most people of whom nobody has more than half of it; 0 where they are fewer than five. */
const sumWithoutGiants = (shares: readonly number[]): number => {
  const left = shares.toSorted((a, b) => a - b);
  let sum = left.reduce((total, one) => total + one, 0);
  for (let largest = left.pop(); largest !== undefined && left.length >= fewest - 1; largest = left.pop()) {
    if (largest * 2 <= sum) return sum;
    sum -= largest;
  }
  return 0;
};
