import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { peopleIn } from '../../src/actions/deliveries.ts';
import type { MessageRef, Outgoing, Platform } from '../../src/actions/ports/platform.ts';
import { freshDigests } from '../../src/core/digest.ts';
import type { Intent } from '../../src/core/notices.ts';
import { pgliteSessions } from '../../src/store/pglite.ts';
import { deliverDue } from '../../src/worker/deliver.ts';
import { openStage, type Stage, start, type Town } from '../actions/stage.ts';
import { openTemplate } from '../template.ts';

let stage: Stage;
let town: Town;
let close: () => Promise<void>;
beforeAll(async () => {
  const template = await openTemplate(inject('pgliteTemplate'));
  stage = await openStage(pgliteSessions(template.pglite));
  close = async () => {
    await stage.database.close();
    await template.close();
  };
});
afterAll(() => close());

const hours = (count: number) => new Date(start.getTime() + count * 3_600_000);
const ref = (id: string): MessageRef => ({ platform: 'playground', place: 'p', id });

/** What arrived: to whom, and its summary. */
const arrived: { readonly to: string; readonly says: string }[] = [];
const shut = new Set<string>();
let hasRooms = true;
let meanwhile = async (): Promise<void> => undefined;
const platform: Platform = {
  name: 'playground',
  sendDirect: async (_place, externalId, what, key) => {
    await meanwhile();
    return shut.has(externalId) ? { unreachable: 'closed' } : keep(externalId, what, key);
  },
  sendToRoom: async (_place, room, what, key) => keep(room.id, what, key),
  sendToChannel: async (_place, channel, what, key) => keep(channel, what, key),
  edit: async (message, what) => keep(`edit ${message.id}`, what, message.id),
  openRoom: async (_place, _people, _title, key) =>
    hasRooms ? { room: { platform: 'playground', id: key } } : { unreachable: 'no rooms here' },
  find: async () => 'absent',
};
const keep = (to: string, { message }: Outgoing, key: string) => {
  arrived.push({ to, says: message.summary });
  return { sent: ref(key) };
};
const beat = async () => {
  const ports = {
    ...{ store: stage.store, outbox: stage.store.outbox, log: () => undefined },
    platforms: new Map([['playground' as const, platform]]),
  };
  while ((await deliverDue(ports, 20)) > 0);
};
const to = (who: string) => arrived.filter((one) => one.to === who).map(({ says }) => says);
const live = async (until: Date) => {
  await stage.moveTo(until);
  await beat();
};
const meet = (whom: string) =>
  town.press('Ada', 'introRequests.meetForm', {
    subject: town.idOf(whom),
    answers: { kind: ['advice'], why: 'You did this', blurb: 'I would like to hear how it went.' },
  });
const requestOf = async () => (await town.asks('Ada')).at(-1)?.id ?? '';

beforeEach(async () => {
  arrived.length = 0;
  shut.clear();
  hasRooms = true;
  meanwhile = async () => undefined;
  await stage.setTime(start);
  town = await stage.openCommunity();
  for (const name of ['Ada', 'Grace', 'Sam', 'Ola', 'Ewa', 'Jan', 'Lech']) {
    const member = await town.add(name);
    const account = { platform: 'playground', place: town.id, member, unreachableSince: null } as const;
    await stage.store.transaction(town.id, (tx) =>
      tx.accounts.save({ ...account, externalId: `${town.id} ${name}` }),
    );
  }
});
const at = (name: string) => `${town.id} ${name}`;

