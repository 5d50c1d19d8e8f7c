import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { writeBack } from '../../src/slack/readOrigin.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { postgresSessions } from '../../src/store/postgres.ts';
import { clockOffsetSql, routingTables } from '../../src/store/store.ts';
import { eventOf } from '../fakes/slack/driver.ts';
import { encode, type Kind, overHttp, post } from '../fakes/slack/driverDelivery.ts';
import { openSlackWorld, type SlackWorld, signingSecret, whenRead } from '../fakes/slack/driverWorld.ts';
import { described } from '../fakes/slack/methods/users.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/server.ts';
import { isRecord, type Json } from '../fakes/slack/shape.ts';
import { createDatabase } from '../services.ts';
import { MIGRATIONS } from '../template.ts';

/** How much of it: `HOSTILE=50000 EVENTS=10000 npx vitest run test/slack/hostile.test.ts` is all. */
const mutations = Number(process.env['HOSTILE'] ?? 1_500);
const events = Number(process.env['EVENTS'] ?? 150);
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** Mulberry32: small, and the same for the same seed. */
const random = (start: number) => {
  let state = start >>> 0;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
};

type Roll = ReturnType<typeof random>;

let slack: FakeSlack;
let worlds: SlackWorld[];
let database: Database;
let own: { readonly url: string; readonly drop: () => Promise<void> };
const escaped: unknown[] = [];
const note = (error: unknown) => void escaped.push(error);
beforeAll(async () => {
  process.on('unhandledRejection', note).on('uncaughtException', note);
  own = await createDatabase(inject('postgresUrl'));
  const migrating = postgresSessions(own.url);
  await migrate(migrating, MIGRATIONS, routingTables).finally(() => migrating.close());
  database = openDatabase(postgresSessions(own.url), { clockOffset: clockOffsetSql });
  slack = await startFakeSlack({ speed: Number.POSITIVE_INFINITY });
  slack.addUser({ id: 'U0ADA', name: 'Ada' });
  // Two processes on one database, as far as Slack can tell.
  const first = await openSlackWorld({ slack, database });
  await whenRead(first);
  worlds = [first, await openSlackWorld({ slack, database })];
});
afterAll(async () => {
  for (const world of worlds) await world.close();
  await slack.stop();
  await database.close();
  await own.drop();
  process.off('unhandledRejection', note).off('uncaughtException', note);
});

const team = () => ({ team: { id: slack.place, domain: 'x' }, user: { id: 'U0ADA', name: 'ada' } });

/** One of everything Slack sends us. */
const everything = (): (readonly [Kind, Json])[] => {
  const trigger = { trigger_id: slack.triggerId('U0ADA') };
  const response_url = slack.responseUrl({ place: slack.place, user: 'U0ADA', channel: 'D1' });
  const press = { ...team(), ...trigger, type: 'block_actions', api_app_id: 'A1' };
  const action = { action_id: 'introRequests.card#1', action_ts: '1.1', value: 'r-1', type: 'button' };
  const modal = {
    id: 'V1',
    type: 'modal',
    hash: '1.a',
    private_metadata: writeBack({ subject: 'd', response_url } as never),
  };
  const answers = {
    offer1: { answer: { type: 'plain_text_input', value: 'TypeScript' } },
    accepts: { answer: { type: 'checkboxes', selected_options: [{ value: 'advice' }] } },
    language: { answer: { type: 'static_select', selected_option: { value: 'en' } } },
    person: { answer: { type: 'users_select', selected_user: 'U0ADA' } },
  };
  const form = (callback_id: string) => ({
    ...{ ...team(), ...trigger, type: 'view_submission' },
    view: { ...modal, callback_id, state: { values: answers } },
  });
  const event = (inner: Json) => ['event', eventOf(slack, inner)] as const;
  const ada = slack.state.users.get('U0ADA');
  const command = {
    command: '/intro',
    user_id: 'U0ADA',
    user_name: 'ada',
    team_id: slack.place,
    response_url,
  };
  return [
    event({ type: 'message', channel_type: 'im', user: 'U0ADA', text: 'Who knows React?', ts: '1.1' }),
    event({ type: 'app_home_opened', user: 'U0ADA', tab: 'home' }),
    event({ type: 'user_change', user: ada === undefined ? {} : described(ada, true) }),
    event({ type: 'tokens_revoked', tokens: { oauth: ['U0ADA'] } }),
    event({
      ...{ type: 'message_metadata_posted', app_id: 'A0ACQUAINT', channel_id: 'D1', message_ts: '1.1' },
      metadata: { event_type: 'acquaint', event_payload: { mark: 'a'.repeat(32) } },
    }),
    ['event', { type: 'url_verification', challenge: 'c' }],
    ...['ask a lawyer', 'meet <@U0ADA|ada>', 'snooze tomorrow', ''].map(
      (text) => ['command', { ...command, ...trigger, text }] as const,
    ),
    [
      'interaction',
      { ...press, response_url, container: { message_ts: '1.1', channel_id: 'D1' }, actions: [action] },
    ],
    [
      'interaction',
      { ...press, view: { ...modal, type: 'home' }, container: { view_id: 'V1' }, actions: [action] },
    ],
    ['interaction', { ...press, view: modal, container: { view_id: 'V1' }, actions: [action] }],
    ...['members.joinForm', 'members.profileForm', 'introRequests.send', 'members.snoozeForm'].map(
      (name) => ['interaction', form(name)] as const,
    ),
    ['interaction', { ...team(), ...trigger, type: 'shortcut', callback_id: 'acquaint_ask' }],
    [
      'interaction',
      {
        ...team(),
        ...trigger,
        response_url,
        type: 'message_action',
        callback_id: 'acquaint_author',
        message: { user: 'U0ADA' },
      },
    ],
  ];
};

