import { digestStories } from './digest.ts';
import { openDiscord } from './stageDiscord.ts';

digestStories('Discord', openDiscord);
