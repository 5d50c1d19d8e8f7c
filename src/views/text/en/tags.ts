import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** The manager's board of topics. */
export const tags = {
  summary: 'Topics',
  own: (count: number) =>
    count === 0
      ? 'Members have added no topics of their own.'
      : plural(count, {
          one: 'Members have added # topic of their own.',
          other: 'Members have added # topics of their own.',
        }),
  members: (count: number) => plural(count, { one: '# member', other: '# members' }),
  alike: 'These may mean the same:',
  joined: 'Joined earlier:',
  join: (from: string, into: string) => `${from} → ${into}`,
  undo: (label: string) => `Undo: ${label}`,
  merge: 'Join two topics…',
  alias: 'Add a name…',
  note: 'What members wrote stays as it is; joining two topics can be undone.',
  mergeTitle: 'Join two topics',
  mergeSubmit: 'Join',
  mergeIntro: 'Anybody who writes the first, or has it on their profile, is then found under the second.',
  from: 'This topic',
  into: 'means the same as',
  aliasTitle: 'Add a name',
  aliasSubmit: 'Add',
  hint: 'A topic or any of its names',
  aliasHint: 'One more name, in any language',
  topic: 'Topic',
  aliasLabel: 'is also called',
  same: 'These are already the same topic.',
  unknown: 'Nobody uses this topic, and it is not in the list.',
  taken: 'Another topic is called this: join the two instead.',
  merged: (label: string, into: string) => `Joined: ${label} now means ${into}.`,
  unmerged: (label: string, into: string) => `Undone: ${label} and ${into} are two topics again.`,
  named: (label: string, name: string) => `Added: ${label} is also called “${name}”.`,
  unnamed: (label: string, name: string) => `Removed: ${label} is no longer called “${name}”.`,
  said: 'What members meant when their words were misunderstood:',
  saidLine: (words: string, label: string) => `“${words}” means ${label}`,
  accept: 'Add as a name',
  dismiss: 'No',
};
