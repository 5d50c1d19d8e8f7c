import { pluralIn } from '../plural.ts';
import type { Words } from '../words.ts';

const plural = pluralIn('pl');

/** The manager's board of topics. */
export const tags: Words['tags'] = {
  summary: 'Tematy',
  own: (count) =>
    count === 0
      ? 'Nie ma jeszcze tematów dodanych przez społeczność.'
      : plural(count, {
          one: 'Społeczność dodała # własny temat.',
          few: 'Społeczność dodała # własne tematy.',
          many: 'Społeczność dodała # własnych tematów.',
          other: 'Społeczność dodała # własnego tematu.',
        }),
  members: (count) => plural(count, { one: '# osoba', few: '# osoby', many: '# osób', other: '# osoby' }),
  alike: 'Te tematy mogą oznaczać to samo:',
  joined: 'Połączone wcześniej:',
  join: (from, into) => `${from} → ${into}`,
  undo: (label) => `Cofnij: ${label}`,
  merge: 'Połącz dwa tematy…',
  alias: 'Dodaj nazwę…',
  note: 'Słowa wpisane przez innych zostają bez zmian; połączenie tematów można cofnąć.',
  mergeTitle: 'Połącz dwa tematy',
  mergeSubmit: 'Połącz',
  mergeIntro: 'Kto wpisze pierwszy z nich albo ma go w profilu, będzie odtąd pod drugim.',
  from: 'Ten temat',
  into: 'znaczy to samo co',
  aliasTitle: 'Dodaj nazwę',
  aliasSubmit: 'Dodaj',
  hint: 'Temat albo dowolna z jego nazw',
  aliasHint: 'Jeszcze jedna nazwa, w dowolnym języku',
  topic: 'Temat',
  aliasLabel: 'ma też nazwę',
  same: 'To już jest ten sam temat.',
  unknown: 'Nikt nie ma takiego tematu i nie ma go na liście.',
  taken: 'Tak nazywa się inny temat: można je połączyć.',
  merged: (label, into) => `Połączone: ${label} oznacza teraz ${into}.`,
  unmerged: (label, into) => `Cofnięte: ${label} oraz ${into} to znowu dwa tematy.`,
  named: (label, name) => `Dodane: ${label} ma też nazwę „${name}”.`,
  unnamed: (label, name) => `Usunięte: ${label} nie ma już nazwy „${name}”.`,
  said: 'Co inni mieli na myśli, gdy ich słowa zostały źle zrozumiane:',
  saidLine: (words, label) => `„${words}” znaczy: ${label}`,
  accept: 'Dodaj jako nazwę',
  dismiss: 'Nie',
};
