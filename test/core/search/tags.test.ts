import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../../src/core/search/shippedLexicon.ts';
import { stem } from '../../../src/core/search/stem.ts';
import { suggestTags } from '../../../src/core/search/suggest.ts';
import { findTags, normaliseTag, tagSlug } from '../../../src/core/search/tags.ts';
import { fold, words } from '../../../src/core/search/text.ts';
import { editDistance, nearest } from '../../../src/core/search/typo.ts';

const lexicon = shippedLexicon();
const slugs = (text: string) => findTags(text, lexicon).map((tag) => tag.slug);
const raw = (text: string) => words(text).map((word) => word.raw);

describe('words', () => {
  it('lose case and diacritics', () => {
    expect(fold('Księgowość ŁÓDŹ Straße')).toBe('ksiegowosc lodz strasse');
  });

  it('stay whole when their signs are part of the name', () => {
    const names = ['C++', 'C#', '.NET', 'Node.js', 'CI/CD', 'R&D', 'B+R', 'ASP.NET', 'S&OP', 'HTML5'];
    expect(raw(names.join(', '))).toEqual(names);
  });

  it('lose what was hung on them with an apostrophe or after capitals', () => {
    expect(raw("CIT-em i AWS-a software house'om, the client's UX-owa")).toEqual([
      ...['CIT', 'i', 'AWS', 'software', 'house', 'the', 'client', 'UX'],
    ]);
    expect(raw('low-code back-end')).toEqual(['low', 'code', 'back', 'end']);
  });

  it('stand where they say they stand', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const normal = text.normalize('NFC');
        for (const word of words(text)) expect(normal.slice(word.start, word.end)).toBe(word.raw);
      }),
    );
  });
});

describe('stems', () => {
  it.each([
    'podatki podatkowy podatek podatków podatkami',
    'prawnik prawnika prawnikiem prawnicy prawników',
    'wniosek wnioski wniosku wniosków',
    'spółka spółki spółek spółkę spółce',
    'fabryka fabryce fabryk',
    'klient klienci klientów',
    'szkolenie szkoleń szkoleniem',
    'pozycjonowanie pozycjonować pozycjonuje',
    'kubernetes kubernetesa',
    'agency agencies',
    'database databases',
    'negotiate negotiating',
  ])('of the forms of one word are one: %s', (forms) => {
    expect(new Set(words(forms).map((word) => stem(word.folded))).size).toBe(1);
  });

  it.each([
    'mediacje media',
    'marketing market',
    'szkolenie szkoła',
    'production product',
    'factory factoring',
  ])('of different words differ: %s', (pair) => {
    expect(new Set(words(pair).map((word) => stem(word.folded))).size).toBe(2);
  });

  it('are stems of themselves, and never empty', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,18}$/), (word) => {
        expect(stem(word).length).toBeGreaterThan(0);
        expect(word.startsWith(stem(word).slice(0, 2))).toBe(true);
      }),
    );
  });
});

describe('tags of a text', () => {
  it('come from any form of a name in either language', () => {
    expect(slugs('Szukam kogoś, kto zna się na ochronie danych osobowych i KSeF-ie')).toEqual([
      'privacy',
      'ksef',
    ]);
    expect(slugs('looking for someone who migrated to kubernetes')).toEqual(['kubernetes']);
  });

  it('prefer the longest name', () => {
    expect(slugs('prawo pracy')).toEqual(['labour-law']);
    expect(slugs('prawo')).toEqual(['law']);
    expect(slugs('analytics')).toEqual(['bi']);
    expect(slugs('Google Analytics')).toEqual(['web-analytics']);
  });

  it('take both of two names that overlap', () => {
    expect(slugs('wejście na rynek niemiecki')).toEqual(['export', 'dach-market']);
  });

  it('do not reach over a comma', () => {
    expect(slugs('prawo, pracy')).toEqual(['law']);
  });

  it('forgive a typing error in a long word, never in a short one or at its first letter', () => {
    expect(findTags('kuberneets', lexicon)[0]).toMatchObject({ slug: 'kubernetes', how: 'typo' });
    expect(slugs('mediaje')).not.toContain('media');
    expect(slugs('wubernetes')).toEqual([]);
  });

  it('leave everyday words alone unless written as a name', () => {
    expect(slugs('I want to go and make a rest')).toEqual([]);
    expect(slugs('a Go service')).toContain('go');
  });

  it('say which words they were found in', () => {
    const text = 'Kto pomoże z podatkami?';
    const [tag] = findTags(text, lexicon);
    expect(text.slice(tag?.start, tag?.end)).toBe('podatkami');
  });

  it('are known tags for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        for (const tag of findTags(text, lexicon)) expect(lexicon.topics.has(tag.slug)).toBe(true);
      }),
    );
  });
});

