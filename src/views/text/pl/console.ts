import { pluralIn } from '../plural.ts';
import type { Words } from '../words.ts';

const plural = pluralIn('pl');

/** The managers' web console. */
export const console: Words['console'] = {
  open: 'Otwórz konsolę',
  linkSummary: 'Konsola',
  linkLabel: 'Otwórz konsolę w przeglądarce',
  linkUntil: (until) => ['Otwiera się raz, do ', { at: until }, ', i tylko dla Ciebie.'],
  linkNote: 'Nie przekazuj tego linku: kto otworzy go pierwszy, działa w Twoim imieniu.',
  awayHeading: 'Konsola nie ma jeszcze adresu',
  away: 'Konsola to strona internetowa, a ta instalacja nie ma adresu, który da się otworzyć w przeglądarce. Osoba, która ją prowadzi, może ustawić ACQUAINT_URL: adres zaczynający się od https.',
  awayInstead: 'Na razie wszystko, czego trzeba na początek, jest tutaj:',
  ended: 'Wylogowano z konsoli na wszystkich urządzeniach.',
  endedNext: 'Aby wrócić, wpisz /poznaj ustawienia i naciśnij „Otwórz konsolę”.',

  title: 'Konsola',
  skip: 'Przejdź do treści',
  menu: 'Menu',
  close: 'Zamknij menu',
  signOut: 'Wyloguj',
  signOutEverywhere: 'Wyloguj na wszystkich urządzeniach',
  signedInAs: (name) => `Zalogowana osoba: ${name}`,
  promise:
    'Osoby prowadzące widzą sumy. Nikt nie widzi, kogo pytamy, kto odmawia, kto kogo unika, ani ukrytych kwot.',
  few: 'mniej niż 5',
  fewAnswers: 'za mało odpowiedzi',
  fewNote:
    '„Mniej niż 5” obejmuje też zero: liczba pojawia się, gdy stoi za nią co najmniej pięć różnych osób.',
  weeklyNote: 'Te liczby zmieniają się raz w tygodniu, w poniedziałek.',
  nothing: 'Na razie nic tu nie ma.',
  backTo: (page) => `Wróć: ${page}`,
  done: 'Gotowe',
  wrongTitle: 'Nie udało się',
  wrong: 'Coś poszło nie tak po naszej stronie. Numer zgłoszenia:',
  closedTitle: 'Zaloguj się ponownie',
  closed:
    'Twoja sesja się skończyła. Trwa osiem godzin albo do wylogowania, wypisania się lub utraty roli osoby prowadzącej.',
  closedNext: 'Wpisz w swojej społeczności /poznaj ustawienia i naciśnij „Otwórz konsolę”.',
  missingTitle: 'Nie ma takiej strony',
  missing: 'Pod tym adresem nic nie ma.',
  staleTitle: 'Spróbuj jeszcze raz',
  stale: 'Ten formularz nie przyszedł z konsoli albo był otwarty zbyt długo. Nic się nie zmieniło.',

  door: {
    title: 'Otwórz konsolę',
    hello: (name) => `Ten link jest dla osoby: ${name}.`,
    press: 'Otwórz',
    why: 'Konsola otworzy się w tej przeglądarce na osiem godzin. Link przestanie wtedy działać.',
    overTitle: 'Ten link już nie działa',
    over: 'Został już użyty albo ma ponad dziesięć minut.',
  },

  managers: {
    heading: 'Kto prowadzi społeczność',
    intro:
      'Kto zarządza przestrzenią lub serwerem, prowadzi też społeczność, dopóki nimi zarządza. Innym osobom nadają tę rolę osoby prowadzące i mogą ją odebrać. Aby nadać rolę, znajdź osobę na stronie Osoby.',
    why: 'Skąd rola',
    byPlatform: 'zarządza przestrzenią lub serwerem',
    byHand: 'nadana tutaj',
    make: 'Nadaj rolę prowadzenia',
    unmake: 'Odbierz rolę',
    made: (name) => `Rola osoby prowadzącej nadana: ${name}.`,
    unmade: (name) => `Rola osoby prowadzącej odebrana: ${name}.`,
    runsStill:
      'Według platformy ta osoba zarządza przestrzenią lub serwerem. Jeśli dalej zarządza, rola wróci przy jej następnej wizycie.',
  },

  manages: {
    heading: (community) => `Prowadzisz teraz społeczność: ${community}`,
    why: {
      manager: 'Tę rolę nadała Ci inna osoba prowadząca.',
      operator: 'Tę rolę nadała Ci osoba, która prowadzi tę instalację.',
      platform: 'Według platformy zarządzasz tutejszą przestrzenią lub serwerem.',
    },
    means:
      'Możesz zmieniać ustawienia, rundy i przeglądy, dbać o wydarzenia i tematy, rozstrzygać zgłoszenia i widzieć sumy dla całej społeczności. Nikt, także osoby prowadzące, nie widzi, kogo pytamy, kto odmawia i kto kogo unika.',
    back: 'Jeśli nie chcesz tej roli, inna osoba prowadząca może ją w każdej chwili odebrać.',
    open: 'Ustawienia',
  },
  managesNoMore: {
    heading: (community) => `Nie prowadzisz już społeczności: ${community}`,
    why: {
      manager: 'Tę rolę odebrała Ci inna osoba prowadząca.',
      operator: 'Tę rolę odebrała Ci osoba, która prowadzi tę instalację.',
      platform: 'Według platformy nie zarządzasz już tutejszą przestrzenią ani serwerem.',
    },
    means:
      'Ustawienia, zgłoszenia i konsola są od teraz dla Ciebie zamknięte, także te już otwarte. Reszta zostaje: Twój profil, prośby i kontakty.',
  },

  pages: {
    overview: 'Pulpit',
    members: 'Osoby',
    programs: 'Rundy',
    asks: 'Otwarte prośby',
    outcomes: 'Wyniki',
    network: 'Sieć',
    events: 'Wydarzenia',
    calendars: 'Kalendarze',
    digests: 'Przeglądy',
    reports: 'Zgłoszenia',
    topics: 'Tematy',
    circles: 'Koła',
    audit: 'Dziennik',
    settings: 'Ustawienia',
  },

  overview: {
    intro: 'Ostatnie cztery pełne tygodnie obok czterech poprzednich.',
    stretch: (from, until) => `${from} – ${until}`,
    now: 'Ostatnie cztery tygodnie',
    before: 'Cztery poprzednie',
    joined: 'Nowe osoby',
    asked: 'Wysłane prośby',
    talked: 'Rozmowy, które się odbyły',
    median: 'Typowy czas odpowiedzi',
    alone: 'Czekają bez rozmowy',
    joinedWhy:
      'Kto tu dołącza: przyciskiem „Dołącz” albo z listy osób, które zgadzają się na to gdzie indziej.',
    askedWhy: 'Prośby wysłane przez osoby z tej społeczności.',
    talkedWhy:
      'Kontakty i rundy, po których ktoś mówi, że rozmowa się odbyła, oraz rozmowy jeden na jeden potwierdzone przez obie strony.',
    medianWhy:
      'Tyle mija, zanim zapytana osoba naciśnie „tak” albo „nie”; połowa odpowiada szybciej (mediana). Podajemy od dziesięciu odpowiedzi co najmniej pięciu osób.',
    aloneWhy: 'Osoby, które są tu od co najmniej dwóch tygodni i nie mają jeszcze żadnej rozmowy.',
    joinedDo: 'Aby zaprosić, wpisz na kanale /poznaj zapros.',
    askedDo: 'Zobacz, co widzą inni',
    talkedDo: 'Zobacz rundy',
    medianDo: 'Zobacz, do kogo trafia najwięcej próśb',
    aloneDo: 'Uruchom dla nich rundę',
    hours: (count) =>
      plural(count, { one: '# godzina', few: '# godziny', many: '# godzin', other: '# godziny' }),
    days: (count) => plural(count, { one: '# dzień', few: '# dni', many: '# dni', other: '# dnia' }),
    minutes: (count) =>
      plural(count, { one: '# minuta', few: '# minuty', many: '# minut', other: '# minuty' }),
    notStarted:
      'Jeszcze przed uruchomieniem: dopóki nie naciśniesz „Uruchom”, nic nie trafia do nikogo poza osobami prowadzącymi.',
  },

  members: {
    search: 'Szukaj po nazwisku',
    find: 'Szukaj',
    status: 'Kto',
    statuses: {
      all: 'wszyscy',
      joined: 'w\u00a0Acquaint',
      known: 'znane osoby poza Acquaint',
      left: 'wypisane osoby',
    },
    name: 'Imię i nazwisko',
    since: 'Od',
    topics: 'Tematy publiczne',
    newcomer: 'nowa osoba',
    manager: 'prowadzi społeczność',
    people: (count) => plural(count, { one: '# osoba', few: '# osoby', many: '# osób', other: '# osoby' }),
    joined: (count) =>
      plural(count, {
        one: '# osoba w Acquaint',
        few: '# osoby w Acquaint',
        many: '# osób w Acquaint',
        other: '# osoby w Acquaint',
      }),
    none: 'Nikt nie pasuje.',
    page: (page, pages) => `Strona ${page} z ${pages}`,
    next: 'Następna strona',
    previous: 'Poprzednia strona',
    note: 'Nie pokazujemy tematów, które służą tylko do dopasowania. Nic tu nie mówi, kto jak odpowiada.',
  },
};
