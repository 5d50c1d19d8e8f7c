import { pluralIn } from '../plural.ts';
import type { Words } from '../words.ts';

const plural = pluralIn('pl');

/** Wstrzymanie po zgłoszeniach, odwołania. */
export const pauses: Words['pauses'] = {
  paused: 'Twoje konto tutaj jest wstrzymane',
  why: 'Kilka osób zgłosiło wiadomość, która przyszła od Ciebie. Wstrzymanie następuje wtedy automatycznie; nikt jeszcze tego nie ocenił.',
  whyByHand: 'To decyzja osób prowadzących społeczność, po zgłoszeniu wiadomości, która przyszła od Ciebie.',
  means:
    'Do czasu decyzji nie można prosić o kontakt ani dostawać próśb. Twoje dane, wypisanie się i usunięcie danych działają jak zawsze.',
  mistake: 'Jeśli to pomyłka, poproś osoby prowadzące społeczność o sprawdzenie.',
  waits:
    'Nikt inny nie prowadzi tej społeczności, a o sobie nikt nie decyduje: wstrzymanie trwa, aż osoba, która prowadzi tę instalację, wskaże do tej decyzji jeszcze kogoś.',
  appealWaits: 'Zapisane: prosisz o decyzję.',
  appeal: 'Proszę o decyzję prowadzących',
  appealed: 'Prośba o decyzję jest u osób prowadzących społeczność.',
  appealedNext: 'Odpowiedź przyjdzie tutaj.',
  appealArrived: 'Wstrzymana osoba prosi o decyzję',
  reports: (count: number) =>
    plural(count, { one: '# zgłoszenie', few: '# zgłoszenia', many: '# zgłoszeń', other: '# zgłoszenia' }),
  appealNote: 'Wstrzymanie nastąpiło automatycznie, po zgłoszeniach kilku osób. Warto spojrzeć z obu stron.',
  lift: 'Zakończ wstrzymanie',
  keep: 'Zostaw wstrzymanie',
  decided: {
    lifted: 'Wstrzymanie zakończone:',
    kept: 'Wstrzymanie zostaje:',
    begun: 'Wstrzymanie do czasu decyzji:',
  },
  told: {
    lifted: 'Osoby prowadzące społeczność to sprawdziły: wstrzymanie zakończone. Wszystko znów działa.',
    kept: 'Osoby prowadzące społeczność to sprawdziły: wstrzymanie zostaje.',
  },
};
