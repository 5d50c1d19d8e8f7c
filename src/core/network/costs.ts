/**
 * Costs make the value of a path a sum of whole numbers: 10,000 times the negative natural logarithm, so that
 * equal paths are equal on every machine and in SQL.
 */
const scale = 10_000;

/** More than any path costs: nobody goes this way. */
export const never = 2 ** 29;

/** What a tie of strength 0..255 costs, and a connector who is willing by 0..255: full is free, 0 is `never`. */
export const stepCosts: Int32Array = Int32Array.from({ length: 256 }, (_, byte) =>
  byte === 0 ? never : Math.round(-scale * Math.log(byte / 255)),
);

/** What each further connector costs: a path is worth 0.7 of one that needs a person less. */
export const hopCost = Math.round(-scale * Math.log(0.7));

/** A path's worth, 0..1, by its cost: strengths times willingness times 0.7 for each connector but the first. */
export const worthOf = (cost: number): number => Math.exp((hopCost - cost) / scale);

/** A tie's strength as 0..255 after some days without contact; a tie that was there never fades to 0. */
export const fadedStrength = (strength: number, days: number, halfLifeDays: number): number =>
  strength <= 0
    ? 0
    : Math.min(255, Math.max(1, Math.round(255 * strength * 0.5 ** (Math.max(0, days) / halfLifeDays))));

/** How willing a connector is, 0..255: half at the last place of the month, 0 beyond it. */
export const willingnessOf = (carried: number, budget: number): number =>
  carried >= budget ? 0 : Math.round(255 * (1 - (0.5 * carried) / Math.max(1, budget)));
