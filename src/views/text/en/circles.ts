import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** Associations inside a community. */
export const circles = {
  heading: 'Circles',
  about:
    'Associations, chapters and similar groups in this community. You say which ones you belong to and whether others see it.',
  none: 'There are no circles here yet.',
  noneForManager: 'Add the associations or chapters that people here belong to. Members tick their own.',
  shown: 'Circles',
  others: 'Others see',
  own: 'Only you see',
  choose: 'My circles…',
  formTitle: 'My circles',
  mine: 'I belong to',
  mineHint: 'Only you see this, unless you choose to show it',
  show: 'Others may see that I belong to',
  showHint: 'On your profile and on the circle’s page',
  formIntro:
    'Descriptions without a name never mention circles. In rounds for one circle only, the people you meet learn that you belong to it.',
  members: (count: number) => plural(count, { one: '# person is listed', other: '# people are listed' }),
  nobody: 'Nobody is listed yet.',
  listNote: 'Only those who chose to show it are listed.',
  next: (count: number) => plural(count, { one: '# more', other: '# more' }),
  first: 'From the beginning',
  belong: 'Members, listed or not',
  atLeast: (count: number | string) => `at least ${count}`,
  fewer: 'fewer than five',
  create: 'New circle…',
  rename: 'Spelling of the name…',
  nameTitle: 'Circle',
  name: 'Name',
  nameHint: 'E.g. Accountants’ association, Kraków chapter',
  renameHint: 'Capitals, accents, spaces and signs can change. For another name, make a new circle.',
  trouble: {
    another:
      'Members said themselves that they belong to a circle of this name, so only its spelling can change: capitals, accents, spaces, signs. For another name, please make a new circle and let people join it.',
    empty: 'A circle needs a name.',
    long: (most: number) => `At most ${most} letters.`,
    twice: 'There is already a circle with that name.',
    many: (most: number) => `There are ${most} circles already, which is the limit.`,
  },
  remove: 'Remove…',
  removeQuestion: (name: string) => `Remove the circle: ${name}?`,
  removeWhat: 'It disappears from every profile, for good. Nobody is told.',
  removeYes: 'Remove for good',
  removed: 'Removed.',
  hasProgram:
    'Some rounds are only for this circle. Open them to everybody first, with “Only for a circle…”.',
  onlyFor: 'Only for the circle',
  limit: 'Only for a circle…',
  limitTitle: 'Who takes part',
  limitField: 'Only for the circle',
  limitHint: 'In a program for everybody: members who show that they belong',
  everybody: 'Everybody in the community',
  joining: 'Everybody you meet in these rounds learns that you belong to the circle.',
  lacks: {
    belonging: 'These rounds are for a circle. If you belong to it, tick it under Circles.',
    showing: 'These rounds are for members who show that they belong to the circle. You do not show it yet.',
  },
  findField: 'In the circle',
  findAnywhere: 'Anywhere',
};
