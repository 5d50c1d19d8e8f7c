import type { Command } from '../actions/action.ts';
import { languages } from '../core/community.ts';

/** What the composer offers while a slash command is typed: both commands, each with its own language's words. */
export const completions = (commands: readonly Command[]) =>
  languages.flatMap((language) =>
    commands.map(({ words, takes }) => ({
      language,
      typed: `${language === 'pl' ? '/poznaj' : '/intro'} ${words[language][0]}`,
      takes,
    })),
  );
