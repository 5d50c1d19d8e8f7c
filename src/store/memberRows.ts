import { sql } from 'drizzle-orm';
import type { Offer, Seek } from '../core/expertise.ts';
import type { Member } from '../core/member.ts';
import type { members, memberTags } from './schema/members.ts';
import type { Scope } from './scope.ts';

export type Row = typeof members.$inferSelect;
export type TagRow = typeof memberTags.$inferSelect;
/** What a member's tag is, whoever's and wherever it stands. */
type Tagged = Pick<TagRow, 'kind' | 'tag' | 'level' | 'isPublic'>;
export type OwnTag = readonly [Tagged['kind'], Tagged['tag'], Tagged['level'], boolean];

/** A name without case and diacritics, as people are looked up. */
export const foldName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

/** A member's own tags in their order and by what they mean, as one column. */
export const ownTags = sql<string>`(
  select coalesce(json_agg(json_build_array(t.kind, coalesce(c.merged_into, t.tag), t.level, t.is_public)
    order by t.position), '[]')::text
  from member_tags t left join community_tags c on c.community_id = t.community_id and c.slug = t.tag
  where t.community_id = members.community_id and t.member_id = members.id)`;

export const ofList = ([kind, tag, level, isPublic]: OwnTag): Tagged => ({ kind, tag, level, isPublic });

export const toMember = (row: Row, tags: readonly Tagged[]): Member => {
  const { communityId: _, foldedName: __, isManager: ___, worksFrom, worksTo, ...rest } = row;
  return {
    ...rest,
    workingHours: { from: worksFrom, to: worksTo },
    offers: tags
      .filter(({ kind }, at) => kind === 'offer' && isFirst(tags, at))
      .map(({ tag, level, isPublic }): Offer => ({ tag, level, isPublic })),
    seeks: tags
      .filter(({ kind }, at) => kind === 'seek' && isFirst(tags, at))
      .map(({ tag, isPublic }): Seek => ({ tag, isPublic })),
  };
};

/** Two tags of a member may mean one since they were joined. */
const isFirst = (tags: readonly Tagged[], at: number): boolean =>
  tags.findIndex(({ kind, tag }) => kind === tags[at]?.kind && tag === tags[at]?.tag) === at;

export const toRow = (scope: Scope, member: Member): Row => {
  const { offers: _, seeks: __, workingHours, ...rest } = member;
  return {
    ...rest,
    communityId: scope.community,
    foldedName: foldName(member.name),
    worksFrom: workingHours.from,
    worksTo: workingHours.to,
    // Kept where the member is there already: `replaced` leaves it alone.
    isManager: false,
  };
};

export const toTagRows = (scope: Scope, member: Member): TagRow[] => {
  const own = { communityId: scope.community, memberId: member.id };
  return [
    ...member.offers.map((offer, position) => ({ ...own, kind: 'offer' as const, position, ...offer })),
    ...member.seeks.map((seek, position) => ({
      ...own,
      kind: 'seek' as const,
      position,
      level: 2 as const,
      ...seek,
    })),
  ];
};
