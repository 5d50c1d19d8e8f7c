import { channelDigestStories, lostChannelStories } from './channelDigest.ts';
import { openSlack } from './stageSlack.ts';

channelDigestStories('Slack', openSlack);
lostChannelStories('Slack', openSlack);
