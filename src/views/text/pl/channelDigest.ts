import { pluralIn } from '../plural.ts';
import type { Words } from '../words.ts';

const plural = pluralIn('pl');

/** The weekly digest that everybody reads, and its settings. */
export const channelDigest: Words['channelDigest'] = {
  summary: (community) => `Tydzień w społeczności: ${community}`,
  heading: (community) => `Tydzień w społeczności · ${community}`,
  newcomers: 'Nowe osoby',
  newPeople: (count) =>
    plural(count, {
      one: 'Dołącza # nowa osoba',
      few: 'Dołączają # nowe osoby',
      many: 'Dołącza # nowych osób',
      other: 'Dołącza # nowych osób',
    }),
  morePeople: (count) =>
    plural(count, {
      one: 'i jeszcze # osoba',
      few: 'i jeszcze # osoby',
      many: 'i jeszcze # osób',
      other: 'i jeszcze # osoby',
    }),
  met: 'Kontakty',
  introduced: (count) =>
    plural(count, {
      one: 'Przybył # nowy kontakt.',
      few: 'Przybyły # nowe kontakty.',
      many: 'Przybyło # nowych kontaktów.',
      other: 'Przybyło # nowego kontaktu.',
    }),
  talked: (count) =>
    plural(count, {
      one: 'Odbyła się # rozmowa.',
      few: 'Odbyły się # rozmowy.',
      many: 'Odbyło się # rozmów.',
      other: 'Odbyło się # rozmowy.',
    }),
  asks: 'Wciąż szukamy kogoś, kto pomoże',
  from: 'od',
  canHelp: (number) => `${number}: Mogę pomóc`,
  thanks: 'Podziękowania',
  someThanks: (count) =>
    plural(count, {
      one: '# podziękowanie w tym tygodniu',
      few: '# podziękowania w tym tygodniu',
      many: '# podziękowań w tym tygodniu',
      other: '# podziękowania w tym tygodniu',
    }),
  moreThanks: (count) =>
    plural(count, {
      one: 'i jeszcze # podziękowanie',
      few: 'i jeszcze # podziękowania',
      many: 'i jeszcze # podziękowań',
      other: 'i jeszcze # podziękowania',
    }),
  ahead: 'Wkrótce',
  round: (name) => `runda „${name}”`,
  link: 'Link',
  chart: 'Kontakty i rozmowy tydzień po tygodniu',
  chartIntroduced: 'kontakty',
  chartTalked: 'rozmowy',
  chartName: 'tygodnie.png',
  chartSays: 'Kontakty i rozmowy w kolejnych tygodniach (kreska, gdy to mniej niż pięć osób):',
  askToo: 'Poproś o kontakt',
  note: 'Z nazwiska wymieniamy tylko za zgodą; pozostałe osoby liczymy, od pięciu wzwyż.',
  helpSent: 'Przekazane. Jeśli ta osoba zechce porozmawiać, poprosi Cię o kontakt.',
  helpEnough: 'Chętnych do pomocy już wystarczy. Dziękujemy!',
  helpOwn: 'To Twoja własna prośba.',
  helpGone: 'Ta prośba jest już nieaktualna.',
  helpSummary: 'Ktoś może pomóc w Twojej sprawie',
  help: 'odpowiada na Twoją prośbę z przeglądu tygodnia i może pomóc:',
  helpMeet: 'Poproś o kontakt',
  nothing: 'W tym tygodniu nie ma o czym pisać, więc nic by się nie ukazało.',
  previewNote: 'Widzisz to tylko Ty.',
  settings: 'Przegląd na kanale',
  isOff: 'wyłączony',
  isOn: 'włączony',
  state: 'Przegląd',
  channels: 'Kanały',
  noChannel: 'jeszcze żaden; otwórz tę stronę na kanale, na którym ma się ukazywać',
  when: 'Dzień i godzina',
  whenHint: (zone) => `np. poniedziałek 10:00, między 8:00 a 19:00, strefa: ${zone}`,
  personalWhen: 'Przeglądy osobiste',
  personalHint: 'np. poniedziałek 9:00, między 8:00 a 19:00, w strefie czasowej każdej osoby',
  include: 'Co zawiera',
  parts: {
    newcomers: 'nowe osoby',
    introductions: 'liczba kontaktów i rozmów',
    asks: 'prośby bez odpowiedzi',
    thanks: 'podziękowania',
    events: 'wydarzenia',
    round: 'następna runda',
    chart: 'wykres ośmiu tygodni',
  },
  pauses: 'Przerwy',
  pausesHint: 'np. 21.12.2026–3.01.2027, po przecinku',
  here: 'Publikuj tutaj',
  hereSet: 'Przegląd tygodnia będzie się ukazywać na kanale',
  madeUp: 'To, czego nie udało się opublikować w tym tygodniu, ukaże się tam teraz.',
  isLost: 'nie dociera',
  said: {
    hereMissing: 'Naciśnij ten przycisk na kanale, który czytają wszyscy.',
    off: 'Przegląd na kanale jest wyłączony.',
    retried: 'Próbujemy jeszcze raz. Jeśli znów się nie uda, damy Ci znać.',
    nothingLost: 'W tym tygodniu na kanałach niczego nie brakuje.',
  },
  change: 'Zmień',
  preview: 'Pokaż mi',
  turnOff: 'Wyłącz',
  title: 'Przeglądy tygodnia',
  badMoment: 'Podaj dzień tygodnia i godzinę między 8:00 a 19:00, np. poniedziałek 10:00.',
  badPauses: 'Dni w postaci 21.12.2026–3.01.2027, po przecinku.',
  missed: (date) =>
    `Przegląd na kanale z dnia ${date} nie ukazał się na czas i został pominięty. Następny ukaże się zgodnie z planem.`,
};
