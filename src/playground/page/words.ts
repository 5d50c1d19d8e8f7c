/** What the page itself says; everything else comes from Acquaint. */
const en = {
  playground: 'playground',
  community: 'Community',
  youAre: 'You are',
  clock: 'Clock',
  hour: '+1 hour',
  day: '+1 day',
  monday: 'Next Monday, 9:00',
  send: 'Send',
  moving: 'Time passes…',
  home: 'Home',
  channels: 'Channels',
  rooms: 'Conversations',
  direct: 'Direct messages',
  onlyYou: 'Only you see this',
  close: 'Close',
  app: 'app',
  edited: 'edited',
  write: 'Message or /command',
  writeDirect: 'Who or what do you look for?',
  aboutGeneral: 'Everybody in the community reads this. Only you see the answers to /intro.',
  aboutDirect: 'What Acquaint tells you and nobody else.',
  aboutRoom: 'A conversation that Acquaint opened. Only the people in it read it.',
  aboutHome: 'What is waiting for you, and a way to everything.',
  emptyGeneral: 'Ask for an introduction',
  emptyGeneralWide:
    'Choose who you are on the left, type what you need, and follow the ask: switch to the other person to answer it, then move the clock.',
  emptyGeneralNarrow:
    'Choose who you are under ☰, type what you need, and follow the ask: switch to the other person to answer it, then move the clock.',
  emptyDirect: 'Nothing yet',
  emptyDirectText:
    'Cards, answers and check-ins arrive here. You can also just write what you are looking for.',
  more: 'More',
  asProfile: 'Use as my profile',
  lost: 'The server does not answer. Trying again…',
  nothing: 'Already answered.',
};

const pl: typeof en = {
  playground: 'piaskownica',
  community: 'Społeczność',
  youAre: 'Twoja rola',
  clock: 'Zegar',
  hour: '+1 godzina',
  day: '+1 dzień',
  monday: 'Najbliższy poniedziałek, 9:00',
  send: 'Wyślij',
  moving: 'Czas mija…',
  home: 'Start',
  channels: 'Kanały',
  rooms: 'Rozmowy',
  direct: 'Wiadomości prywatne',
  onlyYou: 'Widzisz to tylko Ty',
  close: 'Zamknij',
  app: 'aplikacja',
  edited: 'zmieniono',
  write: 'Wiadomość lub /polecenie',
  writeDirect: 'Kogo lub czego szukasz?',
  aboutGeneral: 'Czyta to cała społeczność. Odpowiedzi na /poznaj widzisz tylko Ty.',
  aboutDirect: 'To, co Acquaint mówi Tobie i nikomu innemu.',
  aboutRoom: 'Rozmowa otwarta przez Acquaint. Czytają ją tylko osoby, które w niej są.',
  aboutHome: 'Co czeka na Ciebie i droga do wszystkiego.',
  emptyGeneral: 'Poproś o kontakt',
  emptyGeneralWide:
    'Wybierz po lewej, kim jesteś, napisz, czego szukasz, i śledź prośbę: zmień rolę, żeby odpowiedzieć jako druga osoba, a potem przesuń zegar.',
  emptyGeneralNarrow:
    'Wybierz pod ☰, kim jesteś, napisz, czego szukasz, i śledź prośbę: zmień rolę, żeby odpowiedzieć jako druga osoba, a potem przesuń zegar.',
  emptyDirect: 'Na razie pusto',
  emptyDirectText:
    'Tu pojawiają się prośby, odpowiedzi i pytania po rozmowie. Możesz też po prostu napisać, czego szukasz.',
  more: 'Więcej',
  asProfile: 'Użyj jako mojego profilu',
  lost: 'Serwer nie odpowiada. Ponawiam…',
  nothing: 'Na to już jest odpowiedź.',
};

export type Words = typeof en;
export const wordsOf = (language: string): Words => (language === 'pl' ? pl : en);

/** First things to try, in each language; `{person}` is somebody here. */
export const tries: Readonly<Record<string, readonly string[]>> = {
  en: [
    '/intro ask someone who can help me move a React app to TypeScript',
    '/intro meet @{person}',
    '/intro find export to Germany',
  ],
  pl: [
    '/poznaj zapytaj kto pomoże wdrożyć KSeF w małej firmie',
    '/poznaj osoba @{person}',
    '/poznaj szukaj sprzedaż B2B',
  ],
};
