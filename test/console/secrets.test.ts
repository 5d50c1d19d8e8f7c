import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportNames } from '../../src/console/exports.ts';
import { pages } from '../../src/console/pages.ts';
import { charts } from '../../src/console/pictures.ts';
import { languages } from '../../src/core/community.ts';
import { readDemo } from '../../src/playground/demo/demo.ts';
import { createDirectory } from '../../src/playgroundDesk.ts';
import { openWorld, type World } from '../world.ts';
import { type ConsoleStage, enter, linkIn, openConsoleStage, type TestBrowser, tokenIn } from './stage.ts';
import { type Life, lifeOf, live, liveMore, startProgram } from './town.ts';

/** What nobody but those concerned may read; each is somewhere in this community. */
const secrets = {
  blurb: 'blurb-7f3a',
  description: 'slip-7f3a',
  third: 'third-7f3a',
  thanks: 'thanks-7f3a',
  amount: '734129',
  note: 'note-7f3a',
  bio: 'bio-7f3a',
  headline: 'headline-7f3a',
  link: 'link-7f3a',
  hidden: 'sailing-7f3a',
  calendar: 'secret-7f3a',
  post: 'We build for them.',
};

let world: World;
let stage: ConsoleStage;
let life: Life;
let program: string;
let visitor: TestBrowser;
beforeAll(async () => {
  world = await openWorld(undefined, { consoleUrl: 'https://acquaint.example' });
  stage = await openConsoleStage(world.store);
  life = lifeOf(world);
  program = await startProgram(life, 'Kawa');
  await liveMore(life, world);
  await connectorsAnswer(life);
  await live(life, 2, 10);
  await everythingHappens(life);
  visitor = stage.browser();
  const entered = await enter(visitor, linkIn((await life.press(life.manager, 'console.open')).answered));
  expect(entered.status).toBe(200);
}, 600_000);
afterAll(async () => {
  await stage?.close();
  await world?.close();
});

const [ada = '', bob = '', cleo = '', dan = '', eve = ''] = readDemo()
  .slice(21, 26)
  .map(({ externalId }) => externalId);

/** Declined, silent, avoided, reported, paused, thanked with a hidden amount, a slip, private words of every kind. */
const everythingHappens = async ({
  ask,
  form,
  press,
  query,
  answer,
  later,
  manager,
}: Life): Promise<void> => {
  await form(ada, 'members.profileForm', '', {
    headline: secrets.headline,
    offers: `${secrets.hidden} (private), React`,
    seeks: 'SQL',
    bio: secrets.bio,
    links: `https://example.org/${secrets.link}`,
  });
  await form(manager, 'circles.nameForm', '', { name: 'Księgowi' });
  const [circle] = await query('select id from circles');
  const belonging = readDemo().slice(0, 9);
  for (const { externalId } of belonging) {
    await form(externalId, 'circles.mineForm', '', { mine: [String(circle?.['id'])], shown: [] });
  }
  await ask(bob, 'kto pomoże przenieść aplikację React na TypeScript', secrets.blurb);
  await ask(cleo, 'szukam pomocy w marketingu', secrets.blurb);
  await later(24);
  await answer((_, index) => (index % 2 === 0 ? 'pass' : 'silent'));
  await world.does(dan, {
    kind: 'form',
    action: 'members.avoidForm',
    subject: '',
    answers: { person: { externalId: eve } },
  });
  await world.does(eve, {
    kind: 'form',
    action: 'referrals.giveForm',
    subject: '',
    answers: {
      ...{ person: { externalId: ada }, description: secrets.description, consent: ['yes'] },
      ...{ third: secrets.third, warmth: ['4'] },
    },
  });
  await world.does(ada, {
    kind: 'form',
    action: 'thanks.sayForm',
    subject: '',
    answers: {
      ...{ person: { externalId: eve }, words: secrets.thanks, amount: secrets.amount },
      ...{ shows: ['exact'], public: ['no'] },
    },
  });
  const cards =
    await query(`select distinct on (c.member_id) r.id, a.external_id as who from intro_candidates c
    join intro_requests r on r.community_id = c.community_id and r.id = c.request_id
    join accounts a on a.community_id = c.community_id and a.member_id = c.member_id
    where c.state in ('accepted', 'passed', 'silent') and a.external_id <> '${manager}' limit 3`);
  for (const { id, who } of cards) {
    await form(String(who), 'introRequests.reportForm', String(id), { reason: ['rude'], note: secrets.note });
  }
  const [reported] = await query('select about_id from reports limit 1');
  await press(manager, 'pauses.pause', String(reported?.['about_id']));
  await later(7 * 24);
};

