import { describe, expect, test } from 'vitest';
import { languages } from '../../src/core/community.ts';
import { text } from '../../src/views/text.ts';
import { counts } from './everyText.ts';

const sentences = {
  waiting: {
    en: [
      '0 people are waiting for your answer',
      '1 person is waiting for your answer',
      '2 people are waiting for your answer',
      '5 people are waiting for your answer',
      '12 people are waiting for your answer',
      '22 people are waiting for your answer',
      '112 people are waiting for your answer',
      '1.5 people are waiting for your answer',
    ],
    pl: [
      'Na Twoją odpowiedź czeka 0 osób',
      'Na Twoją odpowiedź czeka 1 osoba',
      'Na Twoją odpowiedź czekają 2 osoby',
      'Na Twoją odpowiedź czeka 5 osób',
      'Na Twoją odpowiedź czeka 12 osób',
      'Na Twoją odpowiedź czekają 22 osoby',
      'Na Twoją odpowiedź czeka 112 osób',
      'Na Twoją odpowiedź czeka 1,5 osoby',
    ],
  },
  asks: {
    en: [
      '0 open asks',
      '1 open ask',
      '2 open asks',
      '5 open asks',
      '12 open asks',
      '22 open asks',
      '112 open asks',
      '1.5 open asks',
    ].map((asks) => `You have ${asks}`),
    pl: [
      'Masz 0 otwartych próśb',
      'Masz 1 otwartą prośbę',
      'Masz 2 otwarte prośby',
      'Masz 5 otwartych próśb',
      'Masz 12 otwartych próśb',
      'Masz 22 otwarte prośby',
      'Masz 112 otwartych próśb',
      'Masz 1,5 otwartej prośby',
    ],
  },
} as const;

describe.each(languages)('in %s', (language) => {
  test.each(['waiting', 'asks'] as const)('"%s" is a whole sentence for every count', (name) => {
    expect(counts.map((count) => text(language).home[name](count))).toEqual(sentences[name][language]);
  });

  test('every other counted text has the form of its count', () => {
    const { home: _, introRequests, expertise, members, refusals, andMore } = text(language);
    const all = [
      introRequests.canHelp,
      introRequests.moreCanHelp,
      expertise.found,
      members.capacityOption,
      members.knowTags,
      refusals.tooManyOpen,
      refusals.tooManyThisMonth,
      refusals.newcomerLimit,
      refusals.tooManyPreviews,
      refusals.tooManyTags,
      andMore,
    ];
    expect(all.map((say) => counts.map(say))).toMatchSnapshot();
  });
});
