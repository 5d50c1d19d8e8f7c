import { z } from 'zod';
import { tidy } from '../actions/answers.ts';
import type { Language } from '../core/community.ts';
import { id } from './readShapes.ts';

/** A person as Slack describes them, as far as it concerns us. */
export type SlackPerson = {
  readonly externalId: string;
  readonly name: string;
  readonly headline: string;
  readonly language: Language | null;
  /** IANA zone; null where Slack's is none. */
  readonly zone: string | null;
  readonly isAdmin: boolean;
  /** Deactivated, or a bot: not somebody Acquaint is for. */
  readonly isOutside: boolean;
  /** A guest, or of another company that shares a channel: let in where managers say so. */
  readonly isGuest: boolean;
};

const yes = z.boolean().nullish();
const words = z.string().max(2_000).nullish();

const shape = z.object({
  id,
  team_id: id.nullish(),
  name: words,
  real_name: words,
  tz: words,
  locale: words,
  deleted: yes,
  is_admin: yes,
  is_owner: yes,
  is_bot: yes,
  is_restricted: yes,
  is_ultra_restricted: yes,
  is_stranger: yes,
  enterprise_user: z.object({ enterprise_id: id.nullish(), teams: z.array(id).nullish() }).nullish(),
  profile: z.object({ real_name: words, display_name: words, title: words }).nullish(),
});

/** A user object of Slack's, seen from a place; null where it is none. */
export const readPerson = (user: unknown, place: string): SlackPerson | null => {
  const read = shape.safeParse(user).data;
  if (read === undefined) return null;
  const { profile } = read;
  return {
    externalId: read.id,
    name: firstOf(profile?.real_name, read.real_name, profile?.display_name, read.name).slice(0, 80),
    headline: firstOf(profile?.title).slice(0, 120),
    language: languageOf(read.locale),
    zone: zoneOf(read.tz),
    isAdmin: read.is_admin === true || read.is_owner === true,
    isOutside: read.id === 'USLACKBOT' || read.deleted === true || read.is_bot === true,
    isGuest: isGuest(read, place),
  };
};

/** `pl-PL` reads Polish; every other language is served in English; null where Slack does not say. */
export const languageOf = (locale: string | null | undefined): Language | null =>
  locale == null || locale === '' ? null : locale.toLowerCase().startsWith('pl') ? 'pl' : 'en';

type Shape = z.infer<typeof shape>;

const isGuest = (user: Shape, place: string): boolean =>
  [user.is_restricted, user.is_ultra_restricted, user.is_stranger].includes(true) || isElsewhere(user, place);

/** Slack Connect shows people of other companies; people of one's own organisation may be from another workspace. */
const isElsewhere = ({ team_id: team, enterprise_user: org }: Shape, place: string): boolean => {
  if (place.startsWith('E')) return org?.enterprise_id != null && org.enterprise_id !== place;
  return team != null && team !== place && org?.teams?.includes(place) !== true;
};

const firstOf = (...all: readonly (string | null | undefined)[]): string =>
  all.map((text) => tidy(text ?? '').replaceAll('\n', ' ')).find((text) => text !== '') ?? '';

const zoneOf = (zone: string | null | undefined): string | null => {
  if (zone == null || zone === '') return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
};
