import { openDiscord } from './stageDiscord.ts';
import { warmReferralStories } from './warmReferral.ts';

warmReferralStories('Discord', openDiscord);
