import type { Text } from '../../text.ts';

/** Channels that everybody reads. */
export const channels: Text['channels'] = {
  unnamed: 'kanał bez nazwy',
  lostSummary: 'Acquaint nie może pisać na kanale',
  lost: 'Podsumowanie tygodnia nie ukazało się na kanale:',
  lostWhy: {
    gone: 'Kanału już nie ma, jest w archiwum albo jest prywatny i bez Acquaint.',
    outside: 'Acquaint nie należy do kanału albo go nie widzi.',
    forbidden: 'Acquaint nie ma prawa pisać na tym kanale.',
  },
  retry: 'Spróbuj ponownie',
  lostWhat:
    'Zaproś Acquaint na kanał albo pozwól mu tam pisać, a potem naciśnij „Spróbuj ponownie”. Możesz też wpisać /poznaj przeglad na innym kanale i wybrać „Podsumowanie na kanale”, „Publikuj tutaj”: wtedy ukaże się tam. Dopóki nic się nie zmieni, nie będziemy o tym przypominać.',
};
