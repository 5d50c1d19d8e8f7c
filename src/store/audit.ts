import { createHash } from 'node:crypto';
import { asc, desc, eq } from 'drizzle-orm';
import type { Audit } from '../actions/ports.ts';
import { audit } from './schema/communities.ts';
import type { Scope } from './scope.ts';

type Row = typeof audit.$inferSelect;

/** Who did what: rows chained by hashes, so that none can be changed or taken out unnoticed. */
export const auditIn = ({ db, community, now }: Scope): Audit => ({
  note: async ({ actor, action, subject }) => {
    const [last] = await db
      .select()
      .from(audit)
      .where(eq(audit.communityId, community))
      .orderBy(desc(audit.number))
      .limit(1)
      .for('update');
    const row = { communityId: community, number: (last?.number ?? 0) + 1, at: now, actor, action, subject };
    await db.insert(audit).values({ ...row, hash: hashOf(last?.hash ?? '', row) });
  },
});

/** The number of the first row that does not follow from the one before; null when the chain is whole. */
export const firstBrokenLink = async ({ db, community }: Scope): Promise<number | null> => {
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
};

const hashOf = (before: string, row: Omit<Row, 'hash'>): string =>
  createHash('sha256')
    .update(
      [before, row.communityId, row.number, row.at.toISOString(), row.actor, row.action, row.subject].join(
        '\n',
      ),
    )
    .digest('hex');
