import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Ambiguous, Busy } from '../../src/actions/ports/platform.ts';
import { createCall, discordRest } from '../../src/discord/call.ts';
import { mostRefusals } from '../../src/discord/limits.ts';
import { DiscordRefusal } from '../../src/discord/outcome.ts';
import type { Fault } from '../fakes/discord/faults.ts';
import { openWayOut, type WayOut } from './wayOut.ts';

let out: WayOut;
beforeEach(async () => {
  out = await openWayOut();
});
afterEach(async () => {
  vi.useRealTimers();
  await out.close();
});

const me = { method: 'GET', route: '/users/@me' } as const;
const where = { method: 'GET', path: /^\/users\/@me$/u };

const thrown = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  );

/** Time goes on, though nothing waits for it. */
const pass = (ms: number): void => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
};

test('an answer is given back, a list as a list', async () => {
  expect(await out.call(me)).toMatchObject({ answer: { username: 'Acquaint' } });
  const channels = { method: 'GET', route: `/guilds/${out.guild.id}/channels` } as const;
  expect(await out.call(channels)).toMatchObject({ answer: { list: [{ name: 'general' }] } });
});

describe('one request, whatever becomes of it, is one request', () => {
  const lost: readonly Fault[] = [
    { kind: 'loseAnswer' },
    { kind: 'loseRequest' },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 502, isDone: true },
    { kind: 'status', status: 504 },
  ];
  test.each(lost)('$kind $status is Ambiguous: it may have been done', async (fault) => {
    out.discord.faults.add(fault, { ...where, times: 9 });
    expect(await thrown(out.call(me))).toBeInstanceOf(Ambiguous);
    expect(out.calls()).toHaveLength(1);
  });

  test('nobody there means that nothing was done', async () => {
    await out.close();
    const error = await thrown(out.call(me));
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(Ambiguous);
  });

  const troubles: Readonly<Record<number, string>> = {
    ...{ 10003: 'gone', 10004: 'gone', 50001: 'outside' },
    ...{ 50013: 'forbidden', 50083: 'forbidden', 160005: 'forbidden' },
  };
  const people = [10_003, 10_004, 10_007, 10_008, 10_013, 50_001, 50_007, 50_013, 50_033, 50_083, 50_278];
  test.each([...people, 160_005, 160_006, 30_033])(
    '%d is an answer about one person or place',
    async (code) => {
      out.discord.faults.add({ kind: 'error', status: code === 50_007 ? 403 : 400, code }, where);
      const trouble = troubles[code];
      expect(await out.call(me)).toEqual({
        unreachable: String(code),
        ...(trouble === undefined ? {} : { trouble }),
      });
    },
  );

  test.each([50_035, 40_060, 10_062, 0])(
    '%d is our mistake: Discord refused, nothing was done',
    async (code) => {
      out.discord.faults.add({ kind: 'error', status: 400, code }, where);
      expect(await thrown(out.call(me))).toMatchObject({ name: 'DiscordRefusal', code, status: 400 });
    },
  );

  test('opening direct messages too fast is told to wait', async () => {
    out.discord.faults.add({ kind: 'error', status: 400, code: 40_003 }, where);
    expect(await thrown(out.call(me))).toBeInstanceOf(Busy);
  });

  test('a refusal without Discord’s own words is a refusal', async () => {
    out.discord.faults.add({ kind: 'status', status: 403 }, where);
    expect(await thrown(out.call(me))).toBeInstanceOf(DiscordRefusal);
  });

  test('no name and no id of anybody is in what is said of it', async () => {
    out.discord.faults.add({ kind: 'status', status: 500 }, { method: 'POST', path: /callback$/u });
    const route = '/interactions/123456789012345678/secret-token/callback' as const;
    const error = await thrown(out.call({ method: 'POST', route, body: {} }));
    expect(String(error)).not.toMatch(/secret|\d{17}/u);
  });
});

