import { describe, expect, test } from 'vitest';
import { languages } from '../../src/core/community.ts';
import { en } from '../../src/views/text/en.ts';
import { pl } from '../../src/views/text/pl.ts';
import { everyText } from './everyText.ts';
import { englishWords, gendered } from './polish.ts';

describe('Polish', () => {
  test('never guesses a grammatical gender', () => {
    expect(
      everyText(pl).flatMap(({ path, said }) => gendered(said).map((word) => `${path}: ${word}`)),
    ).toEqual([]);
  });

  test.each([
    'Spotkałeś się?',
    'Spotkałaś się?',
    'Byłem tam',
    'Zrobiłam to',
    'Spotkaliście się',
    'Spotkałyście się',
    'Oboje mówią tak',
    'obaj',
    'obie panie',
    'rozmowa we dwoje',
    'Zrobiłeś(-aś)',
    'zainteresowany(-a)',
    'zainteresowany/a',
    'Pan Nowak',
  ])('the lint finds: %s', (said) => {
    expect(gendered(said)).not.toEqual([]);
  });

  test('has no English word left', () => {
    expect(
      everyText(pl).flatMap(({ path, said }) => englishWords(said).map((word) => `${path}: ${word}`)),
    ).toEqual([]);
  });

  test('the search for English words finds some in every English text of more than three words', () => {
    const long = everyText(en).filter(({ said }) => said.split(' ').length > 6);
    const unnoticed = long.filter(({ said }) => englishWords(said).length === 0);
    expect(unnoticed.length / long.length).toBeLessThan(0.03);
  });

  test('says the agreed words to the letter', () => {
    const { introRequests, kinds } = pl;
    expect(Object.values(kinds)).toEqual([
      'Rada',
      'Sprzedaż',
      'Współpraca',
      'Inwestycja',
      'Praca',
      'Mentoring',
      'Wymiana doświadczeń',
    ]);
    const { accept, pass, remind, more } = introRequests;
    expect([accept, pass, remind, more]).toEqual([
      'Tak, porozmawiam',
      'Odpuszczam',
      'Przypomnij jutro',
      'Więcej…',
    ]);
    expect(introRequests.silenceIsPass).toBe(
      'Brak odpowiedzi działa jak „Odpuszczam”. Nikt nie zobaczy, co tu naciśnięto.',
    );
    expect(introRequests.notThisTime).toBe('Tym razem bez kontaktu. Nie podajemy powodu.');
  });

  test('has no word that the product does not use', () => {
    const banned = /poręcz|\bcel(?:u|em|ów)?\b|\bPan[ai]?\b|\bużytkownik/iu;
    expect(everyText(pl).filter(({ said }) => banned.test(said))).toEqual([]);
  });

  test('addresses one reader with a capital letter', () => {
    const small =
      /(?<!\p{L})(?:twój|twoja|twoje|twojego|twojej|twoim|twoją|ciebie|tobie|tobą|cię|ci)(?!\p{L})/u;
    expect(everyText(pl).filter(({ said }) => small.test(said))).toEqual([]);
  });
});

test.each(languages)('no text in %s is empty, has a double space or a straight run of marks', (language) => {
  const all = everyText(language === 'pl' ? pl : en);
  const wrong = all.filter(({ path, said }) => {
    const mayBeEmpty = path === 'expertise.levels.2';
    return (said.trim() === '' && !mayBeEmpty) || / {2}|\.\.|,,|!!|\?\?| [,.;:!?]/u.test(said);
  });
  expect(wrong).toEqual([]);
});

test('dates read as people write them', () => {
  const at = new Date('2026-11-24T08:00:00Z');
  expect(pl.dateTime(at, 'Europe/Warsaw')).toBe('wt., 24 lis, 09:00');
  expect(en.dateTime(at, 'Europe/Warsaw')).toBe('Tue, 24 Nov, 09:00');
  expect(pl.dateTime(new Date('2026-11-23T23:05:00Z'), 'Europe/Warsaw')).toBe('wt., 24 lis, 00:05');
});

test('zones and languages have everyday names, unknown codes stay', () => {
  expect(pl.zone('Europe/Warsaw')).toBe('czas środkowoeuropejski');
  expect(en.zone('Europe/Warsaw')).toBe('Central European Time');
  expect(pl.languageName('uk')).toBe('ukraiński');
  expect(pl.languageName('not a code')).toBe('not a code');
});
