import { digestStories } from './digest.ts';
import { openSlack } from './stageSlack.ts';

digestStories('Slack', openSlack);
