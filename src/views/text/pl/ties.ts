import { pluralIn } from '../plural.ts';
import type { Words } from '../words.ts';

const plural = pluralIn('pl');

export const ties: Words['ties'] = {
  heading: 'Moje znajomości',
  strengths: { weak: 'Trochę', good: 'Dobrze', strong: 'Bardzo dobrze' },
  howWell: 'Jak dobrze się znacie?',
  know: 'Znam tę osobę',
  add: 'Dodaj osobę…',
  formTitle: 'Znam tę osobę',
  person: 'Kto to?',
  strength: 'Jak dobrze?',
  submit: 'Zapisz',
  purpose:
    'Gdy ktoś prosi o kontakt, pytamy osobę, która zna obie strony, czy przekaże prośbę. Zawsze można odmówić.',
  onlyYou: 'Nikt nie widzi, kogo znasz. Znajomość liczy się, gdy druga strona też ją potwierdzi.',
  noted: 'Zapisane:',
  bothSay: 'Obie strony to potwierdzają: od teraz ta znajomość się liczy.',
  onlyYouSay:
    'Druga strona znajdzie pytanie o tę znajomość i odpowie albo nie. Dopóki jej nie potwierdzi, znajomość się nie liczy. Odpowiedzi nie przekazujemy.',
  waiting: (count) =>
    plural(count, {
      one: 'Czeka # pytanie: czy znasz tę osobę?',
      few: 'Czekają # pytania: czy znasz te osoby?',
      many: 'Czeka # pytań: czy znasz te osoby?',
      other: 'Czeka # pytania: czy znasz te osoby?',
    }),
  questions: 'Zobacz pytania',
  theySay: 'mówi, że się znacie. Jak dobrze?',
  listSays: 'to według listy tej społeczności ktoś, kogo znasz. Jak dobrze?',
  later: 'Nie teraz',
  answer: (number) => `Odpowiedz ${number}`,
  never: 'Nie pytaj o tę osobę',
  answerNote: 'Nikt nie dowie się, co tu naciśniesz; „nie” i brak odpowiedzi wyglądają tak samo.',
  done: {
    later: 'W porządku: wrócimy do tego najwcześniej za trzy miesiące.',
    never: 'W porządku: o tę osobę już nie zapytamy. Nikt się o tym nie dowie.',
    back: 'Cofnięte. Nikt się o tym nie dowie.',
  },
  takeBack: 'Cofnij',
  none: 'Nie ma tu jeszcze nikogo.',
  count: (count) =>
    plural(count, {
      one: '# osoba na Twojej liście.',
      few: '# osoby na Twojej liście.',
      many: '# osób na Twojej liście.',
      other: '# osoby na Twojej liście.',
    }),
  mutual: 'potwierdzone przez obie strony',
  mine: 'na razie tylko Twoje słowo',
  change: (number) => `Zmień ${number}`,
  further: (count) =>
    plural(count, {
      one: 'Jeszcze # osoba',
      few: 'Jeszcze # osoby',
      many: 'Jeszcze # osób',
      other: 'Jeszcze # osoby',
    }),
  suggest: 'Czy znasz te osoby?',
  suggestIntro:
    'Osoby, które możesz znać: z tej samej firmy, z tych samych rund, z tymi samymi tematami. Wystarczy jedno naciśnięcie przy osobie; resztę pomiń.',
  suggestNone: 'Na razie nikt więcej nie przychodzi nam do głowy. Możesz też dodać kogoś samodzielnie.',
  others: 'Pokaż inne osoby',
  enough: 'Na razie wystarczy',
  metQuestion: 'A jak dobrze znacie się teraz?',
  metNote:
    'To Twoje słowo: można je zmienić albo cofnąć w każdej chwili. Liczy się, gdy druga strona powie to samo.',
};
