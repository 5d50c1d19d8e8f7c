import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshProgram } from '../../src/actions/programs.ts';
import { reach } from '../../src/console/acts.ts';
import { exportNames } from '../../src/console/exports.ts';
import { pages } from '../../src/console/pages.ts';
import { asId, type CommunityId, type MemberId, type ProgramId, type ReportId } from '../../src/core/ids.ts';
import { dice } from '../../src/dice.ts';
import { addresses } from '../../src/views/addresses.ts';
import { person } from '../contracts/storeContractSamples.ts';
import { openWorld, type World } from '../world.ts';
import {
  type ConsoleStage,
  enter,
  linkIn,
  linkOf,
  openConsoleStage,
  type TestBrowser,
  tokenIn,
} from './stage.ts';

const canary = 'foreign-4b1d';

let world: World;
let stage: ConsoleStage;
let here: TestBrowser;
let token: string;
/** Another community of the same installation, with a manager and a visit of their own. */
let there: Awaited<ReturnType<typeof openThere>>;
beforeAll(async () => {
  world = await openWorld(undefined, { consoleUrl: 'https://acquaint.example' });
  stage = await openConsoleStage(world.store);
  here = stage.browser();
  await enter(here, linkIn((await world.does('ada-nowak', open)).answered));
  token = tokenIn((await here.get('/console')).text);
  there = await openThere();
}, 120_000);
afterAll(async () => {
  await stage?.close();
  await world?.close();
});

const open = { kind: 'press', action: 'console.open', subject: '' } as const;

const openThere = async () => {
  const id = dice.id<CommunityId>();
  const { store } = world;
  await store.communities.create({
    ...{ id, name: `Community ${canary}`, zone: 'Europe/Warsaw', language: 'en' },
    ...{ holidays: 'PL', daysOff: [], startedAt: new Date(), letsGuestsIn: false, roomChannel: '' },
  });
  const [manager, member] = [person(`Manager ${canary}`), person(`Member ${canary}`)];
  const program = {
    ...freshProgram(dice.id<ProgramId>(), 'Europe/Warsaw', new Date()),
    name: `Coffee ${canary}`,
  };
  const report = dice.id<ReportId>();
  await store.transaction(id, async (tx) => {
    await tx.members.saveMany([manager, member]);
    await tx.members.makeManager(manager.id);
    await tx.programs.save(program);
    await tx.expertise.addTag({ slug: asId(canary), label: canary, aliases: ['alias'] });
    await tx.expertise.saveTag({
      slug: asId(`${canary}-2`),
      label: canary,
      aliases: [],
      mergedInto: asId(canary),
    });
    await tx.reports.add({
      ...{ id: report, reporter: manager.id, about: member.id, request: null },
      ...{ reason: 'spam', note: canary, at: tx.now, dismissedAt: null },
    });
    await tx.pauses.save({
      ...{ member: member.id, at: tx.now, appealedAt: tx.now },
      ...{ decidedAt: null, decidedBy: null, decision: null },
    });
    await tx.audit.note({ actor: manager.id, action: 'communities.set', subject: id });
  });
  const browser = stage.browser();
  await enter(browser, await linkOf(store, { id, member: manager.id }));
  return { id, manager: manager.id, member: member.id, program: program.id, report, browser };
};

const ours = () => asId<CommunityId>(world.place);
const run = (community: CommunityId, query: string) =>
  world.database.transaction({ community }, ({ db }) => db.execute(sql.raw(query)));

/** Every row of a community but the visits, which every request looks at. */
const rowsOf = async (community: CommunityId): Promise<string> => {
  const tables = await world.database.transaction({ owner: true }, ({ db }) =>
    db.execute(
      sql.raw(`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      and a.attname = 'community_id' where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`),
    ),
  );
  const all: string[] = [];
  for (const { name } of tables) {
    const rows = await run(community, `select to_jsonb(t)::text as row from ${String(name)} t`).catch(
      () => [],
    );
    all.push(...rows.map(({ row }) => `${String(name)} ${String(row)}`));
  }
  return all.toSorted().join('\n');
};

