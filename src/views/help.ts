import type { Language } from '../core/community.ts';
import { addresses } from './addresses.ts';
import type { Message } from './message.ts';
import { button, buttons, facts, heading, line, message, note, primary } from './parts.ts';
import type { Text } from './text.ts';

/** A command as help shows it: its first word in each language. */
export type HelpCommand = { readonly name: string; readonly words: Readonly<Record<Language, string>> };

/** What Acquaint does, the promise it keeps, and every command in the reader's words. */
export const help = (
  text: Text,
  about: { readonly slash: string; readonly commands: readonly HelpCommand[]; readonly isJoined: boolean },
): Message => {
  const { commands } = about;
  const entries = commands
    .slice(0, 20)
    .map(
      ({ name, words }) =>
        [`${about.slash} ${words[text.language]}`, [text.help.commands[name] ?? text.help.other]] as const,
    );
  return message(
    text.help.summary,
    heading(text.help.summary),
    line(text.help.what),
    line(text.help.promise),
    facts(...entries.slice(0, 10)),
    facts(...entries.slice(10)),
    note(text.help.direct),
    about.isJoined
      ? buttons(
          primary(text.introRequests.ask, addresses.introRequests.ask),
          button(text.home.button, addresses.home.open),
          button(text.members.know, addresses.members.know),
        )
      : buttons(
          primary(text.members.join, addresses.members.join),
          button(text.home.button, addresses.home.open),
        ),
  );
};