describe('one input of the tag box', () => {
  it('is taken silently when it is a name, whatever its case and accents', () => {
    expect(normaliseTag('  RODO ', lexicon)).toEqual({ kind: 'known', slug: 'privacy' });
    expect(normaliseTag('ksiegowosc', lexicon)).toEqual({ kind: 'known', slug: 'accounting' });
    expect(normaliseTag('go', lexicon)).toEqual({ kind: 'known', slug: 'go' });
  });

  it('is only a guess in another form or with a typing error', () => {
    expect(normaliseTag('podatkach', lexicon)).toMatchObject({ kind: 'guess', slugs: ['tax'] });
    expect(normaliseTag('typescipt', lexicon)).toMatchObject({ kind: 'guess', slugs: ['typescript'] });
  });

  it('becomes a tag of the community otherwise', () => {
    expect(normaliseTag('Pszczoły  miejskie', lexicon)).toEqual({
      ...{ kind: 'fresh', slug: 'pszczoly-miejskie', label: 'Pszczoły miejskie' },
    });
    expect(normaliseTag('mediacje sąsiedzkie', lexicon).kind).toBe('fresh');
  });

  it('makes slugs that tell C, C++ and C# apart', () => {
    expect(['C', 'C++', 'C#'].map(tagSlug)).toEqual(['c', 'c-plus-plus', 'c-sharp']);
  });
});

describe('suggestions of the tag box', () => {
  const first = (typed: string, language: 'en' | 'pl' = 'en') => suggestTags(typed, lexicon, language)[0];

  it('begin with what begins so, in the language of the member', () => {
    expect(first('księgow', 'pl')).toMatchObject({ slug: 'accounting', label: 'Księgowość' });
    expect(first('księgow', 'en')).toMatchObject({ slug: 'accounting', label: 'Accounting' });
  });

  it('survive typing errors', () => {
    expect(first('kubernets')?.slug).toBe('kubernetes');
  });

  it('put the tag more members use first among equals', () => {
    const [one, two] = suggestTags('pro', lexicon, 'en');
    const popular = suggestTags('pro', lexicon, 'en', new Map(two === undefined ? [] : [[two.slug, 9]]));
    expect(one?.slug).not.toBe(two?.slug);
    expect(popular[0]?.slug).toBe(two?.slug);
  });

  it('are none for nothing', () => {
    expect(suggestTags('  ', lexicon, 'pl')).toEqual([]);
    expect(suggestTags('zzzzqqq', lexicon, 'pl')).toEqual([]);
  });
});

describe('the distance of two spellings', () => {
  it('counts swapped neighbours as one edit', () => {
    expect(editDistance('gdpr', 'gdrp', 2)).toBe(1);
    expect(editDistance('abc', 'xyz', 1)).toBe(2);
  });

  it('names nobody when two are equally near', () => {
    expect(nearest('testen', ['testes', 'testem'], 1)).toBeNull();
    expect(nearest('testen', ['testes', 'xxxxxx'], 1)).toBe('testes');
  });
});
