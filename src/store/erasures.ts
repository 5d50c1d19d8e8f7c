import { createHmac } from 'node:crypto';
import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Erasures } from '../actions/ports/erasures.ts';
import { asId, type MemberId } from '../core/ids.ts';
import { accountsIn } from './accounts.ts';
import { erasedColumns, renamedColumns } from './erasureColumns.ts';
import { linksIn } from './links.ts';
import { destroyKey, keyFor } from './memberKeys.ts';
import { noteLocked } from './memberLocks.ts';
import { foldName } from './memberRows.ts';
import { outbox } from './schema/delivery.ts';
import { members } from './schema/members.ts';
import { tombstones } from './schema/safety.ts';
import { anyOf, type Scope } from './scope.ts';

/** Erasing people, and knowing them again without knowing who they are. */
export const erasuresIn = (scope: Scope): Erasures => {
  const { db, community } = scope;
  const ours = eq(tombstones.communityId, community);
  const among = async (kind: string, values: readonly string[]): Promise<ReadonlyMap<string, MemberId>> => {
    if (values.length === 0) return new Map();
    const [any] = await db.select({ hash: tombstones.hash }).from(tombstones).where(ours).limit(1);
    if (any === undefined) return new Map();
    const hashOf = await hasher(scope);
    const byHash = new Map(values.map((value) => [hashOf(kind, value), value]));
    const rows = await db
      .select({ hash: tombstones.hash, member: tombstones.memberId })
      .from(tombstones)
      .where(and(ours, inArray(tombstones.hash, [...byHash.keys()])));
    return new Map(rows.map(({ hash, member }) => [byHash.get(hash) ?? '', member]));
  };
  return {
    erase: (member, name) => erase(scope, member, name),
    accountsAmong: (platform, externalIds) => among(platform, externalIds),
    namesAmong: async (names) => {
      const erased = await among('name', [...new Set(names.map(foldName))]);
      return new Set(names.filter((name) => erased.has(foldName(name))));
    },
    comeBack: (member) => comeBack(scope, member),
  };
};

const erase = async (scope: Scope, member: MemberId, name: string): Promise<void> => {
  const { db, community, now } = scope;
  const hashOf = await hasher(scope);
  const accounts = await accountsIn(scope).of(member);
  const hashes = accounts.map(({ platform, externalId }) => hashOf(platform, externalId));
  if (name !== '') hashes.push(hashOf('name', foldName(name)));
  const rows = [...new Set(hashes)].map((hash) => ({
    communityId: community,
    hash,
    memberId: member,
    at: now,
  }));
  if (rows.length > 0) {
    await db
      .insert(tombstones)
      .values(rows)
      .onConflictDoUpdate({
        target: [tombstones.communityId, tombstones.hash],
        set: { memberId: member, at: now },
      });
  }
  const here = accounts.filter(({ platform }) => platform === 'playground').map((one) => one.externalId);
  for (const person of here) await emptyPlayground(scope, person);
  await dropDeliveries(scope, member);
  await dropOwnTags(scope, member);
  for (const [table, column, emptied] of erasedColumns) {
    const isTheirs = sql`community_id = ${community} and ${sql.identifier(column)} = ${member}`;
    await db.execute(
      emptied === undefined
        ? sql`delete from ${sql.identifier(table)} where ${isTheirs}`
        : sql`update ${sql.identifier(table)} set ${setEmpty(emptied)} where ${isTheirs}`,
    );
  }
  await db
    .update(members)
    .set({ isManager: false })
    .where(and(eq(members.communityId, community), eq(members.id, member)));
  await destroyKey(scope, member);
  noteLocked(scope);
};

const setEmpty = (columns: readonly string[]): SQL =>
  sql.join(
    columns.map((column) => sql`${sql.identifier(column)} = ''`),
    sql`, `,
  );

