import type { Language } from '../../src/core/community.ts';
import type { Form } from '../../src/views/form.ts';
import type { Message } from '../../src/views/message.ts';
import type { Size } from './cast.ts';
import { askCardExamples } from './examples/askCards.ts';
import { boardExamples } from './examples/board.ts';
import { channelDigestExamples } from './examples/channelDigest.ts';
import { circleExamples } from './examples/circles.ts';
import { communityExamples } from './examples/communities.ts';
import { connectorExamples } from './examples/connectors.ts';
import { consoleExamples } from './examples/console.ts';
import { digestExamples } from './examples/digest.ts';
import { draftExamples } from './examples/drafts.ts';
import { introductionExamples } from './examples/introductions.ts';
import { introRequestExamples } from './examples/introRequests.ts';
import { keepExamples } from './examples/keepInTouch.ts';
import { linkExamples } from './examples/links.ts';
import { meetupExamples } from './examples/meetups.ts';
import { memberExamples } from './examples/members.ts';
import { networkExamples } from './examples/network.ts';
import { nudgeExamples } from './examples/nudges.ts';
import { otherExamples } from './examples/others.ts';
import { referralExamples } from './examples/referrals.ts';
import { refusalExamples } from './examples/refusals.ts';
import { roundExamples } from './examples/rounds.ts';
import { shareExamples } from './examples/share.ts';
import { stage } from './examples/stage.ts';
import { tagExamples } from './examples/tags.ts';
import { thanksExamples } from './examples/thanks.ts';
import { tieExamples } from './examples/ties.ts';
import { vouchExamples } from './examples/vouches.ts';

/** One thing said: the file and function that says it, when, and the result. */
export type Example = { readonly view: string; readonly when: string; readonly says: Message | Form };

/** Every view in one language, in the order in which a newcomer meets them. */
export const examples = (language: Language, size: Size): Example[] => {
  const on = stage(language, size);
  return [
    ...memberExamples(on),
    ...draftExamples(on),
    ...introRequestExamples(on),
    ...askCardExamples(on),
    ...connectorExamples(on),
    ...introductionExamples(on),
    ...roundExamples(on),
    ...networkExamples(on),
    ...tieExamples(on),
    ...vouchExamples(on),
    ...referralExamples(on),
    ...thanksExamples(on),
    ...meetupExamples(on),
    ...boardExamples(on),
    ...keepExamples(on),
    ...shareExamples(on),
    ...circleExamples(on),
    ...nudgeExamples(on),
    ...digestExamples(on),
    ...channelDigestExamples(on),
    ...otherExamples(on),
    ...linkExamples(on),
    ...tagExamples(on),
    ...communityExamples(on),
    ...consoleExamples(on),
    ...refusalExamples(on),
  ];
};