const nasty = (roll: Roll): unknown => {
  const values: readonly unknown[] = [
    ...[
      null,
      true,
      false,
      0,
      -1,
      1e308,
      9_007_199_254_740_992,
      '',
      ' ',
      '\u0000',
      'a\u0000b',
      '\ud800',
      '\u202e',
    ],
    ...[[], {}, [null], [[[[]]]], { id: null }, { toString: null }, 'x'.repeat(5_000), '💥'.repeat(2_000)],
    ...["'; drop table members; --", '<!channel>', '<@U0ADA>', '<@U0NOBODY|x>', '__proto__', 'constructor'],
    ...[
      '../../etc/passwd',
      '%s%n',
      'NaN',
      '1e999',
      'T0NOWHERE',
      'U0NOBODY',
      'introRequests.send',
      'members.erase#0',
    ],
    ...['http://127.0.0.1:1/', 'javascript:alert(1)', '{"subject":"x"}', '0'.repeat(64), '-0', '\n\n\n'],
  ];
  return values[roll(values.length)];
};

/** The same with one thing in it changed, taken away, doubled or made deep. */
const mutate = (value: unknown, roll: Roll, depth = 0): unknown => {
  const stop = depth > 7 || roll(14) === 0;
  if (Array.isArray(value) && value.length > 0 && !stop) {
    const at = roll(value.length);
    if (roll(5) === 0) return [...value, ...value];
    return value.map((one, index) => (index === at ? mutate(one, roll, depth + 1) : one));
  }
  if (isRecord(value) && !stop) {
    const names = Object.keys(value);
    const name = names[roll(names.length)];
    if (name === undefined) return nasty(roll);
    const what = roll(8);
    const entries = Object.entries(value);
    if (what === 0) return Object.fromEntries(entries.filter(([key]) => key !== name));
    if (what === 1)
      return Object.fromEntries([...entries, ['__proto__', nasty(roll)], ['extra', nasty(roll)]]);
    return Object.fromEntries(
      entries.map(([key, one]) => [key, key === name ? mutate(one, roll, depth + 1) : one]),
    );
  }
  return nasty(roll);
};

/** The bytes of it, now and then broken as bytes. */
const hostile = (roll: Roll): { readonly body: string | Uint8Array; readonly type: string } => {
  const all = everything();
  const [kind, payload] = all[roll(all.length)] ?? ['event', {}];
  let changed: unknown = payload;
  for (let times = roll(4) === 0 ? 2 : 1; times > 0; times -= 1) changed = mutate(changed, roll);
  const flat = kind === 'command' && !isRecord(changed) ? {} : changed;
  const { body, type } = encode(kind, kind === 'command' ? texts(flat) : flat);
  const bytes = Buffer.from(body);
  const way = roll(12);
  if (way === 0) return { body: bytes.subarray(0, roll(bytes.length)), type };
  if (way === 1 && bytes.length > 0) {
    for (let times = 0; times < 3; times += 1) bytes[roll(bytes.length)] = roll(256);
    return { body: bytes, type };
  }
  if (way === 2)
    return { body, type: ['text/plain', '', 'application/json', 'multipart/form-data'][roll(4)] ?? '' };
  return { body, type };
};

const texts = (value: unknown): Json =>
  Object.fromEntries(
    Object.entries(isRecord(value) ? value : {}).map(([key, one]) => [key, String(textOf(one))]),
  );
const textOf = (value: unknown): unknown => (typeof value === 'object' ? JSON.stringify(value) : value);

