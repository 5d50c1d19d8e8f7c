import type { Level } from './expertise.ts';
import type { TagSlug } from './ids.ts';

/** What a preview says of somebody: never more than at least four others share. */
export type PreviewTraits = {
  readonly topic: TagSlug;
  readonly level: Level | null;
  readonly language: string | null;
  readonly zone: string | null;
};

/** How many others must share a combination before it is shown. */
export const crowd = 4;

/**
 * The most telling combination that enough others share: zone is dropped first, then language, then level. null
 * when not even the topic alone is shared: then only a count may be shown. `countAlike` counts the others.
 */
export const describe = async (
  traits: PreviewTraits,
  countAlike: (traits: PreviewTraits) => Promise<number>,
): Promise<PreviewTraits | null> => {
  const { topic, level, language } = traits;
  const combinations: readonly PreviewTraits[] = [
    traits,
    { topic, level, language, zone: null },
    { topic, level, language: null, zone: null },
    { topic, level: null, language: null, zone: null },
  ];
  for (const combination of combinations) {
    if ((await countAlike(combination)) >= crowd) return combination;
  }
  return null;
};
