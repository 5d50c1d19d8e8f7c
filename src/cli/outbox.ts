import type { Resources } from '../resources.ts';
import type { Buried, Deliveries } from '../store/backlog.ts';
import { deliveriesOf } from '../store/backlog.ts';
import { CommandError, say, withStore } from './context.ts';

export type OutboxFlags = { readonly json?: boolean };

const mostShown = 200;

/** `acquaint outbox`: what waits, and what was given up and waits for the operator. Words are never shown. */
export const outboxCommand = async (flags: OutboxFlags): Promise<void> => {
  await withStore(async ({ database }) => {
    const deliveries = deliveriesOf(database);
    const [backlog, buried] = [await deliveries.backlog(), await deliveries.buried(mostShown)];
    const lines = [
      `${backlog.due} due (the oldest for ${backlog.oldestDueSeconds} s), ${backlog.unsure} being looked for, ` +
        `${backlog.buried} given up; ${backlog.arrivals} arrivals waiting, ${backlog.deadArrivals} failed`,
      ...buried.map(lineOf),
    ];
    say(flags.json ?? false, { ...backlog, list: buried }, lines);
  });
};

/** `acquaint outbox again <key>`, `acquaint outbox dismiss <key>`: send once more what was given up, or let it be. */
export const digCommand =
  (verb: 'again' | 'dismiss') =>
  async (key: string, flags: OutboxFlags): Promise<void> => {
    await withStore(async (resources) => {
      const found = await buriedAs(resources, key);
      const isDone = await deliveriesOf(resources.database)[verb](found.community, found.key);
      const says = { again: `will be sent again: ${key}`, dismiss: `dismissed: ${key}` }[verb];
      say(flags.json ?? false, { key, verb, isDone }, [isDone ? says : `not given up any more: ${key}`]);
    });
  };

/** `acquaint outbox hold`, `acquaint outbox release`: nothing goes out by itself after a restore, until it is let go. */
export const holdCommand =
  (verb: 'hold' | 'release') =>
  async (flags: OutboxFlags): Promise<void> => {
    await withStore(async ({ database }) => {
      const count = await deliveriesOf(database)[verb]();
      const says = { hold: `${count} held`, release: `${count} let go` }[verb];
      say(flags.json ?? false, { verb, count }, [says]);
    });
  };

const buriedAs = async ({ database }: Resources, key: string): Promise<Buried> => {
  const found = (await deliveriesOf(database).buried(10_000)).filter((one) => one.key === key);
  const [only] = found;
  if (only === undefined) throw new CommandError(`Nothing of this key was given up: ${key}`);
  return only;
};

const lineOf = ({ at, what, why, key }: Buried): string => `${at.toISOString()}  ${what}  ${why}  ${key}`;

/** For `doctor`. */
export const backlogSays = async (
  deliveries: Pick<Deliveries, 'backlog'>,
): Promise<{ readonly check: string; readonly state: 'ok' | 'warning'; readonly says: string }> => {
  const { buried, deadArrivals, oldestDueSeconds } = await deliveries.backlog();
  if (buried + deadArrivals > 0) {
    const says = `${buried} messages were given up and ${deadArrivals} arrivals failed: see "acquaint outbox".`;
    return { check: 'deliveries', state: 'warning', says };
  }
  if (oldestDueSeconds > 600) {
    const says = `the oldest message waits for ${Math.round(oldestDueSeconds / 60)} minutes: does a worker run?`;
    return { check: 'deliveries', state: 'warning', says };
  }
  return { check: 'deliveries', state: 'ok', says: 'nothing was given up, nothing waits for long' };
};
