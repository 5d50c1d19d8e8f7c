import { type ChannelRef, isSamePlace } from './channel.ts';
import type { Community } from './community.ts';
import type { Member } from './member.ts';
import type { Pause, Schedule } from './time/schedule.ts';
import { type LocalDate, localDateOf } from './time/zones.ts';
import type { WeeklyMoment } from './weekly.ts';

/** What a manager may have the channel digest tell. */
export const channelParts = [
  'newcomers',
  'introductions',
  'asks',
  'thanks',
  'events',
  'round',
  'chart',
] as const;
export type ChannelPart = (typeof channelParts)[number];

/** A channel the digest stands in; since `lostOn` nothing arrives there, and managers know. */
export type DigestChannel = ChannelRef & { readonly lostOn?: LocalDate };

/** The weekly digest for everybody: where, when, with what. On one platform it has one channel. */
export type ChannelDigest = WeeklyMoment & {
  readonly isOn: boolean;
  /** The day on which it was switched on: nothing before it is made up for. */
  readonly since: LocalDate;
  readonly channels: readonly DigestChannel[];
  readonly include: readonly ChannelPart[];
  readonly pauses: readonly Pause[];
};

/** The same digest with one of its channels changed. */
export const withChannel = (
  settings: DigestSettings,
  channel: ChannelRef,
  change: (one: DigestChannel) => DigestChannel,
): DigestSettings => ({
  ...settings,
  channel: {
    ...settings.channel,
    channels: settings.channel.channels.map((one) =>
      isSamePlace(one, channel) && one.id === channel.id ? change(one) : one,
    ),
  },
});

/** When digests go out; `anchor` is the day from which they do. */
export type DigestSettings = {
  readonly anchor: LocalDate;
  readonly personal: WeeklyMoment;
  readonly channel: ChannelDigest;
};

/** Nobody is written to unasked before eight or after eight; a digest leaves time for its jitter. */
export const digestHours = { from: '08:00', to: '19:00' } as const;

/** Digests of one moment are spread over so many minutes, each member always at the same one. */
export const jitterMinutes = 30;

/** Monday morning, and a quiet channel until a manager chooses one. */
export const freshDigests = (community: Community, now: Date): DigestSettings => ({
  anchor: localDateOf(now, community.zone),
  personal: { weekday: 1, time: '09:00' },
  channel: {
    isOn: false,
    since: localDateOf(now, community.zone),
    weekday: 1,
    time: '10:00',
    channels: [],
    include: channelParts,
    pauses: [],
  },
});

/** A member's own digest: the community's weekday and time on the clocks of their zone; days off move it. */
export const personalSchedule = (
  settings: DigestSettings,
  member: Pick<Member, 'zone' | 'joinedAt'>,
  community: Community,
): Schedule => {
  const joined = localDateOf(member.joinedAt ?? new Date(0), member.zone);
  return {
    ...settings.personal,
    zone: member.zone,
    everyWeeks: 1,
    anchor: joined > settings.anchor ? joined : settings.anchor,
    pauses: [],
    calendar: { ...community, zone: member.zone },
  };
};

/** The channel's: in the community's own zone, with its pauses. */
export const channelSchedule = (
  { channel }: DigestSettings,
  community: Community,
  everyWeeks = 1,
): Schedule => ({
  weekday: channel.weekday,
  time: channel.time,
  zone: community.zone,
  everyWeeks,
  anchor: channel.since,
  pauses: channel.pauses,
  calendar: community,
});

/** The same minutes for the same id, always. */
export const jitterOf = (id: string): number =>
  [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 7) % jitterMinutes;

/**
 * What became of a member's digest of one day. `waiting`: no room in their budget yet. `sent` also where it is on its
 * way; `none`: nothing to say, or they want none; `missed`: too late to catch up.
 */
export type DigestOutcome = 'waiting' | 'sent' | 'none' | 'missed';

export type DigestDay = {
  readonly date: LocalDate;
  readonly outcome: DigestOutcome;
  /** When it was settled. */
  readonly at: Date;
  /** The introduction or pairing it asked about: no message of its own does that then. */
  readonly asksHow: string | null;
};

/** What is said unchanged in so many digests is a reason for no other: it comes along with what is new. */
const timesSaid = 2;

/** Whether a part of a digest, by its key, is a reason to send one, given the parts of those sent before. */
export const isNews = (part: number, before: readonly (readonly number[])[]): boolean =>
  before.filter((parts) => parts.includes(part)).length < timesSaid;

/** Without room in somebody's budget for so long, a digest is left out. */
export const waitDays = 2;
