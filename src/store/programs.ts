import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Programs } from '../actions/ports/programs.ts';
import type { MemberId, ProgramId } from '../core/ids.ts';
import type { Program } from '../core/program.ts';
import type { ProgramMember } from '../core/programMember.ts';
import { noteLocked } from './memberLocks.ts';
import { revived } from './revive.ts';
import { programMembers, programs } from './schema/rounds.ts';
import { isId, rowsOf, type Scope } from './scope.ts';

/** Programs and who takes part in them how, each as one document. */
export const programsIn = (scope: Scope): Programs => {
  const { db, community } = scope;
  const ours = eq(programs.communityId, community);
  const theirs = eq(programMembers.communityId, community);
  const get = async (id: ProgramId, lock: boolean): Promise<Program | null> => {
    if (!isId(id)) return null;
    const query = db
      .select()
      .from(programs)
      .where(and(ours, eq(programs.id, id)));
    const [row] = lock ? await query.for('update') : await query;
    if (lock) noteLocked(scope);
    return row === undefined ? null : toProgram(row.state);
  };
  const people = async (where: SQL, lock: boolean): Promise<ProgramMember[]> => {
    const query = db
      .select({ state: programMembers.state })
      .from(programMembers)
      .where(and(theirs, where))
      .orderBy(asc(programMembers.programId), asc(programMembers.memberId));
    const rows = lock ? await query.for('update') : await query;
    return rows.map((row) => revived<ProgramMember>(row.state));
  };
  const memberOf = async (program: ProgramId, member: MemberId, lock: boolean) => {
    const isIt = sql`${programMembers.programId} = ${program} and ${programMembers.memberId} = ${member}`;
    return (await people(isIt, lock))[0] ?? null;
  };
  const membersOf = async (program: ProgramId, lock: boolean) => {
    const all = await people(eq(programMembers.programId, program), lock);
    return new Map(all.map((one) => [one.member, one]));
  };
  return {
    get: (id) => get(id, false),
    lock: (id) => get(id, true),
    list: async () => {
      const rows = await db.select().from(programs).where(ours).orderBy(asc(programs.createdAt));
      return rows.map((row) => toProgram(row.state));
    },
    save: async (program) => {
      const { id, createdAt, status } = program;
      const values = { createdAt, status, state: program };
      await db
        .insert(programs)
        .values({ communityId: community, id, ...values })
        .onConflictDoUpdate({ target: [programs.communityId, programs.id], set: values });
    },
    memberOf: (program, member) => memberOf(program, member, false),
    lockMember: (program, member) => memberOf(program, member, true),
    membersOf: (program) => membersOf(program, false),
    lockMembers: (program) => membersOf(program, true),
    of: (member) => people(eq(programMembers.memberId, member), false),
    saveMembers: async (all) => {
      if (all.length === 0) return;
      const rows = all.map((state) => ({
        communityId: community,
        programId: state.program,
        memberId: state.member,
        state,
      }));
      await db
        .insert(programMembers)
        .select(rowsOf(programMembers, rows))
        .onConflictDoUpdate({
          target: [programMembers.communityId, programMembers.programId, programMembers.memberId],
          set: { state: sql`excluded.state` },
        });
    },
    forget: async (member) => {
      await db.delete(programMembers).where(and(theirs, eq(programMembers.memberId, member)));
    },
  };
};

/** Programs of before there were circles are for all. */
const toProgram = (state: unknown): Program => ({ ...{ circle: null }, ...revived<Program>(state) });
