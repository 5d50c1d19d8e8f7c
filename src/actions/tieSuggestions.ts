import type { MemberId } from '../core/ids.ts';
import { isRefusal } from '../core/refusal.ts';
import { addresses } from '../views/addresses.ts';
import type { Message } from '../views/message.ts';
import { text } from '../views/text.ts';
import { doYouKnow } from '../views/ties.ts';
import type { Action, Scene } from './action.ts';
import { joinedMe } from './me.ts';
import { refuse } from './refuse.ts';

/** How many are asked about at once. */
const atOnce = 5;

/** Do you know…? Five members, one tap each. The subject is a page. */
export const suggestAction: Action = {
  name: addresses.ties.suggest,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const page = /^\d{1,2}$/u.test(call.subject) ? Number(call.subject) : 0;
    const message = await suggestedPage(scene, me.id, page);
    return { reply: call.surface === 'button' ? 'replace' : 'show', message };
  },
};

/** The card as it is now: whoever was answered about is not on it any more. */
export const suggestedPage = async (scene: Scene, me: MemberId, page: number): Promise<Message> => {
  const found = await scene.tx.ties.likelyFor(me, atOnce + 1, page * atOnce);
  const about = { people: found.slice(0, atOnce), page, hasMore: found.length > atOnce };
  return doYouKnow(text(scene.language), about);
};
