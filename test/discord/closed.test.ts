import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Ambiguous, Busy } from '../../src/actions/ports/platform.ts';
import { hello } from '../slack/stage.ts';
import { openWayOut, type WayOut } from './wayOut.ts';

const windowMs = 600_000;

let out: WayOut;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2027-01-11T08:00:00Z') });
  out = await openWayOut({ now: () => Date.now() });
});
afterEach(async () => {
  vi.useRealTimers();
  await out.close();
});

/** Send one message to each, as the outbox would, for so many hours; who was told, and when. */
const live = async (people: readonly string[], key: string, hours: number): Promise<Map<string, string>> => {
  const outcomes = new Map<string, string>();
  const until = Date.now() + hours * 3_600_000;
  let waiting = people.map((person) => ({ person, at: Date.now() }));
  while (waiting.length > 0 && Date.now() < until) {
    const due = waiting.filter(({ at }) => at <= Date.now());
    waiting = waiting.filter(({ at }) => at > Date.now());
    // Six at once, then a second later the next: the client keeps to fifty requests a second.
    for (let start = 0; start < due.length; start += 6) {
      const tried = due.slice(start, start + 6).map(async ({ person }) => {
        try {
          const sent = await out.platform.sendDirect(out.guild.id, person, hello(), `${key}/${person}`);
          outcomes.set(
            person,
            'sent' in sent ? (sent.sent.id.endsWith(':hint') ? 'hint' : 'sent') : sent.unreachable,
          );
        } catch (error) {
          if (!(error instanceof Busy || error instanceof Ambiguous)) throw error;
          const inMs = error instanceof Busy ? error.retryAfterMs : 61_000;
          waiting.push({ person, at: Date.now() + inMs });
        }
      });
      await Promise.all(tried);
      vi.setSystemTime(Date.now() + 1_000);
    }
    const next = Math.min(...waiting.map(({ at }) => at));
    vi.setSystemTime(Math.max(Date.now() + 1_000, Number.isFinite(next) ? next : 0));
  }
  return outcomes;
};

/** The most refusals in any ten minutes. */
const worst = (): number => {
  const at = out.discord.seen.filter(({ status }) => [401, 403, 429].includes(status)).map((one) => one.at);
  return Math.max(0, ...at.map((end) => at.filter((one) => one > end - windowMs && one <= end).length));
};

const shut = (people: readonly string[]) => {
  for (const person of people) {
    const found = out.discord.people.get(person);
    if (found !== undefined) found.isDmClosed = true;
  }
};

test('five thousand people with closed direct messages: fewer than a hundred refusals in any ten minutes, none tried twice', async () => {
  const people = Array.from({ length: 5_000 }, () => out.addPerson());
  shut(people);
  out.guild.mostThreads = 100;
  const outcomes = await live(people, 'first', 2);
  expect(worst()).toBeGreaterThan(0);
  expect(worst()).toBeLessThan(100);
  // Whoever was found out about is not tried again: one refusal each.
  expect(out.discord.invalidRequests()).toBe(outcomes.size);
  expect(outcomes.size).toBeGreaterThan(900);
  expect([...outcomes.values()].filter((one) => one === 'hint')).toHaveLength(100);
  const before = out.discord.invalidRequests();
  await live([...outcomes.keys()], 'second', 0.1);
  expect(out.discord.invalidRequests()).toBe(before);
  // At the next thing they do they are reached again, if they opened their messages.
  const [first = ''] = outcomes.keys();
  const person = out.discord.people.get(first);
  if (person !== undefined) person.isDmClosed = false;
  out.platform.heard(first);
  vi.setSystemTime(Date.now() + windowMs);
  expect((await live([first], 'third', 1)).get(first)).toBe('sent');
}, 120_000);

test('people whose direct messages are open do not wait for those whose are not', async () => {
  const friends = Array.from({ length: 100 }, () => out.addPerson());
  expect([...(await live(friends, 'before', 1)).values()].every((one) => one === 'sent')).toBe(true);
  const closed = Array.from({ length: 300 }, () => out.addPerson());
  shut(closed);
  await live(closed, 'news', 0.1);
  const start = Date.now();
  const outcomes = await live(friends, 'news', 1);
  expect([...outcomes.values()].filter((one) => one === 'sent')).toHaveLength(100);
  expect(Date.now() - start).toBeLessThan(60_000);
});
