import { introductionStories } from './introduction.ts';
import { openSlack } from './stageSlack.ts';

introductionStories('Slack', openSlack);
