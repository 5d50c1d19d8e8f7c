import { pluralIn } from '../plural.ts';
import type { Words } from '../words.ts';

const plural = pluralIn('pl');

export const network: Words['network'] = {
  heading: 'Moja sieć',
  button: (waiting) => (waiting === 0 ? 'Moja sieć' : `Moja sieć (${waiting})`),
  summary: (count) =>
    plural(count, {
      one: 'Twoja sieć: # osoba',
      few: 'Twoja sieć: # osoby',
      many: 'Twoja sieć: # osób',
      other: 'Twoja sieć: # osoby',
    }),
  none: 'W Twojej sieci nie ma jeszcze nikogo.',
  help: 'Prowadzący mogą pomóc',
  helpNoMore: 'Bez pomocy prowadzących',
  helpNote:
    'Osoby prowadzące społeczność nie widzą, czyja sieć jest pusta. Po naciśnięciu „Prowadzący mogą pomóc” zobaczą Twoje imię i nazwisko wśród osób, którym przyda się pomoc, aż do pierwszego kontaktu.',
  helpedOn: 'Osoby prowadzące społeczność widzą, że Twoja sieć jest pusta i że przyda Ci się pomoc.',
  helpedOff: 'Osoby prowadzące społeczność już tego nie widzą.',
  howItBegins: 'Rośnie sama: z każdym kontaktem i z każdą rundą.',
  people: 'Osoby',
  throughIntroductions: 'Dzięki prośbom o kontakt',
  throughRounds: 'Dzięki rundom',
  knownBefore: 'Znajomości potwierdzone przez obie strony',
  talked: 'Po rozmowie',
  through: {
    myAsk: 'prośba od Ciebie',
    theirAsk: 'prośba od tej osoby',
    tie: 'znacie się',
    earlier: 'spotkanie sprzed Acquaint',
    talk: 'rozmowa jeden na jeden',
  },
  via: 'przez:',
  nameVia: (name, via) => `${name} (przez: ${via})`,
  overTalks: 'Dzięki rozmowom jeden na jeden',
  throughRound: (program) => (program === '' ? 'runda' : `runda: ${program}`),
  results: {
    talked: 'po rozmowie',
    timeSet: 'termin ustalony',
    introduced: 'nowy kontakt',
    known: 'przez Acquaint jeszcze nic nie było',
    nothing: 'bez rozmowy',
  },
  last: 'ostatni kontakt:',
  came: {
    slips: (count) =>
      plural(count, {
        one: '# rekomendacja',
        few: '# rekomendacje',
        many: '# rekomendacji',
        other: '# rekomendacji',
      }),
    won: (count) =>
      plural(count, {
        one: '# z umową',
        few: '# z umową',
        many: '# z umową',
        other: '# z umową',
      }),
    thanks: (count) =>
      plural(count, {
        one: '# podziękowanie',
        few: '# podziękowania',
        many: '# podziękowań',
        other: '# podziękowania',
      }),
    vouches: (count) =>
      plural(count, {
        one: '# polecenie',
        few: '# polecenia',
        many: '# poleceń',
        other: '# polecenia',
      }),
  },
  fading: 'Cisza od pół roku lub dłużej',
  fadingNote: 'Często wystarczy krótkie „cześć”.',
  further: (count) =>
    plural(count, {
      one: 'Jeszcze # osoba',
      few: 'Jeszcze # osoby',
      many: 'Jeszcze # osób',
      other: 'Jeszcze # osoby',
    }),
  first: 'Od początku',
  picture: 'Wyślij mi obraz sieci',
  list: 'Jako lista',
  onlyYou: 'Widzisz to tylko Ty. Nigdy nie pokazujemy, kogo znają inni.',
  onItsWay: 'Obraz przyjdzie do Ciebie w wiadomości prywatnej.',
  communityHeading: 'Społeczność jako sieć',
  communityFile: 'siec-spolecznosci.png',
  communityPeople: (count) =>
    plural(count, {
      one: 'Co najmniej # osoba.',
      few: 'Co najmniej # osoby.',
      many: 'Co najmniej # osób.',
      other: 'Co najmniej # osoby.',
    }),
  communityAlone: (count) =>
    plural(count, {
      one: 'Co najmniej # osoba jest jeszcze bez połączeń.',
      few: 'Co najmniej # osoby są jeszcze bez połączeń.',
      many: 'Co najmniej # osób jest jeszcze bez połączeń.',
      other: 'Co najmniej # osoby jest jeszcze bez połączeń.',
    }),
  communityNote: 'Zaokrąglone w dół do wielokrotności 5; mniej niż 5 osób nie pokazujemy.',
  communityOthers: 'inne tematy',
  communityBridges: 'Najmocniej połączone:',
  fileName: 'moja-siec.png',
  me: 'ja',
  links: {
    introduction: 'dzięki prośbie o kontakt',
    round: 'dzięki rundzie',
    tie: 'znajomość potwierdzona przez obie strony',
  },
  dashed: 'Linia przerywana: cisza od pół roku lub dłużej.',
  alt: (count) =>
    plural(count, {
      one: 'Obraz: Ty w środku, wokół # osoba.',
      few: 'Obraz: Ty w środku, wokół # osoby.',
      many: 'Obraz: Ty w środku, wokół # osób.',
      other: 'Obraz: Ty w środku, wokół # osoby.',
    }),
  warmest: 'Najbliżej:',
  altFading: (count) =>
    plural(count, {
      one: 'Z # osobą cisza od pół roku lub dłużej.',
      few: 'Z # osobami cisza od pół roku lub dłużej.',
      many: 'Z # osobami cisza od pół roku lub dłużej.',
      other: 'Z # osoby cisza od pół roku lub dłużej.',
    }),
};
