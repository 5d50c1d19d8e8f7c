import { pluralIn } from '../plural.ts';
import type { Words } from '../words.ts';

const plural = pluralIn('pl');

/** Words that many views share. */
export const common: Pick<
  Words,
  | 'save'
  | 'undo'
  | 'back'
  | 'badChoice'
  | 'noName'
  | 'youHaveMessage'
  | 'openDirect'
  | 'formerMember'
  | 'andMore'
  | 'ownNames'
  | 'kinds'
  | 'kindsExplained'
> = {
  save: 'Zapisz',
  undo: 'Cofnij',
  back: 'Wróć',
  badChoice: 'Wybierz jedną z tych możliwości.',
  noName: 'Podaj nazwę.',
  youHaveMessage: 'Masz wiadomość',
  openDirect: 'Aby dostawać wiadomości od razu, zezwól na wiadomości prywatne od osób z tego serwera.',
  formerMember: 'osoba, której już tu nie ma',
  andMore: (count) =>
    plural(count, {
      one: 'i jeszcze # osoba',
      few: 'i jeszcze # osoby',
      many: 'i jeszcze # osób',
      other: 'i jeszcze # osoby',
    }),
  ownNames: { en: 'English', pl: 'Polski' },
  kinds: {
    advice: 'Rada',
    customer: 'Sprzedaż',
    partner: 'Współpraca',
    investor: 'Inwestycja',
    job: 'Praca',
    mentor: 'Mentoring',
    peer: 'Wymiana doświadczeń',
  },
  kindsExplained: {
    advice: 'pytanie, w którym liczy się Twoje doświadczenie',
    customer: 'ktoś chce Ci coś zaoferować',
    partner: 'robienie czegoś razem',
    investor: 'projekt szuka pieniędzy albo pieniądze projektu',
    job: 'szukanie pracy albo ludzi do pracy',
    mentor: 'regularne rozmowy przez dłuższy czas',
    peer: 'rozmowa z kimś z tej samej branży',
  },
};
