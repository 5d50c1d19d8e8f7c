import type { Language } from '../core/community.ts';
import { addresses } from './addresses.ts';
import type { Message } from './message.ts';
import { button, buttons, facts, heading, line, message, note, primary } from './parts.ts';
import type { Text } from './text.ts';

/** A command as help shows it: its first word in each language. */
export type HelpCommand = { readonly name: string; readonly words: Readonly<Record<Language, string>> };

/** How many commands stand on one page. */
export const commandsOnPage = 10;

/** What Acquaint does, the promise it keeps, and every command in the reader's words. `page` counts from 0. */
export const help = (
  text: Text,
  about: {
    readonly slash: string;
    readonly commands: readonly HelpCommand[];
    readonly page: number;
    readonly isJoined: boolean;
  },
): Message => {
  const { commands, slash } = about;
  const pages = Math.max(1, Math.ceil(commands.length / commandsOnPage));
  const page = Math.min(about.page, pages - 1);
  const shown = commands.slice(page * commandsOnPage, (page + 1) * commandsOnPage);
  const entries = shown.map(
    ({ name, words }) =>
      [`${slash} ${words[text.language]}`, [text.help.commands[name] ?? text.help.other]] as const,
  );
  return message(
    text.help.summary,
    heading(text.help.summary),
    ...(page === 0 ? [line(text.help.what), line(text.help.promise)] : []),
    facts(...entries),
    note(text.help.direct),
    buttons(
      about.isJoined
        ? primary(text.introRequests.ask, addresses.introRequests.ask)
        : primary(text.members.join, addresses.members.join),
      page + 1 < pages ? button(text.help.next, addresses.help.show, String(page + 1)) : null,
      page > 0 ? button(text.help.first, addresses.help.show, '0') : null,
      button(text.home.button, addresses.home.open),
      button(text.members.know, addresses.members.know),
    ),
  );
};
