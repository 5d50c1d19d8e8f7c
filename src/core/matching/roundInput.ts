/** A stretch of the day in UTC: it begins at minute `from` (0..1439) and lasts `minutes`, past midnight if need be. */
export type Hours = { readonly from: number; readonly minutes: number };

/** Which side of a two-sided program (mentor and mentee) someone is on. */
export type Side = 'mentor' | 'mentee';

/** What the engine knows of someone who is to be placed; called by their position in the list from then on. */
export type RoundMember = {
  /** Topics, at most eight of each kind are looked at. */
  readonly offers: readonly string[];
  readonly seeks: readonly string[];
  readonly interests: readonly string[];
  /** Topics above that may be used to find but are never quoted. */
  readonly unquoted: readonly string[];
  readonly hours: Hours;
  /** Company, team or role, whichever the program's `across` rule is about; empty when unknown. */
  readonly group: string;
  readonly languages: readonly string[];
  readonly isNewcomer: boolean;
  /** null in programs without sides. */
  readonly side: Side | null;
  /** Rounds in a row they were ready for and left out of. */
  readonly waited: number;
};

/** Who is put with whom. Every rule but `sides` is a wish: nobody is left out for it. */
export type RoundRules = {
  /** 2 to 8. */
  readonly groupSize: number;
  /** Whether people of different groups, of the same group, or any are put together. */
  readonly across: 'different' | 'same' | 'any';
  readonly isNewcomerWithRegular: boolean;
  /** Only a mentor with a mentee. */
  readonly isTwoSided: boolean;
  /** Whether somebody left over joins a pair. */
  readonly allowsTrios: boolean;
  /** Rounds that should pass before the same two meet again. */
  readonly gapRounds: number;
};

/** Meetings so far, any order, the same two as often as they met: members `a[i]` and `b[i]` in round `round[i]`. */
export type Meetings = { readonly a: Int32Array; readonly b: Int32Array; readonly round: Int32Array };

/** Pairs who must never meet: members `a[i]` and `b[i]`. */
export type Avoided = { readonly a: Int32Array; readonly b: Int32Array };

/** Everything one round depends on. `round` is its number in the program, `seed` the chance kept with it. */
export type RoundInput = {
  readonly seed: number;
  readonly round: number;
  readonly rules: RoundRules;
  /** Those who are to be placed: joined, not snoozed, not skipping, not benched. */
  readonly members: readonly RoundMember[];
  readonly meetings: Meetings;
  readonly avoided: Avoided;
};

/** Two people have to share at least this much of the day. */
export const leastCommonMinutes = 60;

/** Minutes of the day two people share. */
export const commonMinutes = (a: Hours, b: Hours): number => overlap(a.from, a.minutes, b.from, b.minutes);

/** The same of bare numbers, without branches, for hot loops. */
export const overlap = (fromA: number, minutesA: number, fromB: number, minutesB: number): number => {
  const apart = fromB - fromA;
  const gap = apart + ((apart >> 31) & 1440);
  const first = Math.max(0, Math.min(minutesA, gap + minutesB) - gap);
  // B of the day before may reach into A.
  const second = Math.max(0, Math.min(minutesA, gap + minutesB - 1440));
  return Math.min(1440, first + second);
};
