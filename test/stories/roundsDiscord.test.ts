import { roundStories } from './round.ts';
import { openDiscord } from './stageDiscord.ts';

roundStories('Discord', openDiscord);
