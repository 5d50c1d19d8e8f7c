import { referralStories } from './referral.ts';
import { openDiscord } from './stageDiscord.ts';

referralStories('Discord', openDiscord);
