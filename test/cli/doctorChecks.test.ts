import { sql } from 'drizzle-orm';
import { describe, expect, inject, it } from 'vitest';
import { auditChain } from '../../src/cli/doctor.ts';
import {
  exitCodeOf,
  judgeClock,
  judgeDatabase,
  judgeDue,
  judgeMissed,
  judgeNode,
  judgeRedis,
  judgeSpace,
  judgeZones,
  tellComing,
  tellUndecidable,
} from '../../src/cli/doctorChecks.ts';
import { clockFacts, lastMissedDigests } from '../../src/store/clockFacts.ts';
import { databaseFacts } from '../../src/store/facts.ts';
import { openEmbeddedStage, start } from '../actions/stage.ts';

const fine = { version: 160_004, mostConnections: 100, usedConnections: 12, unforced: [] };
const redis = 'redis_version:7.0.15\r\nmaxmemory_policy:noeviction\r\naof_enabled:1\r\n';
const now = new Date('2027-01-11T08:00:00Z');
const states = (findings: readonly { readonly check: string; readonly state: string }[]) =>
  findings.filter(({ state }) => state !== 'ok').map(({ check, state }) => `${check} ${state}`);

describe('the doctor, shown one fault at a time', () => {
  it('finds nothing where nothing is wrong', () => {
    const all = [
      ...judgeDatabase(fine),
      ...judgeRedis(redis),
      judgeClock(1_000, false),
      judgeDue({ late: 3, oldestLateSeconds: 30 }, false),
      judgeDue({ late: 3, oldestLateSeconds: 9_000 }, true),
      judgeMissed([]),
      judgeZones('2026b', now),
      judgeSpace(5e9),
      judgeNode('20.19.0'),
    ];
    expect(states(all)).toEqual([]);
    expect(exitCodeOf(all)).toBe(0);
  });

  it.each([
    ['an old server', judgeDatabase({ ...fine, version: 130_011 }), 'Postgres problem', 2],
    ['no room for connections', judgeDatabase({ ...fine, usedConnections: 90 }), 'connections warning', 1],
    [
      'a table without forced security',
      judgeDatabase({ ...fine, unforced: ['avoids'] }),
      'row-level security problem',
      2,
    ],
    ['a clock that is wrong', [judgeClock(-7_000, false)], 'clock warning', 1],
    [
      'a clock nobody looks at',
      [judgeDue({ late: 2, oldestLateSeconds: 900 }, false)],
      'due work warning',
      1,
    ],
    [
      'digests that were left out',
      [judgeMissed([{ community: 'Krąg', date: '2027-01-11', members: 12 }])],
      'digests warning',
      1,
    ],
    ['old zone rules', [judgeZones('2024a', now)], 'time zones warning', 1],
    ['no zone rules', [judgeZones(undefined, now)], 'time zones warning', 1],
    ['no space', [judgeSpace(1e8)], 'disk warning', 1],
    ['an old Node', [judgeNode('20.18.1')], 'Node problem', 2],
    ['an old Redis', judgeRedis(redis.replace('7.0.15', '6.0.9')), 'Redis problem', 2],
    [
      'a Redis that throws away',
      judgeRedis(redis.replace('noeviction', 'allkeys-lru')),
      'Redis memory warning',
      1,
    ],
    [
      'a Redis that forgets',
      judgeRedis(redis.replace('aof_enabled:1', 'aof_enabled:0')),
      'Redis restarts warning',
      1,
    ],
  ] as const)('finds %s', (_, findings, found, code) => {
    expect(states(findings)).toEqual([found]);
    expect(exitCodeOf(findings)).toBe(code);
  });

  it('does not mind a clock that the playground moved', () => {
    expect(judgeClock(86_400_000, true).state).toBe('ok');
  });

  it('tells the next five rounds in local time and in UTC', () => {
    const rounds = Array.from({ length: 7 }, (_, day) => ({
      name: `Coffee ${day}`,
      at: new Date(now.getTime() + (7 - day) * 86_400_000),
      zone: 'Europe/Warsaw',
    }));
    const { says } = tellComing('next rounds', rounds);
    expect(says.split('; ')).toHaveLength(5);
    expect(says).toContain('Coffee 6 2027-01-12 09:00 Europe/Warsaw (2027-01-12T08:00Z)');
    expect(tellComing('next rounds', []).says).toBe('none');
  });
});

describe('the doctor on a database', () => {
  it('finds what was due and digests that were left out, and counts nothing else', async () => {
    const { stage, close } = await openEmbeddedStage(inject('pgliteTemplate'));
    try {
      const town = await stage.openCommunity();
      await stage.setTime(start);
      const [ada, ben] = [await town.add('Ada'), await town.add('Ben')];
      expect(await clockFacts(stage.database)).toEqual({ late: 0, oldestLateSeconds: 0 });
      expect(await lastMissedDigests(stage.database, town.id, 8)).toBeNull();
      await stage.store.transaction(town.id, async (tx) => {
        await tx.due.set('introRequest', ada, new Date(start.getTime() - 900_000));
        await tx.due.set('introRequest', ben, new Date(start.getTime() + 900_000));
        const day = { at: tx.now, asksHow: null };
        await tx.digests.begin(ada, { ...day, date: '2027-01-04', outcome: 'missed' });
        await tx.digests.begin(ada, { ...day, date: '2027-01-11', outcome: 'missed' });
        await tx.digests.begin(ben, { ...day, date: '2027-01-11', outcome: 'missed' });
        await tx.digests.begin(ben, { ...day, date: '2027-01-18', outcome: 'sent' });
      });
      expect(await clockFacts(stage.database)).toEqual({ late: 1, oldestLateSeconds: 900 });
      const missed = await lastMissedDigests(stage.database, town.id, 8);
      expect(missed).toEqual({ date: '2027-01-11', members: 2 });
    } finally {
      await close();
    }
  });

  it('finds security that was switched off by hand, and an audit that was changed', async () => {
    const { stage, close } = await openEmbeddedStage(inject('pgliteTemplate'));
    try {
      const town = await stage.openCommunity();
      await town.add('Ada');
      for (const action of ['tags.merged', 'tags.unmerged', 'tags.named'] as const) {
        await stage.store.transaction(town.id, (tx) =>
          tx.audit.note({ actor: 'operator', action, subject: 'x' }),
        );
      }
      const facts = () => databaseFacts(stage.database, true);
      const communities = async () =>
        (await stage.store.communities.list()).filter(({ id }) => id === town.id);
      expect(states(judgeDatabase(await facts()))).toEqual([]);
      expect((await auditChain(stage.store, await communities())).state).toBe('ok');
      const byHand = (statement: string) =>
        stage.database.transaction({ owner: true }, ({ db }) => db.execute(sql.raw(statement)));
      await byHand('alter table avoids no force row level security');
      expect((await facts()).unforced).toEqual(['avoids']);
      await stage.database.transaction({ community: town.id }, ({ db }) =>
        db.execute(sql`update audit set action = 'nothing' where action = 'tags.unmerged'`),
      );
      const broken = await auditChain(stage.store, await communities());
      expect(broken.state).toBe('problem');
      expect(broken.says).toContain('note');
    } finally {
      await close();
    }
  });
});

describe('reports', () => {
  it('about the only manager are named by their community, with what to do', () => {
    expect(tellUndecidable([]).state).toBe('ok');
    const { state, says } = tellUndecidable(['Krakow Founders']);
    expect(state).toBe('warning');
    expect(says).toContain('"Krakow Founders"');
    expect(says).toContain('acquaint manager');
  });
});
