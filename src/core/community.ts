import type { CommunityId } from './ids.ts';

/** Where a community lives. */
export const platformNames = ['slack', 'discord', 'playground'] as const;
export type PlatformName = (typeof platformNames)[number];

/** Where a server's moderators can read the rooms Acquaint opens: it is said in the room. */
export const canModeratorsReadRooms = (platform: string): boolean => platform === 'discord';

/** The languages Acquaint speaks; each member chooses one. */
export const languages = ['en', 'pl'] as const;
export type Language = (typeof languages)[number];

/** Whose public holidays a community keeps; `none` keeps none but its own extra dates. */
export const holidayCountries = ['PL', 'none'] as const;
export type HolidayCountry = (typeof holidayCountries)[number];

/** One Slack workspace, Discord server, playground, or several joined. */
export type Community = {
  readonly id: CommunityId;
  readonly name: string;
  /** IANA zone of the community's own dates: working days, digests. */
  readonly zone: string;
  /** The language of posts in public channels. */
  readonly language: Language;
  readonly holidays: HolidayCountry;
  /** Further days off, `YYYY-MM-DD`. */
  readonly daysOff: readonly string[];
  /** Whether guests and people of other companies who share a channel may join; members of one's own always may. */
  readonly letsGuestsIn: boolean;
  /** The name or id of the channel for rooms where rooms need one; empty: the first that allows them. */
  readonly roomChannel: string;
  /** When a manager started it; before that nothing is written to anybody but managers. Null: not yet. */
  readonly startedAt: Date | null;
};

/** What a community begins with. */
export const communityDefaults = {
  holidays: 'PL',
  daysOff: [],
  letsGuestsIn: false,
  roomChannel: '',
  startedAt: null,
} as const satisfies Omit<Community, 'id' | 'name' | 'zone' | 'language'>;
