import { and, asc, eq } from 'drizzle-orm';
import type { Reports } from '../actions/ports/consents.ts';
import type { Report } from '../core/report.ts';
import { openOf, sealOf } from './memberKeys.ts';
import { reports } from './schema/introductions.ts';
import { isId, type Scope } from './scope.ts';

/** Reports; the reporter's note is encrypted. */
export const reportsIn = (scope: Scope): Reports => ({
  add: async ({ id, reporter, about, request, note, ...rest }) => {
    await scope.db.insert(reports).values({
      ...rest,
      id,
      communityId: scope.community,
      reporterId: reporter,
      aboutId: about,
      requestId: request,
      noteSealed: await sealOf(scope, reporter, ['reports', 'note', id], note),
    });
  },
  get: async (id) => {
    if (!isId(id)) return null;
    const [row] = await scope.db
      .select()
      .from(reports)
      .where(and(eq(reports.communityId, scope.community), eq(reports.id, id)));
    return row === undefined ? null : toReport(scope, row);
  },
  dismiss: async (id, at) => {
    await scope.db
      .update(reports)
      .set({ dismissedAt: at })
      .where(and(eq(reports.communityId, scope.community), eq(reports.id, id)));
  },
  list: async () => {
    const rows = await scope.db
      .select()
      .from(reports)
      .where(eq(reports.communityId, scope.community))
      .orderBy(asc(reports.at));
    return Promise.all(rows.map((row) => toReport(scope, row)));
  },
});

const toReport = async (scope: Scope, row: typeof reports.$inferSelect): Promise<Report> => {
  const { communityId: _, reporterId, aboutId, requestId, noteSealed, ...rest } = row;
  return {
    ...rest,
    reporter: reporterId,
    about: aboutId,
    request: requestId,
    note: await openOf(scope, reporterId, ['reports', 'note', rest.id], noteSealed),
  };
};