const inTurns = async (
  times: number,
  width: number,
  work: (index: number) => Promise<void>,
): Promise<void> => {
  let next = 0;
  const lane = async () => {
    while (next < times) {
      next += 1;
      await work(next - 1);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
};

describe('what is signed and hostile', () => {
  it(`never breaks anything (${mutations} times, seed ${seed})`, async () => {
    const roll = random(seed);
    const statuses = new Map<number, number>();
    await inTurns(mutations, 8, async (index) => {
      const { body, type } = hostile(roll);
      const { baseUrl } = worlds[index % 2] ?? { baseUrl: '' };
      const { status } = await post(baseUrl, signingSecret, body, { 'content-type': type });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status !== 200 && status !== 400) throw new Error(`${status} for ${String(body).slice(0, 2_000)}`);
    });
    for (const world of worlds) await world.app.settled();
    expect(escaped).toEqual([]);
    const faults = worlds.flatMap(({ faults }) => faults);
    expect(faults.map(String)).toEqual([]);
    // Much of it is understood: it reaches what lies behind.
    expect(statuses.get(200) ?? 0).toBeGreaterThan(mutations / 4);
  }, 3_600_000);

  it('unsigned goes nowhere', async () => {
    const roll = random(seed + 1);
    await inTurns(100, 8, async () => {
      const { body, type } = hostile(roll);
      const { status } = await post(worlds[0]?.baseUrl ?? '', 'another secret', body, {
        'content-type': type,
      });
      expect(status).toBe(401);
    });
  });
});

describe('what is delivered again', () => {
  it(`has its effect once (${events} events, 1 to 10 times each, in any order, over two processes)`, async () => {
    const roll = random(seed + 2);
    const people = Array.from({ length: 20 }, (_, index) => slack.addUser({ name: `Member ${index}` }).id);
    const [world] = worlds;
    for (const id of people) {
      await world?.driver.type(id, '/intro join');
      await world?.driver.submit(id, { offer1: 'React', seek: '' });
    }
    const posted = () =>
      slack.calls.filter(({ method, outcome }) => method === 'chat.postMessage' && outcome === 'ok');
    const before = posted().length;
    const faultsBefore = worlds.flatMap(({ faults }) => faults).length;
    const one = (index: number): readonly [Kind, Json] => {
      const user = people[index % people.length] ?? '';
      if (index % 2 === 0) {
        const said = {
          type: 'message',
          channel_type: 'im',
          user,
          text: `Question ${index}`,
          ts: `${index}.1`,
        };
        return ['event', eventOf(slack, said)];
      }
      const typed = { command: '/intro', text: 'help', user_id: user, team_id: slack.place };
      const response_url = slack.responseUrl({ place: slack.place, user, channel: 'D1' });
      return ['command', { ...typed, trigger_id: `1.${index}.again`, response_url }];
    };
    const deliveries = Array.from({ length: events }, (_, index) => one(index)).flatMap((delivery) =>
      Array.from({ length: 1 + roll(10) }, (_, retry) => ({ delivery, retry })),
    );
    for (let at = deliveries.length - 1; at > 0; at -= 1) {
      const other = roll(at + 1);
      const kept = deliveries[at];
      if (kept !== undefined) [deliveries[at], deliveries[other]] = [deliveries[other] ?? kept, kept];
    }
    const deliver = worlds.map(({ baseUrl }) => overHttp(baseUrl, signingSecret));
    const answered = new Map<string, number>();
    await inTurns(deliveries.length, 8, async (index) => {
      const { delivery, retry } = deliveries[index] ?? {};
      if (delivery === undefined) return;
      const [kind, payload] = delivery;
      const got = await deliver[roll(2)]?.(kind, payload, retry === 0 ? undefined : retry);
      if (got?.status !== 200) throw new Error(`${got?.status}`);
      const key = String(payload['trigger_id'] ?? payload['event_id']);
      if (isRecord(got.said)) answered.set(key, (answered.get(key) ?? 0) + 1);
    });
    for (const each of worlds) await each.app.settled();
    // Whoever is not answered at once is answered at the command's address.
    for (const [kind, payload] of new Set(deliveries.map(({ delivery }) => delivery))) {
      if (kind !== 'command') continue;
      const key = String(payload['trigger_id']);
      const later = slack.answersAt(String(payload['response_url']));
      if (later > 0) answered.set(key, (answered.get(key) ?? 0) + later);
    }
    // Each question was answered once; each command once, here or there.
    expect(posted().length - before).toBe(Math.ceil(events / 2));
    expect([...answered.values()].every((times) => times === 1)).toBe(true);
    expect(answered.size).toBe(Math.floor(events / 2));
    const rows = await database.transaction({ router: true }, async ({ db }) =>
      db.execute(
        "select state, count(*)::int as many from inbox where key like 'slack/event/%' or key like 'slack/command/%' group by state",
      ),
    );
    expect(rows.map(({ state }) => state)).toEqual(['done']);
    expect(worlds.flatMap(({ faults }) => faults).length).toBe(faultsBefore);
  }, 3_600_000);
});
