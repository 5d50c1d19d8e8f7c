import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { Ambiguous, Busy, type MessageRef, type Platform } from '../../src/actions/ports/platform.ts';
import type { PlatformName } from '../../src/core/community.ts';
import type { Intent } from '../../src/core/notices.ts';
import { type DeliverPorts, deliverAll, deliverDue } from '../../src/worker/deliver.ts';
import { embeddedStage } from '../actions/embeddedStage.ts';
import { start, type Town } from '../actions/stage.ts';

const stage = embeddedStage();
let town: Town;

type Sending = Platform['sendDirect'];
const sentTo: string[] = [];
const refOf = (platform: PlatformName, id: string): MessageRef => ({ platform, place: 'p', id });
const arrives =
  (name: PlatformName): Sending =>
  async (_place, externalId, _what, key) => {
    sentTo.push(`${name} ${externalId}`);
    return { sent: refOf(name, key) };
  };
const closed: Sending = async () => ({ unreachable: 'closed' });
const throws =
  (error: Error): Sending =>
  async () => {
    throw error;
  };
const platform = (
  name: PlatformName,
  sendDirect: Sending,
  find: Platform['find'] = async () => 'absent',
): Platform => ({
  name,
  sendDirect,
  find,
  sendToRoom: async () => ({ unreachable: 'no room' }),
  sendToChannel: async () => ({ unreachable: 'no channel' }),
  edit: async (ref) => ({ sent: ref }),
  openRoom: async () => ({ unreachable: 'no room' }),
});

let slack: Platform;
let discord: Platform;
const ports = (): DeliverPorts => ({
  store: stage.store,
  outbox: stage.store.outbox,
  platforms: new Map([
    ['slack', slack],
    ['discord', discord],
  ]),
  log: () => undefined,
});
const beat = () => deliverDue(ports(), 20);
const minutes = (count: number) => stage.setTime(new Date(start.getTime() + count * 60_000));
const stateOf = async () => {
  const [row] = await stage.database.transaction({ community: town.id }, ({ db }) =>
    db.execute(sql`select state, why from outbox`),
  );
  return row?.['state'];
};
const accountOf = async (name: PlatformName) => {
  const accounts = await stage.store.transaction(town.id, (tx) => tx.accounts.of(town.idOf('Ada')));
  return accounts.find((account) => account.platform === name);
};

/** Ada has accounts on two platforms, and something is to be told. */
beforeEach(async () => {
  sentTo.length = 0;
  [slack, discord] = [platform('slack', arrives('slack')), platform('discord', arrives('discord'))];
  await stage.setTime(start);
  town = await stage.openCommunity();
  await town.add('Ada');
  await stage.store.transaction(town.id, async (tx) => {
    for (const name of ['slack', 'discord'] as const) {
      await tx.accounts.save({
        platform: name,
        place: town.id,
        externalId: `${town.id} ${name}`,
        member: town.idOf('Ada'),
        unreachableSince: null,
      });
    }
    const effect = { effect: 'tell', to: town.idOf('Ada'), notice: { notice: 'welcome' } } as const;
    const intent: Intent = { key: 'welcome', effect, notBefore: tx.now };
    await tx.outbox.add([intent]);
  });
});

describe('a direct message', () => {
  it('goes to one account, once', async () => {
    await beat();
    await beat();
    expect(sentTo).toEqual([`discord ${town.id} discord`]);
    expect(await stateOf()).toBe('sent');
  });

  it('goes to the other account where the first is closed, and only that one is remembered as closed', async () => {
    discord = platform('discord', closed);
    await beat();
    await minutes(1);
    await beat();
    expect(sentTo).toEqual([`slack ${town.id} slack`]);
    expect((await accountOf('discord'))?.unreachableSince).not.toBeNull();
    expect((await accountOf('slack'))?.unreachableSince).toBeNull();
  });

  it('ends quietly where every account is closed', async () => {
    [slack, discord] = [platform('slack', closed), platform('discord', closed)];
    for (let minute = 0; minute < 5; minute++) {
      await minutes(minute);
      await beat();
    }
    expect(await stateOf()).toBe('cancelled');
    expect((await accountOf('slack'))?.unreachableSince).not.toBeNull();
  });

  it('waits for as long as a busy platform says, and is not lost', async () => {
    discord = platform('discord', throws(new Busy(600_000)));
    await beat();
    discord = platform('discord', arrives('discord'));
    await minutes(9);
    await beat();
    expect(sentTo).toEqual([]);
    await minutes(11);
    await beat();
    expect(sentTo).toHaveLength(1);
  });

  it('is looked for after a lost answer, and not said again where it is found', async () => {
    discord = platform('discord', throws(new Ambiguous('no answer')));
    await beat();
    const found = refOf('discord', 'found');
    discord = platform('discord', arrives('discord'), async () => found);
    await minutes(3);
    await beat();
    expect(sentTo).toEqual([]);
    expect(await stateOf()).toBe('sent');
    expect(await stage.store.outbox.whereIs(town.id, 'welcome')).toEqual(found);
  });

  it('is said again after a lost answer where it is surely absent', async () => {
    discord = platform('discord', throws(new Ambiguous('no answer')));
    await beat();
    discord = platform('discord', arrives('discord'));
    await beat();
    expect(sentTo).toEqual([]);
    await minutes(3);
    await beat();
    expect(sentTo).toHaveLength(1);
  });

  it('is left to the operator where nobody can say whether it arrived', async () => {
    discord = platform('discord', throws(new Ambiguous('no answer')));
    await beat();
    discord = platform('discord', arrives('discord'), async () => 'cannotLook');
    await minutes(3);
    await beat();
    expect(sentTo).toEqual([]);
    expect(await stateOf()).toBe('dead');
  });

  it('is given up for the operator after failing for certain again and again', async () => {
    discord = platform('discord', throws(new Error('broken')));
    for (let minute = 0; minute < 120; minute += 6) {
      await minutes(minute);
      await beat();
    }
    expect(await stateOf()).toBe('dead');
  });
});

describe('many direct messages', () => {
  const addMore = (count: number) =>
    stage.store.transaction(town.id, (tx) => {
      const effect = { effect: 'tell', to: town.idOf('Ada'), notice: { notice: 'welcome' } } as const;
      const keys = Array.from({ length: count }, (_, index) => `welcome/${index}`);
      return tx.outbox.add(keys.map((key) => ({ key, effect, notBefore: tx.now })));
    });

  it('go on while some of them wait for their platform', async () => {
    await addMore(20);
    let letGo = (): void => undefined;
    const othersArrived = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let begun = 0;
    discord = platform('discord', async (...message) => {
      begun += 1;
      if (begun <= 6) await othersArrived;
      const sent = await arrives('discord')(...message);
      if (sentTo.length === 15) letGo();
      return sent;
    });
    await deliverAll(ports(), 8, 100);
    expect(sentTo).toHaveLength(21);
  });

  it('end with the first failure of the outbox, once those under way are done', async () => {
    await addMore(5);
    const outbox: DeliverPorts['outbox'] = {
      ...stage.store.outbox,
      sent: async () => {
        throw new Error('the database is away');
      },
      later: async () => {
        throw new Error('the database is away');
      },
    };
    await expect(deliverAll({ ...ports(), outbox }, 8, 100)).rejects.toThrow('the database is away');
    expect(sentTo).toHaveLength(6);
  });
});
