import { keepStories } from './keep.ts';
import { openSlack } from './stageSlack.ts';

keepStories('Slack', openSlack);
