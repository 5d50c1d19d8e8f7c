import { circleStories } from './circle.ts';
import { openDiscord } from './stageDiscord.ts';

circleStories('Discord', openDiscord);
