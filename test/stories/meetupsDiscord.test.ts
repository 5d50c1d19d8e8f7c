import { meetupStories } from './meetup.ts';
import { openDiscord } from './stageDiscord.ts';

meetupStories('Discord', openDiscord);
