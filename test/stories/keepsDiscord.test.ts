import { keepStories } from './keep.ts';
import { openDiscord } from './stageDiscord.ts';

keepStories('Discord', openDiscord);
