import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type Context, checkRoles, ROLES } from '../../src/store/database.ts';
import { sqlState } from '../../src/store/session.ts';
import { routingTables } from '../../src/store/store.ts';
import { openedStage } from '../contracts/storeContract.ts';
import { storePlaces } from '../contracts/storeContractPlaces.ts';

/** Tables without a community: turns, marks and hashes of this installation, and its clock. */
const globalTables = ['clock_offset', 'leases', 'oauth_states', 'rates', 'sightings'];
/** Keys that stand for one thing in all communities together: the same delivery, place, code. */
const globalKeys = [
  'credentials_platform_place_pk',
  'inbox_pkey',
  'installations_platform_place_pk',
  'link_codes_pkey',
];
const own = "(community_id = (NULLIF(current_setting('acquaint.community'::text, true), ''::text))::uuid)";

/** What the database itself says about who may see what, read from its catalogue. */
describe.each(storePlaces)('every table %s', (_, open) => {
  const { stage, community } = openedStage(open);
  const ask = (query: string, context: Context = { owner: true }) =>
    stage().database.transaction(context, ({ db }) => db.execute(sql.raw(query)));
  const tables = async () =>
    (
      await ask(`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      order by 1`)
    ).map((row) => String(row['relname']));

  it('has row-level security, forced, and a policy of each role that works with it', async () => {
    const security =
      await ask(`select c.relname as table, relrowsecurity as has, relforcerowsecurity as forced,
        coalesce((select string_agg(policyname, ',' order by policyname) from pg_policies p
          where p.schemaname = 'public' and p.tablename = c.relname), '') as policies
      from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`);
    const routing: readonly string[] = routingTables;
    const routerOnly = [...globalTables, 'credentials'];
    expect(security).toHaveLength((await tables()).length);
    for (const { table, has, forced, policies } of security) {
      const name = String(table);
      // Read by the login itself when a transaction opens, and by nobody else.
      const isClock = name === 'clock_offset';
      const expected = [
        ...(routerOnly.includes(name) ? [] : [`${name}_own`]),
        ...(routing.includes(name) ? [`${name}_routing`] : []),
      ];
      expect({ name, has, forced, policies }).toEqual({
        name,
        has: true,
        forced: !isClock,
        policies: expected.join(),
      });
    }
  });

  it('shows a community its own rows, and only the router all rows, to read and to write', async () => {
    const policies =
      await ask(`select policyname as name, tablename as table, roles::text as roles, permissive, cmd,
        qual, with_check as checks from pg_policies where schemaname = 'public' order by 1`);
    for (const { name, table, ...policy } of policies) {
      const isOwn = name === `${table}_own`;
      const [role, rule] = isOwn ? [ROLES.app, own] : [ROLES.router, 'true'];
      const expected = { roles: `{${role}}`, permissive: 'PERMISSIVE', cmd: 'ALL', qual: rule, checks: rule };
      expect({ name, ...policy }).toEqual({ name, ...expected });
    }
  });

  it('belongs to a community, whose id begins its key, its unique indexes and its references', async () => {
    const withCommunity =
      await ask(`select c.relname as table from pg_class c join pg_attribute a on a.attrelid = c.oid
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and attname = 'community_id'
        and a.attnotnull order by 1`);
    const named = withCommunity.map((row) => String(row['table']));
    expect((await tables()).filter((table) => !named.includes(table))).toEqual(globalTables);
    const keys =
      await ask(`select i.indexrelid::regclass::text as name, c.relname as table, a.attname as first
      from pg_index i join pg_class c on c.oid = i.indrelid
        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where c.relnamespace = 'public'::regnamespace and i.indisunique order by 1`);
    const others = keys
      .filter(({ table, first }) => named.includes(String(table)) && first !== 'community_id')
      .map(({ name }) => name);
    expect(others).toEqual(globalKeys);
    const references = await ask(`select conname as name, a.attname as first from pg_constraint
      join pg_attribute a on a.attrelid = conrelid and a.attnum = conkey[1]
      where contype = 'f' and connamespace = 'public'::regnamespace`);
    expect(references.length).toBeGreaterThan(5);
    for (const { name, first } of references) expect([name, first]).toEqual([name, 'community_id']);
  });

  it('is nobody’s who works with it: neither role owns, inherits, or steps over anything', async () => {
    const roles = await ask(`select rolname as role, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
        or rolcanlogin or rolreplication as may,
        (select count(*)::int from pg_class where relowner = r.oid) as owned,
        (select count(*)::int from pg_auth_members where member = r.oid) as inherited
      from pg_roles r where rolname in ('${ROLES.app}', '${ROLES.router}') order by 1`);
    expect(roles).toEqual(
      [ROLES.app, ROLES.router].map((role) => ({ role, may: false, owned: 0, inherited: 0 })),
    );
    await checkRoles(stage().database);
  });

  it('lets the router touch the routing tables and nothing else', async () => {
    const routing: readonly string[] = routingTables;
    for (const table of await tables()) {
      const seen = await ask(`select 1 from "${table}"`, { router: true }).then(
        () => 'seen',
        (error: unknown) => sqlState(error),
      );
      expect([table, seen]).toEqual([table, routing.includes(table) ? 'seen' : '42501']);
    }
  });

  it('can neither be emptied, nor changed, nor added to by the roles, and no migration can be forgotten', async () => {
    const contexts: Context[] = [{ community: await community() }, { router: true }];
    const statements = [
      'truncate members',
      'alter table members disable row level security',
      'drop table members',
      'create table mine (id int)',
      'select * from drizzle.__drizzle_migrations',
    ];
    for (const context of contexts) {
      for (const statement of statements) {
        const state = await ask(statement, context).then(
          () => 'done',
          (error: unknown) => sqlState(error),
        );
        expect([statement, state]).toEqual([statement, '42501']);
      }
    }
  });

  it('but the clock’s: no community and no router moves it', async () => {
    const before = await ask('select * from clock_offset');
    expect(before).toHaveLength(1);
    const contexts: Context[] = [{ community: await community() }, { router: true }];
    const statements = [
      'update clock_offset set milliseconds = 1',
      'delete from clock_offset',
      'insert into clock_offset (is_only, milliseconds) values (false, 1)',
      `insert into clock_offset (is_only, milliseconds) values (true, 1)
        on conflict (is_only) do update set milliseconds = 1`,
    ];
    for (const context of contexts) {
      expect(await ask('select * from clock_offset', context).catch(() => [])).toEqual([]);
      for (const statement of statements) await ask(statement, context).catch(() => undefined);
    }
    expect(await ask('select * from clock_offset')).toEqual(before);
  });
});
