import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Platform } from '../../src/actions/ports/platform.ts';
import type { PlatformName } from '../../src/core/community.ts';
import { dice } from '../../src/dice.ts';
import { createHeartbeat } from '../../src/heartbeat.ts';
import { createMovableClock } from '../../src/playgroundDesk.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { pgliteSessions } from '../../src/store/pglite.ts';
import { clockOffsetSql } from '../../src/store/store.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/driver.ts';
import { type DiscordWorld, openDiscordWorld, whenSettled } from '../fakes/discord/driverWorld.ts';
import { openSlackWorld, type SlackWorld, whenRead } from '../fakes/slack/driverWorld.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/server.ts';
import { storyBegins } from '../storyTime.ts';
import { openTemplate } from '../template.ts';

const dayMs = 86_400_000;
const [boss, ada] = ['U0BOSS', 'U0ADA'];
const names = [
  ...['Grace Hopper', 'Alan Turing', 'Barbara Liskov', 'Ken Iverson'],
  ...['Frances Allen', 'Edsger Dijkstra', 'Radia Perlman'],
];
const skills = { offer1: 'TypeScript, React', seek: 'sales' };

describe('one community on Slack and Discord', () => {
  let database: Database;
  let slack: FakeSlack;
  let discord: FakeDiscord;
  let onSlack: SlackWorld;
  let onDiscord: DiscordWorld;
  let owner: string;
  let ids: string[];
  let target: string;
  let beat: () => Promise<number>;
  let later: (ms: number) => Promise<void>;
  beforeAll(async () => {
    const { pglite } = await openTemplate(inject('pgliteTemplate'));
    database = openDatabase(pgliteSessions(pglite), { clockOffset: clockOffsetSql });
    slack = await startFakeSlack({ speed: Number.POSITIVE_INFINITY });
    slack.addUser({ id: boss, name: 'Bea Boss', locale: 'en-GB', isAdmin: true });
    slack.addUser({ id: ada, name: 'Ada Nowak', locale: 'en-GB' });
    onSlack = await openSlackWorld({ slack, database });
    await whenRead(onSlack);
    discord = await startFakeDiscord({ patienceMs: 60_000 });
    owner = discord.addPerson('Olga Owner').id;
    const guild = discord.addGuild('Krakow Founders on Discord', { owner });
    guild.members.add(owner);
    ids = names.map((name) => discord.addPerson(name, { in: guild }).id);
    onDiscord = await openDiscordWorld({ discord, database });
    await whenSettled(onDiscord);
    const { store } = onSlack;
    const platforms = new Map<PlatformName, Platform>([
      ['slack', onSlack.app.platform],
      ['discord', onDiscord.app.platform],
    ]);
    const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const heartbeat = createHeartbeat({ store, waking: store, platforms, dice, log: quiet });
    const clock = createMovableClock(database, store, heartbeat);
    await clock.moveTo(storyBegins);
    beat = heartbeat.beat;
    later = async (ms) => clock.moveTo(new Date((await clock.now()).getTime() + ms));
  });
  afterAll(async () => {
    await onSlack.close();
    await onDiscord.close();
    await slack.stop();
    await discord.stop();
    await database.close();
  });
  const holders = () =>
    ids.filter((id) => discord.dmsOf(id).some(({ shown }) => shown.includes('would like to meet')));

  it('is linked by a manager of both with a code that works once', async () => {
    await onSlack.driver.type(boss, '/intro link');
    await onSlack.driver.press(boss, 'links.community');
    const code = /\/intro link (\S+?)[*`.\s]/u.exec(onSlack.driver.sees(boss))?.[1] ?? '';
    expect(code).not.toBe('');
    await discord.type(owner, `/intro link ${code}`);
    expect(discord.sees(owner)).toContain('from now on this is one community on both platforms');
    const [guild = ''] = discord.server.guilds.keys();
    const { router } = onSlack.store;
    await onDiscord.until(
      async () =>
        (await router.communityOf('slack', slack.place)) ===
        (await onDiscord.store.router.communityOf('discord', guild)),
      'one community',
    );
    await discord.type(owner, `/intro link ${code}`);
    expect(discord.sees(owner)).not.toContain('from now on');
  });

  it('an ask on Slack finds people on Discord, without a name', async () => {
    await onSlack.driver.type(ada, '/intro join');
    expect(await onSlack.driver.submit(ada, skills)).toEqual({});
    for (const id of ids) {
      await discord.type(id, '/intro join');
      await discord.submit(id, skills);
    }
    await onSlack.driver.type(ada, '/intro ask someone who can help me move a React app to TypeScript');
    for (const name of names) expect(onSlack.driver.sees(ada)).not.toContain(name);
    await onSlack.driver.press(ada, 'introRequests.form');
    await onSlack.driver.submit(ada, {
      kind: 'advice',
      blurb: 'We want to start with the forms.',
      publish: 'no',
    });
    for (let hour = 0; hour < 72 && holders().length === 0; hour += 8) await later(8 * 3_600_000);
    expect(holders()).toHaveLength(1);
    target = holders()[0] ?? '';
    const card = discord.dmsOf(target).at(-1);
    expect(card?.shown).toContain('> We want to start with the forms.');
    // She is on the other platform: her name stands there, and nobody is pinged.
    expect(card?.shown).toContain('Ada Nowak');
    expect(card?.pings).toEqual([]);
    expect(JSON.stringify(card)).not.toContain(ada);
  });

  it('a yes brings both together where each of them lives', async () => {
    await discord.press(target, 'introRequests.accept');
    await beat();
    await beat();
    expect(discord.roomsOf(target)).toEqual([]);
    const name = discord.server.people.get(target)?.name ?? '';
    expect(slack.dmOf(ada).at(-1)?.shown).toContain(name);
    expect(discord.dmsOf(target).at(-1)?.shown).toContain('Ada Nowak');
    expect(JSON.stringify(slack.dmOf(ada))).not.toContain(target);
  });

  it('what one shares reaches the other on their own platform', async () => {
    await discord.press(target, 'introductions.contact');
    await discord.submit(target, { contact: 'grace@navy.example, after five' });
    await beat();
    expect(slack.dmOf(ada).at(-1)?.shown).toContain('grace@navy.example');
    await onSlack.driver.press(ada, 'introductions.contact');
    expect(await onSlack.driver.submit(ada, { contact: 'ada@engines.example' })).toEqual({});
    await beat();
    expect(discord.dmsOf(target).at(-1)?.shown).toContain('ada@engines.example');
  });

  it('a week later each is asked where they live', async () => {
    for (let day = 0; day < 12; day += 1) await later(dayMs);
    expect(discord.dmsOf(target).at(-1)?.shown).toContain('Did you talk?');
    expect(slack.dmOf(ada).at(-1)?.shown).toContain('Did you talk?');
    await discord.press(target, 'introductions.checkIn');
    await onSlack.driver.press(ada, 'introductions.checkIn');
    expect(discord.dmsOf(target).at(-1)).toMatchObject({ isEdited: true });
    expect(slack.dmOf(ada).at(-1)).toMatchObject({ isEdited: true });
    expect([...onSlack.faults, ...onDiscord.faults, ...discord.interactions.refusals]).toEqual([]);
    expect(onDiscord.lines).toEqual([]);
  });

  it('somebody with an account on each is one member, and rooms open where both are', async () => {
    const [guild] = discord.server.guilds.values();
    if (guild === undefined) throw new Error('no server');
    const adaThere = discord.addPerson('ada.n', { in: guild }).id;
    await onSlack.driver.type(ada, '/intro link');
    const code = /\/intro link (\S+?)[*`.\s]/u.exec(onSlack.driver.sees(ada))?.[1] ?? '';
    await discord.type(adaThere, `/intro link ${code}`);
    expect(discord.sees(adaThere)).toContain('Your accounts are linked');
    await discord.type(adaThere, '/intro profile');
    expect(discord.sees(adaThere)).toContain('Ada Nowak');
    const other = ids.find((id) => id !== target) ?? '';
    await discord.type(adaThere, `/intro meet <@${other}>`);
    await discord.submit(adaThere, { kind: ['advice'], why: 'You know compilers.', blurb: 'We build one.' });
    const hasCard = () => discord.dmsOf(other).some(({ shown }) => shown.includes('would like to meet'));
    for (let hour = 0; hour < 96 && !hasCard(); hour += 8) await later(8 * 3_600_000);
    await discord.press(other, 'introRequests.accept');
    await beat();
    await beat();
    const [room] = discord.roomsOf(other);
    expect(room?.members.has(adaThere)).toBe(true);
  });
});
