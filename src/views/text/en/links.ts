import type { Inline } from '../../message.ts';

/** One member, one community on two platforms. */
export const links = {
  memberSummary: 'Link your accounts',
  memberHow: (code: string): Inline[] => [
    'On the other platform, write ',
    { strong: `/intro link ${code}` },
    '. Your profile, asks and introductions are then the same on both.',
  ],
  until: (until: Date): Inline[] => ['The code works once, until ', { at: until }, '.'],
  memberNote: 'Show this code to nobody: anybody who enters it takes over your profile here.',
  community: 'Link another workspace or server',
  communitySummary: 'Link a workspace or a server',
  communityHow: (code: string): Inline[] => [
    'Install Acquaint there and, as a manager of that place, write ',
    { strong: `/intro link ${code}` },
    '.',
  ],
  communityNote: (community: string) =>
    `Everybody there will then belong to ${community}. Show this code only to a manager there.`,
  linkedSummary: 'Your accounts are linked',
  linked: (name: string): Inline[] => [
    'Your accounts are linked: ',
    { strong: name },
    ', on both platforms.',
  ],
  communityLinked: 'Linked: from now on this is one community on both platforms.',
};