/** What was or would be told to them, with where it stands on their platform. */
const dropDeliveries = async ({ db, community }: Scope, member: MemberId): Promise<void> => {
  const isTheirs = and(eq(outbox.communityId, community), sql`${outbox.effect}->>'to' = ${member}`);
  const keys = db.select({ key: outbox.key }).from(outbox).where(isTheirs);
  await db.execute(sql`delete from attempts where community_id = ${community} and key in (${keys})`);
  await db.delete(outbox).where(isTheirs);
};

/** Topics that only they named: their own words. */
const dropOwnTags = async ({ db, community }: Scope, member: MemberId): Promise<void> => {
  await db.execute(sql`delete from community_tags t where community_id = ${community}
    and (exists (select from member_tags m where m.community_id = ${community} and m.tag = t.slug and m.member_id = ${member})
      or exists (select from intro_requests r where r.community_id = ${community} and r.requester_id = ${member}
        and r.topics @> to_jsonb(t.slug)))
    and not exists (select from member_tags m where m.community_id = ${community} and m.tag = t.slug
      and m.member_id <> ${member})
    and not exists (select from intro_requests r where r.community_id = ${community} and r.requester_id <> ${member}
      and r.topics @> to_jsonb(t.slug))
    and not exists (select from community_tags o where o.community_id = ${community} and o.merged_into = t.slug)`);
  await db.execute(sql`update intro_requests set topics = '[]'
    where community_id = ${community} and requester_id = ${member}`);
};

/** The playground's own copy of what they were told and said. */
const emptyPlayground = async ({ db, community }: Scope, person: string): Promise<void> => {
  await db.execute(sql`delete from playground_posts
    where community_id = ${community} and (author = ${person} or channel = ${`dm:${person}`})`);
  await db.execute(sql`update playground_rooms set title = '…'
    where community_id = ${community} and people @> ${JSON.stringify([person])}::jsonb`);
};

const comeBack = async (scope: Scope, member: MemberId): Promise<boolean> => {
  const { db, community } = scope;
  const accounts = await accountsIn(scope).of(member);
  const hashOf = await hasher(scope);
  const hashes = accounts.map(({ platform, externalId }) => hashOf(platform, externalId));
  if (hashes.length === 0) return false;
  const ours = eq(tombstones.communityId, community);
  const rows = await db
    .select({ id: tombstones.memberId })
    .from(tombstones)
    .where(and(ours, inArray(tombstones.hash, hashes)));
  const before = [...new Set(rows.map(({ id }) => id))].filter((id) => id !== member);
  for (const id of before) {
    await linksIn(scope).moveAvoids(id, member);
    await db.execute(sql`
      insert into cool_downs (community_id, requester_id, target_id, until)
      select community_id, case when requester_id = ${id} then ${member}::uuid else requester_id end,
        case when target_id = ${id} then ${member}::uuid else target_id end, until
      from cool_downs where community_id = ${community} and (requester_id = ${id} or target_id = ${id})
      on conflict do nothing`);
    for (const [table, column] of renamedColumns) {
      await db.execute(sql`update ${sql.identifier(table)} set ${sql.identifier(column)} = ${member}
        where community_id = ${community} and ${sql.identifier(column)} = ${id}`);
    }
    for (const [table, ...columns] of movedPairs) {
      const either = columns.map((column) => sql`${sql.identifier(column)} = ${id}`);
      await db.execute(
        sql`delete from ${sql.identifier(table)} where community_id = ${community} and (${or(...either)})`,
      );
    }
  }
  const isGone = or(
    inArray(tombstones.hash, hashes),
    before.length === 0 ? undefined : eq(tombstones.memberId, anyOf(before)),
  );
  await db.delete(tombstones).where(and(ours, isGone));
  return before.length > 0;
};

const movedPairs = [
  ['avoids', 'member_id', 'avoided_id'],
  ['cool_downs', 'requester_id', 'target_id'],
] as const;

/** HMAC-SHA-256 with the community's own key: nobody can try out accounts against it without the key. */
const hasher = async (scope: Scope): Promise<(kind: string, value: string) => string> => {
  const key = await keyFor(scope, asId<MemberId>(scope.community));
  return (kind, value) => createHmac('sha256', key).update(`tombstone\n${kind}\n${value}`).digest('hex');
};
