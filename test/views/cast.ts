import type { Language } from '../../src/core/community.ts';
import { asId, type MemberId, type TagSlug } from '../../src/core/ids.ts';
import { introKinds } from '../../src/core/introRequest.ts';
import { type Member, memberDefaults } from '../../src/core/member.ts';
import { shippedLexicon } from '../../src/core/search/shippedLexicon.ts';
import type { TagLabels } from '../../src/views/expertise.ts';

/** Texts as people write them, as short as they may be, as long as they may be. */
export type Size = 'usual' | 'shortest' | 'longest';

/** Who plays: the requester asks, the connector knows both, the target is met. */
export type Cast = {
  readonly community: string;
  readonly requester: Member;
  readonly connector: Member;
  readonly target: Member;
  readonly topics: readonly TagSlug[];
  readonly text: string;
  readonly why: string;
  readonly blurb: string;
  readonly labels: TagLabels;
};

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const tags = (...slugs: string[]): TagSlug[] => slugs.map((slug) => asId<TagSlug>(slug));

/** Ada asks, Sam connects, Grace is met; in Polish Ola, Michał and Grażyna. */
export const cast = (language: Language, size: Size): Cast => {
  if (size === 'shortest') return shortest(language);
  return size === 'longest' ? longest(language) : usual[language];
};

const labelWords: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  react: { en: 'React', pl: 'React' },
  typescript: { en: 'TypeScript', pl: 'TypeScript' },
  fundraising: { en: 'Fundraising', pl: 'Pozyskiwanie finansowania' },
  accessibility: { en: 'Accessibility', pl: 'Dostępność' },
  'labour-law': { en: 'Labour law', pl: 'Prawo pracy' },
};

const { topics } = shippedLexicon();

const labels: TagLabels = (tag, language) =>
  labelWords[tag]?.[language] ?? topics.get(tag)?.label[language] ?? tag;

const nobody: Member = {
  id: asId<MemberId>(uuid(0)),
  status: 'joined',
  name: '',
  headline: '',
  bio: '',
  company: '',
  country: '',
  zone: 'Europe/Warsaw',
  languages: [],
  language: 'en',
  workingHours: memberDefaults.workingHours,
  links: [],
  offers: [],
  seeks: [],
  accepts: memberDefaults.accepts,
  capacityPerMonth: memberDefaults.capacityPerMonth,
  isHidden: false,
  openTo: [],
  muted: [],
  snoozedUntil: null,
  joinedAt: new Date('2026-09-01T08:00:00Z'),
  firstSeenAt: new Date('2026-09-01T08:00:00Z'),
};

const offer = (tag: string, level: 1 | 2 | 3 = 2, isPublic = true) => ({
  tag: asId<TagSlug>(tag),
  level,
  isPublic,
});
const seek = (tag: string, isPublic = true) => ({ tag: asId<TagSlug>(tag), isPublic });

