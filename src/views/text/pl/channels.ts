import type { Words } from '../words.ts';

/** Channels that everybody reads. */
export const channels: Words['channels'] = {
  unnamed: 'kanał bez nazwy',
  lostSummary: 'Acquaint nie może pisać na kanale',
  lost: 'Przegląd tygodnia nie ukazał się na kanale:',
  lostWhy: {
    gone: 'Kanału już nie ma, jest w archiwum albo jest prywatny i nie ma na nim Acquaint.',
    outside: 'Acquaint nie ma na tym kanale albo go nie widzi.',
    forbidden: 'Acquaint nie ma prawa pisać na tym kanale.',
  },
  retry: 'Spróbuj ponownie',
  lostWhat:
    'Zaproś Acquaint na kanał albo pozwól mu tam pisać, a potem naciśnij „Spróbuj ponownie”. Możesz też wpisać /poznaj przeglad na innym kanale i nacisnąć „Przegląd na kanale”, a potem „Publikuj tutaj”. Dopóki nic się nie zmieni, nie będziemy o tym przypominać.',
};
