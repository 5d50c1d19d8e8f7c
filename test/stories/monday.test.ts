import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectChannelDigest } from '../../src/actions/channelDigestClock.ts';
import { commitMeetup } from '../../src/actions/commitMeetup.ts';
import { expectDigests } from '../../src/actions/digestClock.ts';
import type { Platform } from '../../src/actions/ports/platform.ts';
import type { Transaction } from '../../src/actions/ports.ts';
import { freshProgram } from '../../src/actions/programs.ts';
import type { PlatformName } from '../../src/core/community.ts';
import { asId, type CommunityId, type MeetupId, type MemberId, type ProgramId } from '../../src/core/ids.ts';
import { cancelMeetup, planMeetup } from '../../src/core/meetup.ts';
import type { Member } from '../../src/core/member.ts';
import { startProgram } from '../../src/core/program.ts';
import { isRefusal } from '../../src/core/refusal.ts';
import { dice } from '../../src/dice.ts';
import { createHeartbeat } from '../../src/heartbeat.ts';
import { createMovableClock } from '../../src/playgroundDesk.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { pgliteSessions } from '../../src/store/pglite.ts';
import { clockOffsetSql, type FullStore } from '../../src/store/store.ts';
import { text } from '../../src/views/text.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/driver.ts';
import { type DiscordWorld, openDiscordWorld, whenSettled } from '../fakes/discord/driverWorld.ts';
import { openSlackWorld, type SlackWorld, whenRead } from '../fakes/slack/driverWorld.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/server.ts';
import { openTemplate } from '../template.ts';

/** The Thursday before; New York changes its clocks that weekend. */
const thursday = new Date('2031-03-06T08:00:00Z');
const monday = new Date('2031-03-10T00:00:00Z');
const hourMs = 3_600_000;
const skills = { offer1: 'TypeScript, React', seek: 'sales' };
const [boss, ada, sam, ola, jan, mute] = ['U0BOSS', 'U0ADA', 'U0SAM', 'U0OLA', 'U0JAN', 'U0MUTE'];

/** Where somebody lives: what each wants, speaks and when they are awake. */
type Living = Pick<Member, 'zone' | 'language'> & Partial<Pick<Member, 'snoozedUntil' | 'muted'>>;

