import { asc, eq } from 'drizzle-orm';
import type { Reports } from '../actions/ports.ts';
import { reports } from './schema/introductions.ts';
import { open, type Scope, seal } from './scope.ts';

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
      noteSealed: seal(scope, 'reports', 'note', id, note),
    });
  },
  list: async () => {
    const rows = await scope.db
      .select()
      .from(reports)
      .where(eq(reports.communityId, scope.community))
      .orderBy(asc(reports.at));
    return rows.map(({ communityId: _, reporterId, aboutId, requestId, noteSealed, ...rest }) => ({
      ...rest,
      reporter: reporterId,
      about: aboutId,
      request: requestId,
      note: open(scope, 'reports', 'note', rest.id, noteSealed),
    }));
  },
});
