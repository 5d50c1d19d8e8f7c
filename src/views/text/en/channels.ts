/** Channels that everybody reads. */
export const channels = {
  unnamed: 'a channel without a name',
  lostSummary: 'Acquaint cannot write in a channel',
  lost: 'The weekly digest could not be posted in this channel:',
  lostWhy: {
    gone: 'The channel is archived or gone, or it is private and Acquaint is not in it.',
    outside: 'Acquaint is not in the channel, or cannot see it.',
    forbidden: 'Acquaint is not allowed to write in the channel.',
  },
  retry: 'Try again',
  lostWhat:
    'Invite Acquaint to the channel or allow it to write there, then press “Try again”. Or write /intro digest in another channel and press “Channel digest”, then “Post it here”. Until something changes, we will not remind you.',
};
