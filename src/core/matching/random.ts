/** A stream of chance that depends on nothing but its seed, so that a plan can be made again. */
export type Random = {
  /** A number in [0, 1). */
  readonly fraction: () => number;
  /** A whole number in [0, below). */
  readonly below: (below: number) => number;
};

/** The stream of a 32-bit seed: sfc32 (C. Doty-Humphrey, PractRand), its state filled by a splitmix32 mixer. */
export const randomFrom = (seed: number): Random => {
  let mixer = seed | 0;
  const mix = (): number => {
    mixer = (mixer + 0x9e3779b9) | 0;
    let t = Math.imul(mixer ^ (mixer >>> 16), 0x21f0aaad);
    t = Math.imul(t ^ (t >>> 15), 0x735a2d97);
    return (t ^ (t >>> 15)) | 0;
  };
  let a = mix();
  let b = mix();
  let c = mix();
  let counter = mix();
  const next = (): number => {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return t >>> 0;
  };
  for (let warmUp = 0; warmUp < 12; warmUp++) next();
  const fraction = (): number => next() / 2 ** 32;
  return { fraction, below: (below) => Math.floor(fraction() * below) };
};

/** Mix two whole numbers into a 32-bit one without a stream: the same pair gives the same number in any order. */
export const pairHash = (first: number, second: number, seed: number): number => {
  const low = first < second ? first : second;
  const high = first < second ? second : first;
  let h = Math.imul(low + 0x9e3779b9, 0x85ebca6b) ^ Math.imul(high + 0x7f4a7c15, 0xc2b2ae35) ^ seed;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return (h ^ (h >>> 15)) >>> 0;
};
