import { circleStories } from './circle.ts';
import { openSlack } from './stageSlack.ts';

circleStories('Slack', openSlack);
