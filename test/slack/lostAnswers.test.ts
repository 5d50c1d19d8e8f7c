import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { Busy, type Platform } from '../../src/actions/ports/platform.ts';
import type { Rates } from '../../src/actions/ports/rates.ts';
import type { PlatformName } from '../../src/core/community.ts';
import { asId, type MemberId } from '../../src/core/ids.ts';
import { createCall } from '../../src/slack/call.ts';
import { slackClients } from '../../src/slack/client.ts';
import { markIn } from '../../src/slack/mark.ts';
import { createSlackPlatform } from '../../src/slack/send.ts';
import { pgliteSessions } from '../../src/store/pglite.ts';
import { ratesOf } from '../../src/store/rates.ts';
import { sightingsOf } from '../../src/store/sightings.ts';
import { deliverDue } from '../../src/worker/deliver.ts';
import { openStage, type Stage, start } from '../actions/stage.ts';
import type { Fault } from '../fakes/slack/faults.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/server.ts';
import { openTemplate } from '../template.ts';

/** A workspace of its own, a crowd with one message for each, and the real outbox, deliverer, rates and sightings. */
type Crowd = {
  readonly slack: FakeSlack;
  readonly place: string;
  /** Carry out whatever is due, a second at a time, until nothing is left to do. */
  readonly live: (platform?: Platform) => Promise<void>;
  readonly platform: Platform;
  /** How the intentions ended, and how often each person was told. */
  readonly ends: () => Promise<{ readonly state: string; readonly times: number }[]>;
};

let stage: Stage;
let close: () => Promise<void>;
beforeAll(async () => {
  const copy = await openTemplate(inject('pgliteTemplate'));
  stage = await openStage(pgliteSessions(copy.pglite));
  close = copy.close;
});
afterAll(() => close());

let opened = 0;
/** The time of the stand-ins and of the database, moved together. */
let at = start.getTime();

/** `hears`: what Slack reports back of our own messages arrives. */
const openCrowd = async (size: number, hears = true): Promise<Crowd> => {
  opened += 1;
  const place = `T0CROWD${opened}`;
  at += 86_400_000;
  const slack = await startFakeSlack({ now: () => at });
  slack.addPlace(place, 'xoxb-crowd');
  await stage.setTime(new Date(at));
  const town = await stage.openCommunity();
  const people: { member: MemberId; externalId: string; key: string }[] = [];
  for (let index = 0; index < size; index += 1) {
    const externalId = slack.addUser({ place }).id;
    people.push({ member: await town.add(externalId), externalId, key: `welcome/${externalId}` });
  }
  await stage.store.transaction(town.id, async (tx) => {
    await tx.accounts.saveMany(
      people.map(({ member, externalId }) => ({
        ...{ platform: 'slack' as const, place, externalId, member, unreachableSince: null },
      })),
    );
    await tx.outbox.add(
      people.map(({ member, key }) => ({
        key,
        effect: { effect: 'tell', to: member, notice: { notice: 'welcome' } },
        notBefore: tx.now,
      })),
    );
  });
  const sightings = sightingsOf(stage.database);
  slack.onEvent((where, event) => {
    const mark = hears ? markIn(event['metadata']) : null;
    reports.push(
      mark === null
        ? Promise.resolve()
        : sightings.note(where, mark, `${event['channel_id']}:${event['message_ts']}`),
    );
  });
  const reports: Promise<void>[] = [];
  const clients = slackClients({ apiUrl: slack.url, tokenOf: async () => 'xoxb-crowd' });
  const call = createCall({
    clients,
    rates: impatient(ratesOf(stage.database)),
    onRevoked: async () => undefined,
  });
  const platform = createSlackPlatform({ call, sightings, log: () => undefined });
  const rows = async () =>
    stage.database.transaction({ router: true }, ({ db }) =>
      db.execute<{ key: string; state: string }>(
        sql`select key, state from outbox where community_id = ${town.id} order by key`,
      ),
    );
  return {
    slack,
    place,
    platform,
    live: async (given = platform) => {
      const platforms = new Map<PlatformName, Platform>([['slack', given]]);
      const ports = { store: stage.store, outbox: stage.store.outbox, platforms, log: () => undefined };
      for (;;) {
        while ((await deliverDue(ports, 50)) > 0);
        await Promise.all(reports);
        const open = (await rows()).filter(({ state }) => !['sent', 'dead', 'cancelled'].includes(state));
        if (open.length === 0) break;
        at += 1_000;
        await stage.setTime(new Date(at));
      }
      await slack.stop();
    },
    ends: async () => {
      const states = new Map((await rows()).map(({ key, state }) => [key, state]));
      return people.map(({ key, externalId }) => ({
        state: states.get(key) ?? 'none',
        times: slack.dmOf(externalId).length,
      }));
    },
  };
};

