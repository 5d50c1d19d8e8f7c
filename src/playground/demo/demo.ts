import type { Level } from '../../core/expertise.ts';
import { asId, type TagSlug } from '../../core/ids.ts';
import { introKinds } from '../../core/introRequest.ts';
import { type Member, memberDefaults } from '../../core/member.ts';
import { demoPeople } from './people.ts';

/** What the demo community is called; its people are joined from the start. */
export const demoCommunity = {
  name: 'Krakowski Krąg Biznesu',
  zone: 'Europe/Warsaw',
  language: 'pl',
} as const;

/** The one in which nothing has begun, with so many people. */
export const freshCommunity = { name: 'Nowy Krąg', zone: 'Europe/Warsaw', language: 'pl' } as const;
export const freshPeople = 24;

/** A person of the demo, all but the ids and the instants. */
export type DemoPerson = Omit<Member, 'id' | 'joinedAt' | 'firstSeenAt'> & { readonly externalId: string };

/** Read the demo's lines. */
export const readDemo = (): DemoPerson[] =>
  demoPeople
    .split('\n')
    .filter((line) => line.includes('|'))
    .map(readLine);

const readLine = (line: string): DemoPerson => {
  const [
    name = '',
    headline = '',
    company = '',
    zone = '',
    spoken = '',
    language,
    offers = '',
    seeks = '',
    bio = '',
  ] = line.split('|');
  return {
    externalId: externalIdOf(name),
    status: 'joined',
    name,
    headline,
    bio,
    company,
    country: '',
    zone,
    languages: spoken.split(','),
    language: language === 'pl' ? 'pl' : 'en',
    workingHours: memberDefaults.workingHours,
    links: [],
    offers: offers.split(',').map((offer) => {
      const [tag = '', level] = offer.split(':');
      return { tag: asId<TagSlug>(tag), level: readLevel(level), isPublic: true };
    }),
    seeks: seeks.split(',').map((tag) => ({ tag: asId<TagSlug>(tag), isPublic: true })),
    accepts: introKinds,
    capacityPerMonth: memberDefaults.capacityPerMonth,
    isHidden: false,
    openTo: [],
    muted: [],
    snoozedUntil: null,
  };
};

const readLevel = (text: string | undefined): Level => (text === '3' ? 3 : text === '1' ? 1 : 2);

const externalIdOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z]+/gu, '-');
