import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type CommunityId } from '../../src/core/ids.ts';
import { openWorld, type World } from '../world.ts';
import {
  type ConsoleStage,
  enter,
  fieldsIn,
  linkIn,
  openConsoleStage,
  type TestBrowser,
  tokenIn,
} from './stage.ts';

let world: World;
let stage: ConsoleStage;
beforeAll(async () => {
  world = await openWorld(undefined, { consoleUrl: 'https://acquaint.example' });
  stage = await openConsoleStage(world.store);
});
afterAll(async () => {
  await stage.close();
  await world.close();
});

const manager = 'ada-nowak';
const newLink = async () => linkIn((await world.does(manager, press('console.open'))).answered);
const press = (action: string, subject = '') => ({ kind: 'press', action, subject }) as const;
const inside = async (): Promise<TestBrowser> => {
  const browser = stage.browser();
  expect((await enter(browser, await newLink())).status).toBe(200);
  return browser;
};
const run = (query: string) =>
  world.database.transaction({ community: asId<CommunityId>(world.place) }, ({ db }) =>
    db.execute(sql.raw(query)),
  );

describe('the way in', () => {
  it('is a link for managers and nobody else, and says so kindly where there is no address', async () => {
    const { text } = await world.does('tomasz-wisniewski', press('console.open'));
    expect(text).not.toContain('/console/enter');
    const away = await openWorld();
    const said = await away.does(manager, press('console.open'));
    await away.close();
    expect(said.text).toContain(said.answered?.language === 'pl' ? 'ACQUAINT_URL' : 'ACQUAINT_URL');
  });

  it('opens once: looking at the link uses nothing up, pressing does', async () => {
    const link = await newLink();
    for (const agent of ['Slackbot-LinkExpanding 1.0', 'Discordbot/2.0', 'curl']) {
      const seen = await stage.browser().get(link, { 'user-agent': agent });
      expect([seen.status, seen.headers.get('set-cookie')?.includes('acquaint_console')]).toEqual([
        200,
        false,
      ]);
    }
    const [first, second] = [stage.browser(), stage.browser()];
    const door = await second.get(link);
    expect((await enter(first, link)).text).toContain('aria-current="page"');
    const late = await second.post('/console/enter', fieldsIn(door.text));
    expect([late.status, second.cookies.has('acquaint_console')]).toEqual([410, false]);
    expect((await stage.browser().get(link)).status).toBe(410);
  });

  it('cannot be pressed by somebody else’s page for this browser', async () => {
    const link = await newLink();
    const theirs = await stage.browser().get(link);
    const victim = stage.browser();
    const forced = await victim.post('/console/enter', fieldsIn(theirs.text));
    expect([forced.status, victim.cookies.has('acquaint_console')]).toEqual([403, false]);
    await victim.get(link);
    const crossed = await victim.post('/console/enter', fieldsIn((await victim.get(link)).text), {
      'sec-fetch-site': 'cross-site',
    });
    expect(crossed.status).toBe(403);
    expect((await enter(victim, link)).status).toBe(200);
  });

  it('closes after ten minutes, and a visit after eight hours', async () => {
    const link = await newLink();
    const visitor = await inside();
    await world.clock.moveTo(new Date((await world.clock.now()).getTime() + 10 * 60_000));
    expect((await stage.browser().get(link)).status).toBe(410);
    expect((await visitor.get('/console')).status).toBe(200);
    await world.clock.moveTo(new Date((await world.clock.now()).getTime() + 8 * 3_600_000));
    const over = await visitor.get('/console');
    expect([over.status, visitor.cookies.has('acquaint_console')]).toEqual([403, false]);
  });

  it('keeps nothing that opens anything in the database', async () => {
    const link = await newLink();
    const visitor = await inside();
    const kept = JSON.stringify(await run('select * from console_keys'));
    expect(kept).not.toContain(link.split('=')[1]);
    expect(kept).not.toContain(visitor.cookies.get('acquaint_console'));
    expect(kept).toContain('hash');
  });
});

