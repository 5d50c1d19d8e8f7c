import type { Text } from '../../text.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('pl');

/** Wstrzymanie po zgłoszeniach, odwołania. */
export const pauses: Text['pauses'] = {
  paused: 'Twoje konto tutaj jest wstrzymane',
  why: 'Kilka osób zgłosiło wiadomość, która przyszła od Ciebie. Wstrzymanie zaczyna się wtedy samo; nikt jeszcze tego nie ocenił.',
  whyByHand: 'To decyzja opiekunów społeczności po zgłoszeniu wiadomości, która przyszła od Ciebie.',
  means:
    'Do czasu decyzji nie można prosić o kontakt ani dostawać próśb. Twoje dane, wypisanie się i usunięcie danych działają jak zawsze.',
  mistake: 'Jeśli to pomyłka, poproś opiekunów społeczności o sprawdzenie.',
  waits:
    'Nie ma tu innego opiekuna, a o sobie nikt nie decyduje: wstrzymanie trwa, aż osoba, która prowadzi tę instalację Acquaint, wskaże do tej decyzji jeszcze jednego opiekuna.',
  appealWaits: 'Zapisane: prosisz o decyzję.',
  appeal: 'Proszę o decyzję opiekunów',
  appealed: 'Prośba o decyzję jest u opiekunów.',
  appealedNext: 'Odpowiedź przyjdzie tutaj.',
  appealArrived: 'Wstrzymana osoba prosi o decyzję',
  reports: (count: number) =>
    plural(count, { one: '# zgłoszenie', few: '# zgłoszenia', many: '# zgłoszeń', other: '# zgłoszenia' }),
  appealNote: 'Wstrzymanie zaczęło się samo po zgłoszeniach kilku osób. Warto spojrzeć z obu stron.',
  lift: 'Zakończ wstrzymanie',
  keep: 'Zostaw wstrzymanie',
  decided: {
    lifted: 'Wstrzymanie zakończone:',
    kept: 'Wstrzymanie zostaje:',
    begun: 'Wstrzymanie do czasu decyzji:',
  },
  told: {
    lifted: 'Opiekunowie społeczności to sprawdzili: wstrzymanie zakończone. Wszystko znów działa.',
    kept: 'Opiekunowie społeczności to sprawdzili: wstrzymanie zostaje.',
  },
};