/** Time stands still between the steps of these tests: whoever must wait at all goes back to the outbox at once. */
const impatient = (rates: Rates): Rates => ({
  ...rates,
  take: async (key, everyMs, burst) => {
    const wait = await rates.take(key, everyMs, burst);
    return wait === 0 ? 0 : Math.max(wait, 1_001);
  },
});

/** One in ten messages meets one of these faults, in turn. */
const oneInTen = (slack: FakeSlack, ...faults: readonly Fault[]): { count: number } => {
  const met = { count: 0 };
  let calls = 0;
  slack.faults.rule((method) => {
    if (method !== 'chat.postMessage') return null;
    calls += 1;
    if (calls % 10 !== 0) return null;
    met.count += 1;
    return faults[met.count % faults.length] ?? null;
  });
  return met;
};

const lostAfter: readonly Fault[] = [
  { kind: 'loseAnswer' },
  { kind: 'status', status: 502, isDone: true },
  { kind: 'error', error: 'internal_error', isDone: true },
];
const lostBefore: readonly Fault[] = [{ kind: 'loseRequest' }, { kind: 'status', status: 503 }];

const count = (ends: readonly { state: string; times: number }[], state: string, times: number): number =>
  ends.filter((end) => end.state === state && end.times === times).length;

describe('one answer in ten is lost', () => {
  test('what Slack reports back is found: nothing twice, nothing lost, nothing for the operator', async () => {
    const crowd = await openCrowd(200);
    const met = oneInTen(crowd.slack, ...lostAfter);
    await crowd.live();
    expect(met.count).toBeGreaterThanOrEqual(20);
    expect(count(await crowd.ends(), 'sent', 1)).toBe(200);
    expect(crowd.slack.refused.calls).toBe(0);
  });

  test('without a word from Slack each is told at most once, and the operator sees every doubtful one', async () => {
    const crowd = await openCrowd(200, false);
    const met = oneInTen(crowd.slack, ...lostAfter, ...lostBefore);
    await crowd.live();
    const ends = await crowd.ends();
    expect(count(ends, 'sent', 1)).toBe(200 - met.count);
    expect(count(ends, 'dead', 0) + count(ends, 'dead', 1)).toBe(met.count);
    expect(count(ends, 'dead', 0)).toBeGreaterThan(0);
    expect(count(ends, 'dead', 1)).toBeGreaterThan(0);
  });

  test('where the history may be read, everything arrives once, whatever was lost', async () => {
    const crowd = await openCrowd(200, false);
    crowd.slack.state.places.get(`T0CROWD${opened}`)?.scopes.add('im:history');
    // Shorter than the lease: nobody looks before.
    crowd.slack.state.historyLagMs = 30_000;
    const met = oneInTen(crowd.slack, ...lostAfter, ...lostBefore);
    await crowd.live();
    expect(met.count).toBeGreaterThanOrEqual(20);
    expect(count(await crowd.ends(), 'sent', 1)).toBe(200);
    expect(crowd.slack.refused.calls).toBe(0);
  });

  test('this test sees it when a history lags longer than anybody waits', async () => {
    const crowd = await openCrowd(60, false);
    crowd.slack.state.places.get(`T0CROWD${opened}`)?.scopes.add('im:history');
    crowd.slack.state.historyLagMs = 90_000;
    oneInTen(crowd.slack, ...lostAfter);
    await crowd.live();
    expect((await crowd.ends()).filter(({ times }) => times > 1).length).toBeGreaterThan(0);
  });

  test('a look that fails is repeated, and never means "not there"', async () => {
    const crowd = await openCrowd(60, false);
    crowd.slack.state.places.get(`T0CROWD${opened}`)?.scopes.add('im:history');
    oneInTen(crowd.slack, ...lostAfter);
    let looks = 0;
    crowd.slack.faults.rule((method) => {
      if (method !== 'conversations.history') return null;
      looks += 1;
      const faults: readonly Fault[] = [
        { kind: 'busy', retryAfter: '5' },
        { kind: 'status', status: 500 },
      ];
      return looks % 3 === 0 ? null : (faults[(looks % 3) - 1] ?? null);
    });
    await crowd.live();
    expect(looks).toBeGreaterThan(6);
    expect(count(await crowd.ends(), 'sent', 1)).toBe(60);
  });

  test.each([new Busy(1_000), new Error('broken')])(
    'a look that throws %s is no answer either',
    async (error) => {
      const crowd = await openCrowd(40);
      oneInTen(crowd.slack, ...lostAfter);
      const failed = new Set<string>();
      const find: Platform['find'] = async (place, key, since, where) => {
        if (failed.has(key)) return crowd.platform.find(place, key, since, where);
        failed.add(key);
        throw error;
      };
      await crowd.live({ ...crowd.platform, find });
      expect(failed.size).toBe(4);
      expect(count(await crowd.ends(), 'sent', 1)).toBe(40);
    },
  );

  test('this test sees it when nobody looks before sending again', async () => {
    const crowd = await openCrowd(60);
    oneInTen(crowd.slack, ...lostAfter);
    await crowd.live({ ...crowd.platform, find: async () => 'absent' });
    const ends = await crowd.ends();
    expect(ends.filter(({ times }) => times > 1).length).toBeGreaterThan(0);
  });
});