describe('told to wait', () => {
  test('by a 429 without a bucket it waits as long as is said, and asks nothing before', async () => {
    out.discord.faults.add({ kind: 'busy', seconds: 30 }, { ...where, times: 9 });
    const error = await thrown(out.call(me));
    expect(error).toBeInstanceOf(Busy);
    expect(error).toMatchObject({
      retryAfterMs: expect.toSatisfy((ms: number) => ms >= 30_000 && ms < 31_000),
    });
    for (let times = 0; times < 5; times += 1) expect(await thrown(out.call(me))).toBeInstanceOf(Busy);
    expect(out.calls()).toHaveLength(1);
    // Others are not held up.
    const channels = { method: 'GET', route: `/guilds/${out.guild.id}/channels` } as const;
    expect(await out.call(channels)).toHaveProperty('answer');
    pass(31_000);
    out.discord.faults.clear();
    expect(await out.call(me)).toHaveProperty('answer');
  });

  test.each([null, 'soon', '-5', ''])('by a 429 that says %j it waits a second', async (seconds) => {
    out.discord.faults.add({ kind: 'busy', seconds }, where);
    expect(await thrown(out.call(me))).toMatchObject({ name: 'Busy', retryAfterMs: 1_000 });
    expect(await thrown(out.call(me))).toBeInstanceOf(Busy);
    expect(out.calls()).toHaveLength(1);
  });

  test('by a global 429 everything waits', async () => {
    out.discord.faults.add({ kind: 'busy', seconds: 5, isGlobal: true }, where);
    expect(await thrown(out.call(me))).toMatchObject({ name: 'Busy' });
    const channels = { method: 'GET', route: `/guilds/${out.guild.id}/channels` } as const;
    expect(await thrown(out.call(channels))).toMatchObject({ name: 'Busy' });
    expect(out.calls()).toHaveLength(1);
  });

  test('a channel’s wait is not another channel’s', async () => {
    const [ada, grace] = [out.addPerson(), out.addPerson()].map((id) => out.discord.dmOf(id).id);
    out.discord.faults.add({ kind: 'busy', seconds: 9 }, { method: 'GET', path: new RegExp(`${ada}`, 'u') });
    const read = (id: string | undefined) => out.call({ method: 'GET', route: `/channels/${id}/messages` });
    expect(await thrown(read(ada))).toBeInstanceOf(Busy);
    expect(await thrown(read(ada))).toBeInstanceOf(Busy);
    expect(await read(grace)).toHaveProperty('answer');
  });
});

describe('refused', () => {
  test('a token is not asked with again for a minute, and not forgotten', async () => {
    const wrong = createCall(discordRest('other', out.discord.url), () => Date.now());
    for (let times = 0; times < 5; times += 1) {
      const error = await thrown(wrong(me));
      expect(error).toBeInstanceOf(times === 0 ? DiscordRefusal : Busy);
    }
    expect(out.calls()).toHaveLength(1);
    pass(61_000);
    expect(await thrown(wrong(me))).toBeInstanceOf(DiscordRefusal);
    expect(out.calls()).toHaveLength(1);
  });

  test('a thousand times in ten minutes, everything stops until the ten minutes are over', async () => {
    out.discord.faults.rule(() => ({ kind: 'error', status: 403, code: 50_013 }));
    for (let times = 0; times < mostRefusals; times += 1) {
      // The client itself keeps to fifty a second.
      if (times % 40 === 0) pass(1_100);
      await out.call(me);
    }
    expect(await thrown(out.call(me))).toBeInstanceOf(Busy);
    expect(out.discord.invalidRequests()).toBe(mostRefusals);
    pass(600_001);
    out.discord.faults.clear();
    expect(await out.call(me)).toHaveProperty('answer');
  });
});

test('too fast for Discord it is told so by its own client, without being refused', async () => {
  await out.close();
  out = await openWayOut({ hasRates: true });
  const channel = out.discord.dmOf(out.addPerson()).id;
  const read = () => out.call({ method: 'GET', route: `/channels/${channel}/messages` });
  const outcomes = await Promise.all(Array.from({ length: 200 }, () => thrown(read())));
  expect(outcomes.filter((one) => one instanceof Busy).length).toBeGreaterThan(0);
  expect(out.discord.invalidRequests()).toBe(0);
});
