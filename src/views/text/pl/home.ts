import { pluralIn } from '../plural.ts';
import type { Words } from '../words.ts';

const plural = pluralIn('pl');

/** Home. */
export const home: Words['home'] = {
  button: 'Start',
  summary: 'Twoja strona Start w Acquaint',
  heading: (community) => `Acquaint · ${community}`,
  waiting: (count) =>
    plural(count, {
      one: 'Na Twoją odpowiedź czeka # osoba',
      few: 'Na Twoją odpowiedź czekają # osoby',
      many: 'Na Twoją odpowiedź czeka # osób',
      other: 'Na Twoją odpowiedź czeka # osoby',
    }),
  answerBy: 'odpowiedź do:',
  read: (number) => `Czytaj: ${number}`,
  asks: (count) =>
    plural(count, {
      one: 'Masz # otwartą prośbę',
      few: 'Masz # otwarte prośby',
      many: 'Masz # otwartych próśb',
      other: 'Masz # otwartej prośby',
    }),
  noAsks: 'Nie masz otwartych próśb. W czym przyda Ci się pomoc?',
  managed: (joined, people) =>
    `Dla prowadzących: w Acquaint jest ${joined} z ${people} osób tej społeczności.`,
};
