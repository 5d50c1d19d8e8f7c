import { askAroundStories } from './askAround.ts';
import { openDiscord } from './stageDiscord.ts';

askAroundStories('Discord', openDiscord);
