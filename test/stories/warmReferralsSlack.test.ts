import { openSlack } from './stageSlack.ts';
import { warmReferralStories } from './warmReferral.ts';

warmReferralStories('Slack', openSlack);
