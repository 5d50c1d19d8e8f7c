/** What Acquaint does and how to ask it. */
const commands: Readonly<Record<string, string>> = {
  'home.open': 'what waits for you, your asks, your introductions',
  'introRequests.ask': 'say what you need and see who can help',
  'introRequests.meet': 'ask to meet one person',
  'introRequests.mine': 'your asks and how they stand',
  'introductions.mine': 'whom you were introduced to',
  'members.join': 'join and say what you can help with',
  'members.know': 'what is kept about you',
  'members.profile': 'your profile card',
  'expertise.find': 'search the directory',
  'members.snooze': 'no requests until a day you choose',
  'members.avoid': 'never be introduced to a person; nobody is told',
  'members.export': 'a file with your data',
  'members.erase': 'erase your data',
  'members.leave': 'leave Acquaint',
  'links.link': 'join your accounts on two platforms',
  'rounds.open': 'regular meetings with somebody new: take part, skip one, see your pairing',
  'network.open': 'whom you met, through whom, what came of it; as a picture too',
  'communities.desk': 'for managers: settings, examples, a dry run, Start',
  'communities.invite': 'for managers: post the invitation here',
  'tags.board': 'for managers: topics, and which mean the same',
  'help.show': 'this page',
};

export const help = {
  button: 'Help',
  summary: 'What Acquaint does',
  what: 'You say what you need. Acquaint finds members who can help, asks them one at a time, and puts you together when both of you say yes.',
  promise: 'Until then nobody learns who was asked. A no and no answer look the same to everybody.',
  direct: 'You can also just write here what you are looking for.',
  other: 'opens this page of Acquaint',
  commands,
};
