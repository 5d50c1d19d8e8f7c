import { boardStories } from './board.ts';
import { openSlack } from './stageSlack.ts';

boardStories('Slack', openSlack);
