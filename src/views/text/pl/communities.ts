import type { Text } from '../../text.ts';

/** A community's settings, for its managers. */
export const communities: Text['communities'] = {
  setup: 'Ustawienia społeczności',
  setupTitle: 'Ustawienia',
  setupSubmit: 'Zapisz',
  name: 'Nazwa',
  nameHint: 'Taka, jaką wszyscy znają',
  zone: 'Strefa czasowa',
  zoneHint: 'Np. Europe/Warsaw: tam liczą się dni i godziny pracy',
  language: 'Język wpisów publicznych',
  holidays: 'Święta',
  holidaysOf: { PL: 'Polska', none: 'żadne' },
  daysOff: 'Inne dni wolne',
  daysOffHint: 'Daty jak 2026-12-28, po przecinku',
  badZone: 'To nie jest strefa czasowa, np. Europe/Warsaw.',
  badDays: 'Daty mają postać 2026-12-28, najwyżej pięćdziesiąt.',
  saved: 'Ustawienia zapisane',
  next: 'Aby zaprosić społeczność, wpisz /poznaj zapros na wybranym kanale: tam pojawi się zaproszenie. Do nikogo nie piszemy, dopóki nie dołączy.',
  invitationNote: 'Dalszy ciąg po naciśnięciu widzi tylko osoba, która nacisnęła.',
};
