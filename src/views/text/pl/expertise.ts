import { pluralIn } from '../plural.ts';
import type { Words } from '../words.ts';

const plural = pluralIn('pl');

/** Tags, the directory. */
export const expertise: Words['expertise'] = {
  offers: 'Może pomóc',
  seeks: 'Szuka',
  levels: { 1: 'podstawy', 2: '', 3: 'biegle' },
  private: 'prywatne',
  find: 'Szukaj osób',
  findTitle: 'Szukaj osób',
  findLabel: 'Kogo lub czego szukasz?',
  findHint: 'Temat albo imię i nazwisko, np. pozyskiwanie finansowania, Kubernetes',
  findSubmit: 'Szukaj',
  found: (count) =>
    plural(count, {
      one: 'Pasuje # osoba',
      few: 'Pasują # osoby',
      many: 'Pasuje # osób',
      other: 'Pasuje # osoby',
    }),
  foundNote: 'W katalogu są tylko osoby, które chcą być widoczne, i tylko to, co same pokazują.',
  meet: (number) => `Poproś o kontakt: ${number}`,
  nobody: 'Nikt w katalogu nie pasuje do tych słów.',
  askInstead: 'Zapytaj bez nazwisk',
  searchAgain: 'Szukaj ponownie',
  unknownTag: (typed) => `Nowy temat: „${typed}”. Zostanie dodany w tym brzmieniu.`,
  didYouMean: (typed, near) =>
    `Nie znamy tematu „${typed}”. Może chodzi o: ${near}? Aby zostawić własne słowo, weź je w cudzysłów.`,
};
