import { createHash } from 'node:crypto';
import { asc, desc, eq } from 'drizzle-orm';
import type { Audit } from '../actions/ports/audit.ts';
import { audit, communities } from './schema/communities.ts';
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
    const row = { communityId: community, number: (last?.number ?? 0) + 1, at: now, actor, action, subject };
    await db.insert(audit).values({ ...row, hash: hashOf(last?.hash ?? '', row) });
  },
  firstBroken: async () => {
    const rows = await db
      .select()
      .from(audit)
      .where(eq(audit.communityId, community))
      .orderBy(asc(audit.number));
    let [before, number] = ['', 0];
    for (const row of rows) {
      number++;
      if (row.number !== number || row.hash !== hashOf(before, row)) return number;
      before = row.hash;
    }
    return null;
  },
});

const hashOf = (before: string, row: Omit<Row, 'hash'>): string =>
  createHash('sha256')
    .update(
      [before, row.communityId, row.number, row.at.toISOString(), row.actor, row.action, row.subject]
        .map(oneLine)
        .join('\n'),
    )
    .digest('hex');

/** No two lists of parts may read the same. */
const oneLine = (part: string | number): string =>
  String(part).replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
