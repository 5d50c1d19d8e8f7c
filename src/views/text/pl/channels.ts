import type { Text } from '../../text.ts';

/** Channels that everybody reads. */
export const channels: Text['channels'] = {
  unnamed: 'kanał bez nazwy',
  lostSummary: 'Acquaint nie może pisać na kanale',
  lost: 'Acquaint nie może pisać na tym kanale:',
  lostWhat:
    'Być może kanału już nie ma, jest w archiwum albo nie zaproszono na niego Acquaint. Zaproś Acquaint na kanał i pozwól mu pisać; tego, co miało się tam ukazać teraz, nie nadrobimy.',
};
