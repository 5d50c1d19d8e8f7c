import type { Language } from '../../core/community.ts';
import { board } from './en/board.ts';
import { channelDigest } from './en/channelDigest.ts';
import { channels } from './en/channels.ts';
import { circles } from './en/circles.ts';
import { common } from './en/common.ts';
import { communities } from './en/communities.ts';
import { connectors } from './en/connectors.ts';
import { console } from './en/console.ts';
import { consolePages } from './en/consolePages.ts';
import { digest } from './en/digest.ts';
import { expertise } from './en/expertise.ts';
import { faults } from './en/faults.ts';
import { help } from './en/help.ts';
import { home } from './en/home.ts';
import { introductions } from './en/introductions.ts';
import { introRequests } from './en/introRequests.ts';
import { keep } from './en/keepInTouch.ts';
import { links } from './en/links.ts';
import { meetups } from './en/meetups.ts';
import { members } from './en/members.ts';
import { network } from './en/network.ts';
import { nudges } from './en/nudges.ts';
import { pauses } from './en/pauses.ts';
import { referrals } from './en/referrals.ts';
import { refusals } from './en/refusals.ts';
import { reports } from './en/reports.ts';
import { review } from './en/review.ts';
import { pairings, programs, rounds } from './en/rounds.ts';
import { share } from './en/share.ts';
import { starters } from './en/starters.ts';
import { tags } from './en/tags.ts';
import { oneToOnes, scorecard, thanks, visitors } from './en/thanks.ts';
import { ties } from './en/ties.ts';
import { vouches } from './en/vouches.ts';
import { intlIn } from './intl.ts';

/** Every English word. Its shape is the type of all languages. */
export const en = {
  language: 'en' as Language,
  ...intlIn('en'),
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