const swapped = (key: string, community: string): string => community.replaceAll('-', '') + key.slice(32);
const key = (browser: TestBrowser): string => browser.cookies.get('acquaint_console') ?? '';
const withKey = (value: string): TestBrowser => {
  const browser = stage.browser();
  browser.cookies.set('acquaint_console', value);
  return browser;
};

describe('from one community', () => {
  it('nothing of another is seen on any page or in any file, whatever ids are asked for', async () => {
    const subjects = [there.program, there.report, there.member, there.manager, there.id, canary];
    const seen: string[] = [];
    for (const { path } of pages) {
      for (const id of subjects) {
        const place = `/console${path.replace(':id', id)}`;
        for (const query of ['', `?name=${canary}`, `?before=9&id=${id}`]) {
          const { text, status } = await here.get(place + query);
          if (path.includes(':id')) expect([place, status]).toEqual([place, 404]);
          if (!query.includes(canary)) seen.push(text);
        }
      }
    }
    for (const name of exportNames) seen.push((await here.post('/console/export', { token, name })).text);
    expect(seen.length).toBeGreaterThan(60);
    expect(seen.filter((text) => text.includes(canary))).toEqual([]);
  });

  it('nothing of another is changed or told by any action with its ids', async () => {
    const before = await rowsOf(there.id);
    const subjects = [there.program, there.report, there.member, `${canary}/x`, canary, `${canary}-2`];
    const answers = {
      ...{ 'answer.name': 'Taken over', 'answer.moment': 'Monday 10:00', 'answer.why': 'decide' },
      ...{ 'answer.from': 'React', 'answer.into': canary, 'answer.topic': canary, 'answer.alias': 'mine' },
    };
    const told: string[] = [];
    const all = Object.values(addresses).flatMap((group) => Object.values<string>(group));
    for (const action of all.filter((one) => reach(one) === null)) {
      const sent = { token, action, subject: there.member, ...answers };
      expect([action, (await here.post('/console/do', sent)).status]).toEqual([action, 404]);
    }
    for (const action of all.filter((one) => reach(one) !== null)) {
      for (const subject of subjects) {
        const sent = await here.post('/console/do', { token, action, subject, ...answers });
        const form = await here.get(`/console/form?${new URLSearchParams({ action, subject })}`);
        expect([action, sent.status < 500, form.status < 500]).toEqual([action, true, true]);
        told.push(...[sent.text, form.text].map((text) => text.replaceAll(/value="[^"]*"/gu, '')));
        if (action === addresses.console.end) {
          await enter(here, linkIn((await world.does('ada-nowak', open)).answered));
          token = tokenIn((await here.get('/console')).text);
        }
      }
    }
    expect(await rowsOf(there.id)).toBe(before);
    expect(
      told.filter((text) => text.includes(`Coffee ${canary}`) || text.includes(`Member ${canary}`)),
    ).toEqual([]);
    expect(stage.faults).toEqual([]);
  }, 600_000);

  it('a visit or a link opens no other, however its key is put together', async () => {
    for (const value of [swapped(key(here), there.id), swapped(key(there.browser), world.place)]) {
      expect((await withKey(value).get('/console/members')).status).toBe(403);
    }
    const link = linkIn((await world.does('ada-nowak', open)).answered).split('=')[1] ?? '';
    const other = stage.browser();
    expect((await other.get(`/console/enter?key=${swapped(link, there.id)}`)).status).toBe(410);
    expect((await there.browser.get('/console')).text).toContain(canary);
    expect((await here.get('/console')).text).not.toContain(canary);
  });

  it('a token of one visit is no token of another', async () => {
    const foreign = tokenIn((await there.browser.get('/console')).text);
    const sent = { token: foreign, action: addresses.communities.start };
    expect((await here.post('/console/do', sent)).status).toBe(403);
    expect((await here.post('/console/export', { token: foreign, name: 'members' })).status).toBe(403);
    expect((await here.post('/console/leave', { token: foreign })).status).toBe(403);
    expect((await here.get('/console')).status).toBe(200);
  });
});

describe('somebody who is no manager', () => {
  const memberKey = async (): Promise<string> => {
    const secret = [world.place, dice.id(), dice.id()].map((id) => id.replaceAll('-', '')).join('');
    const [row] = await run(ours(), "select id from members where name = 'Tomasz Wrona'");
    await world.store.transaction(ours(), (tx) =>
      tx.consoleKeys.add(
        'session',
        secret,
        asId<MemberId>(String(row?.['id'])),
        new Date(tx.now.getTime() + 3_600_000),
      ),
    );
    return secret;
  };

  it('sees nothing and does nothing, even with a visit in the database', async () => {
    const secret = await memberKey();
    const { formToken } = await import('../../src/console/visit.ts');
    for (const { path } of pages) {
      const { status, text } = await withKey(secret).get(`/console${path.replace(':id', dice.id())}`);
      expect([path, status]).toEqual([path, 403]);
      expect(text).not.toContain('Krakowski');
    }
    const again = await memberKey();
    const sent = await withKey(again).post('/console/do', {
      token: formToken(again),
      action: 'communities.start',
    });
    expect(sent.status).toBe(403);
  });

  it.each(['', 'x', '0'.repeat(96), 'f'.repeat(96), `${'0'.repeat(95)}'`, '../../etc/passwd'])(
    'has no way in with the key %s',
    async (value) => {
      for (const path of ['/console', '/console/members', '/console/form?action=communities.setup']) {
        expect((await withKey(value).get(path)).status).toBe(403);
      }
      expect((await stage.browser().get(`/console/enter?key=${encodeURIComponent(value)}`)).status).toBe(410);
      expect(
        (await withKey(value).post('/console/do', { token: 'x', action: 'communities.start' })).status,
      ).toBe(403);
      expect(stage.faults).toEqual([]);
    },
  );
});

describe('what a manager does here', () => {
  it('leaves one line in the audit each, the same as in the chat', async () => {
    const lines = async () =>
      (await run(ours(), 'select action, actor from audit order by number')).map(({ action }) => action);
    const act = async (action: string, subject = '', answers: Record<string, string> = {}) => {
      const before = (await lines()).length;
      const { status } = await here.post('/console/do', { token, action, subject, ...answers });
      expect([action, status]).toEqual([action, 200]);
      return (await lines()).slice(before);
    };
    const settings = {
      'answer.name': 'Tea',
      'answer.moment': 'Tuesday 11:00',
      'answer.weeks': '2',
      'answer.size': '2',
      'answer.place': 'optIn',
    };
    expect(await act('programs.settingsForm', '', settings)).toEqual(['programs.made']);
    const [row] = await run(ours(), "select id from programs where state->>'name' = 'Tea'");
    const id = String(row?.['id']);
    expect(await act('programs.preview', id)).toEqual([]);
    expect(await act('programs.start', id)).toEqual(['programs.started']);
    expect(await act('programs.pause', id)).toEqual(['programs.paused']);
    const set = {
      'answer.name': 'Krąg',
      'answer.zone': 'Europe/Warsaw',
      'answer.language': 'pl',
      'answer.holidays': 'PL',
    };
    expect(await act('communities.setupForm', '', set)).toEqual(['communities.set']);
    expect(await act('tags.mergeForm', '', { 'answer.from': 'React', 'answer.into': 'TypeScript' })).toEqual([
      'tags.merged',
    ]);
    expect(await act('tags.unmerge', 'react')).toEqual(['tags.unmerged']);
    expect(await act('communities.dryRun')).toEqual([]);
    await here.post('/console/export', { token, name: 'members' });
    expect((await lines()).at(-1)).toBe('console.exported');
  });
});
