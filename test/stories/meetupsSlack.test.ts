import { meetupStories } from './meetup.ts';
import { openSlack } from './stageSlack.ts';

meetupStories('Slack', openSlack);
