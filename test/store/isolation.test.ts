import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Claimed } from '../../src/actions/ports/outbox.ts';
import type { Transaction } from '../../src/actions/ports.ts';
import type { CommunityId } from '../../src/core/ids.ts';
import { dice } from '../../src/dice.ts';
import { createCipher } from '../../src/store/cipher.ts';
import { createWorkspace } from '../../src/store/playground.ts';
import { openedStage, type StoreStage } from '../contracts/storeContract.ts';
import { fill, type Ours, reads, writes } from '../contracts/storeContractAttempts.ts';
import { storePlaces } from '../contracts/storeContractPlaces.ts';
import { person, tag } from '../contracts/storeContractSamples.ts';

const key = 'c81e728d9d4c2f636f067f89cc14862c2f1b7a90e35d6c4ff0a3b79d15e8c264';

/** Tries to reach into one community from another: through every method, with row-level security and without it. */
describe.each(storePlaces)('a community %s', (_, open) => {
  const on = openedStage(open);
  const { stage } = on;
  let ours: Ours;
  let there: CommunityId;
  beforeAll(async () => {
    ours = await fill(on);
    there = await on.community();
  });
  const inOther = <T>(work: (tx: Transaction) => Promise<T>) => stage().store.transaction(there, work);
  /** Every row of every table that belongs to a community, as text. */
  const rowsOf = async (community: CommunityId) => {
    const tables = await tablesOfCommunities(on);
    return stage().database.transaction({ community }, async ({ db }) => {
      const rows: string[] = [];
      for (const { table } of tables) {
        const query = `select t::text as row from "${table}" t where community_id = '${community}'`;
        for (const { row } of await db.execute(sql.raw(query))) rows.push(`${table} ${row}`);
      }
      return rows.toSorted();
    });
  };

  it('is tried through every method there is', async () => {
    const methods = await inOther(async (tx) =>
      Object.entries(tx).flatMap(([name, value]) => {
        if (typeof value === 'function') return [name];
        const isRepository = Object.values(value).some((each) => typeof each === 'function');
        return isRepository ? Object.keys(value).map((method) => `${name}.${method}`) : [];
      }),
    );
    expect([...Object.keys(reads), ...Object.keys(writes)].toSorted()).toEqual(methods.toSorted());
  });

  it('is in every table, so that looking at it proves something', async () => {
    const filled = new Set((await rowsOf(ours.here)).map((row) => row.split(' ')[0]));
    const tables = (await tablesOfCommunities(on)).map(({ table }) => table);
    // Only the router and the playground write these.
    const others = ['credentials', 'playground_posts', 'playground_rooms'];
    // Nothing was erased, doubted, paused or removed here.
    others.push('pauses', 'removals', 'tag_doubts', 'tombstones');
    expect(tables.filter((table) => !filled.has(table)).toSorted()).toEqual(others.toSorted());
  });

  const reachIn = () => {
    beforeAll(async () => {
      there = await on.community();
    });

    it.each(Object.entries(reads))('shows nothing to another one through %s', async (_, read) => {
      const found = await inOther((tx) => read(tx, ours));
      expect([found, isNothing(found)]).toEqual([found, true]);
    });

    it('shows where its messages stand to nobody else, and lets nobody else say they were sent', async () => {
      const { outbox } = stage().store;
      expect(await outbox.whereIs(there, 'sent')).toBeNull();
      const before = await rowsOf(ours.here);
      const foreign: Claimed = { ...ours.claimed, community: there };
      expect(await outbox.sent(foreign, { message: null, room: null }, async () => undefined)).toBe(false);
      await outbox.bury(foreign, 'foreign');
      await outbox.later(foreign, 0, 'foreign');
      await outbox.unsure(foreign, 'foreign');
      await outbox.drop(foreign, 'foreign');
      expect(await rowsOf(ours.here)).toEqual(before);
    });

    it.each(Object.entries(writes))(
      'stays as it is whatever another one does through %s',
      async (_, write) => {
        const before = await rowsOf(ours.here);
        expect(before.length).toBeGreaterThan(20);
        await inOther((tx) => write(tx, ours)).catch(() => undefined);
        expect(await rowsOf(ours.here)).toEqual(before);
      },
    );

    it('shares nothing with another one that calls its own things by the same ids', async () => {
      const ada = { ...ours.ada, offers: [], seeks: [{ tag: tag('own'), isPublic: false }] };
      const { asked } = ours;
      const other = await on.community();
      await stage().store.transaction(other, async (tx) => {
        await tx.members.save(ada);
        await tx.introRequests.save({
          ...asked,
          candidates: [{ member: ada.id, state: 'waiting' }],
          connectors: [],
        });
      });
      await stage().store.transaction(other, async (tx) => {
        expect(await tx.members.get(ada.id)).toEqual(ada);
        expect((await tx.introRequests.get(asked.id))?.candidates).toHaveLength(1);
        expect(await tx.introRequests.waitingFor(ours.grace.id)).toEqual([]);
        expect(await tx.members.bearersOf([tag('react')])).toEqual([]);
        expect(await tx.expertise.uses()).toEqual(new Map([[tag('own'), 1]]));
      });
    });

    it('shows nothing of the playground’s channels and rooms to another one', async () => {
      const { here, ada } = ours;
      const workspace = createWorkspace<string>(stage().database, createCipher([key]));
      const name = `of ${dice.id()}`;
      const post = await workspace.post(here, { channel: name, author: null, key: name, content: 'words' });
      await workspace.openRoom(here, { key: name, id: name, title: 'Room', people: [ada.id] });
      expect([await workspace.get(there, post), await workspace.idOf(there, name)]).toEqual([null, null]);
      expect([await workspace.posts(there, name), await workspace.roomsOf(there, ada.id)]).toEqual([[], []]);
      expect([await workspace.roomOf(there, name), await workspace.roomOfKey(there, name)]).toEqual([
        null,
        null,
      ]);
      expect([
        await workspace.countSince(there, 0, 'x'),
        await workspace.edit(there, post, 'Taken over'),
      ]).toEqual([new Map(), false]);
      expect(await workspace.get(here, post)).toMatchObject({ content: 'words', isEdited: false });
    });

    it('is no part of another one’s audit', async () => {
      await inOther((tx) => tx.audit.note({ actor: 'clock', action: 'members.gone', subject: 'own' }));
      expect(await inOther((tx) => tx.audit.firstBroken())).toBeNull();
    });
  };

  describe('behind row-level security', () => {
    it('is the only one a statement without any condition sees or changes', async () => {
      const before = await rowsOf(ours.here);
      await inOther((tx) => tx.members.save(person('Own')));
      for (const { table } of await tablesOfCommunities(on)) {
        const rows = await stage().database.transaction({ community: there }, async ({ db }) => {
          await db.execute(sql.raw(`update "${table}" set community_id = community_id`));
          return db.execute(sql.raw(`select distinct community_id as id from "${table}"`));
        });
        expect([table, ...rows.map(({ id }) => id)]).toEqual(rows.length === 0 ? [table] : [table, there]);
      }
      await stage().database.transaction({ community: there }, async ({ db }) => {
        const order = ['intro_candidates', 'shared_contacts', 'introductions', 'intro_requests', 'consents'];
        for (const table of [...order, 'members', 'outbox', 'inbox', 'audit']) {
          await db.execute(sql.raw(`delete from ${table}`));
        }
      });
      expect(await rowsOf(ours.here)).toEqual(before);
    });

    it('takes no row that says it is another one’s', async () => {
      const foreign = stage().database.transaction({ community: there }, ({ db }) =>
        db.execute(sql`insert into closed_topics values (${ours.here}, ${dice.id()}, 'react', now())`),
      );
      await expect(foreign).rejects.toThrow('row-level security');
      const moved = stage().database.transaction({ community: there }, async ({ db }) => {
        await db.execute(sql`insert into closed_topics values (${there}, ${dice.id()}, 'react', now())`);
        await db.execute(sql`update closed_topics set community_id = ${ours.here}`);
      });
      await expect(moved).rejects.toThrow('row-level security');
    });

    it('is seen by nobody who names none', async () => {
      const tables = await tablesOfCommunities(on);
      await stage().database.transaction({ community: '' }, async ({ db }) => {
        for (const { table } of tables) {
          expect([table, await db.execute(sql.raw(`select 1 from "${table}"`))]).toEqual([table, []]);
        }
      });
    });

    describe('by its id', reachIn);
  });

  describe('without row-level security, by the conditions of every statement alone', () => {
    beforeAll(async () => {
      const tables = await tablesOfCommunities(on);
      await stage().database.transaction({ owner: true }, async ({ db }) => {
        for (const { table } of tables) {
          await db.execute(sql.raw(`alter table "${table}" disable row level security`));
        }
      });
    });
    describe('by its id', reachIn);
  });
});

const isNothing = (found: unknown): boolean =>
  found instanceof Map || found instanceof Set
    ? found.size === 0
    : Array.isArray(found)
      ? found.length === 0
      : found === null || found === false || found === 0;

const tablesOfCommunities = ({ stage }: StoreStage) =>
  stage().database.transaction({ owner: true }, ({ db }) =>
    db.execute<{ table: string }>(sql`
      select c.relname as table from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'community_id'
      order by 1`),
  );