describe('a visit', () => {
  it('ends with Sign out here, and with Sign out on every device everywhere', async () => {
    const [one, other] = [await inside(), await inside()];
    const kept = new Map(one.cookies);
    const token = tokenIn((await one.get('/console')).text);
    await one.post('/console/leave', { token });
    for (const [name, value] of kept) one.cookies.set(name, value);
    expect((await one.get('/console')).status).toBe(403);
    const otherToken = tokenIn((await other.get('/console')).text);
    const third = await inside();
    await third.post('/console/do', {
      token: tokenIn((await third.get('/console')).text),
      action: 'console.end',
    });
    expect(otherToken).not.toBe(token);
    expect((await other.get('/console')).status).toBe(403);
  });

  it('ends the moment somebody is no manager, and does not come back when they are one again', async () => {
    const visitor = await inside();
    const kept = new Map(visitor.cookies);
    await run(`update members set is_manager = false where name = 'Ada Nowak'`);
    expect((await visitor.get('/console/members')).status).toBe(403);
    await run(`update members set is_manager = true where name = 'Ada Nowak'`);
    for (const [name, value] of kept) visitor.cookies.set(name, value);
    expect((await visitor.get('/console/members')).status).toBe(403);
  });

  it('ends when they leave', async () => {
    const visitor = await inside();
    await world.does(manager, press('members.leaveConfirmed'));
    expect((await visitor.get('/console')).status).toBe(403);
    await world.does(manager, press('members.join'));
    await run(`update members set status = 'joined', joined_at = now() where name = 'Ada Nowak'`);
  });

  it('acts only on forms of its own', async () => {
    const [visitor, other] = [await inside(), await inside()];
    const token = tokenIn((await other.get('/console')).text);
    const before = JSON.stringify(await run('select count(*) from audit'));
    for (const wrong of ['', 'x', token]) {
      const answer = await visitor.post('/console/do', { token: wrong, action: 'console.end' });
      expect(answer.status).toBe(403);
    }
    const own = tokenIn((await visitor.get('/console')).text);
    const crossed = await visitor.post(
      '/console/do',
      { token: own, action: 'console.end' },
      { 'sec-fetch-site': 'same-site' },
    );
    expect(crossed.status).toBe(403);
    expect(JSON.stringify(await run('select count(*) from audit'))).toBe(before);
  });

  it('reaches managers’ actions and no others', async () => {
    const visitor = await inside();
    const token = tokenIn((await visitor.get('/console')).text);
    for (const action of [
      'members.eraseConfirmed',
      'introRequests.mine',
      'pauses.appeal',
      'nothing',
      '__proto__',
    ]) {
      expect([action, (await visitor.post('/console/do', { token, action })).status]).toEqual([action, 404]);
      const form = await visitor.get(`/console/form?action=${action}`);
      expect([action, form.status]).toEqual([action, 404]);
    }
  });
});

describe('every answer', () => {
  const paths = ['/console', '/console/enter?key=x', '/console/none', '/console/style.css', '/console/do'];

  it.each(paths)('of %s has the headers', async (path) => {
    const { headers } = await (await inside()).get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    if (!path.endsWith('.css')) expect(headers.get('cache-control')).toBe('no-store');
  });

  it('behind https has a cookie that only this host can set, and says to come back by https', async () => {
    const secure = await openConsoleStage(world.store, true);
    const browser = secure.browser();
    const door = await browser.get(await newLink());
    expect(door.headers.get('strict-transport-security')).toContain('max-age=');
    const cookie = door.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^__Host-acquaint_door=.*Path=\/; HttpOnly; SameSite=Strict; Secure$/u);
    await browser.post('/console/enter', fieldsIn(door.text));
    expect([...browser.cookies.keys()]).toEqual(['__Host-acquaint_console']);
    await secure.close();
  });

  it('holds no script, no style of its own and nothing from elsewhere', async () => {
    const { text } = await (await inside()).get('/console');
    expect(text).not.toMatch(/<script|style=|\son\w+=|https?:/iu);
    expect(stage.faults).toEqual([]);
  });
});
