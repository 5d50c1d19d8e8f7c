/** What is known about a member's room for one more introduction. Counts over the last 30 days unless said otherwise. */
export type Standing = {
  readonly capacityPerMonth: number;
  /** Introductions and open asks that count against the capacity. */
  readonly taken: number;
  /** Asks in the last 14 days, answered or not. */
  readonly recentAsks: number;
  /** Asks ever, and those they answered, yes or no. */
  readonly asked: number;
  readonly answered: number;
  readonly languages: readonly string[];
  /** Working hours as minutes of the UTC day; `to` may lie beyond 1440. */
  readonly hours: Hours;
};

/** A stretch of the UTC day in minutes. */
export type Hours = { readonly from: number; readonly to: number };

/** Who asks: what they speak and when they work. */
export type Asker = { readonly languages: readonly string[]; readonly hours: Hours };

/** A member's factor in the ranking, 0 to 1: availability × fairness × common ground. 0 when their budget is used up. */
export function factorOf(standing: Standing, asker: Asker): number {
  if (standing.taken >= standing.capacityPerMonth) return 0;
  return availability(standing) * fairness(standing) * commonGround(standing, asker);
}

/** Half for the last free place of many, 1 for an untouched month; less for those who seldom answer. */
export function availability(standing: Standing): number {
  const left = Math.max(0, 1 - standing.taken / Math.max(1, standing.capacityPerMonth));
  return (0.5 + 0.5 * left) * (0.6 + 0.4 * answerRate(standing));
}

/** Who was asked lately steps back, so that equals take turns. */
export const fairness = (standing: Standing): number => 1 / (1 + 0.2 * standing.recentAsks);

/** Share of asks answered, drawn towards the usual .8 until there are enough of them (an additive prior of five asks). */
export const answerRate = ({ asked, answered }: Standing): number =>
  (answered + usual.rate * usual.asks) / (asked + usual.asks);

/** Whether two people can talk: a language in common and hours in common, neither of which excludes alone. */
export function commonGround(standing: Standing, asker: Asker): number {
  const speaks = standing.languages.some((language) => asker.languages.includes(language));
  const silent = standing.languages.length === 0 || asker.languages.length === 0;
  const shared = sharedMinutes(standing.hours, asker.hours);
  return (speaks || silent ? 1 : 0.3) * (0.6 + 0.4 * Math.min(1, shared / enoughMinutes));
}

/** Minutes of the day that two stretches share, around midnight too. */
export function sharedMinutes(a: Hours, b: Hours): number {
  let shared = 0;
  for (const shift of [-day, 0, day])
    shared += Math.max(0, Math.min(a.to, b.to + shift) - Math.max(a.from, b.from + shift));
  return shared;
}

const usual = { rate: 0.8, asks: 5 } as const;
const enoughMinutes = 180;
const day = 1440;
