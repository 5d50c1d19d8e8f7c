import { boardDigestSources } from './boardDigest.ts';
import { ownDigestSources } from './digestSections.ts';
import type { DigestSource } from './digestSource.ts';
import { keepDigestSources } from './keepDigest.ts';
import { meetupDigestSource } from './meetupDigest.ts';
import { tieDigestSources } from './tieDigests.ts';

/** Every source, one a feature; the order decides only between sections that are equally urgent. */
export const digestSources: readonly DigestSource[] = [
  ...boardDigestSources,
  ...ownDigestSources,
  ...keepDigestSources,
  meetupDigestSource,
  ...tieDigestSources,
];
