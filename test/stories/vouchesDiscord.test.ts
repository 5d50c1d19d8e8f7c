import { openDiscord } from './stageDiscord.ts';
import { vouchStories } from './vouch.ts';

vouchStories('Discord', openDiscord);
