import { pluralIn } from '../plural.ts';
import type { Words } from '../words.ts';

const plural = pluralIn('pl');

/** Reports. */
export const reports: Words['reports'] = {
  reason: 'Powód (przy zgłoszeniu)',
  reasonLabel: 'Powód',
  reasons: {
    spam: 'Reklama albo masowa wiadomość',
    rude: 'Nieuprzejma lub raniąca treść',
    notWhoTheySay: 'Ta osoba podaje się za kogoś innego',
    other: 'Coś innego',
  },
  note: 'Co się dzieje? (przy zgłoszeniu)',
  noteHint: 'Przeczytają to tylko osoby prowadzące społeczność.',
  button: 'Zgłoś…',
  title: 'Zgłoszenie',
  whom: 'O co chodzi?',
  theRequest: 'O tę prośbę',
  writtenBy: (name) => `O to, co pisze ${name}`,
  wordsOf: (name) => `Zgłoś to, co pisze ${name}`,
  submit: 'Wyślij',
  whatHappened: 'Co się dzieje?',
  thanks: 'Dziękujemy, zgłoszenie przyjęte.',
  next: 'Zajmą się tym osoby prowadzące społeczność. Osoba zgłoszona nie dowie się, od kogo jest zgłoszenie, i nic już od niej do Ciebie nie przyjdzie.',
  nextWaits:
    'Osoba zgłoszona nie dowie się, od kogo jest zgłoszenie, i nic już od niej do Ciebie nie przyjdzie.',
  waits:
    'Na razie nikt tu nie może o tym zdecydować: zgłoszenie czeka, aż osoba, która prowadzi tę instalację, wskaże jeszcze kogoś do prowadzenia społeczności. Możesz ją o to poprosić.',
  arrived: 'Nowe zgłoszenie',
  about: 'Dotyczy',
  when: 'Kiedy',
  look: 'Sprawdź',
  queue: 'Zgłoszenia',
  queueEmpty: 'Nic nie czeka: nie ma zgłoszeń.',
  queueNote: 'Treść zgłoszeń można przeczytać tylko z podaniem powodu, który zostaje w dzienniku.',
  reasonsOf: (count) =>
    plural(count, { one: '# zgłoszenie', few: '# zgłoszenia', many: '# zgłoszeń', other: '# zgłoszenia' }),
  state: { open: 'bez decyzji', paused: 'wstrzymanie', appealed: 'prośba o decyzję' },
  open: (number) => `Sprawdź: ${number}`,
  read: 'Przeczytaj treść…',
  readTitle: 'Treść zgłoszeń',
  readIntro:
    'To słowa napisane do osób prowadzących społeczność, żeby mogły zdecydować. W dzienniku zostaje, kto je czyta i dlaczego.',
  readWhy: 'Po co je czytasz?',
  whys: {
    decide: 'Aby zdecydować o tych zgłoszeniach',
    appeal: 'Aby zdecydować o odwołaniu',
    asked: 'Na prośbę osoby, której to dotyczy',
  },
  readSubmit: 'Czytaj',
  theirWords: 'Co zgłoszono',
  noWords: 'Do zgłoszenia nikt nic nie dopisał.',
  pause: 'Wstrzymaj',
  dismiss: 'Bez podstaw',
  dismissed: 'Te zgłoszenia już się nie liczą:',
  arrivedNote: 'Spójrz, proszę, z obu stron. Nie pokazujemy, od kogo jest zgłoszenie.',
};
