import { channelDigestStories } from './channelDigest.ts';
import { openPlayground } from './stagePlayground.ts';

channelDigestStories('the playground', openPlayground);
