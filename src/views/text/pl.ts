import { intlIn } from './intl.ts';
import { board } from './pl/board.ts';
import { channelDigest } from './pl/channelDigest.ts';
import { channels } from './pl/channels.ts';
import { circles } from './pl/circles.ts';
import { common } from './pl/common.ts';
import { communities } from './pl/communities.ts';
import { connectors } from './pl/connectors.ts';
import { console } from './pl/console.ts';
import { consolePages } from './pl/consolePages.ts';
import { digest } from './pl/digest.ts';
import { expertise } from './pl/expertise.ts';
import { faults } from './pl/faults.ts';
import { help } from './pl/help.ts';
import { home } from './pl/home.ts';
import { introductions } from './pl/introductions.ts';
import { introRequests } from './pl/introRequests.ts';
import { keep } from './pl/keepInTouch.ts';
import { links } from './pl/links.ts';
import { meetups } from './pl/meetups.ts';
import { members } from './pl/members.ts';
import { network } from './pl/network.ts';
import { nudges } from './pl/nudges.ts';
import { pauses } from './pl/pauses.ts';
import { referrals } from './pl/referrals.ts';
import { refusals } from './pl/refusals.ts';
import { reports } from './pl/reports.ts';
import { review } from './pl/review.ts';
import { pairings, programs, rounds } from './pl/rounds.ts';
import { share } from './pl/share.ts';
import { starters } from './pl/starters.ts';
import { tags } from './pl/tags.ts';
import { oneToOnes, scorecard, thanks, visitors } from './pl/thanks.ts';
import { ties } from './pl/ties.ts';
import { vouches } from './pl/vouches.ts';
import type { Words } from './words.ts';

/** Every Polish word. */
export const pl: Words = {
  language: 'pl',
  ...intlIn('pl'),
  ...common,
  members,
  home,
  introRequests,
  introductions,
  starters,
  expertise,
  refusals,
  faults,
  help,
  communities,
  channels,
  channelDigest,
  review,
  digest,
  nudges,
  connectors,
  console,
  consolePages,
  links,
  tags,
  pauses,
  reports,
  rounds,
  programs,
  pairings,
  network,
  referrals,
  thanks,
  oneToOnes,
  scorecard,
  visitors,
  meetups,
  board,
  keep,
  share,
  circles,
  ties,
  vouches,
};
