import { introductionStories } from './introduction.ts';
import { openDiscord } from './stageDiscord.ts';

introductionStories('Discord', openDiscord);
