import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { welcomeVisitor } from '../../src/actions/visitors.ts';
import { dice } from '../../src/dice.ts';
import { directOf, openWorld, read, type World } from '../world.ts';
import { type ConsoleStage, enter, linkIn, openConsoleStage, type TestBrowser, tokenIn } from './stage.ts';
import { type Life, lifeOf } from './town.ts';

let world: World;
let stage: ConsoleStage;
let life: Life;
let ben = '';
let benId = '';
let adaId = '';
beforeAll(async () => {
  world = await openWorld(undefined, { consoleUrl: 'https://acquaint.example' });
  stage = await openConsoleStage(world.store);
  life = lifeOf(world);
  ben = life.people[3] ?? '';
  [benId, adaId] = [await idOf(ben), await idOf(life.manager)];
}, 120_000);
afterAll(async () => {
  await stage?.close();
  await world?.close();
});

const idOf = async (who: string): Promise<string> =>
  String((await life.query(`select member_id from accounts where external_id = '${who}'`))[0]?.['member_id']);
const inside = async (who: string): Promise<TestBrowser> => {
  const browser = stage.browser();
  await enter(browser, linkIn((await life.press(who, 'console.open')).answered));
  return browser;
};
const act = async (browser: TestBrowser, action: string, subject: string) => {
  const token = tokenIn((await browser.get('/console')).text);
  return browser.post('/console/do', { token, action, subject });
};
const managers = async () =>
  (await life.query('select id from members where is_manager')).map(({ id }) => String(id));

describe('who manages', () => {
  it('is changed by managers: the one made sees the console, the one unmade no more, at once', async () => {
    const ada = await inside(life.manager);
    expect((await ada.get('/console/settings')).text).not.toContain(benId);
    const [row] = await life.query(`select name from members where id = '${benId}'`);
    const found = await ada.get(`/console/members?name=${encodeURIComponent(String(row?.['name']))}`);
    expect(found.text).toContain('console.makeManager');
    expect((await act(ada, 'console.makeManager', benId)).status).toBe(200);
    const visitor = await inside(ben);
    expect((await visitor.get('/console/members')).status).toBe(200);
    expect((await ada.get('/console/settings')).text).toContain(benId);
    await act(ada, 'console.unmakeManager', benId);
    expect((await visitor.get('/console/members')).status).toBe(403);
    expect(await managers()).toEqual([adaId]);
    const lines = await life.query("select action, actor from audit where action like 'members.%anager'");
    expect(lines.map(({ action, actor }) => [action, actor])).toEqual([
      ['members.madeManager', adaId],
      ['members.unmadeManager', adaId],
    ]);
  });

  it('is told to whoever it is about, with the reason and what it opens or closes', async () => {
    const told = async () =>
      (await directOf(world, ben))
        .map(read)
        .filter((said) => /(Prowadzisz teraz|Nie prowadzisz już)/u.test(said));
    await world.beat();
    const before = (await told()).length;
    const ada = await inside(life.manager);
    await act(ada, 'console.makeManager', benId);
    // Nothing changes by the same word once more, so nothing is said.
    await act(ada, 'console.makeManager', benId);
    await world.beat();
    await act(ada, 'console.unmakeManager', benId);
    await world.beat();
    const [made = '', unmade = '', ...others] = (await told()).slice(before);
    expect(made).toContain('Tę rolę nadała Ci inna osoba prowadząca.');
    expect(made).toContain('rozstrzygać zgłoszenia');
    expect(unmade).toContain('Tę rolę odebrała Ci inna osoba prowadząca.');
    expect(unmade).toContain('zamknięte');
    expect(others).toEqual([]);
  });

  it('is told where a platform says so, and not where it changes nothing', async () => {
    const { store, place } = world;
    const [community] = await store.communities.list();
    if (community === undefined) throw new Error('no community');
    const say = (isAdmin: boolean) =>
      store.transaction(community.id, (tx) =>
        welcomeVisitor(tx, dice, 'playground', place, {
          ...{ externalId: ben, name: ben, language: null, zone: null, isAdmin },
        }),
      );
    const told = async () =>
      (await directOf(world, ben)).map(read).filter((said) => said.includes('Według platformy'));
    await say(true);
    await world.beat();
    await say(true);
    await say(false);
    await world.beat();
    const [made = '', unmade = '', ...others] = await told();
    expect(made).toContain('zarządzasz tutejszą przestrzenią lub serwerem');
    expect(unmade).toContain('nie zarządzasz już');
    expect(others).toEqual([]);
  });

  it('never leaves nobody: managers do not end it for themselves', async () => {
    const ada = await inside(life.manager);
    await act(ada, 'console.unmakeManager', adaId);
    expect(await managers()).toEqual([adaId]);
  });

  it('is nobody who has not joined, and is not for members to say', async () => {
    const ada = await inside(life.manager);
    await life.query(`update members set status = 'known' where id = '${benId}'`);
    await act(ada, 'console.makeManager', benId);
    await life.query(`update members set status = 'joined' where id = '${benId}'`);
    await life.press(ben, 'console.makeManager', benId);
    expect(await managers()).toEqual([adaId]);
  });

  it('ends also where a platform said so that lost its reason, until it says so again', async () => {
    const ada = await inside(life.manager);
    await life.query(`update accounts set is_admin = true where member_id = '${benId}'`);
    const visitor = await inside(ben);
    const said = await act(ada, 'console.unmakeManager', benId);
    expect(said.text).toMatch(/If they still do|Jeśli dalej zarządza/u);
    expect((await visitor.get('/console')).status).toBe(403);
    const [account] = await life.query(`select is_admin from accounts where member_id = '${benId}'`);
    expect(account?.['is_admin']).toBe(false);
  });
});
