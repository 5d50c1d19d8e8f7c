import { addresses } from '../views/addresses.ts';
import { help } from '../views/help.ts';
import { text } from '../views/text.ts';
import type { Action, Command } from './action.ts';
import { meOf } from './me.ts';

/** What Acquaint does, and every one of these commands in the reader's words. */
export const helpWith = (commands: () => readonly Command[]): Action => ({
  name: addresses.help.show,
  run: async (call, scene) => {
    const member = await meOf(scene, call.who);
    const about = {
      slash: scene.language === 'pl' ? '/poznaj' : '/intro',
      commands: commands().map(({ action, words }) => ({
        name: action.name,
        words: { en: words.en[0], pl: words.pl[0] },
      })),
      isJoined: member.status === 'joined',
    };
    return { reply: 'show', message: help(text(scene.language), about) };
  },
});
