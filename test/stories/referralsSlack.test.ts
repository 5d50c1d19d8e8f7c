import { referralStories } from './referral.ts';
import { openSlack } from './stageSlack.ts';

referralStories('Slack', openSlack);
