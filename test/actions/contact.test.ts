import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { prepare } from '../../src/actions/deliveries.ts';
import { unreachable } from '../../src/actions/outcomes.ts';
import type { IntroductionId } from '../../src/core/ids.ts';
import { addresses } from '../../src/views/addresses.ts';
import { embeddedStage } from './embeddedStage.ts';
import { messageOf, start, type Town } from './stage.ts';

const to = addresses.introductions;
const secret = 'grace@navy.example, after five';
const stage = embeddedStage();
let town: Town;
let introduction: IntroductionId;

/** Ada lives on Slack, Grace on Discord; both said yes, and no room can hold them both. */
beforeEach(async () => {
  await stage.setTime(start);
  town = await stage.openCommunity();
  await town.add('Ada');
  await town.add('Grace');
  await town.add('Mallory');
  await lives('Ada', 'slack');
  await lives('Grace', 'discord');
  await town.press('Ada', addresses.introRequests.meetForm, {
    subject: town.idOf('Grace'),
    answers: { kind: ['advice'], why: 'You wrote the first compiler.', blurb: 'We write the second.' },
  });
  const [request] = await town.asks('Ada');
  await town.press('Grace', addresses.introRequests.accept, { subject: request?.id ?? '' });
  const [made] = await read((tx) => tx.introductions.of(town.idOf('Ada'), new Date(0)));
  if (made === undefined) throw new Error('not introduced');
  introduction = made.id;
});

const read: <T>(work: Parameters<typeof stage.store.transaction<T>>[1]) => Promise<T> = (work) =>
  stage.store.transaction(town.id, work);
const lives = (who: string, platform: 'slack' | 'discord') =>
  read((tx) =>
    tx.accounts.save({
      platform,
      place: platform,
      externalId: `${town.id} ${who}`,
      member: town.idOf(who),
      unreachableSince: null,
    }),
  );
const noRoom = () =>
  read(async (tx) => {
    const effect = { effect: 'openRoom', introduction } as const;
    expect(await prepare(tx, effect, null)).toEqual({ unreachable: 'no common platform' });
    await unreachable(tx, effect);
  });
/** What Ada is sent with a notice of this introduction, as its platform gets it. */
const sentTo = (who: string, notice: 'introducedRoomless' | 'contactShared') =>
  read(async (tx) => {
    const effect = { effect: 'tell', to: town.idOf(who), notice: { notice, introduction } } as const;
    const prepared = await prepare(tx, effect, null);
    return 'delivery' in prepared ? prepared.delivery : prepared;
  });
const say = (who: string, contact: string) =>
  town.press(who, to.contactForm, { subject: introduction, answers: { contact } });

describe('two people on different platforms', () => {
  it('are each told on their own, by name, with a way to pass on how to be reached', async () => {
    await noRoom();
    expect((await town.told('Ada')).map(({ what }) => what)).toContain('tell introducedRoomless');
    const delivery = await sentTo('Ada', 'introducedRoomless');
    expect(delivery).toMatchObject({ platform: 'slack' });
    expect(JSON.stringify(delivery)).toContain(to.contact);
    expect(await sentTo('Grace', 'introducedRoomless')).toMatchObject({ platform: 'discord' });
  });

  it('hear how to reach each other in their own words', async () => {
    await noRoom();
    expect(messageOf(await say('Grace', secret)).summary).toContain('Sent.');
    expect((await town.told('Ada')).map(({ what }) => what)).toContain('tell contactShared');
    expect(JSON.stringify(await sentTo('Ada', 'contactShared'))).toContain(secret);
    const consents = await read((tx) => tx.consents.of(town.idOf('Grace')));
    expect(consents.at(-1)).toMatchObject({ fields: ['contact'], counterpart: town.idOf('Ada') });
  });

  it('never have it passed on by anybody else, nor empty', async () => {
    expect(messageOf(await say('Mallory', secret)).summary).toBe('This belongs to somebody else.');
    expect(messageOf(await say('Grace', ' \n ')).summary).not.toContain('Sent.');
    expect((await town.told('Ada')).map(({ what }) => what)).not.toContain('tell contactShared');
  });

  it('write nothing to whoever keeps apart from them since, who looks to them like anybody else', async () => {
    await noRoom();
    const before = messageOf(await say('Grace', secret)).summary;
    await town.press('Ada', addresses.members.avoid, { person: town.idOf('Grace') });
    expect(messageOf(await say('Grace', 'Answer me!')).summary).toBe(before);
    expect(await sentTo('Ada', 'contactShared')).toEqual({ pointless: 'no longer true' });
    const told = (await town.told('Ada')).filter(({ what }) => what === 'tell contactShared');
    expect(told).toHaveLength(1);
  });

  it('say the same to each other once, and not at all while they are paused', async () => {
    await noRoom();
    for (const words of [secret, secret, 'another@navy.example']) await say('Grace', words);
    const told = async () =>
      (await town.told('Ada')).filter(({ what }) => what === 'tell contactShared').length;
    expect(await told()).toBe(2);
    await read((tx) =>
      tx.pauses.save({
        ...{ member: town.idOf('Grace'), at: start, appealedAt: null, decidedAt: null, decidedBy: null },
        decision: null,
      }),
    );
    expect(messageOf(await say('Grace', 'me@navy.example')).summary).toContain('paused');
    expect(await told()).toBe(2);
  });

  it('have it kept as ciphertext only', async () => {
    await say('Grace', secret);
    const rows = await stage.database.transaction({ community: town.id }, ({ db }) =>
      db.execute(sql`select contact_sealed from shared_contacts`),
    );
    expect(rows.length).toBe(1);
    expect(JSON.stringify(rows)).not.toContain('navy');
  });
});

describe('somebody with accounts on two platforms', () => {
  it('is written to where messages arrive', async () => {
    await lives('Grace', 'slack');
    await read(async (tx) => {
      for (const account of await tx.accounts.of(town.idOf('Grace'))) {
        if (account.platform === 'discord') await tx.accounts.save({ ...account, unreachableSince: tx.now });
      }
    });
    expect(await sentTo('Grace', 'introducedRoomless')).toMatchObject({ platform: 'slack' });
  });
});
