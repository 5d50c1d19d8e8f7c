import { Routes } from 'discord.js';
import type { Router } from '../actions/ports/inbox.ts';
import { Busy } from '../actions/ports/platform.ts';
import type { Dice, Store } from '../actions/ports.ts';
import { meetupLimits } from '../core/meetup.ts';
import type { Meetup } from '../core/meetupDetails.ts';
import { type DiscordCall, isRecord } from './call.ts';
import { followScheduled, isOnServer } from './scheduled.ts';

/** What reading who is interested stands on. */
export type InterestPorts = {
  readonly store: Store;
  readonly router: Router;
  readonly dice: Dice;
  readonly call: DiscordCall;
  readonly sleep: (ms: number) => Promise<unknown>;
};

/** Discord gives so many at once; of one event so many are read. */
const pageSize = 100;
const mostPages = 50;
const mostTries = 5;

/**
 * Who pressed "Interested" before Acquaint came, or before they joined, goes as well: Discord keeps that list, and of
 * whoever did not join nothing is kept here. `externalId`: only this person, who joined just now; null for everybody.
 */
export const readInterested = async (
  ports: InterestPorts,
  server: string,
  externalId: string | null,
): Promise<void> => {
  for (const event of await eventsOf(ports, server)) {
    const people =
      externalId === null
        ? await everybody(ports, server, event)
        : (await page(ports, server, event, before(externalId), 1)).filter((one) => one === externalId);
    for (const one of people) {
      const said = { about: 'interest', server, event, externalId: one, isInterested: true } as const;
      await followScheduled(ports, said);
    }
  }
};

/** The server's own events that are ahead. */
const eventsOf = async ({ store, router }: InterestPorts, server: string): Promise<string[]> => {
  const community = await router.communityOf('discord', server);
  if (community === null) return [];
  const all = await store.transaction(community, (tx) => {
    const until = new Date(tx.now.getTime() + meetupLimits.daysAhead * 86_400_000);
    return tx.meetups.between(tx.now, until, 500);
  });
  return all.flatMap((meetup: Meetup) =>
    meetup.status === 'planned' && isOnServer(meetup, server) && meetup.source.by === 'platform'
      ? [meetup.source.event]
      : [],
  );
};

const everybody = async (ports: InterestPorts, server: string, event: string): Promise<string[]> => {
  const found: string[] = [];
  for (let turn = 0; turn < mostPages; turn++) {
    const more = await page(ports, server, event, found.at(-1) ?? '0', pageSize);
    found.push(...more);
    if (more.length < pageSize) break;
  }
  return found;
};

/** Some of those interested, by their ids, after one of them. */
const page = async (
  { call, sleep }: InterestPorts,
  server: string,
  event: string,
  after: string,
  limit: number,
): Promise<string[]> => {
  const query = new URLSearchParams({ limit: String(limit), after });
  const asking = { method: 'GET', route: Routes.guildScheduledEventUsers(server, event), query } as const;
  for (let tries = 1; ; tries++) {
    try {
      const said = await call({ ...asking, place: server });
      return 'unreachable' in said ? [] : idsIn(said.answer['list']);
    } catch (error) {
      if (!(error instanceof Busy) || tries >= mostTries) throw error;
      await sleep(error.retryAfterMs);
    }
  }
};

const idsIn = (list: unknown): string[] =>
  (Array.isArray(list) ? list : []).flatMap((one: unknown) => {
    const user = isRecord(one) ? one['user'] : null;
    const id = isRecord(user) ? user['id'] : null;
    return typeof id === 'string' ? [id] : [];
  });

/** Ids are numbers in order: the one after this is the person themselves. */
const before = (id: string): string => (/^\d{1,20}$/u.test(id) ? String(BigInt(id) - 1n) : '0');
