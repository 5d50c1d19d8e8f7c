import type { Words } from '../words.ts';

/** What is our fault. */
export const faults: Words['faults'] = {
  fault: (reference) => `Coś poszło nie tak po naszej stronie. Numer zgłoszenia: ${reference}`,
  whatNow:
    'Nic nie przepadło. Spróbuj ponownie za minutę; jeśli to się powtórzy, podaj numer osobie prowadzącej społeczność.',
  notSetUp:
    'Acquaint nie jest tu jeszcze uruchomiony. Daj, proszę, znać osobie, która opiekuje się tym miejscem.',
  nowhere: 'Nie wiemy jeszcze, do której społeczności należysz. Wpisz tam najpierw /poznaj start.',
  tooSlow: 'To trwało zbyt długo i formularza już nie ma. Naciśnij jeszcze raz.',
  membersOnly: 'Acquaint jest dla członków tej społeczności. Goście nie mogą z niego tutaj korzystać.',
};
