import { shareStories } from './share.ts';
import { openDiscord } from './stageDiscord.ts';

shareStories('Discord', openDiscord);