/** Of those asked to pass a request on, half decline and half say nothing. */
const connectorsAnswer = async ({ press, query, later }: Life): Promise<void> => {
  await later(30);
  const open = await query(`select c.request_id as id, a.external_id as who from intro_connectors c
    join accounts a on a.community_id = c.community_id and a.member_id = c.member_id
    where c.state = 'asked' order by c.request_id`);
  for (const { id, who } of open.filter((_, index) => index % 2 === 0)) {
    await press(String(who), 'connectors.pass', String(id));
  }
  const told = await query(`select p.id, a.external_id as who from board_posts p
    join accounts a on a.member_id::text = p.state->'told'->0->>'member'`);
  for (const { id, who } of told.slice(0, 2)) await press(String(who), 'board.pass', String(id));
};

const paths = (): string[] =>
  pages.map(({ path }) => `/console${path === '/' ? '' : path}`.replace(':id', program));

const everyPage = async (): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  for (const path of [...paths(), ...pictures]) {
    const { status, text } = await visitor.get(path);
    expect([path, status]).toEqual([path, 200]);
    found.set(path, text);
  }
  return found;
};

/** Charts and the network; each is looked at like a page. */
const pictures = [...charts.flatMap((name) => [name, `${name}-phone`]), 'network'].map(
  (name) => `/console/picture/${name}.svg`,
);

const everyFile = async (): Promise<Map<string, string>> => {
  const token = tokenIn((await visitor.get('/console')).text);
  const found = new Map<string, string>();
  for (const name of exportNames) {
    const { status, text, type } = await visitor.post('/console/export', { token, name });
    expect([name, status, type]).toEqual([name, 200, 'text/csv; charset=utf-8']);
    found.set(name, text);
  }
  return found;
};

