import { type APIGuildScheduledEvent, GuildScheduledEventStatus } from 'discord.js';
import { tidy } from '../actions/answers.ts';
import { followSource } from '../actions/meetupFeeds.ts';
import { goTo, stayAway } from '../actions/meetupGoing.ts';
import type { Router } from '../actions/ports/inbox.ts';
import type { Dice, Store, Transaction } from '../actions/ports.ts';
import { isOpenToGo, meetupLimits, sourceKeyOf } from '../core/meetup.ts';
import type { Meetup, MeetupDetails } from '../core/meetupDetails.ts';
import { readWhere } from '../core/meetupInput.ts';
import { cut } from '../views/parts.ts';

/** What Discord tells of a server's own events. */
export type Scheduled =
  | { readonly about: 'event'; readonly event: APIGuildScheduledEvent; readonly isDeleted: boolean }
  | {
      readonly about: 'interest';
      readonly server: string;
      readonly event: string;
      readonly externalId: string;
      readonly isInterested: boolean;
    };

type Ports = { readonly store: Store; readonly router: Router; readonly dice: Dice };

/** Follow it: the event as one of the community's, whoever is interested and joined as going. */
export const followScheduled = async ({ store, router, dice }: Ports, said: Scheduled): Promise<void> => {
  const server = said.about === 'event' ? said.event.guild_id : said.server;
  const community = await router.communityOf('discord', server);
  if (community === null) return;
  await store.transaction(community, (tx) =>
    said.about === 'event' ? follow(tx, dice, said.event, said.isDeleted) : interest(tx, said),
  );
};

/** All events of a server, as it tells them when Discord connects: what is not among them was deleted meanwhile. */
export const followAll = async (
  { store, router, dice }: Ports,
  server: string,
  events: readonly APIGuildScheduledEvent[],
): Promise<void> => {
  const community = await router.communityOf('discord', server);
  if (community === null) return;
  await store.transaction(community, async (tx) => {
    for (const event of events) await follow(tx, dice, event, false);
    const kept = new Set(events.map(({ id }) => id));
    const until = new Date(tx.now.getTime() + meetupLimits.daysAhead * 86_400_000);
    for (const { source, ...meetup } of await tx.meetups.between(tx.now, until, mostSynced)) {
      if (source.by !== 'platform' || kept.has(source.event)) continue;
      if (!isOnServer({ ...meetup, source }, server)) continue;
      await followSource(tx, dice, source, { ...meetup, isCancelled: true });
    }
  });
};

/** A community can live on several servers; the link says which one an event is of. */
export const isOnServer = ({ source, link }: Pick<Meetup, 'source' | 'link'>, server: string): boolean =>
  source.by === 'platform' && source.platform === 'discord' && link === linkOf(server, source.event);

const mostSynced = 500;
const usualMs = 3_600_000;

const linkOf = (server: string, event: string): string => `https://discord.com/events/${server}/${event}`;

const follow = async (
  tx: Transaction,
  dice: Dice,
  event: APIGuildScheduledEvent,
  isDeleted: boolean,
): Promise<void> => {
  // Over or under way: what is known of it stays.
  if (event.status === GuildScheduledEventStatus.Completed) return;
  const isCancelled = isDeleted || event.status === GuildScheduledEventStatus.Canceled;
  const source = { by: 'platform', platform: 'discord', event: event.id } as const;
  await followSource(tx, dice, source, { ...detailsOf(event), isCancelled });
};

const detailsOf = (event: APIGuildScheduledEvent): Omit<MeetupDetails, 'topics'> => {
  const startsAt = new Date(event.scheduled_start_time);
  const given = event.scheduled_end_time ? new Date(event.scheduled_end_time) : null;
  const location = tidy(event.entity_metadata?.location ?? '').replace(/\s+/gu, ' ');
  return {
    title: cut(tidy(event.name).replace(/\s+/gu, ' '), meetupLimits.title),
    place: readWhere(cut(location, meetupLimits.place))?.place ?? '',
    link: linkOf(event.guild_id, event.id),
    startsAt,
    endsAt: given !== null && given > startsAt ? given : new Date(startsAt.getTime() + usualMs),
    isAllDay: false,
    description: cut(tidy(event.description ?? ''), meetupLimits.description),
  };
};

/** Only of members; what somebody pressed here themselves is not undone over there. */
const interest = async (tx: Transaction, said: Extract<Scheduled, { about: 'interest' }>): Promise<void> => {
  const account = await tx.accounts.byExternalId('discord', said.externalId);
  const member = account === null ? null : await tx.members.lock(account.member);
  if (member?.status !== 'joined') return;
  const key = sourceKeyOf({ by: 'platform', platform: 'discord', event: said.event }) ?? '';
  const meetup = await tx.meetups.lockBySource(key);
  if (meetup === null || !isOpenToGo(meetup, tx.now)) return;
  if (said.isInterested) return goTo(tx, meetup, member.id, 'platform');
  const mine = await tx.meetupPeople.isGoing(meetup.id, member.id);
  if (mine?.via === 'platform') await stayAway(tx, meetup, member.id);
};
