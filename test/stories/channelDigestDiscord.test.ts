import { channelDigestStories, lostChannelStories } from './channelDigest.ts';
import { openDiscord } from './stageDiscord.ts';

channelDigestStories('Discord', openDiscord);
lostChannelStories('Discord', openDiscord);
