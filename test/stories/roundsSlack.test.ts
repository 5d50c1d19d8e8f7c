import { roundStories } from './round.ts';
import { openSlack } from './stageSlack.ts';

roundStories('Slack', openSlack);