describe('a community in which everything happened', () => {
  it('has every secret somewhere, so that looking for them proves something', async () => {
    const states = await life.query('select distinct state from intro_candidates order by 1');
    const seen = states.map(({ state }) => state);
    for (const state of ['accepted', 'passed', 'silent']) expect(seen).toContain(state);
    const connectors = await life.query('select distinct state from intro_connectors');
    expect(connectors.map(({ state }) => state)).toEqual(expect.arrayContaining(['passed', 'silent']));
    for (const table of [
      'avoids',
      'reports',
      'pauses',
      'thanks',
      'referrals',
      'introductions',
      'round_places',
      'one_to_ones',
      'board_posts',
      'ties',
      'meetup_feeds',
      'circle_members',
    ]) {
      expect([table, (await life.query(`select 1 from ${table} limit 1`)).length]).toEqual([table, 1]);
    }
    const told = await world.workspace.posts(world.place, `dm:${eve}`);
    expect(JSON.stringify(told)).toContain(secrets.thanks);
    expect(world.faults).toEqual([]);
  });

  it.each(languages)('shows none of its words on any page or in any file, in %s', async (language) => {
    await createDirectory(world.store).speak(world.place, life.manager, language);
    const all = new Map([...(await everyPage()), ...(await everyFile())]);
    expect(all.size).toBe(pages.length + pictures.length + exportNames.length);
    for (const [where, text] of all) {
      for (const [what, secret] of Object.entries(secrets)) {
        expect([where, what, text.includes(secret)]).toEqual([where, what, false]);
      }
    }
  });

  it('names people only where it must: in the list of members, and who was reported or paused', async () => {
    const names = (await life.query("select name, id from members where name <> 'Ada Nowak'")).map((row) => ({
      name: String(row['name']),
      id: String(row['id']),
    }));
    const reported = new Set(
      (await life.query('select about_id from reports')).map((row) => row['about_id']),
    );
    const mayName = (where: string, id: string): boolean =>
      where === '/console/members' ||
      where === 'members' ||
      (['/console/reports', '/console/audit', 'audit'].includes(where) && reported.has(id));
    for (const [where, text] of [...(await everyPage()), ...(await everyFile())]) {
      const found = names.filter(({ name, id }) => text.includes(name) && !mayName(where, id));
      expect([where, found]).toEqual([where, []]);
    }
  });

  it('shows a note only after the reason is kept', async () => {
    const [report] = await life.query('select about_id as id from reports limit 1');
    const token = tokenIn((await visitor.get('/console')).text);
    const read = { token, action: 'reports.readForm', subject: String(report?.['id']) };
    const notes = async () =>
      (await life.query("select 1 from audit where action like 'reports.read.%'")).length;
    expect((await visitor.post('/console/do', read)).text).not.toContain(secrets.note);
    expect((await visitor.post('/console/do', { ...read, 'answer.why': 'curiosity' })).text).not.toContain(
      secrets.note,
    );
    expect(await notes()).toBe(0);
    const shown = await visitor.post('/console/do', { ...read, 'answer.why': 'decide' });
    expect(shown.text).toContain(secrets.note);
    expect(await notes()).toBe(1);
  });

  it('reads the same whoever declined, was silent, avoids whom, reported, or said what', async () => {
    // Notes are sealed with their reporter's own key.
    await life.query("update reports set note_sealed = ''");
    const before = await everyPage();
    const files = await everyFile();
    await life.query('delete from avoids');
    await life.query('update reports set reporter_id = (select max(id::text)::uuid from members)');
    for (const table of ['intro_candidates', 'intro_connectors']) {
      await life.query(`with rows as (
        select request_id, position, member_id, row_number() over w as n,
          count(*) over (partition by date(asked_at)) as all
        from ${table} where state in ('passed', 'silent')
        window w as (partition by date(asked_at) order by request_id, position)
      ), moved as (
        select one.request_id, one.position, other.member_id from rows one join ${table} c
          on c.request_id = one.request_id and c.position = one.position
        join rows other on other.n = one.n % one.all + 1
          and date((select asked_at from ${table} x where x.request_id = other.request_id
            and x.position = other.position)) = date(c.asked_at)
      ) update ${table} c set member_id = moved.member_id from moved
        where moved.request_id = c.request_id and moved.position = c.position`);
    }
    await life.query(`update board_posts set state = replace(state::text, '"passed"', '"open"')::jsonb`);
    await life.query(
      `update one_to_ones set state = state || '{"answer": "denied"}' where state->>'answer' = 'waiting'`,
    );
    await life.query("update thanks set words_sealed = ''");
    await life.query("update referrals set description_sealed = '', third_sealed = ''");
    await life.query("update intro_requests set why_sealed = '', blurb_sealed = ''");
    await life.query('delete from contacts');
    await life.query('delete from cool_downs');
    await life.query('update circle_members set is_shown = not is_shown');
    const after = await everyPage();
    for (const [where, text] of before) {
      // Taking files away left lines in the audit.
      if (where !== '/console/audit') expect([where, after.get(where)]).toEqual([where, text]);
    }
    const again = await everyFile();
    for (const name of ['members', 'rounds', 'outcomes', 'circles'])
      expect(again.get(name)).toBe(files.get(name));
  });

  it('says about how many belong to a circle, and not that one more came', async () => {
    const page = async () => (await visitor.get('/console/circles')).text;
    const before = await page();
    expect(before).toMatch(/(at least|co najmniej) 5/u);
    await life.query(`delete from circle_members where ctid = (select ctid from circle_members
      where member_id <> (select member_id from accounts where external_id = '${life.manager}') limit 1)`);
    expect(await page()).toBe(before);
  });

  it('makes files that spreadsheets open as text', async () => {
    await life.query("update members set name = '=HYPERLINK(1)' where name = 'Tomasz Wrona'");
    const files = await everyFile();
    for (const text of files.values()) {
      expect(text.startsWith('\ufeff')).toBe(true);
      expect(text).toContain(';');
      const cells = text.slice(1).split(/[;\r\n]+/u);
      expect(cells.filter((cell) => /^[=+\-@\t]/u.test(cell))).toEqual([]);
    }
    expect(files.get('members')).toContain("'=HYPERLINK(1)");
  });
});
