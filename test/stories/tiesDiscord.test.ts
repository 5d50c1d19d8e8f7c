import { openDiscord } from './stageDiscord.ts';
import { tieStories } from './tie.ts';

tieStories('Discord', openDiscord);
