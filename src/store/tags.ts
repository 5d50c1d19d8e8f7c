import { and, eq, sql } from 'drizzle-orm';
import type { TagSlug } from '../core/ids.ts';
import { communityTags, memberTags } from './schema/members.ts';

/** Joins what the community says about a member's tag. */
export const isItsTag = and(
  eq(communityTags.communityId, memberTags.communityId),
  eq(communityTags.slug, memberTags.tag),
);

/** The tag a member's tag means now: what members wrote stays, so that joining two tags can be undone. */
export const meaning = sql<TagSlug>`coalesce(${communityTags.mergedInto}, ${memberTags.tag})`;
