import { shareStories } from './share.ts';
import { openSlack } from './stageSlack.ts';

shareStories('Slack', openSlack);
