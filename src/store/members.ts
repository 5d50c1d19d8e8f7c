import { and, asc, eq, getTableColumns, inArray, like, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Members } from '../actions/ports/members.ts';
import type { CommunityId, MemberId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { waitFor } from './memberLocks.ts';
import {
  foldName,
  type OwnTag,
  ofList,
  ownTags,
  type Row,
  type TagRow,
  toMember,
  toRow,
  toTagRows,
} from './memberRows.ts';
import { accounts } from './schema/communities.ts';
import { communityTags, members, memberTags } from './schema/members.ts';
import { anyOf, anyText, isId, rowsOf, type Scope, snake } from './scope.ts';
import { noteChanged } from './searchRows.ts';
import { isItsTag, meaning, meaningThis } from './tags.ts';
import { tracesIn } from './traces.ts';

/** The people of a community. */
export const membersIn = (scope: Scope): Members => {
  const { db, community } = scope;
  const ours = eq(members.communityId, community);
  const load = async (rows: readonly Row[]): Promise<Member[]> => {
    const tags = await tagsOf(
      scope,
      rows.map((row) => row.id),
    );
    return rows.map((row) => toMember(row, tags.get(row.id) ?? []));
  };
  /** Asked for far more often than anything else: with the tags, in one statement. */
  const get = async (id: MemberId): Promise<Member | null> => {
    if (!isId(id)) return null;
    const [found] = await db
      .select({ ...getTableColumns(members), tags: ownTags })
      .from(members)
      .where(and(ours, eq(members.id, id)));
    if (found === undefined) return null;
    const { tags, ...row } = found;
    return toMember(row, (JSON.parse(tags) as OwnTag[]).map(ofList));
  };
  /** The tags by themselves: read before the row was ours, they could be those of before. */
  const lock = async (id: MemberId): Promise<Member | null> => {
    if (!isId(id)) return null;
    const query = db
      .select()
      .from(members)
      .where(and(ours, eq(members.id, id)));
    const [member] = await load(await query.for('no key update', waitFor(locks, [id])));
    return member ?? null;
  };
  const { seen, locks } = scope;
  const save = (all: readonly Member[]): Promise<void> => {
    for (const { id } of all) seen.delete(id);
    return saveMany(scope, all);
  };
  return {
    get: (id) => {
      const known = seen.get(id) ?? get(id);
      seen.set(id, known);
      return known;
    },
    lock: async (id) => {
      const member = await lock(id);
      seen.clear();
      return member;
    },
    getMany: async (ids) => {
      const unseen = ids.filter((id) => isId(id) && !seen.has(id));
      if (unseen.length > 0) {
        const rows = await db
          .select()
          .from(members)
          .where(and(ours, eq(members.id, anyOf(unseen))));
        for (const member of await load(rows)) seen.set(member.id, Promise.resolve(member));
      }
      const found = await Promise.all(ids.map((id) => seen.get(id)));
      return new Map(found.flatMap((member) => (member == null ? [] : [[member.id, member]])));
    },
    save: (member) => save([member]),
    saveMany: save,
    idsNamed: async (names) => {
      const found = new Map<string, MemberId[]>();
      if (names.length === 0) return found;
      const rows = await db
        .select({ id: members.id, name: members.name })
        .from(members)
        .where(
          and(ours, eq(members.foldedName, anyText(names.map(foldName))), eq(members.name, anyText(names))),
        );
      for (const { id, name } of rows) found.set(name, [...(found.get(name) ?? []), id]);
      return found;
    },
    list: async ({ status, limit }) => {
      const query = db
        .select()
        .from(members)
        .where(and(ours, status === undefined ? undefined : eq(members.status, status)))
        .orderBy(asc(members.foldedName), asc(members.id));
      return load(limit === undefined ? await query : await query.limit(limit));
    },
    page: async ({ status, named, offset, limit }) => {
      const part = foldName(named).replace(/[\\%_]/gu, (mark) => `\\${mark}`);
      const match = and(
        ours,
        status === undefined ? ne(members.status, 'gone') : eq(members.status, status),
        part === '' ? undefined : like(members.foldedName, `%${part}%`),
      );
      const [counted] = await db.select({ count: sql<number>`count(*)::int` }).from(members).where(match);
      const rows = await db
        .select()
        .from(members)
        .where(match)
        .orderBy(asc(members.foldedName), asc(members.id))
        .limit(limit)
        .offset(offset);
      return { people: await load(rows), count: counted?.count ?? 0 };
    },
    count: async (status) => {
      const [row] = await db
        .select({ count: sql<number>`count(*)::int` })
        .from(members)
        .where(and(ours, eq(members.status, status)));
      return row?.count ?? 0;
    },
    bearersOf: async (tags) => {
      const bears = db
        .select({ id: memberTags.memberId })
        .from(memberTags)
        .leftJoin(communityTags, isItsTag)
        .where(
          and(
            eq(memberTags.communityId, community),
            or(inArray(meaning, [...tags]), inArray(memberTags.tag, [...tags])),
          ),
        );
      return load(
        await db
          .select()
          .from(members)
          .where(and(ours, inArray(members.id, bears))),
      );
    },
    named: async (name) =>
      load(
        await db
          .select()
          .from(members)
          .where(and(ours, eq(members.foldedName, foldName(name)))),
      ),
    countAlike: async ({ tag, level, language, zone }, except) => {
      // As a list, whatever the planner believes: without statistics it would read all tags for each member.
      const offering = db
        .select({ id: memberTags.memberId })
        .from(memberTags)
        .where(
          and(
            eq(memberTags.communityId, community),
            eq(memberTags.kind, 'offer'),
            sql`${memberTags.tag} = any(${meaningThis(community, tag)})`,
            level === undefined ? undefined : sql`${memberTags.level} = ${level}`,
          ),
        );
      const [row] = await db
        .select({ count: sql<number>`count(*)::int` })
        .from(members)
        .where(
          and(
            ours,
            ne(members.id, except),
            eq(members.status, 'joined'),
            eq(members.isHidden, false),
            sql`${members.id} = any(array(${offering}))`,
            language === undefined
              ? undefined
              : sql`${members.languages} @> ${JSON.stringify([language])}::jsonb`,
            zone === undefined ? undefined : eq(members.zone, zone),
          ),
        );
      return row?.count ?? 0;
    },
    traces: tracesIn(scope),
    isManager: async (id) => {
      const rows = await db
        .select({ id: members.id })
        .from(members)
        .where(and(ours, eq(members.id, id), manages(community)));
      return rows.length > 0;
    },
    managers: async () => {
      const rows = await db
        .select({ id: members.id })
        .from(members)
        .where(and(ours, manages(community)));
      return rows.map(({ id }) => id);
    },
    makeManager: async (id, isManager = true) => {
      await db
        .update(members)
        .set({ isManager })
        .where(and(ours, eq(members.id, id)));
    },
  };
};

const manages = (community: CommunityId): SQL =>
  sql`(${members.isManager} or exists (select 1 from ${accounts}
    where ${accounts.communityId} = ${community} and ${accounts.memberId} = ${members.id} and ${accounts.isAdmin}))`;

const saveMany = async (scope: Scope, all: readonly Member[]): Promise<void> => {
  const { db, community } = scope;
  if (all.length === 0) return;
  const rows = all.map((member) => toRow(scope, member));
  await db
    .insert(members)
    .select(rowsOf(members, rows))
    .onConflictDoUpdate({ target: [members.communityId, members.id], set: replaced });
  const ids = all.map((member) => member.id);
  await noteChanged(scope, ids);
  await db
    .delete(memberTags)
    .where(and(eq(memberTags.communityId, community), eq(memberTags.memberId, anyOf(ids))));
  const tags = all.flatMap((member) => toTagRows(scope, member));
  if (tags.length > 0) await db.insert(memberTags).select(rowsOf(memberTags, tags));
};

/** Everything of the new row but its key and what only managers' actions change. */
const replaced = Object.fromEntries(
  (
    [
      'status',
      'name',
      'foldedName',
      'headline',
      'bio',
      'company',
      'country',
      'zone',
      'languages',
      'language',
      'worksFrom',
      'worksTo',
      'links',
      'accepts',
      'capacityPerMonth',
      'isHidden',
      'openTo',
      'muted',
      'snoozedUntil',
      'joinedAt',
    ] as const
  ).map((column) => [column, sql.raw(`excluded.${snake(column)}`)]),
);

const tagsOf = async (
  { db, community }: Scope,
  ids: readonly MemberId[],
): Promise<ReadonlyMap<MemberId, TagRow[]>> => {
  const tags = new Map<MemberId, TagRow[]>();
  if (ids.length === 0) return tags;
  const rows = await db
    .select({ ...getTableColumns(memberTags), tag: meaning })
    .from(memberTags)
    .leftJoin(communityTags, isItsTag)
    .where(and(eq(memberTags.communityId, community), eq(memberTags.memberId, anyOf(ids))))
    .orderBy(asc(memberTags.position));
  for (const row of rows) {
    const own = tags.get(row.memberId);
    if (own === undefined) tags.set(row.memberId, [row]);
    else own.push(row);
  }
  return tags;
};
