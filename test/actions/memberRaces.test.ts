import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Reply } from '../../src/actions/action.ts';
import { addresses } from '../../src/views/addresses.ts';
import { openPostgresStage, type Stage, start, type Town } from './stage.ts';

const to = addresses.members;

let stage: Stage;
let town: Town;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ stage, close } = await openPostgresStage(inject('postgresUrl')));
});
afterAll(() => close());
beforeEach(async () => {
  await stage.setTime(start);
  town = await stage.openCommunity();
  await town.add('Ada');
});

const memberNow = () => stage.store.transaction(town.id, (tx) => tx.members.get(town.idOf('Ada')));

/** Somebody waits for a row that is held. */
const isSomebodyWaiting = async (): Promise<boolean> => {
  const rows = await stage.database.transaction({ owner: true }, ({ db }) =>
    db.execute(sql`select 1 from pg_locks where not granted and database is not distinct from
      (select oid from pg_database where datname = current_database())
      union all select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`),
  );
  return rows.length > 0;
};

/** A press that arrives while the member changes in another way. */
const during = async (change: 'leaves' | 'mutes', press: () => Promise<Reply>): Promise<void> => {
  let pressed: Promise<Reply> | null = null;
  await stage.store.transaction(town.id, async (tx) => {
    const member = await tx.members.lock(town.idOf('Ada'));
    if (member === null) throw new Error('nobody');
    pressed ??= press();
    while (!(await isSomebodyWaiting())) await new Promise((resolve) => setTimeout(resolve, 20));
    await tx.members.save(
      change === 'leaves' ? { ...member, status: 'left', joinedAt: null } : { ...member, muted: ['digest'] },
    );
  });
  await pressed;
};

const forms = {
  profile: () =>
    town.press('Ada', to.profileForm, { answers: { headline: 'Weaver', offers: '', seeks: '' } }),
  preferences: () =>
    town.press('Ada', to.preferencesForm, {
      answers: { hours: '9-17', accepts: ['advice'], language: ['en'], listed: ['yes'] },
    }),
  quietOff: () => town.press('Ada', to.snooze, { subject: 'off' }),
} as const;

describe('a form that arrives while its member', () => {
  it.each(['profile', 'preferences', 'quietOff'] as const)('leaves brings nobody back: %s', async (form) => {
    await during('leaves', forms[form]);
    expect(await memberNow()).toMatchObject({ status: 'left', joinedAt: null });
  });

  it.each(['profile', 'preferences', 'quietOff'] as const)(
    'switches messages off keeps that: %s',
    async (form) => {
      await during('mutes', forms[form]);
      expect(await memberNow()).toMatchObject({ muted: ['digest'] });
    },
  );
});
