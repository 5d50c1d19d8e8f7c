import { mkdir } from 'node:fs/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from './chromium.ts';
import { build, type Server, startServer } from './server.ts';

/** Set to a folder to keep pictures of every step. */
const pictures = process.env['ACQUAINT_PICTURES'];

let browser: Browser;
let server: Server;
beforeAll(async () => {
  await build();
  server = await startServer();
  const executablePath = await findChromium();
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
  browser = await chromium.launch({ executablePath, args });
  if (pictures !== undefined) await mkdir(pictures, { recursive: true });
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

const openPage = async (width: number, height: number): Promise<{ page: Page; errors: string[] }> => {
  const page = await browser.newPage({ viewport: { width, height } });
  page.setDefaultTimeout(30_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(server.url);
  await page.waitForSelector('#as option', { state: 'attached' });
  return { page, errors };
};

const shoot = async (page: Page, name: string): Promise<void> => {
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png` });
};

/** Take the place of whoever has a new direct message, and open it. */
const becomeTheAsked = async (page: Page): Promise<string> => {
  const option = page.locator('#as option', { hasText: '●' }).first();
  await option.waitFor({ state: 'attached' });
  const asked = (await option.getAttribute('value')) ?? '';
  await become(page, asked);
  await page.click('#channels button[data-channel^="dm:"]');
  return asked;
};

const become = async (page: Page, who: string): Promise<void> => {
  await page.selectOption('#as', who);
  await page.waitForSelector(`#channels button[data-channel="dm:${who}"]`);
};

type Fresh = {
  readonly place: string;
  readonly people: readonly { readonly externalId: string }[];
  readonly channels: readonly { readonly posts: number }[];
};

const screens = [
  ['desk', 1280, 860],
  ['phone', 390, 844],
] as const;

/** On a phone the choice of persons is behind the menu. */
const speakAs = async (page: Page, who: string, where: (typeof screens)[number][0]): Promise<void> => {
  if (where === 'phone') await page.click('#menu');
  await page.selectOption('#as', who);
  if (where === 'phone') await page.click('#menu');
};

const type = async (page: Page, text: string): Promise<void> => {
  await page.fill('#typed', text);
  await page.click('#send');
};

describe('the playground in a browser', () => {
  it('makes an introduction from the first suggestion to a check-in', async () => {
    const { page, errors } = await openPage(1280, 860);
    await page.click('#tries button');
    await page.click('#send');
    await page.waitForSelector('#only-you h3');
    expect(await page.textContent('#only-you')).toContain('can help');
    expect(await page.textContent('#only-you')).not.toContain('Tomasz');
    await shoot(page, '1-who-can-help');
    await page.click('#only-you button.primary');
    await page.fill(
      'dialog textarea[name=blurb]',
      'We have 80,000 lines of React and would like to begin with the forms.',
    );
    await shoot(page, '2-form');
    await page.click('dialog button[type=submit]');
    await page.waitForSelector('#only-you h3:has-text("on its way")');
    await shoot(page, '3-sent');

    const asked = await becomeTheAsked(page);
    const card = page.locator('.post .card', { hasText: '80,000' });
    await card.waitFor();
    await shoot(page, '4-card');
    await card.locator('button.primary').click();
    await page.waitForSelector('#channels button[data-channel^="room:"]');
    await page.click('#channels button[data-channel^="room:"]');
    await page.waitForSelector('.post .card h3');
    const kickoff = await page.textContent('.post .card');
    expect(kickoff).toContain('Ada Nowak');
    await shoot(page, '5-room');

    // The second choice of the same time fixes the meeting and brings the file.
    const slot = '.post .card button[data-action="introductions.slot"]';
    await page.locator(slot).first().click();
    await page.waitForSelector('.post .card dd:has-text("·")');
    await become(page, 'ada-nowak');
    await page.click('#channels button[data-channel^="room:"]');
    await page.locator(slot).first().click();
    await page.waitForSelector('.post .card a.file');
    const file = await page.request.get(
      `${server.url}${await page.getAttribute('.post .card a.file', 'href')}`,
    );
    expect(await file.text()).toMatch(/^BEGIN:VCALENDAR[\s\S]*DTSTART:\d{8}T\d{6}Z/u);
    await shoot(page, '6-meeting');

    for (let day = 0; day < 9; day++) {
      await page.click('[data-by=day]');
      await page.locator('[data-by=day]:not([disabled])').waitFor();
    }
    await page.click('#channels button[data-channel="dm:ada-nowak"]');
    const met = page.locator('.post button[data-action="introductions.checkIn"]').first();
    await met.waitFor();
    await shoot(page, '7-check-in');
    await met.click();
    await page.waitForSelector('.post .card strong');
    expect(asked).not.toBe('ada-nowak');
    expect(errors).toEqual([]);
    await page.close();
  }, 120_000);

  it.each(screens.toReversed())(
    'lets somebody set up a community of their own, and sends nothing before Start, at a %s',
    async (where, width, height) => {
      const { page, errors } = await openPage(width, height);
      let clicks = 0;
      const click = async (selector: string) => {
        clicks += 1;
        await page.click(selector);
      };
      if (where === 'phone') await click('#menu');
      clicks += 1;
      await page.selectOption('#place', { label: 'Nowy Krąg' });
      const state = async (as = '') => {
        const { place } = (await page.evaluate('JSON.parse(sessionStorage.getItem("where"))')) as Fresh;
        return (await (
          await page.request.get(`${server.url}/playground/state?place=${place}&as=${as}`)
        ).json()) as Fresh;
      };
      await page.waitForSelector('#as option[value$="-2"]', { state: 'attached' });
      if (await page.isVisible('#shade')) await click('#shade');
      // Where to choose who one is, as it is on this screen.
      await page.waitForSelector('#posts .empty');
      expect((await page.innerText('#posts')).includes('☰')).toBe(where === 'phone');
      await page.fill('#typed', '/poznaj ustawienia');
      await click('#send');
      const { people } = await state();
      const posts = async () => {
        const all = await Promise.all(people.map(({ externalId }) => state(externalId)));
        return all
          .flatMap(({ channels }) => channels.map((channel) => channel.posts))
          .reduce((a, b) => a + b, 0);
      };
      await shoot(page, `13-fresh-desk-${where}`);
      await click('#only-you button[data-action="communities.dryRun"]');
      await page.waitForSelector('#only-you h3:text("Próba pierwszej rundy")');
      expect(await page.textContent('#only-you')).toContain('24');
      expect(clicks).toBeLessThanOrEqual(8);
      await shoot(page, `13-fresh-dry-run-${where}`);
      await page.click('#only-you button[data-action="communities.tour"]');
      await page.waitForSelector('#only-you h3:not(:text("Próba"))');
      await shoot(page, `13-fresh-tour-${where}`);
      // Days go by, and others come by: nobody hears a word.
      for (let day = 0; day < 3; day += 1) {
        await page.request.post(`${server.url}/playground/time`, { data: { by: 'day' } });
      }
      await type(page, '/poznaj zapros');
      await page.waitForSelector('#only-you :text("Uruchom")');
      expect(await posts()).toBe(0);
      if (where === 'phone') return void (await page.close());
      await type(page, '/poznaj ustawienia');
      await page.click('#only-you button[data-action="communities.start"]');
      await page.waitForSelector('#only-you button[data-action="communities.desk"]');
      await shoot(page, '13-fresh-started');
      expect(await posts()).toBe(0);
      // Only a manager's own press puts something where others read it.
      await type(page, '/poznaj zapros');
      await expect.poll(posts, { timeout: 15_000 }).toBeGreaterThan(0);
      expect(errors).toEqual([]);
      await page.close();
    },
    120_000,
  );

  it.each(screens)(
    'completes names of topics in forms, at a %s',
    async (where, width, height) => {
      const { page, errors } = await openPage(width, height);
      await speakAs(page, 'ola-zielinska', where);
      await page.click('[data-language=en]');
      await page.waitForSelector('html[lang=en]', { state: 'attached' });
      await type(page, '/intro profile');
      await page.click('#only-you button[data-action="members.editProfile"]');
      const box = page.locator('dialog input[name=offers]');
      await box.fill('Excel, ksieg');
      const choices = page.locator('dialog .topics:not([hidden]) .choice');
      await choices.first().waitFor();
      expect(await choices.first().textContent()).toContain('Accounting');
      await shoot(page, `11-topics-${where}`);
      await box.press('ArrowDown');
      await box.press('ArrowUp');
      await box.press('Enter');
      expect(await box.inputValue()).toBe('Excel, Accounting');
      expect(await page.locator('dialog .topics:not([hidden])').count()).toBe(0);
      // A typing error still leads somewhere; Escape closes the list and not the form.
      await box.fill('Excel, kubernets');
      await choices.first().waitFor();
      expect(await choices.first().textContent()).toContain('Kubernetes');
      await box.press('Escape');
      expect(await page.locator('dialog[open]').count()).toBe(1);
      expect(await box.inputValue()).toBe('Excel, kubernets');
      expect(errors).toEqual([]);
      await page.close();
    },
    60_000,
  );

  it.each(screens)(
    'keeps what one may do with one’s own words out of the way, at a %s',
    async (where, width, height) => {
      const { page, errors } = await openPage(width, height);
      await speakAs(page, 'ola-zielinska', where);
      await page.click('[data-language=pl]');
      await page.waitForSelector('h1:has-text("general")');
      await type(page, `Prowadzę biuro w ${where}, pomagam w KSeF i podatkach.`);
      const own = page
        .locator('.post', { has: page.locator('.said', { hasText: `biuro w ${where}` }) })
        .last();
      await own.waitFor();
      const choice = own.getByRole('button', { name: 'Użyj jako mojego profilu' });
      expect(await choice.isVisible()).toBe(false);
      await shoot(page, `12-own-words-${where}`);
      await own.hover();
      await own.locator('summary').click();
      expect(await choice.isVisible()).toBe(true);
      await shoot(page, `13-own-menu-${where}`);
      const overflow = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
      expect(overflow).toBe(false);
      const box = await choice.boundingBox();
      expect(box !== null && box.x >= 0 && box.x + box.width <= width).toBe(true);
      await choice.click();
      await page.waitForSelector('dialog[open], #only-you h3, #only-you p');
      expect(await choice.isVisible()).toBe(false);
      await shoot(page, `14-own-profile-${where}`);
      expect(errors).toEqual([]);
      await page.close();
    },
    60_000,
  );

  it.each(screens)(
    'leads a new manager from the page to the dry run and into the console by clicks alone, at a %s',
    async (where, width, height) => {
      const { page, errors } = await openPage(width, height);
      // The shell line that starts the server, and the page.
      let actions = 2;
      const click = async (selector: string): Promise<void> => {
        await page.locator(selector).first().click();
        actions += 1;
      };
      if (where === 'phone') await click('#menu');
      await click('#channels button[data-channel=home]');
      await click('[data-action="communities.desk"]');
      await page.waitForSelector('[data-action="communities.dryRun"]');
      await shoot(page, `15-desk-${where}`);
      await click('[data-action="communities.dryRun"]');
      await page.waitForSelector('text=/Nothing was sent|Nic nie zostało wysłane/u');
      await shoot(page, `16-dry-run-${where}`);
      expect(actions).toBeLessThanOrEqual(where === 'phone' ? 6 : 5);
      // The console from the same page: the link, its door, its first page.
      await page.locator('[data-action="communities.desk"]').last().click();
      await page.locator('[data-action="console.open"]').last().click();
      const link = page.locator('a[href*="/console/enter"]').last();
      await link.waitFor();
      await page.goto((await link.getAttribute('href')) ?? '');
      await page.click('button.primary');
      await page.waitForSelector('nav#menu', { state: 'attached' });
      await shoot(page, `17-console-${where}`);
      expect(errors).toEqual([]);
      await page.close();
    },
    60_000,
  );

  it('speaks Polish at once, completes commands, and takes hostile text as text', async () => {
    const { page, errors } = await openPage(390, 844);
    await page.click('#menu');
    await page.selectOption('#as', 'ola-zielinska');
    await page.click('#menu');
    await page.click('[data-language=pl]');
    await page.waitForSelector('h1:has-text("general")');
    await page.fill('#typed', '/poz');
    await page.waitForSelector('#completions .choice');
    await shoot(page, '8-phone-commands');
    await type(page, '<img src=x onerror=alert(1)> <!channel> @everyone \u202egnp.exe');
    const said = page.locator('.post .said', { hasText: 'onerror' });
    await said.waitFor();
    expect(await said.innerHTML()).toContain('&lt;img src=x');
    expect(await said.textContent()).not.toContain('\u202e');
    await type(page, '/poznaj zapytaj kto zna się na eksporcie do Niemiec');
    await page.waitForSelector('#only-you h3');
    await shoot(page, '9-phone-ask');
    const overflow = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
    expect(overflow).toBe(false);
    await page.click('#menu');
    await page.click('#channels button[data-channel=home]');
    await page.waitForSelector('#posts .card h3');
    await shoot(page, '10-phone-home');
    expect(errors).toEqual([]);
    await page.close();
  }, 60_000);

  it('answers its own page only', async () => {
    const from = (site: string) =>
      fetch(`${server.url}/playground/state`, { headers: { 'sec-fetch-site': site } }).then(
        ({ status }) => status,
      );
    expect(await from('same-origin')).toBe(200);
    expect(await from('cross-site')).toBe(403);
  });
});
