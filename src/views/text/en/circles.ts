import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** Associations inside a community. */
export const circles = {
  heading: 'Circles',
  about:
    'Associations, chapters and the like inside this community. You say yourself which you belong to, and whether others see it.',
  none: 'There are no circles here yet.',
  noneForManager:
    'Name the associations or chapters that people here belong to. Whoever belongs says so themselves.',
  shown: 'Circles',
  others: 'Others see',
  own: 'Only you see',
  choose: 'My circles…',
  formTitle: 'My circles',
  mine: 'I belong to',
  mineHint: 'Only you see it, as long as you do not show it',
  show: 'Others may see that I belong to',
  showHint: 'On your profile and on the page of the circle',
  formIntro:
    'When you are described without a name, circles are never mentioned. In rounds that are only for a circle, whoever you meet learns that you belong.',
  members: (count: number) =>
    plural(count, { one: '# person shows that they belong', other: '# people show that they belong' }),
  nobody: 'Nobody shows that they belong yet.',
  listNote: 'Only those who chose to show it are listed.',
  next: (count: number) => plural(count, { one: '# more', other: '# more' }),
  first: 'From the beginning',
  belong: 'Belong, shown or not',
  atLeast: (count: number) => `at least ${count}`,
  fewer: 'fewer than five',
  create: 'New circle…',
  rename: 'Rename…',
  nameTitle: 'Circle',
  name: 'Name',
  nameHint: 'E.g. Accountants’ association, Kraków chapter',
  trouble: {
    empty: 'A circle needs a name.',
    long: (most: number) => `At most ${most} letters.`,
    twice: 'There is a circle of that name.',
    many: (most: number) => `There are ${most} circles: more there cannot be.`,
  },
  remove: 'Remove…',
  removeQuestion: (name: string) => `Remove the circle: ${name}?`,
  removeWhat: 'It is gone from every profile, for good. Nobody is told.',
  removeYes: 'Remove for good',
  removed: 'Removed.',
  hasProgram:
    'Rounds are only for this circle. Open them to all first, with the button “Only for a circle…”.',
  onlyFor: 'Only for the circle',
  limit: 'Only for a circle…',
  limitTitle: 'Who takes part',
  limitField: 'Only for the circle',
  limitHint: 'Where everybody takes part: those who show that they belong',
  everybody: 'Everybody in the community',
  joining: 'Whoever you meet in these rounds learns that you belong to the circle.',
  lacks: {
    belonging: 'These rounds are for a circle. If you belong to it, say so under Circles.',
    showing: 'These rounds are for those who show that they belong to the circle. You do not show it.',
  },
  findField: 'In the circle',
  findAnywhere: 'Anywhere',
};
