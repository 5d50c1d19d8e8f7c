import { Routes } from 'discord.js';
import { readConfig } from '../config.ts';
import { createCall, discordRest, textIn } from '../discord/call.ts';
import { registerCommands } from '../discord/commands.ts';
import { discordIntents, discordPermissions, inviteUrl } from '../discord/manifest.ts';
import { DiscordRefusal } from '../discord/outcome.ts';
import { CommandError, say } from './context.ts';

/** `acquaint discord invite`: the link at which a manager adds Acquaint to a server. */
export const discordInviteCommand = async (flags: { readonly json?: boolean }): Promise<void> => {
  const { application } = await open();
  const url = inviteUrl(application);
  say(flags.json ?? false, { url }, [url]);
};

/** `acquaint discord register`: the commands as they should be, where Discord has them otherwise. */
export const discordRegisterCommand = async (flags: { readonly json?: boolean }): Promise<void> => {
  const { rest, application } = await open();
  const { commandNames } = readConfig(process.env);
  const drift = await registerCommands(rest, application, commandNames).catch(said);
  const line = drift === 'none' ? 'The commands were registered already.' : 'The commands are registered.';
  say(flags.json ?? false, { drift }, [line]);
};

/** `acquaint discord needs`: what Acquaint listens to and may do on a server, and why it must. */
export const discordNeedsCommand = (flags: { readonly json?: boolean }): void => {
  const line = ({ name, reason, isOptional }: { name: string; reason: string; isOptional: boolean }) =>
    `${name}${isOptional ? ' (optional)' : ''}: ${reason}`;
  const plain = ({ name, reason, isOptional }: (typeof discordPermissions)[number]) => ({
    ...{ name, reason, isOptional },
  });
  say(
    flags.json ?? false,
    {
      intents: discordIntents.map(({ bit: _, ...intent }) => intent),
      permissions: discordPermissions.map(plain),
    },
    ['Intents', ...discordIntents.map(line), '', 'Permissions', ...discordPermissions.map(line)],
  );
};

const open = async () => {
  const { discord } = readConfig(process.env);
  if (discord === null) {
    throw new CommandError('DISCORD_TOKEN must be set: the bot token of the developer portal, page "Bot".');
  }
  const rest = discordRest(discord.token, discord.apiUrl);
  const asked = await createCall(rest)({ method: 'GET', route: Routes.currentApplication() }).catch(said);
  if ('unreachable' in asked) {
    throw new CommandError(`Discord does not say which application this is (${asked.unreachable}).`);
  }
  return { rest, application: textIn(asked.answer, 'id') };
};

/** What a person at a terminal can do something about. */
const said = (error: unknown): never => {
  if (error instanceof DiscordRefusal && error.status === 401) {
    throw new CommandError(
      'Discord does not accept DISCORD_TOKEN: copy it again from the developer portal, page "Bot".',
    );
  }
  throw new CommandError(
    `Discord does not answer (${error instanceof Error ? error.message : String(error)}).`,
  );
};
