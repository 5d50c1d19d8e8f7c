const dayMs = 86_400_000;

/** How far back asks make somebody tired, and what each beyond the least asked leaves of their willingness. */
export const fairness = { days: 364, tire: 0.25 } as const;

/**
 * How willing each of those who may be asked is, 1..255 as `paths.ts` wants it: whoever was asked least is free, and
 * every ask more than that takes three quarters, whatever they answered. So the warmest tie alone does not decide, and
 * nobody carries a community (`bench/network/connectors.ts`). Never 0: who may not be asked at all is for
 * `connectorRules.ts` to say.
 */
export const willingnessOf = (askedAt: readonly (readonly Date[])[], now: Date): number[] => {
  const counts = askedAt.map(
    (times) => times.filter((at) => now.getTime() - at.getTime() < fairness.days * dayMs).length,
  );
  const least = Math.min(...counts);
  return counts.map((count) => Math.max(1, Math.round(255 * fairness.tire ** (count - least))));
};
