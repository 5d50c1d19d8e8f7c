import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Language, languages } from '../../src/core/community.ts';
import { createDirectory } from '../../src/playgroundDesk.ts';
import { text } from '../../src/views/text.ts';
import { openWorld, type World } from '../world.ts';
import { openBrowser, problemsScript } from './pictures.ts';
import { type ConsoleStage, linkIn, openConsoleStage } from './stage.ts';
import { type Life, lifeOf, live, liveMore, startProgram } from './town.ts';

/** Set to a folder to keep a picture of every page in both languages, wide and narrow. */
const pictures = process.env['ACQUAINT_PICTURES'];

let world: World;
let stage: ConsoleStage;
let browser: Browser;
let life: Life;
let program: string;
beforeAll(async () => {
  world = await openWorld(undefined, { consoleUrl: 'https://acquaint.example' });
  stage = await openConsoleStage(world.store);
  browser = await openBrowser();
  life = lifeOf(world);
  program = await startProgram(life, 'Kawa w poniedziałek');
  await liveMore(life, world);
  await live(life, Number(process.env['ACQUAINT_WEEKS'] ?? 2), 12);
  await somebodyReported(life);
  if (pictures !== undefined) await mkdir(pictures, { recursive: true });
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await stage?.close();
  await world?.close();
});

const somebodyReported = async ({ query, form, manager }: Life): Promise<void> => {
  const cards = await query(`select distinct on (r.requester_id) r.id, a.external_id as who
    from intro_candidates c join intro_requests r on r.community_id = c.community_id and r.id = c.request_id
    join accounts a on a.community_id = c.community_id and a.member_id = c.member_id
    where c.state in ('accepted', 'passed') and a.external_id <> '${manager}'
      and r.requester_id <> (select member_id from accounts where external_id = '${manager}') limit 2`);
  for (const { id, who } of cards) {
    await form(String(who), 'introRequests.reportForm', String(id), {
      reason: ['spam'],
      note: 'The same text to everybody, with a link.',
    });
  }
};

const paths = () =>
  [
    'members',
    'members?name=ma&status=joined',
    'programs',
    `programs/${program}`,
    'asks',
    'outcomes',
    'network',
    'events',
    'calendars',
    'digests',
    'reports',
    'topics',
    'circles',
    'audit',
    'settings',
    'form?action=communities.setup&back=/console/settings',
    `form?action=programs.rules&subject=${program}`,
    ...['programs.create', 'meetups.create', 'meetups.addFeed', 'digests.change'].map(
      (action) => `form?action=${action}`,
    ),
  ].map((path) => `/console/${path}`);

/** Buttons that only show something, with the page they stand on. */
const presses = () =>
  [
    ['settings', 'communities.dryRun'],
    ['settings', 'communities.tour'],
    [`programs/${program}`, 'programs.preview'],
    [`programs/${program}`, 'programs.run'],
    ['digests', 'digests.preview'],
    ['events', 'meetups.cancel'],
  ] as const;

type Look = 'light' | 'dark';

const signedIn = async (language: Language, width: number, look: Look = 'light'): Promise<Page> => {
  await createDirectory(world.store).speak(world.place, life.manager, language);
  const link = linkIn((await life.press(life.manager, 'console.open')).answered);
  const context = await browser.newContext({
    ...{ viewport: { width, height: 900 }, locale: language, colorScheme: look },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(stage.url + link);
  await shoot(page, `${language}-${width}-door`);
  await page.click('button.primary');
  await page.waitForSelector('#menu', { state: 'attached' });
  return page;
};

const shoot = async (page: Page, name: string): Promise<void> => {
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
};

const problemsOf = (page: Page): Promise<string[]> => page.evaluate<string[]>(problemsScript);

describe.each(languages)('the console in %s', (language) => {
  const looks = [
    [1280, 'light'],
    [390, 'light'],
    [390, 'dark'],
  ] as const;

  it.each(looks)(
    'reads well at a width of %i, %s',
    async (width, look) => {
      const page = await signedIn(language, width, look);
      const errors: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      const wrong: string[] = [];
      const see = async (path: string, name: string) => {
        for (const problem of await problemsOf(page)) wrong.push(`${path}: ${problem}`);
        await shoot(page, `${language}-${width}-${look}-${name}`);
      };
      await see('/console', 'overview');
      for (const path of paths()) {
        const answer = await page.goto(stage.url + path);
        expect([path, answer?.status()]).toEqual([path, 200]);
        await see(path, path.slice('/console/'.length).replace(program, 'one').replace(/\W+/gu, '-'));
      }
      expect(wrong).toEqual([]);
      expect(errors).toEqual([]);
      expect(stage.faults).toEqual([]);
      await page.context().close();
    },
    120_000,
  );

  it.each([1280, 390])(
    'answers a press well at a width of %i',
    async (width) => {
      const page = await signedIn(language, width);
      const wrong: string[] = [];
      for (const [path, action] of presses()) {
        await page.goto(`${stage.url}/console/${path}`);
        await page.click(`form:has(input[value="${action}"]) button`);
        await page.waitForSelector('main [role=status]');
        for (const problem of await problemsOf(page)) wrong.push(`${action}: ${problem}`);
        await shoot(page, `${language}-${width}-after-${action.replace('.', '-')}`);
      }
      expect(wrong).toEqual([]);
      expect(stage.faults).toEqual([]);
      await page.context().close();
    },
    60_000,
  );

  it('is worked with the keyboard alone, down to a saved setting', async () => {
    const words = text(language);
    const page = await signedIn(language, 390);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe(words.console.skip);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe(words.console.menu);
    expect(await page.isVisible('#menu li a')).toBe(false);
    await page.keyboard.press('Enter');
    expect(await page.isVisible('#menu li a')).toBe(true);
    await shoot(page, `${language}-390-menu`);
    await page.goto(`${stage.url}/console/form?action=communities.setup&back=/console/settings`);
    await page.fill('#field-zone', 'Mars/Olympus');
    await page.press('#field-zone', 'Enter');
    await page.waitForSelector('.error');
    expect(await page.textContent('.error')).toBe(words.communities.badZone);
    expect(await page.inputValue('#field-zone')).toBe('Mars/Olympus');
    await shoot(page, `${language}-390-corrected`);
    await page.fill('#field-zone', 'Europe/Warsaw');
    await page.press('#field-zone', 'Enter');
    await page.waitForSelector('[role=status]');
    expect(await page.textContent('main')).toContain('Europe/Warsaw');
    await page.context().close();
  }, 60_000);
});
