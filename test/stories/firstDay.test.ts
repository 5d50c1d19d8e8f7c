import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/driver.ts';
import { openDiscordWorld, whenSettled } from '../fakes/discord/driverWorld.ts';
import { openSlackWorld, whenRead } from '../fakes/slack/driverWorld.ts';
import { startFakeSlack } from '../fakes/slack/server.ts';
import { openWorld } from '../world.ts';

/** A new manager's way from nothing to the dry run; a shell line, a page, a form and a press are one action each. */
const most = 8;
const readme = readFileSync('README.md', 'utf8');
/** The numbered steps of a chapter of the README. */
const stepsIn = (chapter: string): number => {
  const [, after = ''] = readme.split(`## ${chapter}`);
  const [own = ''] = after.split('\n## ');
  return own.split('\n').filter((line) => /^\d+\. (?:Shell|Page|Form): /u.test(line)).length;
};
const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

describe('from nothing to the dry run', () => {
  it(`takes at most ${most} actions on Slack, and nobody hears of it before Start`, async () => {
    const slack = await startFakeSlack({ speed: Number.POSITIVE_INFINITY });
    closing.push(() => slack.stop());
    const owner = 'U0OWNER';
    slack.addUser({ id: owner, name: 'Olga Owner', isOwner: true });
    const others = ['Ada', 'Ben', 'Cyd'].map((name) => slack.addUser({ name }).id);
    const world = await openSlackWorld({ slack, waits: true });
    closing.push(() => world.close());
    await whenRead(world);
    let actions = stepsIn('Slack in ten minutes');
    expect(actions).toBeGreaterThan(4);
    await world.driver.type(owner, '/intro setup');
    actions += 1;
    await world.driver.press(owner, 'communities.dryRun');
    actions += 1;
    expect(
      slack
        .ephemeralsOf(owner)
        .map(({ shown }) => shown)
        .join(),
    ).toMatch(/4 people|4 os/u);
    expect(actions).toBeLessThanOrEqual(most);
    for (const who of others) {
      expect([slack.dmOf(who), slack.ephemeralsOf(who)]).toEqual([[], []]);
    }
    const said = slack.calls.filter(({ method }) => method.startsWith('chat.post'));
    expect(said).toEqual([]);
  });

  it(`takes at most ${most} actions on Discord, and nobody hears of it before Start`, async () => {
    const discord: FakeDiscord = await startFakeDiscord({ patienceMs: 60_000 });
    closing.push(() => discord.stop());
    const owner = discord.addPerson('Olga Owner').id;
    const guild = discord.addGuild('Krakow Founders', { owner });
    guild.members.add(owner);
    const others = ['Ada', 'Ben'].map((name) => discord.addPerson(name, { in: guild }).id);
    const world = await openDiscordWorld({ discord, waits: true, answerMs: () => 60_000 });
    closing.push(() => world.close());
    await whenSettled(world);
    let actions = stepsIn('Discord in ten minutes');
    expect(actions).toBeGreaterThan(4);
    await discord.type(owner, '/intro setup');
    actions += 1;
    await discord.press(owner, 'communities.dryRun');
    actions += 1;
    expect(discord.ephemeralsOf(owner).at(-1)?.shown).toContain('Dry run');
    expect(actions).toBeLessThanOrEqual(most);
    for (const who of others) {
      expect([discord.dmsOf(who), discord.ephemeralsOf(who)]).toEqual([[], []]);
    }
    const channels = [...discord.server.channels.values()];
    expect(channels.flatMap(({ messages }) => messages)).toEqual([]);
  });

  it(`takes at most ${most} actions in the playground`, async () => {
    const world = await openWorld();
    closing.push(() => world.close());
    const manager = 'ada-nowak';
    // One shell line, the page, then what follows.
    let actions = 2;
    const desk = await world.does(manager, { kind: 'command', words: 'setup' });
    actions += 1;
    expect(desk.answered?.reply.reply).toBe('show');
    const run = await world.does(manager, { kind: 'press', action: 'communities.dryRun', subject: '' });
    actions += 1;
    expect(run.answered?.reply.reply).toBe('show');
    expect(actions).toBeLessThanOrEqual(most);
  });
});