describe('a card that cannot be shown', () => {
  const askByTopic = async () => {
    const drafted = await town.press('Ada', 'introRequests.draft', { text: 'who can help with React' });
    if (!('message' in drafted)) throw new Error(JSON.stringify(drafted));
    const buttons = drafted.message.parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []));
    const subject = buttons.find(({ action }) => action === 'introRequests.form')?.subject ?? '';
    const answers = { kind: ['advice'], blurb: 'Help with React', publish: ['no'] };
    await town.press('Ada', 'introRequests.send', { subject, answers });
  };

  it('goes on with the next person, at once, and whoever asked hears nothing of it', async () => {
    await askByTopic();
    const first = (await town.holder('Ada')) ?? '';
    shut.add(at(first));
    await beat();
    await live(hours(1));
    const second = (await town.holder('Ada')) ?? '';
    expect(second).not.toBe(first);
    expect(to(at(first))).toEqual([]);
    expect(to(at(second))).toHaveLength(1);
    expect(to(at('Ada'))).toEqual([]);
  });

  it('is not shown to whoever wants quiet since, and goes on', async () => {
    await askByTopic();
    const first = (await town.holder('Ada')) ?? '';
    await town.change(first, { snoozedUntil: hours(1_000) });
    await beat();
    await live(hours(1));
    expect(to(at(first))).toEqual([]);
    expect(await town.holder('Ada')).not.toBe(first);
    expect(await town.holder('Ada')).not.toBeNull();
  });

  it('for one person ends at the clock, like any other', async () => {
    shut.add(at('Grace'));
    await meet('Grace');
    await live(hours(95));
    expect(to(at('Ada'))).toEqual([]);
    await live(hours(97));
    expect(to(at('Ada'))).toHaveLength(1);
  });
});

describe('two who cannot have a room', () => {
  it('are told how to reach each other, once', async () => {
    hasRooms = false;
    await meet('Grace');
    await beat();
    await town.press('Grace', 'introRequests.accept', { subject: await requestOf() });
    await beat();
    await beat();
    const [introduction] = await stage.store.transaction(town.id, (tx) =>
      tx.introductions.of(town.idOf('Ada'), new Date(0)),
    );
    expect(introduction?.status).toBe('roomless');
    expect(to(at('Ada'))).toHaveLength(1);
    expect(to(at('Grace'))).toHaveLength(2);
  });
});

describe('a channel in which nothing arrived', () => {
  const channel = { platform: 'playground', place: 'p', id: 'general', name: 'general' } as const;
  const post = (date: string) =>
    stage.store.transaction(town.id, async (tx) => {
      const effect = { effect: 'post', channel, notice: { notice: 'channelDigest', date } } as const;
      await tx.outbox.add([{ key: `digest/${date}`, effect, notBefore: tx.now }]);
    });
  const isLost = async () => {
    const settings = await stage.store.transaction(town.id, (tx) => tx.digests.settings());
    return settings?.channel.channels.map(({ lostOn }) => lostOn !== undefined);
  };

  it('is well again as soon as something arrives there', async () => {
    const joinedAt = hours(-48);
    for (const name of ['Ada', 'Grace', 'Sam', 'Ola', 'Ewa']) await town.change(name, { joinedAt });
    await stage.store.transaction(town.id, (tx) => {
      const fresh = freshDigests(tx.community, hours(-200));
      const channels = [{ ...channel, lostOn: '2027-01-04' }];
      return tx.digests.saveSettings({ ...fresh, channel: { ...fresh.channel, isOn: true, channels } });
    });
    expect(await isLost()).toEqual([true]);
    await post('2027-01-11');
    await beat();
    expect(to(channel.id)).toHaveLength(1);
    expect(await isLost()).toEqual([false]);
  });
});

describe('a delivery that took longer than its lease', () => {
  it('changes nothing when it comes back: whoever took it over decides', async () => {
    const effect = { effect: 'tell', to: town.idOf('Ada'), notice: { notice: 'welcome' } } as const;
    const intent: Intent = { key: 'welcome', effect, notBefore: start };
    await stage.store.transaction(town.id, (tx) => tx.outbox.add([intent]));
    shut.add(at('Ada'));
    let isFirst = true;
    meanwhile = async () => {
      if (!isFirst) return;
      isFirst = false;
      await stage.setTime(hours(1));
      shut.delete(at('Ada'));
      await beat();
      shut.add(at('Ada'));
    };
    await beat();
    expect(to(at('Ada'))).toHaveLength(1);
    expect(await stage.store.outbox.whereIs(town.id, 'welcome')).toEqual(ref('welcome'));
  });
});

describe('somebody who erased everything', () => {
  it('is "a former member" wherever they are mentioned', async () => {
    await town.press('Grace', 'members.eraseConfirmed');
    const text = [{ mention: town.idOf('Grace') }];
    const message = { summary: 'Hello', parts: [{ kind: 'text' as const, text }] };
    const people = await stage.store.transaction(town.id, (tx) => peopleIn(tx, message, 'playground'));
    expect(people.get(town.idOf('Grace'))).toEqual({ name: 'a former member', externalId: null });
  });
});
