import type { Text } from '../../text.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('pl');

export const vouches: Text['vouches'] = {
  heading: 'Polecenia',
  give: 'Polecam',
  formTitle: 'Polecam',
  formIntro:
    'Ta osoba zobaczy to od razu i zdecyduje, czy pokazać to w profilu, razem z Twoim nazwiskiem. Polecenie jest ważne rok.',
  formIntroFor: (name) => `Dla: ${name}.`,
  person: 'Kogo polecasz?',
  topic: 'W jakim temacie? (nieobowiązkowo)',
  topicHint: 'Jeden temat, np. KSeF. Puste: ogólnie.',
  oneTopic: 'Jeden temat naraz.',
  from: 'Skąd się znacie?',
  froms: {
    workedTogether: 'Wspólna praca',
    client: 'Klient lub dostawca',
    community: 'Z tej albo innej społeczności',
    privately: 'Prywatnie',
  },
  when: 'Kiedy był ostatni kontakt?',
  whens: { thisMonth: 'W ostatnim miesiącu', thisYear: 'W ostatnim roku', earlier: 'Dawniej' },
  words: 'Jedno zdanie (nieobowiązkowo)',
  wordsHint: 'Np. Tłumaczy KSeF tak, że wszystko zostaje w głowie.',
  submit: 'Polecam',
  given: 'Polecenie zapisane.',
  givenNext: 'Ta osoba je zobaczy i zdecyduje, czy pokazać je innym. W każdej chwili możesz je cofnąć.',
  aboutMe: 'O mnie',
  byMe: 'Ode mnie',
  noneAbout: 'Nie ma tu jeszcze poleceń o Tobie.',
  noneBy: 'Nie ma tu jeszcze poleceń od Ciebie.',
  recommends: 'poleca Ciebie',
  youRecommend: 'Polecasz:',
  forTopic: 'Temat',
  fromFact: 'Skąd się znacie',
  whenFact: 'Ostatni kontakt',
  said: 'Z dnia',
  until: 'Ważne do',
  known: (from, when, month) => `${from}. Ostatni kontakt (${month}): ${when}.`,
  quoted: (words) => `„${words}”`,
  asSuch: 'ogólnie',
  show: 'Pokaż w moim profilu',
  keep: 'Tylko dla mnie',
  answered: {
    shown: 'Widać to w Twoim profilu, z nazwiskiem osoby, która Cię poleca.',
    kept: 'Widzisz to tylko Ty. Nikt się o tym nie dowie.',
  },
  states: { waiting: 'nowe', shown: 'widoczne w profilu', kept: 'tylko dla Ciebie' },
  note: 'Tylko Ty decydujesz, co pokazuje profil. Osoba, która Cię poleca, nie dowie się od nas, co tu wybierzesz, ale może zajrzeć do profilu.',
  renew: 'Nadal polecam',
  withdraw: 'Cofnij',
<<<<<<< HEAD
  renewed: 'Polecenie trwa kolejny rok.',
  lately: 'Mamy świeży kontakt',
=======
  renewed: 'Polecenie jest ważne przez kolejny rok.',
>>>>>>> main
  withdrawn: 'Cofnięte. Nikt się o tym nie dowie.',
  endsSoon: 'wkrótce wygasa',
  read: (number) => `Zobacz ${number}`,
  more: 'Więcej',
  waiting: (count) =>
    plural(count, {
      one: '# nowe polecenie o Tobie',
      few: '# nowe polecenia o Tobie',
      many: '# nowych poleceń o Tobie',
      other: '# nowego polecenia o Tobie',
    }),
  renewals: (count) =>
    plural(count, {
      one: 'Wkrótce wygasa # polecenie od Ciebie. Nadal aktualne?',
      few: 'Wkrótce wygasają # polecenia od Ciebie. Nadal aktualne?',
      many: 'Wkrótce wygasa # poleceń od Ciebie. Nadal aktualne?',
      other: 'Wkrótce wygasa # polecenia od Ciebie. Nadal aktualne?',
    }),
  recommendedBy: 'Poleca:',
};