/** A community on two platforms: Poles in Kraków, one member in New York, one in Dubai. */
describe('a Monday in Kraków', () => {
  let database: Database;
  let slack: FakeSlack;
  let discord: FakeDiscord;
  let onSlack: SlackWorld;
  let onDiscord: DiscordWorld;
  let store: FullStore;
  let community: CommunityId;
  let beat: () => Promise<number>;
  let moveTo: (at: Date) => Promise<void>;
  let [owner, grace, alan, newcomer, general, lobby] = ['', '', '', '', '', ''];
  const within = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => store.transaction(community, work);
  const idOf = (platform: PlatformName, externalId: string): Promise<MemberId> =>
    within(async (tx) => {
      const account = await tx.accounts.byExternalId(platform, externalId);
      if (account === null) throw new Error(`nobody called ${externalId}`);
      return account.member;
    });
  const live = async (platform: PlatformName, externalId: string, how: Living) => {
    const id = await idOf(platform, externalId);
    await within(async (tx) => {
      const member = await tx.members.get(id);
      if (member !== null) await tx.members.save({ ...member, headline: 'Builds', ...how });
    });
  };
  /** Everything Acquaint wrote to somebody themselves, oldest first. */
  const read = (who: string): readonly { readonly shown: string; readonly buttons: readonly string[] }[] =>
    who.startsWith('U0')
      ? slack
          .dmOf(who)
          .map(({ shown, buttons }) => ({ shown, buttons: buttons.map(({ actionId }) => actionId) }))
      : discord
          .dmsOf(who)
          .map(({ shown, buttons }) => ({ shown, buttons: buttons.map(({ customId }) => customId) }));
  const roomsOf = (who: string): number =>
    who.startsWith('U0') ? slack.roomsOf(who).length : discord.roomsOf(who).length;
  const everybody = () => [ada, sam, ola, jan, mute, grace, alan, newcomer, boss, owner];
  /** What came on that day, with the hour (UTC) in which it did. */
  const came = new Map<
    string,
    { readonly hour: number; readonly shown: string; readonly buttons: readonly string[] }[]
  >();
  const cameTo = (who: string) => came.get(who) ?? [];
  const digestsOf = (who: string) =>
    cameTo(who).filter(
      ({ shown }) =>
        shown.includes(text('en').nudges.why.digest) || shown.includes(text('pl').nudges.why.digest),
    );

  const kickoffsTo = (who: string) =>
    cameTo(who).filter(({ buttons }) => buttons.some((one) => one.startsWith('pairings.'))).length;

  beforeAll(async () => {
    const { pglite } = await openTemplate(inject('pgliteTemplate'));
    database = openDatabase(pgliteSessions(pglite), { clockOffset: clockOffsetSql });
    slack = await startFakeSlack({ speed: Number.POSITIVE_INFINITY });
    slack.addUser({ id: boss, name: 'Bea Boss', locale: 'en-GB', isAdmin: true });
    for (const [id, name, locale] of [
      [ada, 'Ada Nowak', 'pl-PL'],
      [sam, 'Sam Hill', 'en-GB'],
      [ola, 'Ola Lis', 'pl-PL'],
      [jan, 'Jan Lis', 'pl-PL'],
      [mute, 'Mut Eski', 'pl-PL'],
    ] as const)
      slack.addUser({ id, name, locale });
    onSlack = await openSlackWorld({ slack, database });
    await whenRead(onSlack);
    discord = await startFakeDiscord({ patienceMs: 60_000 });
    owner = discord.addPerson('Olga Owner').id;
    const guild = discord.addGuild('Krakow Founders on Discord', { owner });
    guild.members.add(owner);
    grace = discord.addPerson('Grażyna Żak', { in: guild, locale: 'pl' }).id;
    alan = discord.addPerson('Alan Rao', { in: guild, locale: 'en-GB' }).id;
    newcomer = discord.addPerson('Nie Mówi', { in: guild, locale: 'pl' }).id;
    onDiscord = await openDiscordWorld({ discord, database });
    await whenSettled(onDiscord);
    store = onSlack.store;
    const platforms = new Map<PlatformName, Platform>([
      ['slack', onSlack.app.platform],
      ['discord', onDiscord.app.platform],
    ]);
    const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const heartbeat = createHeartbeat({ store, waking: store, platforms, dice, log: quiet });
    const clock = createMovableClock(database, store, heartbeat);
    beat = heartbeat.beat;
    moveTo = clock.moveTo;
    await moveTo(thursday);
    await onSlack.driver.type(boss, '/intro link');
    await onSlack.driver.press(boss, 'links.community');
    const code = /\/intro link (\S+?)[*`.\s]/u.exec(onSlack.driver.sees(boss))?.[1] ?? '';
    await discord.type(owner, `/intro link ${code}`);
    await onDiscord.until(
      async () =>
        (await onDiscord.store.router.communityOf('discord', guild.id)) ===
        (await store.router.communityOf('slack', slack.place)),
      'one community',
    );
    community = (await store.router.communityOf('slack', slack.place)) ?? asId('none');
    for (const who of [ada, sam, ola, jan, mute]) {
      await onSlack.driver.type(who, '/intro join');
      await onSlack.driver.submit(who, skills);
    }
    for (const who of [grace, alan]) {
      await discord.type(who, '/intro join');
      await discord.submit(who, skills);
    }
    const [krakow, english] = [{ zone: 'Europe/Warsaw', language: 'pl' }, { language: 'en' }] as const;
    await live('slack', ada, krakow);
    await live('slack', sam, { ...english, zone: 'America/New_York' });
    await live('slack', ola, { ...krakow, snoozedUntil: new Date('2031-04-01T08:00:00Z') });
    await live('slack', jan, { ...krakow, muted: ['keepInTouch'] });
    await live('slack', mute, { ...krakow, muted: ['digest'] });
    await live('discord', grace, krakow);
    await live('discord', alan, { ...english, zone: 'Asia/Dubai' });
    general = slack.addChannel('general', [ada, sam, slack.state.places.get(slack.place)?.botUser ?? '']).id;
    const channel = [...discord.server.channels.values()].find((one) => one.guild === guild.id);
    lobby = channel?.id ?? '';
    const people = await Promise.all([
      ...[ada, sam, ola, jan, mute].map((who) => idOf('slack', who)),
      ...[grace, alan].map((who) => idOf('discord', who)),
    ]);
    await within(async (tx) => {
      await tx.saveCommunity({ ...tx.community, language: 'pl', zone: 'Europe/Warsaw' });
      const settings = await expectDigests(tx);
      const channels = [
        { platform: 'slack', place: slack.place, id: general, name: 'general' },
        { platform: 'discord', place: guild.id, id: lobby, name: 'lobby' },
      ] as const;
      const wanted = { ...settings, channel: { ...settings.channel, isOn: true, channels } };
      await tx.digests.saveSettings(wanted);
      await expectChannelDigest(tx, wanted);
      // Everybody keeps in touch with the next one, and that is overdue.
      for (const [index, member] of people.entries()) {
        const person = people[(index + 1) % people.length] ?? member;
        await tx.keeps.save({
          ...{ member, person, cadence: 'monthly', setAt: new Date('2031-01-01T08:00:00Z') },
          ...{ touchedAt: null, snoozedUntil: null, suggestedAt: null },
        });
      }
      // A round of pairs, that Monday at eleven.
      const fresh = freshProgram(dice.id<ProgramId>(), 'Europe/Warsaw', tx.now);
      const program = startProgram(
        { ...fresh, name: 'Kawa', weekday: 1, time: '11:00', place: 'everyone' },
        tx.now,
      );
      if (isRefusal(program)) throw new Error(program.refused);
      await tx.programs.save({ ...program, announced: '2031-03-10' });
      await tx.due.set('program', program.id, new Date('2031-03-10T10:00:00Z'));
    });
    // Their second working day to answer is that Monday.
    for (const [from, to] of [
      [ada, jan],
      [sam, mute],
    ] as const) {
      await onSlack.driver.type(from, `/intro meet <@${to}>`);
      await onSlack.driver.submit(from, { kind: ['advice'], why: 'You know clinics.', blurb: 'We build.' });
    }
    await moveTo(new Date('2031-03-09T20:00:00Z'));
    const meetup = await within(async (tx) => {
      const details = {
        ...{ title: 'Śniadanie', place: 'Kraków', link: null, isAllDay: false, description: '', topics: [] },
        ...{ startsAt: new Date('2031-03-20T07:00:00Z'), endsAt: new Date('2031-03-20T09:00:00Z') },
      };
      const made = { ...details, id: dice.id<MeetupId>(), source: { by: 'manager' as const }, seed: 1 };
      const events = planMeetup(made, tx.community, tx.now);
      if (isRefusal(events)) throw new Error(events.refused);
      const planned = await commitMeetup(tx, null, events);
      const account = await tx.accounts.byExternalId('discord', grace);
      const member = account?.member ?? asId<MemberId>('none');
      await tx.meetupPeople.go({ meetup: planned.id, member, via: 'press', showsMe: false, at: tx.now });
      return planned;
    });
    await moveTo(monday);
    // Called off at two in the morning in Kraków.
    await moveTo(new Date(monday.getTime() + hourMs));
    await within(async (tx) => {
      const events = cancelMeetup(meetup, 'manager', tx.now);
      if (!isRefusal(events)) await commitMeetup(tx, meetup, events);
    });
    const before = new Map(everybody().map((who) => [who, read(who).length]));
    for (let hour = 1; hour < 24; hour++) {
      // At a quarter to: what comes on the hour and in the half hour after it is of that hour.
      await moveTo(new Date(monday.getTime() + (hour + 0.75) * hourMs));
      for (const who of everybody()) {
        const all = read(who);
        const fresh = all.slice(before.get(who) ?? 0).map((said) => ({ ...said, hour }));
        came.set(who, [...cameTo(who), ...fresh]);
        before.set(who, all.length);
      }
    }
  });
  afterAll(async () => {
    await onSlack.close();
    await onDiscord.close();
    await slack.stop();
    await discord.stop();
    await database.close();
  });

  it('has one digest in each platform’s channel, at ten, in the community’s language', () => {
    for (const said of [slack.room(general).messages, discord.postsIn(lobby)]) {
      expect(said).toHaveLength(1);
      expect(said[0]?.shown).toContain(text('pl').channelDigest.newcomers);
    }
  });

  it('brings everybody one digest, in their language, at nine of their own clocks', () => {
    const hours = [ada, sam, jan, grace, alan].map((who) => digestsOf(who).map(({ hour }) => hour));
    // Kraków 8 UTC, New York 13 (on its new time since Sunday), Dubai 5.
    expect(hours).toEqual([[8], [13], [8], [8], [5]]);
    for (const who of [ada, jan, grace]) expect(digestsOf(who)[0]?.shown).toContain('Twój tydzień');
    for (const who of [sam, alan]) expect(digestsOf(who)[0]?.shown).not.toContain('Twój tydzień');
  });

  it('says in it what waits, and nothing of a kind that is switched off', () => {
    const keeps = (who: string) =>
      digestsOf(who).some(({ buttons }) => buttons.some((one) => one.startsWith('keep.')));
    expect([ada, sam, grace, alan].map(keeps)).toEqual([true, true, true, true]);
    expect(keeps(jan)).toBe(false);
  });

  it('holds at night what may wait, until eight', () => {
    const called = cameTo(grace).filter(({ shown }) => shown.includes('Śniadanie'));
    expect(called.map(({ hour }) => hour)).toEqual([7]);
    for (const who of everybody())
      expect(cameTo(who).filter(({ shown }) => shown.includes('Śniadanie'))).toHaveLength(
        who === grace ? 1 : 0,
      );
  });

  it('puts each in one pair, once: in a room, or told how to reach the other where they share no platform', () => {
    const pairs = [ada, sam, jan, mute, grace, alan].map((who) => roomsOf(who) + kickoffsTo(who));
    expect(pairs).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('leaves in peace who wants quiet, who did not join and who only manages', () => {
    for (const who of [ola, newcomer, boss, owner]) expect([who, cameTo(who)]).toEqual([who, []]);
    expect(roomsOf(ola)).toBe(0);
    expect(digestsOf(mute)).toEqual([]);
  });

  it('reminds of a card in the digest, and in a message only whoever wants none', () => {
    expect(digestsOf(jan)).toHaveLength(1);
    expect(digestsOf(jan)[0]?.shown).toContain(text('pl').home.waiting(1));
    const reminders = (who: string) =>
      cameTo(who).filter(({ shown }) => shown.includes(text('pl').introRequests.cardHeading.nudge));
    expect(reminders(mute).map(({ hour }) => hour)).toEqual([8]);
    expect(reminders(jan)).toEqual([]);
    const names = (who: string) => digestsOf(who)[0]?.buttons.join() ?? '';
    for (const who of [ada, sam]) expect(names(who)).toContain('introRequests.mine');
  });

  it('writes to nobody more than that', () => {
    const counts = [ada, sam, jan, mute, grace, alan].map((who) => cameTo(who).length - kickoffsTo(who));
    expect(counts).toEqual([1, 1, 1, 1, 2, 1]);
  });

  it('acts at once when a button of the digest is pressed, and leaves the digest standing', async () => {
    await onSlack.driver.press(ada, 'keep.snooze');
    await discord.press(grace, 'keep.talked');
    await beat();
    const snoozed = await idOf('slack', ada).then((id) => within((tx) => tx.keeps.of(id)));
    expect(snoozed[0]?.snoozedUntil).not.toBeNull();
    const talked = await idOf('discord', grace).then((id) => within((tx) => tx.keeps.of(id)));
    expect(talked[0]?.touchedAt).not.toBeNull();
    expect(read(ada).some(({ shown }) => shown.includes('Twój tydzień'))).toBe(true);
    expect([...onSlack.faults, ...onDiscord.faults]).toEqual([]);
  });
});
