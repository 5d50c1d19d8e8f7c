import * as links from '../../../src/views/links.ts';
import type { Example } from '../examples.ts';
import type { Stage } from './stage.ts';

/** One member, one community on two platforms. */
export const linkExamples = ({ words, community, requester, later }: Stage): Example[] => {
  const made = { code: 'A1B2-C3D4-E5F6', until: later };
  return [
    {
      view: 'links.memberCode',
      when: 'link, as a manager',
      says: links.memberCode(words, { ...made, isManager: true }),
    },
    {
      view: 'links.communityCode',
      when: 'link another workspace or server',
      says: links.communityCode(words, { ...made, community }),
    },
    {
      view: 'links.accountLinked',
      when: 'accounts linked',
      says: links.accountLinked(words, { name: requester.name }),
    },
    { view: 'links.communityLinked', when: 'place linked', says: links.communityLinked(words) },
  ];
};