const usual: Readonly<Record<Language, Cast>> = {
  en: {
    community: 'Kraków Makers',
    requester: {
      ...nobody,
      id: asId<MemberId>(uuid(1)),
      name: 'Ada Byron',
      headline: 'Founder of a scheduling app for clinics',
      bio: 'Built the first version alone, now growing it with two people. Happy to talk about pricing and first customers.',
      company: 'Difference Ltd',
      languages: ['en', 'pl'],
      links: ['https://www.linkedin.com/in/ada', 'https://ada.example'],
      offers: [offer('fundraising'), offer('accessibility', 1), offer('labour-law', 2, false)],
      seeks: [seek('typescript')],
    },
    connector: { ...nobody, id: asId<MemberId>(uuid(2)), name: 'Sam Morse' },
    target: {
      ...nobody,
      id: asId<MemberId>(uuid(3)),
      name: 'Grace Hopper',
      headline: 'Frontend developer, accessible interfaces',
      languages: ['en'],
      offers: [offer('react', 3), offer('typescript')],
      seeks: [seek('fundraising')],
    },
    topics: tags('react', 'typescript'),
    text: 'someone who can help me move a React app to TypeScript',
    why: 'Your talk about migrating step by step is exactly where we are stuck.',
    blurb:
      'I run a small scheduling app for clinics. Our React code has grown and we want to move it to TypeScript without stopping work. Half an hour of your experience would save us weeks: what to convert first, and what to leave alone.',
    labels,
  },
  pl: {
    community: 'Krakowscy Twórcy',
    requester: {
      ...nobody,
      id: asId<MemberId>(uuid(1)),
      language: 'pl',
      name: 'Ola Nowak',
      headline: 'Aplikacja do umawiania wizyt dla przychodni',
      bio: 'Pierwsza wersja powstała w pojedynkę, teraz pracujemy we troje. Chętnie opowiem o cenach i pierwszych klientach.',
      company: 'Różnica sp. z o.o.',
      languages: ['pl', 'en'],
      links: ['https://www.linkedin.com/in/ola', 'https://ola.example'],
      offers: [offer('fundraising'), offer('accessibility', 1), offer('labour-law', 2, false)],
      seeks: [seek('typescript')],
    },
    connector: { ...nobody, id: asId<MemberId>(uuid(2)), language: 'pl', name: 'Michał Łęcki' },
    target: {
      ...nobody,
      id: asId<MemberId>(uuid(3)),
      language: 'pl',
      name: 'Grażyna Żak',
      headline: 'Frontend, dostępne interfejsy',
      languages: ['pl'],
      offers: [offer('react', 3), offer('typescript')],
      seeks: [seek('fundraising')],
    },
    topics: tags('react', 'typescript'),
    text: 'ktoś, kto pomoże przenieść aplikację w React na TypeScript',
    why: 'Wystąpienie o migracji krok po kroku dotyczy dokładnie naszego problemu.',
    blurb:
      'Prowadzę małą aplikację do umawiania wizyt w przychodniach. Kod w React bardzo urósł i chcemy przejść na TypeScript bez przerywania pracy. Pół godziny rozmowy oszczędzi nam całe tygodnie: od czego zacząć, a co zostawić w spokoju.',
    labels,
  },
};

const shortest = (language: Language): Cast => {
  const { requester, connector, target, ...rest } = usual[language];
  const bare = (member: Member): Member => ({ ...nobody, id: member.id, language, name: 'O', accepts: [] });
  return {
    ...rest,
    community: 'K',
    requester: bare(requester),
    connector: bare(connector),
    target: { ...bare(target), name: '' },
    topics: tags('c'),
    text: 'c',
    why: '',
    blurb: 'b',
  };
};

/** As long as forms allow, and where nothing limits what is imported, far longer. */
const longest = (language: Language): Cast => {
  const wide = (length: number) =>
    'Żółć słowo '
      .repeat(length)
      .slice(0, length - 1)
      .concat('x');
  const many = Array.from({ length: 8 }, (_, index) =>
    `longest-tag-there-can-be-in-a-profile`.slice(0, 35).concat(String(index)),
  );
  const { requester, connector, target } = usual[language];
  const full = (member: Member): Member => ({
    ...member,
    name: wide(120),
    headline: wide(1000),
    bio: wide(5000),
    company: wide(200),
    zone: member === target ? 'America/Argentina/ComodRivadavia' : 'Asia/Kolkata',
    languages: ['pl', 'en', 'uk', 'de', 'zh-Hant', 'pt-BR', 'fr', 'tlh'],
    links: Array.from({ length: 5 }, () => `https://${'long.'.repeat(10)}example/${'path/'.repeat(24)}`),
    offers: many.map((tag) => offer(tag, 1, true)),
    seeks: many.slice(0, 5).map((tag) => seek(tag)),
    accepts: introKinds,
    capacityPerMonth: 30,
  });
  return {
    community: wide(200),
    requester: full(requester),
    connector: full(connector),
    target: full(target),
    topics: many.map((tag) => asId<TagSlug>(tag)),
    text: wide(5000),
    why: wide(300),
    blurb: `👩🏽‍💻 ${wide(600)}`.slice(0, 600),
    labels: (tag) => `${tag} ${wide(200)}`,
  };
};
