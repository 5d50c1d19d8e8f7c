import { createHash, randomBytes } from 'node:crypto';
import { and, asc, desc, eq, lt } from 'drizzle-orm';
import type { Audit, AuditLine } from '../actions/ports/audit.ts';
import { retentionDays } from '../core/retention.ts';
import { audit, communities } from './schema/communities.ts';
import { auditHeads } from './schema/safety.ts';
import type { Scope } from './scope.ts';

type Row = typeof audit.$inferSelect;

/** Who did what: rows chained by hashes, so that none can be changed or taken out unnoticed. */
export const auditIn = ({ db, community, now }: Scope): Audit => ({
  note: async ({ actor, action, subject }) => {
    // One chain a community: its row is what the next number waits for, also for the first.
    await db
      .select({ id: communities.communityId })
      .from(communities)
      .where(eq(communities.communityId, community))
      .for('no key update');
    const [last] = await db
      .select()
      .from(audit)
      .where(eq(audit.communityId, community))
      .orderBy(desc(audit.number))
      .limit(1);
    const number = (last?.number ?? 0) + 1;
    const salt = randomBytes(16).toString('hex');
    const row = { communityId: community, number, at: now, actor, action, subject, salt };
    const hash = hashOf(last?.hash ?? '', row);
    await db.insert(audit).values({ ...row, hash });
    const head = { count: row.number, hash };
    await db
      .insert(auditHeads)
      .values({ communityId: community, ...head })
      .onConflictDoUpdate({ target: auditHeads.communityId, set: head });
  },
  list: async ({ before, limit }) => {
    const rows = await db
      .select()
      .from(audit)
      .where(and(eq(audit.communityId, community), before === null ? undefined : lt(audit.number, before)))
      .orderBy(desc(audit.number))
      .limit(limit);
    return rows.map(({ communityId: _, salt: _salt, actor, ...row }) => ({
      ...row,
      actor: actor as AuditLine['actor'],
    }));
  },
  firstBroken: async () => {
    const rows = await db
      .select()
      .from(audit)
      .where(eq(audit.communityId, community))
      .orderBy(asc(audit.number));
    let [before, number] = ['', 0];
    const [first] = rows;
    const oldest = now.getTime() - retentionDays.audit * 86_400_000;
    // What was too old was removed; the first note left is taken as it is.
    if (first !== undefined && first.number > 1 && first.at.getTime() < oldest) {
      [before, number] = [first.hash, first.number];
      rows.shift();
    }
    for (const row of rows) {
      number++;
      if (row.number !== number || row.hash !== hashOf(before, row)) return number;
      before = row.hash;
    }
    const head = await headOf({ db, community });
    return head === null || (head.count === number && head.hash === before) ? null : number + 1;
  },
  head: () => headOf({ db, community }),
});

const headOf = async ({
  db,
  community,
}: Pick<Scope, 'db' | 'community'>): Promise<{ count: number; hash: string } | null> => {
  const [row] = await db.select().from(auditHeads).where(eq(auditHeads.communityId, community));
  return row === undefined ? null : { count: row.count, hash: row.hash };
};

const hashOf = (before: string, row: Omit<Row, 'hash'>): string => {
  const { communityId, number, at, actor, action, subject, salt } = row;
  const parts = [before, communityId, number, at.toISOString(), actor, action, subject];
  return createHash('sha256')
    .update([...parts, ...(salt === '' ? [] : [salt])].map(oneLine).join('\n'))
    .digest('hex');
};

/** No two lists of parts may read the same. */
const oneLine = (part: string | number): string =>
  String(part).replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
