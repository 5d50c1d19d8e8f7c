import { addresses } from '../views/addresses.ts';
import { help } from '../views/help.ts';
import { text } from '../views/text.ts';
import type { Action, Command } from './action.ts';
import { meOf } from './me.ts';

/** What Acquaint does, and every one of these commands in the reader's words. The subject is a page. */
export const helpWith = (commands: () => readonly Command[]): Action => ({
  name: addresses.help.show,
  run: async (call, scene) => {
    const member = await meOf(scene, call.who);
    const isManager = await scene.tx.members.isManager(member.id);
    const theirs = commands().filter(({ action }) => isManager || action.managersOnly !== true);
    const about = {
      slash: scene.language === 'pl' ? '/poznaj' : '/intro',
      commands: theirs.map(({ action, words }) => ({
        name: action.name,
        words: { en: words.en[0], pl: words.pl[0] },
      })),
      page: /^\d{1,2}$/u.test(call.subject) ? Number(call.subject) : 0,
      isJoined: member.status === 'joined',
    };
    return {
      reply: call.subject === '' ? 'show' : 'replace',
      message: help(text(scene.language), about),
    };
  },
});
