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
