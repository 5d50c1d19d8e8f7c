import { referralStories } from './referral.ts';
import { openPlayground } from './stagePlayground.ts';

referralStories('the playground', openPlayground);
