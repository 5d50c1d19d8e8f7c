import { pluralIn } from '../plural.ts';
import type { Words } from '../words.ts';

const plural = pluralIn('pl');

export const circles: Words['circles'] = {
  heading: 'Koła',
  about:
    'Stowarzyszenia, oddziały i podobne grupy w tej społeczności. To Ty mówisz, do których należysz i czy inni to widzą.',
  none: 'Nie ma tu jeszcze żadnych kół.',
  noneForManager:
    'Dodaj stowarzyszenia lub oddziały, do których należą osoby z tej społeczności. Każda osoba sama zaznacza swoje.',
  shown: 'Koła',
  others: 'Inni widzą',
  own: 'Widzisz tylko Ty',
  choose: 'Moje koła…',
  formTitle: 'Moje koła',
  mine: 'Należę do',
  mineHint: 'Widzisz to tylko Ty, chyba że zechcesz to pokazać',
  show: 'Inni mogą widzieć, że należę do',
  showHint: 'W Twoim profilu i na stronie koła',
  formIntro:
    'Opisy bez nazwiska nigdy nie wspominają o kołach. W rundach tylko dla jednego koła każda poznana osoba dowiaduje się, że do niego należysz.',
  members: (count) =>
    plural(count, {
      one: '# osoba na liście',
      few: '# osoby na liście',
      many: '# osób na liście',
      other: '# osoby na liście',
    }),
  nobody: 'Na liście nie ma jeszcze nikogo.',
  listNote: 'Na liście są tylko osoby, które chcą to pokazywać.',
  next: (count) =>
    plural(count, { one: 'Jeszcze #', few: 'Jeszcze #', many: 'Jeszcze #', other: 'Jeszcze #' }),
  first: 'Od początku',
  belong: 'Wszystkie osoby w kole',
  atLeast: (count) => `co najmniej ${count}`,
  fewer: 'mniej niż pięć osób',
  create: 'Nowe koło…',
  rename: 'Pisownia nazwy…',
  nameTitle: 'Koło',
  name: 'Nazwa',
  nameHint: 'Np. Stowarzyszenie Księgowych, oddział Kraków',
  renameHint:
    'Można zmienić wielkość liter, znaki diakrytyczne, odstępy i interpunkcję. Inna nazwa to nowe koło.',
  trouble: {
    another:
      'Do koła o tej nazwie osoby dopisują się same, więc można zmienić tylko jej pisownię: wielkość liter, znaki diakrytyczne, odstępy, interpunkcję. Aby użyć innej nazwy, utwórz, proszę, nowe koło, do którego będzie można dołączyć.',
    empty: 'Koło musi mieć nazwę.',
    long: (most) =>
      plural(most, {
        one: 'Najwyżej # znak.',
        few: 'Najwyżej # znaki.',
        many: 'Najwyżej # znaków.',
        other: 'Najwyżej # znaku.',
      }),
    twice: 'Jest już koło o tej nazwie.',
    many: (most) =>
      plural(most, {
        one: 'Jest już # koło, więcej być nie może.',
        few: 'Są już # koła, więcej być nie może.',
        many: 'Jest już # kół, więcej być nie może.',
        other: 'Jest już # koła, więcej być nie może.',
      }),
  },
  remove: 'Usuń…',
  removeQuestion: (name) => `Usunąć koło: ${name}?`,
  removeWhat: 'Zniknie ze wszystkich profili, na zawsze. Nikt nie dostanie wiadomości.',
  removeYes: 'Usuń na zawsze',
  removed: 'Usunięte.',
  hasProgram:
    'Są rundy tylko dla tego koła. Najpierw otwórz je dla wszystkich przyciskiem „Tylko dla koła…”.',
  onlyFor: 'Tylko dla koła',
  limit: 'Tylko dla koła…',
  limitTitle: 'Kto bierze udział',
  limitField: 'Tylko dla koła',
  limitHint: 'W programie dla wszystkich: osoby, które pokazują, że należą do koła',
  everybody: 'Cała społeczność',
  joining: 'Każda osoba poznana w tych rundach dowiaduje się, że należysz do koła.',
  lacks: {
    belonging: 'Te rundy są dla koła. Jeśli do niego należysz, zaznacz to na stronie Koła.',
    showing: 'Te rundy są dla osób, które pokazują, że należą do koła. Ty tego jeszcze nie pokazujesz.',
  },
  findField: 'W kole',
  findAnywhere: 'Wszędzie',
};
