import { openSlack } from './stageSlack.ts';
import { tieStories } from './tie.ts';

tieStories('Slack', openSlack);
