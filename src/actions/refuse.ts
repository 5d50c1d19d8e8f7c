import type { Language } from '../core/community.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Answer } from '../views/form.ts';
import { refusal, wordsBack } from '../views/refusals.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Reply } from './action.ts';
import type { RawAnswer } from './ports/inbox.ts';

/** A rule's "no" as its sentence, seen by the caller only. */
export const refuse = (language: Language, no: Refusal): Reply => ({
  reply: 'show',
  isNo: true,
  message: refusal(text(language), no),
});

/** The same action; where its form or command comes too late, or once too often, what was typed is given back. */
export const givingBack = (action: Action): Action => ({
  ...action,
  run: async (call, scene) =>
    withTyped(scene.language, await action.run(call, scene), [
      ...typedAfter(call),
      ...typedIn(call.answers, action),
    ]),
});

/** What somebody wrote after a command: no platform shows it again. A word or two, as names have, are soon typed anew. */
const typedAfter = ({ surface, text: typed }: Call): readonly string[] =>
  surface === 'command' && typed.trim().split(/\s+/u).length > 2 ? [typed] : [];

/** A "no" with the words that were typed, to be copied: no platform keeps a form that was sent. */
export const withTyped = (language: Language, reply: Reply, typed: readonly string[]): Reply =>
  reply.reply === 'show' && reply.isNo === true
    ? { ...reply, message: wordsBack(text(language), reply.message, typed) }
    : reply;

/** What somebody wrote into a form: its texts, not what was chosen. */
export const typedIn = (
  answers: Readonly<Record<string, RawAnswer | Answer>>,
  action?: Pick<Action, 'choices'>,
): readonly string[] =>
  Object.entries(answers).flatMap(([field, answer]) =>
    typeof answer === 'string' && action?.choices?.[field] === undefined ? [answer] : [],
  );
