import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { channelDigestTick } from '../../src/actions/channelDigestClock.ts';
import { channelReached, composeForChannel } from '../../src/actions/channels.ts';
import { prepare } from '../../src/actions/deliveries.ts';
import { unreachable } from '../../src/actions/outcomes.ts';
import type { Transaction } from '../../src/actions/ports.ts';
import type { ChannelRef, ChannelTrouble } from '../../src/core/channel.ts';
import { namedConsent } from '../../src/core/consent.ts';
import { jitterOf } from '../../src/core/digest.ts';
import { dice } from '../../src/dice.ts';
import { addresses } from '../../src/views/addresses.ts';
import { candidatesOf, request, tag, thankYou } from '../contracts/storeContractSamples.ts';
import { embeddedStage } from './embeddedStage.ts';
import { messageOf, start, type Town } from './stage.ts';

const to = addresses.digests;
const slack = { platform: 'slack', place: 'T1', id: 'C1', name: 'general' } as const;
const discord = { platform: 'discord', place: '77', id: '88', name: 'lobby' } as const;
const stage = embeddedStage();
let town: Town;

const hourMs = 3_600_000;
const at = (days: number, hours = 0) => new Date(start.getTime() + (days * 24 + hours) * hourMs);
const read = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => stage.store.transaction(town.id, work);
const posts = async () => {
  const rows = await stage.database.transaction({ community: town.id }, ({ db }) =>
    db.execute(sql`select key, extract(epoch from not_before) * 1000 as at from outbox
      where effect->>'effect' = 'post' order by not_before, key`),
  );
  return rows.map(({ key, at: millis }) => ({ key: String(key), at: new Date(Math.round(Number(millis))) }));
};
const says = async (date: string): Promise<string | null> => {
  const said = await read((tx) => composeForChannel(tx, slack, { notice: 'channelDigest', date }));
  return said === null ? null : JSON.stringify(said.parts);
};
const names = ['Ada', 'Grace', 'Ola', 'Jan', 'Ewa', 'Lech'];

/** Tuesday before; six people join on Thursday; Mia manages and posts in one channel of Slack. */
beforeEach(async () => {
  await stage.setTime(at(-6));
  town = await stage.openCommunity();
  await town.add('Mia', { joinedAt: new Date('2026-01-01T00:00:00Z') });
  await read((tx) => tx.members.makeManager(town.idOf('Mia')));
  await town.press('Mia', to.here, { channel: slack });
  for (const name of names) await town.add(name, { joinedAt: at(-4) });
});
const agree = (...who: string[]) =>
  read((tx) => tx.consents.addMany(who.map((name) => namedConsent(town.idOf(name), at(-4)))));

