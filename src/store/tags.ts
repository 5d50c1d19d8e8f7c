import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { CommunityId, TagSlug } from '../core/ids.ts';
import { communityTags, memberTags } from './schema/members.ts';

/** Joins what the community says about a member's tag. */
export const isItsTag = and(
  eq(communityTags.communityId, memberTags.communityId),
  eq(communityTags.slug, memberTags.tag),
);

/** The tag a member's tag means now: what members wrote stays, so that joining two tags can be undone. */
export const meaning = sql<TagSlug>`coalesce(${communityTags.mergedInto}, ${memberTags.tag})`;

/** The other way round, for an index: the tags that mean one now, itself among them unless it was joined to another. */
export const meaningThis = (community: CommunityId, tag: TagSlug): SQL => sql`array(
  select slug from community_tags where community_id = ${community} and merged_into = ${tag}
  union all select ${tag}::text where not exists (
    select from community_tags where community_id = ${community} and slug = ${tag} and merged_into is not null))`;
