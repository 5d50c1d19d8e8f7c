import { openPlayground } from './stagePlayground.ts';
import { warmReferralStories } from './warmReferral.ts';

warmReferralStories('the playground', openPlayground);
