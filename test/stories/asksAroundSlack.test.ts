import { askAroundStories } from './askAround.ts';
import { openSlack } from './stageSlack.ts';

askAroundStories('Slack', openSlack);