test('five hundred messages keep to Slack’s rates: not one is refused', async () => {
  const crowd = await openCrowd(500);
  await crowd.live();
  expect(count(await crowd.ends(), 'sent', 1)).toBe(500);
  expect(crowd.slack.refused).toEqual({ calls: 0, early: 0 });
});

test('a workspace that says "later" for ten minutes is left alone, and holds nobody else up', async () => {
  const noisy = await openCrowd(100);
  noisy.slack.faults.add(
    { kind: 'busy', retryAfter: '600' },
    { method: 'chat.postMessage', times: Number.POSITIVE_INFINITY },
  );
  const quiet = await openCrowd(20);
  const both: Platform = {
    ...quiet.platform,
    sendDirect: (place, ...rest) =>
      (place === quiet.place ? quiet : noisy).platform.sendDirect(place, ...rest),
  };
  const before = at;
  await quiet.live(both);
  expect(count(await quiet.ends(), 'sent', 1)).toBe(20);
  expect(at - before).toBeLessThanOrEqual(10_000);
  // Those under way at once learn it for themselves; nobody after them asks.
  expect(noisy.slack.calls.length).toBeLessThanOrEqual(20);
  expect(quiet.slack.refused.calls).toBe(0);
  await noisy.slack.stop();
});

test('only our own metadata holds a mark', () => {
  expect(markIn({ event_type: 'acquaint', event_payload: { mark: asId('m') } })).toBe('m');
  expect(markIn({ event_type: 'other', event_payload: { mark: 'm' } })).toBeNull();
  expect(markIn(null)).toBeNull();
});
