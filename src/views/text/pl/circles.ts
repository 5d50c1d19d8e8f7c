import type { Text } from '../../text.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('pl');

export const circles: Text['circles'] = {
  heading: 'Koła',
  about:
    'Stowarzyszenia, oddziały i podobne grupy w tej społeczności. To Ty mówisz, do których należysz i czy inni to widzą.',
  none: 'Nie ma tu jeszcze żadnych kół.',
  noneForManager:
    'Nazwij stowarzyszenia lub oddziały, do których należą osoby z tej społeczności. Każda osoba zaznacza to dla siebie.',
  shown: 'Koła',
  others: 'Inni widzą',
  own: 'Widzisz tylko Ty',
  choose: 'Moje koła…',
  formTitle: 'Moje koła',
  mine: 'Należę do',
  mineHint: 'Dopóki tego nie pokazujesz, widzisz to tylko Ty',
  show: 'Inni mogą widzieć, że należę do',
  showHint: 'W Twoim profilu i na stronie koła',
  formIntro:
    'Opisy bez nazwiska nigdy nie wspominają o kołach. W rundach tylko dla koła każdy, kogo poznajesz, dowiaduje się, że do niego należysz.',
  members: (count) =>
    plural(count, {
      one: '# osoba pokazuje, że należy',
      few: '# osoby pokazują, że należą',
      many: '# osób pokazuje, że należy',
      other: '# osoby pokazuje, że należy',
    }),
  nobody: 'Nikt jeszcze nie pokazuje, że należy.',
  listNote: 'Na liście są tylko osoby, które chcą to pokazywać.',
  next: (count) =>
    plural(count, { one: 'Jeszcze #', few: 'Jeszcze #', many: 'Jeszcze #', other: 'Jeszcze #' }),
  first: 'Od początku',
  belong: 'Należy, jawnie lub nie',
  atLeast: (count) => `co najmniej ${count}`,
  fewer: 'mniej niż pięć osób',
  create: 'Nowe koło…',
  rename: 'Zmień nazwę…',
  nameTitle: 'Koło',
  name: 'Nazwa',
  nameHint: 'Np. Stowarzyszenie Księgowych, oddział Kraków',
  trouble: {
    empty: 'Koło musi mieć nazwę.',
    long: (most) =>
      plural(most, {
        one: 'Najwyżej # litera.',
        few: 'Najwyżej # litery.',
        many: 'Najwyżej # liter.',
        other: 'Najwyżej # litery.',
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
  removeWhat: 'Znika ze wszystkich profili, na zawsze. Nikt nie dostaje wiadomości.',
  removeYes: 'Usuń na zawsze',
  removed: 'Usunięte.',
  hasProgram:
    'Są rundy tylko dla tego koła. Najpierw otwórz je dla wszystkich przyciskiem „Tylko dla koła…”.',
  onlyFor: 'Tylko dla koła',
  limit: 'Tylko dla koła…',
  limitTitle: 'Kto bierze udział',
  limitField: 'Tylko dla koła',
  limitHint: 'Gdy biorą udział wszyscy: osoby, które pokazują, że należą',
  everybody: 'Cała społeczność',
  joining: 'Każdy, kogo poznajesz w tych rundach, dowiaduje się, że należysz do koła.',
  lacks: {
    belonging: 'Te rundy są dla koła. Jeśli do niego należysz, zaznacz to w części Koła.',
    showing: 'Te rundy są dla osób, które pokazują, że należą do koła. Ty tego nie pokazujesz.',
  },
  findField: 'W kole',
  findAnywhere: 'Wszędzie',
};
