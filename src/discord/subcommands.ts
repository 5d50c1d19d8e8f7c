import type { Command } from '../actions/action.ts';
import { commands } from '../actions/routes.ts';
import type { Language } from '../core/community.ts';
import { text } from '../views/text.ts';
import { discordLimits } from './limits.ts';

/** The sub-command that leads to those for which Discord has no room, and its options. */
export const more = {
  words: { en: 'more', pl: 'inne' },
  word: { en: 'word', pl: 'slowo' },
  text: { en: 'text', pl: 'tekst' },
  person: { en: 'person', pl: 'osoba' },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

/** Discord shows so many sub-commands: the most used stand alone, the others share `more`. */
export const shareOut = (
  all: readonly Command[],
): { readonly alone: readonly Command[]; readonly others: readonly Command[] } => {
  const room = all.length <= discordLimits.options ? discordLimits.options : discordLimits.options - 1;
  return { alone: all.slice(0, room), others: all.slice(room) };
};

/** Whether a sub-command is `more`, in either language. */
export const isMore = (name: string): boolean => Object.values(more.words).some((word) => word === name);

/** The words behind `more` that begin like this, each with what it does. */
export const completeWord = (
  typed: string,
  language: Language,
  all: readonly Command[] = commands,
): readonly { readonly name: string; readonly value: string }[] =>
  shareOut(all)
    .others.filter(({ words }) => Object.values(words).some(([word]) => word.startsWith(typed.toLowerCase())))
    .map(({ action, words }) => {
      const word = words[language][0];
      const does = text(language).help.commands[action.name] ?? text(language).help.other;
      return { name: `${word}: ${does}`.slice(0, discordLimits.choiceName), value: word };
    });
