import type { Words } from '../words.ts';

/** Two people put together: the room, the check-ins. */
export const introductions: Words['introductions'] = {
  mine: 'Moje kontakty',
  none: 'Nie ma tu jeszcze kontaktów. Zaczynają się od prośby.',
  introducedSummary: (name) => `Jest kontakt: ${name}`,
  introducedHeading: 'Obie strony mówią „tak”',
  introduced: (partner) => ['Nowy kontakt: ', { mention: partner }, '.'],
  whereRoom:
    'Wspólna rozmowa jest już otwarta, znajdziesz ją wśród swoich rozmów. Pierwsza wiadomość należy do Ciebie.',
  reach: 'Kontakt',
  reachNow:
    'Wspólnej rozmowy nie udało się otworzyć, więc napisz, proszę, bezpośrednio. Druga strona też dostaje tę wiadomość.',
  noWay:
    'Jesteście na różnych platformach, więc nie otworzymy wspólnej rozmowy. Napisz, jak się z Tobą skontaktować; druga strona dostanie to od razu.',
  contactButton: 'Jak do mnie dotrzeć',
  contactTitle: 'Jak do mnie dotrzeć',
  contactSubmit: 'Wyślij',
  contactLabel: 'E-mail, telefon, link albo pora',
  contactHint: 'Zobaczy to tylko osoba, z którą masz kontakt',
  contactSent: 'Wysłane. Druga strona wie już, jak do Ciebie dotrzeć.',
  contactSummary: (name) => `Kontakt: ${name}`,
  contactFrom: (partner) => ['Kontakt do tej osoby: ', { mention: partner }],
  kickoffHeading: 'Poznajcie się',
  whyThese: (requester, what) => [
    `Prośba od: ${requester} (${what}). Obie strony mówią „tak”. Słowa z prośby:`,
  ],
  startersTitle: 'Na początek:',
  begins: 'Pierwsza wiadomość:',
  slotsTitle:
    'Terminy w Waszych godzinach pracy (30 min). Gdy obie strony wybiorą ten sam, spotkanie będzie ustalone:',
  suits: 'pasuje:',
  slot: (number) => `Termin ${number}`,
  meetingAt: 'Spotkanie:',
  signs: { talking: 'Rozmawiamy', timeSet: 'Termin ustalony', talked: 'Po rozmowie' },
  readBy: (moderatorsRead) =>
    moderatorsRead
      ? 'Tę rozmowę mogą czytać moderatorzy. Acquaint widzi tylko przyciski.'
      : 'Acquaint nie czyta tej rozmowy, widzi tylko przyciski.',
  silentSummary: 'Małe przypomnienie',
  silent: (requester) => [
    'Na razie jest tu cicho. Na początek wystarczy krótkie „cześć”: ',
    { mention: requester },
    '. Jeśli rozmawiacie gdzie indziej, wystarczy jedno naciśnięcie.',
  ],
  fixedSummary: 'Spotkanie ustalone',
  fixed: 'Ten termin pasuje obu stronom. Plik doda go do kalendarza.',
  fileName: 'spotkanie.ics',
  checkInSummary: 'Jak poszło?',
  checkIn: {
    7: (partner) => ['Kontakt sprzed tygodnia: ', { mention: partner }, '.'],
    30: (partner) => ['Kontakt sprzed miesiąca: ', { mention: partner }, '.'],
  },
  checkInQuestion: 'Czy rozmowa się odbyła?',
  checkInNote: 'Wystarczy jedno naciśnięcie. Społeczność widzi tylko sumy, nigdy Twoją odpowiedź.',
  outcomes: {
    met: 'Tak',
    scheduled: 'Termin ustalony',
    notYet: 'Jeszcze nie',
    willNot: 'Nie odbędzie się',
  },
  answered: {
    met: 'Świetnie, dziękujemy za wiadomość.',
    scheduled: 'Dziękujemy. Udanej rozmowy!',
    notYet: 'Dziękujemy. Nie ma pośpiechu.',
    willNot: 'Dziękujemy za wiadomość. Tak bywa; nikt się o tym nie dowie.',
  },
  contact: 'Kontakt:',
  changeNote: 'Odpowiedź można jeszcze zmienić.',
  partnerLeftSummary: 'Ten kontakt jest już zamknięty',
  partnerLeft: (name) => `Nie ma już w Acquaint: ${name}. Ten kontakt jest zamknięty, nie trzeba nic robić.`,
  since: 'od:',
  standsOpen: 'nowy kontakt',
  standsTalking: 'rozmowa trwa',
  standsTimeSet: 'termin ustalony',
  standsTalked: 'po rozmowie',
  standsClosed: 'zamknięty',
};
