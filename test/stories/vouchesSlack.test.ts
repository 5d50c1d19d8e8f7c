import { openSlack } from './stageSlack.ts';
import { vouchStories } from './vouch.ts';

vouchStories('Slack', openSlack);
