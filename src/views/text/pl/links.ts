import type { Words } from '../words.ts';

/** One member, one community on two platforms. */
export const links: Words['links'] = {
  memberSummary: 'Połącz swoje konta',
  memberHow: (code) => [
    'Na drugiej platformie wpisz ',
    { strong: `/poznaj polacz ${code}` },
    '. Twój profil, prośby i kontakty będą wtedy takie same w obu miejscach.',
  ],
  until: (until) => ['Kod działa jeden raz, do: ', { at: until }, '.'],
  memberNote: 'Nie pokazuj nikomu tego kodu: kto go wpisze, przejmie tutaj Twój profil.',
  community: 'Połącz inną przestrzeń lub serwer',
  communitySummary: 'Połącz przestrzeń lub serwer',
  communityHow: (code) => [
    'Zainstaluj tam Acquaint i jako osoba, która tam zarządza, wpisz ',
    { strong: `/poznaj polacz ${code}` },
    '.',
  ],
  communityNote: (community) =>
    `Wszyscy stamtąd będą wtedy w społeczności: ${community}. Pokaż ten kod tylko osobie, która tam zarządza.`,
  linkedSummary: 'Twoje konta są połączone',
  linked: (name) => ['Twoje konta są połączone: ', { strong: name }, ', na obu platformach.'],
  communityLinked: 'Połączone: od teraz to jedna społeczność na obu platformach.',
};
