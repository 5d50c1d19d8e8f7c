import { pluralIn } from '../plural.ts';
import type { Words } from '../words.ts';

const plural = pluralIn('pl');

export const thanks: Words['thanks'] = {
  say: 'Podziękuj',
  formTitle: 'Podziękuj',
  formIntro: 'Od kogo przyszła pomoc? Ta osoba dowie się od razu.',
  formIntroFor: (name) => `Dla: ${name}`,
  person: 'Komu dziękujesz?',
  submit: 'Podziękuj',
  words: 'Za co?',
  wordsHint: 'Np. KSeF, pierwszy klient, dobre pytanie.',
  amount: 'Jaka kwota z tego wynikła? (nieobowiązkowo)',
  amountHint: 'Np. 12 tys. zł, 1,2 mln zł, 500 EUR.',
  shows: 'Ile z tej kwoty zobaczy ta osoba?',
  showsOptions: {
    exact: 'Całą kwotę',
    band: 'Przedział, np. 10 000–50 000 zł',
    hidden: 'Nic: kwoty w ogóle nie zapisujemy',
  },
  public: 'Czy inni mogą to przeczytać?',
  publicOptions: {
    yes: 'Tak, jeśli druga strona też się zgodzi',
    no: 'Nie, tylko policzcie',
  },
  problems: {
    unreadable: 'Tej kwoty nie umiemy odczytać. Spróbuj: 12000, 12 tys. zł, 1,2 mln, 500 EUR.',
    ambiguous:
      'To może znaczyć dwie rzeczy. Napisz, proszę, bez kropki i przecinka albo z groszami: 1234 albo 1,23.',
    tooLarge: 'Ta kwota jest zbyt duża, żeby ją zapisać.',
    unknownCurrency: 'Nie znamy tej waluty. Spróbuj: zł, EUR, USD.',
  },
  said: 'Podziękowanie w drodze',
  hiddenNote: 'Kwoty nie zapisujemy: nikt jej nie zobaczy, także później.',
  arrived: 'Podziękowanie dla Ciebie',
  to: 'Dla',
  from: 'Od',
  for: 'Za co',
  amountFact: 'Kwota',
  hidden: 'nieujawniona',
  forReferral: 'Chodzi o rekomendację od Ciebie.',
  question: 'Czy Twój profil może pokazywać, za co?',
  show: 'Pokaż w moim profilu',
  count: 'Tylko policz',
  theyAgree: 'Nazwiska są jawne tylko za zgodą obu stron; kwoty nigdy.',
  theyDoNot: 'Ta osoba woli pozostać bez nazwiska: profil pokaże tylko, za co.',
  kept: {
    shown: 'Twój profil pokazuje, za co; kwoty nigdy.',
    counted: 'Liczy się, ale nigdzie tego nie pokazujemy.',
  },
  thankedFor: 'Podziękowania',
  otherHelp: 'inna pomoc',
  waiting: (count) =>
    plural(count, {
      one: 'Na Twoją odpowiedź czeka # podziękowanie',
      few: 'Na Twoją odpowiedź czekają # podziękowania',
      many: 'Na Twoją odpowiedź czeka # podziękowań',
      other: 'Na Twoją odpowiedź czeka # podziękowania',
    }),
  read: (number) => `Czytaj ${number}`,
};

export const oneToOnes: Words['oneToOnes'] = {
  log: 'Zapisz rozmowę…',
  formTitle: 'Zapisz rozmowę',
  formIntro: 'Druga osoba dostanie jedno pytanie, czy rozmowa się odbyła.',
  person: 'Z kim?',
  submit: 'Zapisz',
  logged: 'Zapisana rozmowa:',
  loggedNext: 'Liczy się, gdy druga strona to potwierdzi; z tą samą osobą: jedna na 28 dni.',
  says: 'Ktoś zapisuje rozmowę z Tobą:',
  question: 'Czy ta rozmowa się odbyła?',
  yes: 'Tak',
  no: 'Nie',
  questionNote: 'O „nie” nikt się nie dowie. Pytamy raz.',
  waiting: (count) =>
    plural(count, {
      one: 'Na Twoje „tak” lub „nie” czeka # rozmowa',
      few: 'Na Twoje „tak” lub „nie” czekają # rozmowy',
      many: 'Na Twoje „tak” lub „nie” czeka # rozmów',
      other: 'Na Twoje „tak” lub „nie” czeka # rozmowy',
    }),
  thanks: { confirmed: 'Dziękujemy: liczy się dla obu stron.', denied: 'Dziękujemy: nie liczy się.' },
};

export const scorecard: Words['scorecard'] = {
  heading: 'Mój bilans',
  given: 'Rekomendacje przekazane',
  received: 'Rekomendacje otrzymane',
  won: (count) =>
    plural(count, {
      one: '# umowa',
      few: '# umowy',
      many: '# umów',
      other: '# umowy',
    }),
  thanked: 'Podziękowania dla Ciebie',
  thanksSaid: 'Podziękowania od Ciebie',
  meetings: 'Rozmowy',
  visitors: 'Osoby z Twojego zaproszenia',
  worth: 'Wartość co najmniej',
  note: 'Widzisz to tylko Ty. Liczy się to, co druga strona potwierdza; wzajemne podziękowania w ciągu 30 dni liczą się raz.',
  later: 'Twój bilans zaczyna się',
  totals: 'Bilans społeczności',
  noTotals: 'Jeszcze nic: tydzień pokazujemy, gdy za każdą liczbą stoi co najmniej pięć różnych osób.',
  totalsNote:
    'Liczby ustalamy raz na tydzień, kwoty zaokrąglamy w dół. Kwot ukrytych nie zapisujemy, więc nie ma ich w żadnej sumie. Za każdą liczbą stoi co najmniej pięć osób.',
  until: 'Do',
  totalSlips: (count) =>
    plural(count, {
      one: '# rekomendacja',
      few: '# rekomendacje',
      many: '# rekomendacji',
      other: '# rekomendacji',
    }),
  totalThanks: (count) =>
    plural(count, {
      one: '# podziękowanie',
      few: '# podziękowania',
      many: '# podziękowań',
      other: '# podziękowania',
    }),
};

export const visitors: Words['visitors'] = {
  say: 'Jestem z zaproszenia…',
  formTitle: 'Od kogo zaproszenie?',
  formIntro: 'Liczy się w bilansie tej osoby, który widzi tylko ona. Do nikogo nie piszemy.',
  person: 'Od kogo?',
  submit: 'Zapisz',
  said: 'Dziękujemy, zapisane.',
};
