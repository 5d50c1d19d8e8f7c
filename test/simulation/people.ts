import type { Language } from '../../src/core/community.ts';
import type { Level } from '../../src/core/expertise.ts';
import { asId, type MemberId, type TagSlug } from '../../src/core/ids.ts';
import { introKinds } from '../../src/core/introRequest.ts';
import { type Random, randomFrom } from '../../src/core/matching/random.ts';
import { type Member, memberDefaults } from '../../src/core/member.ts';
import { shippedLexicon } from '../../src/core/search/shippedLexicon.ts';

/** Somebody who lives in the simulated community, with their habits. */
export type Person = {
  readonly externalId: string;
  readonly zone: string;
  readonly language: Language;
  readonly isManager: boolean;
  /** Likelihood that they look at Acquaint in one of their day's hours, and that they press something then. */
  readonly looks: number;
  readonly answers: number;
  /** Likelihood that they begin something by themselves when they look. */
  readonly begins: number;
};

/** Warsaw, London and New York: their waking hours overlap, their days do not. */
export const zones = ['Europe/Warsaw', 'Europe/London', 'America/New_York'] as const;

/**
 * People of three zones and two languages; the first is the manager. Some look every day, some hardly ever; `eager`
 * scales how often.
 */
export const makePeople = (count: number, seed: number, eager: number): Person[] => {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, at) => {
    const zone = zones[random.fraction() < 0.6 ? 0 : random.below(zones.length)] ?? zones[0];
    const eagerness = random.fraction();
    return {
      externalId: `person-${at}`,
      zone,
      language: zone === zones[0] && random.fraction() < 0.8 ? ('pl' as const) : ('en' as const),
      isManager: at === 0,
      looks: at === 0 ? 0.5 : eager * (0.02 + 0.25 * eagerness * eagerness),
      answers: 0.3 + 0.6 * random.fraction(),
      begins: 0.05 + 0.2 * random.fraction(),
    };
  });
};

/** How they stand in the community on the first day. The last tenth has not joined yet. */
export const memberOf = (person: Person, id: MemberId, at: number, of: number, joinedAt: Date): Member => {
  const random = randomFrom(at + 1);
  const isKnown = at >= of * 0.9;
  return {
    ...memberDefaults,
    id,
    status: isKnown ? 'known' : 'joined',
    name: `${firstNames[at % firstNames.length]} ${lastNames[Math.floor(at / firstNames.length) % lastNames.length]}`,
    headline: isKnown ? '' : 'Makes things, helps others to make things',
    bio: '',
    company: `Company ${random.below(Math.ceil(of / 4))}`,
    country: 'PL',
    zone: person.zone,
    languages: person.language === 'pl' ? ['pl', 'en'] : ['en'],
    language: person.language,
    links: [],
    offers: isKnown
      ? []
      : tagsOf(random, 1 + random.below(4)).map((tag) => ({ tag, level: levelOf(random), isPublic: true })),
    seeks: isKnown ? [] : tagsOf(random, random.below(3)).map((tag) => ({ tag, isPublic: true })),
    accepts: random.fraction() < 0.5 ? introKinds : memberDefaults.accepts,
    isHidden: random.fraction() < 0.03,
    openTo: [],
    snoozedUntil: null,
    joinedAt: isKnown ? null : joinedAt,
    firstSeenAt: joinedAt,
  };
};

/** Topics people of this community talk about: few enough that several share each. */
const topicsHere = (): readonly TagSlug[] => {
  const all = [...shippedLexicon().topics.keys()];
  return all.filter((_, at) => at % 12 === 0).map((slug) => asId<TagSlug>(slug));
};

/** A topic, the first ones far more often. */
export const pickTopic = (random: Random): TagSlug => {
  const topics = topicsHere();
  return topics[Math.floor(topics.length * random.fraction() ** 2)] ?? asId<TagSlug>('tax');
};

const tagsOf = (random: Random, count: number): TagSlug[] => [
  ...new Set(Array.from({ length: count }, () => pickTopic(random))),
];

const levelOf = (random: Random): Level => (random.fraction() < 0.3 ? 3 : random.fraction() < 0.6 ? 2 : 1);

const firstNames = [
  'Ada',
  'Sam',
  'Grace',
  'Ola',
  'Jan',
  'Iga',
  'Tom',
  'Ewa',
  'Kim',
  'Lea',
  'Max',
  'Noa',
  'Ula',
  'Ben',
];
const lastNames = [
  'Nowak',
  'Okafor',
  'Lind',
  'Zawada',
  'Brandt',
  'Moss',
  'Rey',
  'Sowa',
  'Hart',
  'Vega',
  'Wilk',
  'Ito',
];
