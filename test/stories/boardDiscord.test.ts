import { boardStories } from './board.ts';
import { openDiscord } from './stageDiscord.ts';

boardStories('Discord', openDiscord);
