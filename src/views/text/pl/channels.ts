import type { Text } from '../../text.ts';

/** Channels that everybody reads. */
export const channels: Text['channels'] = {
  unnamed: 'kanał bez nazwy',
  lostSummary: 'Acquaint nie może pisać na kanale',
  lost: 'Acquaint nie może pisać na tym kanale:',
  lostWhat:
    'Kanał jest zarchiwizowany albo zniknął, albo Acquaint nie ma na nim miejsca lub prawa pisania. Zaproś Acquaint na kanał albo pozwól mu pisać; tego, co miało się ukazać tym razem, już nie nadrobimy.',
};
