import { pluralIn } from '../plural.ts';
import type { Words } from '../words.ts';

const plural = pluralIn('pl');

/** Rules that stand in the way, said kindly. */
export const refusals: Words['refusals'] = {
  wordsBack: 'Treść z formularza, do skopiowania:',
  notJoined: 'Najpierw trzeba dołączyć. To chwila, a wypisać się można jednym naciśnięciem.',
  alreadyJoined: 'Już jesteś w Acquaint.',
  unknownPerson: 'Nie widzimy tu takiej osoby. Wybierz, proszę, kogoś z tej społeczności.',
  yourself: 'To Ty. Wybierz, proszę, kogoś innego.',
  takesNoRequests: 'Ta osoba nie przyjmuje próśb przez Acquaint.',
  tooManyOpen: (most) =>
    plural(most, {
      one: 'Możesz mieć # otwartą prośbę naraz. Po odpowiedzi zrobi się miejsce na kolejną.',
      few: 'Możesz mieć # otwarte prośby naraz. Po odpowiedzi zrobi się miejsce na kolejną.',
      many: 'Możesz mieć # otwartych próśb naraz. Po odpowiedzi zrobi się miejsce na kolejną.',
      other: 'Możesz mieć # otwartej prośby naraz. Po odpowiedzi zrobi się miejsce na kolejną.',
    }),
  tooManyThisMonth: (most) =>
    plural(most, {
      one: 'W ciągu 30 dni możesz wysłać # prośbę. Spróbuj, proszę, trochę później.',
      few: 'W ciągu 30 dni możesz wysłać # prośby. Spróbuj, proszę, trochę później.',
      many: 'W ciągu 30 dni możesz wysłać # próśb. Spróbuj, proszę, trochę później.',
      other: 'W ciągu 30 dni możesz wysłać # prośby. Spróbuj, proszę, trochę później.',
    }),
  newcomerLimit: (most) =>
    plural(most, {
      one: 'Na początek # prośba naraz: więcej po dwóch tygodniach i z uzupełnionym profilem.',
      few: 'Na początek # prośby naraz: więcej po dwóch tygodniach i z uzupełnionym profilem.',
      many: 'Na początek # próśb naraz: więcej po dwóch tygodniach i z uzupełnionym profilem.',
      other: 'Na początek # prośby naraz: więcej po dwóch tygodniach i z uzupełnionym profilem.',
    }),
  tooManyPreviews: (most) =>
    plural(most, {
      one: 'Dziennie możesz zobaczyć # propozycję. Wróć, proszę, jutro.',
      few: 'Dziennie możesz zobaczyć # propozycje. Wróć, proszę, jutro.',
      many: 'Dziennie możesz zobaczyć # propozycji. Wróć, proszę, jutro.',
      other: 'Dziennie możesz zobaczyć # propozycji. Wróć, proszę, jutro.',
    }),
  askedRecently: (until) => [
    'Niedawno była już prośba do tej osoby. Kolejną możesz wysłać od: ',
    { at: until },
    '.',
  ],
  noTopic: 'Nie widać tu tematu. Podaj, proszę, jeden lub dwa, np. React albo pozyskiwanie finansowania.',
  emptyText: 'Napisz, proszę, własnymi słowami, w czym przyda Ci się pomoc.',
  tooLong: (most, length) => `Ten tekst jest za długi. Liczba znaków: ${length}, najwyżej: ${most}.`,
  contactInBlurb: 'Bez nazwiska pomiń, proszę, linki, adresy i numery telefonu: po nich można Cię rozpoznać.',
  alreadyAnswered: 'Ta sprawa jest już zamknięta. Nie trzeba nic robić.',
  notYours: 'To należy do kogoś innego.',
  draftGone: 'Tego szkicu już nie ma: przechowujemy je 24 godziny. Zapytaj, proszę, jeszcze raz.',
  tooManyTags: (most) =>
    plural(most, {
      one: 'Zmieści się tu najwyżej # temat.',
      few: 'Zmieszczą się tu najwyżej # tematy.',
      many: 'Zmieści się tu najwyżej # tematów.',
      other: 'Zmieści się tu najwyżej # tematu.',
    }),
  badDate: 'Nie udało się odczytać tej daty. Przykłady: 2 tygodnie, jutro, 24.12, 2026-12-24.',
  linkUnknown: 'Ten kod nie działa: może jest w nim literówka albo już wygasł. Nowy kod: /poznaj polacz.',
  alreadyLinked: 'To już jest połączone.',
  linkBothJoined:
    'Oba konta mają tu swoją historię. Najpierw usuń jedną z nich (/poznaj kasuj), potem połącz konta.',
  linkHasMembers:
    'Są tu już osoby, które dołączyły do Acquaint, więc to miejsce zachowuje własną społeczność.',
  placeMoved: 'To miejsce właśnie stało się częścią innej społeczności. Spróbuj, proszę, jeszcze raz.',
  managersOnly: 'To jest dla osób prowadzących społeczność.',
  notStarted:
    'Trwa przygotowywanie Acquaint w tej społeczności. Nic nie trzeba robić: osoby, które ją prowadzą, dadzą znać, gdy zaczniemy.',
  startFirst: 'Zanim to trafi do innych osób, naciśnij „Uruchom” na stronie ustawień.',
  paused:
    'Twoje konto tutaj jest wstrzymane po zgłoszeniach. Osoby prowadzące społeczność mogą to sprawdzić.',
  notFromThem: 'Zgłosić można tylko osobę, od której coś do Ciebie przyszło.',
  tooManySlips: (most) =>
    plural(most, {
      one: 'Możesz przekazać # rekomendację w tygodniu. Spróbuj trochę później.',
      few: 'Możesz przekazać # rekomendacje w tygodniu. Spróbuj trochę później.',
      many: 'Możesz przekazać # rekomendacji w tygodniu. Spróbuj trochę później.',
      other: 'Możesz przekazać # rekomendacji w tygodniu. Spróbuj trochę później.',
    }),
  slipForgotten: 'Treść tej rekomendacji jest już usunięta. Możesz przekazać nową.',
  slipThisWeek: 'Tej samej osobie możesz przekazać jedną rekomendację w tygodniu. Spróbuj trochę później.',
  contactWithoutConsent:
    'Bez zgody tej osoby pomiń, proszę, linki, adresy i numery telefonu: kontakt nawiążesz Ty.',
  thirdMissing: 'Napisz, kto to i jak się skontaktować, albo wybierz, że kontakt nawiążesz Ty.',
  tooManyThanks: (most) =>
    plural(most, {
      one: 'Możesz wysłać # podziękowanie w tygodniu. Spróbuj trochę później.',
      few: 'Możesz wysłać # podziękowania w tygodniu. Spróbuj trochę później.',
      many: 'Możesz wysłać # podziękowań w tygodniu. Spróbuj trochę później.',
      other: 'Możesz wysłać # podziękowania w tygodniu. Spróbuj trochę później.',
    }),
  notBrought: 'Można to podać raz, w pierwszych 30 dniach, o osobie, która jest tu dłużej.',
  thankedThisWeek: 'Twoje podziękowanie dla tej osoby ma mniej niż tydzień. Ta osoba o nim pamięta.',
  talkLogged: (days) =>
    plural(days, {
      one: 'Rozmowa z tą osobą jest już zapisana; liczy się jedna na # dzień.',
      few: 'Rozmowa z tą osobą jest już zapisana; liczy się jedna na # dni.',
      many: 'Rozmowa z tą osobą jest już zapisana; liczy się jedna na # dni.',
      other: 'Rozmowa z tą osobą jest już zapisana; liczy się jedna na # dnia.',
    }),
  tooManyTalks: (most) =>
    plural(most, {
      one: 'Możesz zapisać # rozmowę w tygodniu. Spróbuj trochę później.',
      few: 'Możesz zapisać # rozmowy w tygodniu. Spróbuj trochę później.',
      many: 'Możesz zapisać # rozmów w tygodniu. Spróbuj trochę później.',
      other: 'Możesz zapisać # rozmowy w tygodniu. Spróbuj trochę później.',
    }),
  badMoment: 'Ten termin się nie zgadza: kończy się przed początkiem, już minął albo wypada za ponad rok.',
  meetupOver: 'To wydarzenie już się odbyło albo się nie odbędzie.',
  postThisWeek: 'Na tablicę możesz dodać jeden wpis w tygodniu. Spróbuj trochę później.',
  newcomerPost: 'W pierwszych dwóch tygodniach możesz dodać na tablicę jeden wpis.',
  postTold: 'Ktoś już to czyta, więc treści nie można zmienić. Możesz zamknąć ten wpis i później dodać nowy.',
  tooManyKept: (most) =>
    plural(most, {
      one: 'Na tej liście mieści się # osoba.',
      few: 'Na tej liście mieszczą się # osoby. Najpierw zakończ przypomnienia o jednej z nich.',
      many: 'Na tej liście mieści się # osób. Najpierw zakończ przypomnienia o jednej z nich.',
      other: 'Na tej liście mieści się # osoby. Najpierw zakończ przypomnienia o jednej z nich.',
    }),
  sharedThisWeek: 'Możesz udostępnić jeden link w tygodniu. Spróbuj trochę później.',
  newcomerShare: (days) =>
    plural(days, {
      one: 'Linki można udostępniać po # dniu pobytu tutaj.',
      few: 'Linki można udostępniać po # dniach pobytu tutaj.',
      many: 'Linki można udostępniać po # dniach pobytu tutaj.',
      other: 'Linki można udostępniać po # dnia pobytu tutaj.',
    }),
  badLink: 'Podaj adres, który zaczyna się od https://, a zaraz potem ma nazwę strony.',
  tooManyTies: (most) =>
    plural(most, {
      one: 'W ciągu dnia możesz dodać # znajomość. Wróć, proszę, jutro.',
      few: 'W ciągu dnia możesz dodać # znajomości. Wróć, proszę, jutro.',
      many: 'W ciągu dnia możesz dodać # znajomości. Wróć, proszę, jutro.',
      other: 'W ciągu dnia możesz dodać # znajomości. Wróć, proszę, jutro.',
    }),
  tooManyVouches: (most) =>
    plural(most, {
      one: 'W tygodniu możesz polecić # osobę. Spróbuj trochę później.',
      few: 'W tygodniu możesz polecić # osoby. Spróbuj trochę później.',
      many: 'W tygodniu możesz polecić # osób. Spróbuj trochę później.',
      other: 'W tygodniu możesz polecić # osoby. Spróbuj trochę później.',
    }),
  unknownCommand: (word, nearest) =>
    nearest === null
      ? `Nie znamy słowa „${word}”.`
      : `Nie znamy słowa „${word}”. Może chodzi o „${nearest}”?`,
};
