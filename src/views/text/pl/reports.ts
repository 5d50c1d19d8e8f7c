import type { Text } from '../../text.ts';

/** Reports. */
export const reports: Text['reports'] = {
  reason: 'Powód (przy zgłoszeniu)',
  reasonLabel: 'Powód',
  reasons: {
    spam: 'Reklama albo masowa wiadomość',
    rude: 'Nieuprzejme lub raniące',
    notWhoTheySay: 'Ta osoba podaje się za kogoś innego',
    other: 'Coś innego',
  },
  note: 'Co się dzieje? (przy zgłoszeniu)',
  noteHint: 'Przeczytają to tylko osoby prowadzące społeczność.',
  button: 'Zgłoś…',
  title: 'Zgłoszenie',
  submit: 'Wyślij',
  whatHappened: 'Co się dzieje?',
  thanks: 'Dziękujemy, zgłoszenie przyjęte.',
  next: 'Zajmą się tym osoby prowadzące społeczność. Osoba zgłoszona nie dowie się, od kogo jest zgłoszenie, i nic już od niej do Ciebie nie przyjdzie.',
  arrived: 'Nowe zgłoszenie',
  about: 'Dotyczy',
  when: 'Kiedy',
  arrivedNote: 'Spójrz, proszę, z obu stron. Nie pokazujemy, od kogo jest zgłoszenie.',
};
