/** Channels that everybody reads. */
export const channels = {
  unnamed: 'a channel without a name',
  lostSummary: 'Acquaint cannot write in a channel',
  lost: 'Acquaint could not write in this channel:',
  lostWhat:
    'It is archived or gone, or Acquaint is not in it or may not write there. Invite Acquaint to the channel or allow it to write; what was to be said this time is not made up for.',
};
