import { pluralIn } from '../plural.ts';
import type { Words } from '../words.ts';

const plural = pluralIn('pl');

export const keep: Words['keep'] = {
  heading: 'Utrzymuj kontakt',
  none: 'Na razie nikogo tu nie ma. Wybierz osobę i to, jak często chcesz być z nią w kontakcie.',
  add: 'Dodaj osobę',
  formTitle: 'Utrzymuj kontakt',
  formIntro: 'Widzisz to tylko Ty. Ta osoba nigdy się o tym nie dowie.',
  formFor: (name) => `Z kim: ${name}. Widzisz to tylko Ty; ta osoba nigdy się o tym nie dowie.`,
  person: 'Z kim?',
  cadence: 'Jak często?',
  cadences: {
    monthly: 'co miesiąc',
    quarterly: 'co 3 miesiące',
    halfYearly: 'co 6 miesięcy',
    yearly: 'raz w roku',
  },
  submit: 'Zapisz',
  set: 'Zapisane. Gdy przyjdzie pora, przypomni o tym Twój przegląd tygodnia.',
  onlyYou: 'Widzisz to tylko Ty. Osoby z tej listy nigdy się o niej nie dowiedzą.',
  last: 'ostatni kontakt',
  noLast: 'o kontakcie jeszcze nie wiemy',
  show: (number) => `Otwórz ${number}`,
  further: (count) =>
    plural(count, {
      one: 'Jeszcze # osoba',
      few: 'Jeszcze # osoby',
      many: 'Jeszcze # osób',
      other: 'Jeszcze # osoby',
    }),
  first: 'Od początku',
  withWhom: 'Z kim',
  howOften: 'Jak często',
  lastContact: 'Ostatni kontakt',
  write: 'Zaproponuj termin',
  talked: 'Już po rozmowie',
  snooze: 'Przypomnij za 2 tygodnie',
  change: 'Zmień…',
  stop: 'Nie przypominaj',
  due: (count) =>
    plural(count, {
      one: 'Pora się odezwać: # osoba',
      few: 'Pora się odezwać: # osoby',
      many: 'Pora się odezwać: # osób',
      other: 'Pora się odezwać: # osoby',
    }),
  suggestion: 'Dawno nie było między Wami kontaktu',
  metBy: {
    myAsk: 'kontakt z Twojej prośby',
    theirAsk: 'kontakt z prośby tej osoby',
    round: 'wspólna runda',
    tie: 'znajomość',
    earlier: 'spotkanie sprzed Acquaint',
    talk: 'rozmowa jeden na jeden',
  },
  both: (topics) => `wspólne tematy: ${topics}`,
  proposal: 'Zaproponuj termin',
  proposalHow: 'Skopiuj te słowa do własnej wiadomości.',
  ask: 'Niech Acquaint zapyta',
  askHow:
    'Możemy też zapytać za Ciebie: po „tak” otworzymy rozmowę z terminami w godzinach pracy obu stron. Brak odpowiedzi działa jak „nie”.',
  words: 'Cześć! Dawno nie było okazji do rozmowy. Czy znajdzie się pół godziny?',
  slots: 'Te terminy mieszczą się w godzinach pracy po obu stronach:',
  noted: 'Zapisane. Liczymy od dziś na nowo.',
  snoozed: 'W porządku, przypomnimy za dwa tygodnie.',
  stopped: 'O tej osobie nie będziemy już przypominać.',
};