describe('the weekly digest in a channel', () => {
  it('stands there on Monday at ten, once, in each place’s channel', async () => {
    await town.press('Mia', to.here, { channel: discord });
    await stage.moveTo(at(0, 5));
    const minutes = jitterOf(town.id);
    const when = new Date(start.getTime() + hourMs + minutes * 60_000);
    expect(await posts()).toEqual([
      { key: 'channelDigest/2027-01-11/discord/77', at: when },
      { key: 'channelDigest/2027-01-11/slack/T1', at: when },
    ]);
    const tick = () => read((tx) => channelDigestTick(town.id, { tx, dice }));
    await Promise.all(Array.from({ length: 6 }, tick));
    expect(await posts()).toHaveLength(2);
  });

  it('names only those who agreed, and counts the others from five on', async () => {
    await agree('Ada');
    const words = await says('2027-01-11');
    expect(words).toContain('Ada');
    expect(words).toContain('and 5 more');
    for (const name of names.slice(1)) expect(words).not.toContain(`"${name}"`);
    await agree('Grace');
    expect(await says('2027-01-11')).not.toContain('more"');
  });

  it('does not stand there where nothing is to be said', async () => {
    expect(await says('2027-01-18')).toBeNull();
    const effect = {
      effect: 'post',
      channel: slack,
      notice: { notice: 'channelDigest', date: '2027-01-18' },
    } as const;
    expect(await read((tx) => prepare(tx, effect, null))).toEqual({ pointless: 'no longer true' });
  });

  const effectOf = (channel: ChannelRef) =>
    ({ effect: 'post', channel, notice: { notice: 'channelDigest', date: '2027-01-11' } }) as const;
  const toldMia = async () =>
    (await town.told('Mia')).filter(({ what }) => what === 'tell channelLost').length;
  const channels = async () => (await read((tx) => tx.digests.settings()))?.channel.channels;

  it('that does not arrive is told of once, and comes where a manager mends or moves it', async () => {
    await stage.moveTo(at(0, 5));
    const lose = (channel: ChannelRef, trouble: ChannelTrouble) =>
      read((tx) => unreachable(tx, effectOf(channel), trouble));
    await lose(slack, 'outside');
    await stage.setTime(new Date(at(0, 5).getTime() + 60_000));
    await lose(slack, 'outside');
    expect(await toldMia()).toBe(1);
    expect(await channels()).toEqual([{ ...slack, lostOn: '2027-01-11' }]);
    const before = (await posts()).length;
    expect(messageOf(await town.press('Mia', to.retry)).summary).toContain('trying again');
    expect(messageOf(await town.press('Mia', to.retry)).summary).toContain('Nothing is missing');
    expect(await posts()).toHaveLength(before + 1);
    expect(await channels()).toEqual([slack]);
    await stage.moveTo(at(0, 6));
    await lose(slack, 'gone');
    expect(await toldMia()).toBe(2);
    const other = { ...slack, id: 'C2', name: 'random' };
    expect(JSON.stringify(await town.press('Mia', to.here, { channel: other }))).toContain(
      'appears there now',
    );
    expect(JSON.stringify(await town.press('Mia', to.here, { channel: other }))).not.toContain('there now');
    const [again, ...more] = (await posts()).filter(({ key }) => key.includes('/C2/'));
    expect(again?.at).toEqual(at(0, 6));
    expect(more).toEqual([]);
    expect(await channels()).toEqual([other]);
  });

  it('is said in the new channel where the old one was left before it arrived', async () => {
    const other = { ...slack, id: 'C2', name: 'random' };
    await stage.moveTo(at(0, 5));
    await town.press('Mia', to.here, { channel: other });
    await read((tx) => unreachable(tx, effectOf(slack), 'gone'));
    expect((await posts()).filter(({ key }) => key.includes('/C2/'))).toHaveLength(1);
    expect(await toldMia()).toBe(0);
  });

  it('that arrives again is nobody’s worry any more; of an older one nothing is made up for', async () => {
    await stage.moveTo(at(0, 5));
    await read((tx) => unreachable(tx, effectOf(slack), 'forbidden'));
    await stage.moveTo(at(7, 5));
    const before = (await posts()).length;
    await town.press('Mia', to.retry);
    expect(await posts()).toHaveLength(before);
    await read((tx) => channelReached(tx, effectOf(slack)));
    expect(await channels()).toEqual([slack]);
  });

  it('is worked out for its channel, in the community’s language, for nobody’s zone', async () => {
    const effect = {
      effect: 'post',
      channel: slack,
      notice: { notice: 'channelDigest', date: '2027-01-11' },
    } as const;
    expect(await read((tx) => prepare(tx, effect, null))).toMatchObject({
      delivery: { do: 'sendToChannel', platform: 'slack', place: 'T1', channel: 'C1', said: { zone: null } },
    });
  });

  it('tells an unanswered ask once, as its requester chose', async () => {
    const settled = (publish: 'no' | 'withName' | 'withoutName', topic: string) => ({
      ...request(town.idOf('Ada'), { candidates: candidatesOf([town.idOf('Grace')]) }),
      ...{
        route: 'topic' as const,
        publish,
        topics: [tag(topic)],
        status: 'settled' as const,
        closedAt: at(-2),
      },
    });
    const shown = settled('withName', 'react');
    await read(async (tx) => {
      for (const one of [shown, settled('withoutName', 'sales'), settled('no', 'fundraising')]) {
        await tx.introRequests.save(one);
      }
    });
    const words = (await says('2027-01-11')) ?? '';
    expect(words).toContain('React');
    expect(words.match(/Ada/gu)).toHaveLength(1);
    expect(words).not.toContain('undrais');
    await read((tx) => tx.digests.beginDay('channel', '2027-01-11', start));
    expect((await says('2027-01-18')) ?? '').not.toContain('React');
    const help = await town.press('Ola', to.help, { subject: shown.id });
    expect(messageOf(help).summary).toContain('Passed on');
    await town.press('Ola', to.help, { subject: shown.id });
    expect((await town.told('Ada')).map(({ what }) => what)).toEqual(['tell helpOffered']);
    await read((tx) => tx.limits.avoid(town.idOf('Ada'), town.idOf('Jan'), start));
    expect(messageOf(await town.press('Jan', to.help, { subject: shown.id })).summary).toContain('Passed on');
    expect(await town.told('Ada')).toHaveLength(1);
    for (const name of ['Grace', 'Ewa', 'Grace']) await town.press(name, to.help, { subject: shown.id });
    expect(messageOf(await town.press('Lech', to.help, { subject: shown.id })).summary).toContain('Enough');
    expect(messageOf(await town.press('Ola', to.help, { subject: shown.id })).summary).toContain('Passed on');
    expect(await town.told('Ada')).toHaveLength(3);
    // What was sent is forgotten after a year, and the three places with it: long before then the ask is over.
    for (const [days, answer] of [
      [-80, 'Enough'],
      [-99, 'is closed'],
    ] as const) {
      await read((tx) => tx.introRequests.save({ ...shown, closedAt: at(days) }));
      const { summary } = messageOf(await town.press('Lech', to.help, { subject: shown.id }));
      expect(summary).toContain(answer);
    }
  });

  it('names nobody who is paused, and passes no help on to them', async () => {
    const ask = {
      ...request(town.idOf('Ada'), { candidates: candidatesOf([town.idOf('Grace')]) }),
      ...{ route: 'topic' as const, publish: 'withName' as const, topics: [tag('react')] },
      ...{ status: 'settled' as const, closedAt: at(-2) },
    };
    const said = { ...thankYou(town.idOf('Ada'), town.idOf('Grace'), 'KSeF'), keptAt: at(-2) };
    await agree('Ada', 'Grace');
    await read(async (tx) => {
      await tx.introRequests.save(ask);
      await tx.thanks.save(said);
    });
    const before = (await says('2027-01-11')) ?? '';
    expect(before.match(/Ada/gu)).toHaveLength(3);
    await read((tx) =>
      tx.pauses.save({
        ...{ member: town.idOf('Ada'), at: start, appealedAt: null, decidedAt: null, decidedBy: null },
        decision: null,
      }),
    );
    const after = await says('2027-01-11');
    expect(after).not.toContain('Ada');
    expect(after).toContain('Grace');
    expect(messageOf(await town.press('Ola', to.help, { subject: ask.id })).summary).toBe(
      'This ask is closed.',
    );
    expect(await town.told('Ada')).toEqual([]);
  });

  it('names thanks only where both agreed to it twice: to be named, and to this being read', async () => {
    const said = { ...thankYou(town.idOf('Ada'), town.idOf('Grace'), 'KSeF'), keptAt: at(-2) };
    await read((tx) => tx.thanks.save(said));
    await agree('Ada');
    expect(await says('2027-01-11')).not.toContain('→');
    await agree('Grace');
    expect(await says('2027-01-11')).toContain('Ada → Grace');
    await read((tx) => tx.thanks.save({ ...said, mayBePublic: false }));
    expect(await says('2027-01-11')).not.toContain('→');
  });

  it('keeps its pauses, and moves from a day off to the next working day', async () => {
    const answers = { moment: 'Monday 10:00', include: ['newcomers'], personal: 'Monday 9:00' };
    await town.press('Mia', to.changeForm, { answers: { ...answers, pauses: '2027-01-11–2027-01-17' } });
    await read((tx) => tx.saveCommunity({ ...tx.community, daysOff: ['2027-01-18'] }));
    await stage.moveTo(at(0, 10));
    expect(await posts()).toEqual([]);
    await stage.moveTo(at(7, 10));
    expect(await posts()).toEqual([]);
    await stage.moveTo(at(8, 10));
    expect((await posts()).map(({ key }) => key)).toEqual(['channelDigest/2027-01-18/slack/T1']);
  });

  it('that could not be posted in time is left out, and a manager hears it once', async () => {
    await stage.setTime(at(0, 16));
    const tick = () => read((tx) => channelDigestTick(town.id, { tx, dice }));
    await tick();
    await tick();
    expect(await posts()).toEqual([]);
    const heard = (await town.told('Mia')).filter(({ what }) => what === 'tell channelDigestMissed');
    expect(heard).toHaveLength(1);
  });

  it('is set by managers, in a channel, at a decent hour', async () => {
    const page = messageOf(await town.press('Mia', to.channel));
    expect(JSON.stringify(page.parts)).toContain('#general');
    expect(messageOf(await town.press('Mia', to.here, { channel: null })).summary).toContain('channel');
    const bad = await town.press('Mia', to.changeForm, {
      answers: { moment: 'Monday 7:30', personal: 'soon', pauses: 'now' },
    });
    expect(bad).toMatchObject({
      reply: 'correct',
      errors: { moment: /8/u, personal: /8/u, pauses: /2026/u },
    });
    await town.press('Mia', to.off);
    await stage.moveTo(at(1));
    expect(await posts()).toEqual([]);
  });

  it('is shown to a manager alone before', async () => {
    await stage.setTime(at(-1));
    const shown = await town.press('Mia', to.preview);
    expect(shown.reply).toBe('show');
    expect(JSON.stringify(messageOf(shown).parts)).toContain('6 new members');
  });
});
