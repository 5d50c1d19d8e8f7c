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
  memberNote: 'Show this code to nobody: whoever writes it becomes you here.',
  community: 'Link another workspace or server',
  communitySummary: 'Link a workspace or a server',
  communityHow: (code: string): Inline[] => [
    'Install Acquaint there, and as its manager write ',
    { strong: `/intro link ${code}` },
    '.',
  ],
  communityNote: (community: string) =>
    `Everybody there then belongs to ${community}. Show this code to its manager only.`,
  linkedSummary: 'Your accounts are linked',
  linked: (name: string): Inline[] => [
    'Your accounts are linked: ',
    { strong: name },
    ', on both platforms.',
  ],
  communityLinked: 'Linked: from now on this is one community on both platforms.',
};
