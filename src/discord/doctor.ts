import { ApplicationFlags, Routes } from 'discord.js';
import { z } from 'zod';
import type { DiscordSettings } from './app.ts';
import { createCall, type DiscordCall, discordRest } from './call.ts';
import { commandDrift } from './commands.ts';
import { DiscordRefusal } from './outcome.ts';
import { lookAround } from './places.ts';

/** One thing looked at: fine, worth a look, or broken, and what to do about it. */
export type DiscordFinding = {
  readonly check: string;
  readonly state: 'ok' | 'warning' | 'problem';
  readonly says: string;
};

const ok = (check: string, says: string): DiscordFinding => ({ check, state: 'ok', says });
const warning = (check: string, says: string): DiscordFinding => ({ check, state: 'warning', says });
const problem = (check: string, says: string): DiscordFinding => ({ check, state: 'problem', says });

/** Servers looked at one by one; each costs three requests. */
const mostServers = 50;

/** Look at everything Discord needs: token, intents, sessions left, commands, a channel on each server. Never throws. */
export const examineDiscord = async (settings: DiscordSettings): Promise<DiscordFinding[]> => {
  const rest = discordRest(settings.token, settings.apiUrl);
  const call = createCall(rest);
  const me = await ask(call, Routes.user(), z.object({ id: z.string(), username: z.string() }));
  if ('why' in me) {
    const advice = me.isRefused ? 'DISCORD_TOKEN: copy it again from the developer portal, page "Bot".' : '';
    return [
      problem('Discord token', `Discord does not accept it or does not answer (${me.why}). ${advice}`.trim()),
    ];
  }
  const app = await ask(
    call,
    Routes.currentApplication(),
    z.object({ id: z.string(), flags: z.number().default(0) }),
  );
  return [
    ok('Discord token', `answers for ${me.got.username}`),
    'why' in app
      ? warning('Discord intents', `Discord did not say (${app.why}).`)
      : intents(settings, app.got.flags),
    await sessions(call),
    'why' in app
      ? warning('Discord commands', `Discord did not say (${app.why}).`)
      : await drift(rest, app.got.id, settings),
    ...(await servers(call, me.got.id)),
  ];
};

const intents = ({ withMembers }: DiscordSettings, flags: number): DiscordFinding => {
  const check = 'Discord intents';
  const allowed = ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited;
  const isAllowed = (flags & allowed) !== 0;
  if (!withMembers) return ok(check, 'none that is privileged is asked for');
  if (isAllowed) return ok(check, '"Server Members Intent" is switched on');
  return problem(
    check,
    'DISCORD_MEMBERS is on, but "Server Members Intent" is switched off in the developer portal, page "Bot": Discord will not connect.',
  );
};

const limit = z.object({
  session_start_limit: z.object({ total: z.number(), remaining: z.number(), reset_after: z.number() }),
});
/** Fewer than these a day before the token is reset. */
const fewSessions = 100;

const sessions = async (call: DiscordCall): Promise<DiscordFinding> => {
  const check = 'Discord sessions';
  const read = await ask(call, Routes.gatewayBot(), limit);
  if ('why' in read) return warning(check, `Discord did not say (${read.why}).`);
  const { total, remaining, reset_after: resetMs } = read.got.session_start_limit;
  const says = `${remaining} of ${total} left`;
  if (remaining >= fewSessions) return ok(check, says);
  const hours = Math.ceil(resetMs / 3_600_000);
  return problem(
    check,
    `${says} for ${hours} h: something starts again and again. At 0 Discord resets the token.`,
  );
};

const drift = async (
  rest: ReturnType<typeof discordRest>,
  application: string,
  { commandNames }: DiscordSettings,
): Promise<DiscordFinding> => {
  const check = 'Discord commands';
  const found = await commandDrift(rest, application, commandNames).catch((error: unknown) => String(error));
  switch (found) {
    case 'none':
      return ok(check, 'registered as they are');
    case 'absent':
    case 'different':
      return warning(
        check,
        `${found === 'absent' ? 'not registered' : 'out of date'}: the server does it when it starts, or \`acquaint discord register\`.`,
      );
    default:
      return warning(check, `Discord did not say (${found.slice(0, 100)}).`);
  }
};

const guilds = z.object({ list: z.array(z.object({ id: z.string(), name: z.string() })) });

const servers = async (call: DiscordCall, self: string): Promise<DiscordFinding[]> => {
  const read = await ask(call, Routes.userGuilds(), guilds);
  if ('why' in read) return [warning('Discord servers', `Discord did not say (${read.why}).`)];
  const { list } = read.got;
  if (list.length === 0) {
    return [warning('Discord servers', 'on none yet: open the link of `acquaint discord invite`.')];
  }
  const findings: DiscordFinding[] = [];
  for (const { id, name } of list.slice(0, mostServers)) findings.push(await rooms(call, id, name, self));
  return findings;
};

const rooms = async (call: DiscordCall, id: string, name: string, self: string): Promise<DiscordFinding> => {
  const check = `Discord rooms on ${name}`;
  try {
    const { channel, missing } = await lookAround(call, id, self);
    if (channel !== null) return ok(check, `opened in #${channel.name}`);
    const what =
      missing.length === 0 ? 'it sees no text channel' : `${missing.join(', ')} missing in the best channel`;
    return problem(
      check,
      `cannot be opened: ${what}. Allow it there, or invite Acquaint again with \`acquaint discord invite\`.`,
    );
  } catch (error) {
    return warning(check, `Discord did not say (${reasonOf(error)}).`);
  }
};

const ask = async <T>(
  call: DiscordCall,
  route: `/${string}`,
  shape: z.ZodType<T>,
): Promise<{ readonly got: T } | { readonly why: string; readonly isRefused: boolean }> => {
  try {
    const asked = await call({ method: 'GET', route });
    if ('unreachable' in asked) return { why: asked.unreachable, isRefused: true };
    return { got: shape.parse(asked.answer) };
  } catch (error) {
    return { why: reasonOf(error), isRefused: error instanceof DiscordRefusal && error.status === 401 };
  }
};

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message.slice(0, 200) : String(error);
