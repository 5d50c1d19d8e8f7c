import { botId, directChannel, everything } from '../state.ts';
import { invalid, missingAccess, ok, type Route, wrong } from './route.ts';

/** Who the bot is, where it is, and whom it can write to. */
export const places: readonly Route[] = [
  {
    ...{ method: 'GET', path: /^\/users\/@me$/u },
    run: () => ok({ id: botId, username: 'Acquaint', bot: true }),
  },
  {
    ...{ method: 'POST', path: /^\/users\/@me\/channels$/u },
    run: ({ state, body }) => {
      const { recipient_id: id, ...rest } = body;
      if (Object.keys(rest).length > 0) return invalid(Object.keys(rest));
      const person = state.people.get(String(id));
      if (person === undefined) return wrong(400, 50_033, 'Invalid Recipient(s)');
      if (person.isBot) return wrong(400, 50_007, 'Cannot send messages to this user');
      return ok({ id: directChannel(state, person.id).id, type: 1, recipients: [{ id }] });
    },
  },
  {
    ...{ method: 'GET', path: /^\/guilds\/(\d+)\/channels$/u },
    run: ({ state, ids: [guild = ''] }) =>
      state.guilds.has(guild)
        ? ok(
            [...state.channels.values()]
              .filter((channel) => channel.guild === guild && channel.type === 0)
              .map(({ id, name, denied = 0n }) => ({
                ...{ id, type: 0, name, position: 0 },
                permission_overwrites:
                  denied === 0n ? [] : [{ id: guild, type: 0, allow: '0', deny: String(denied) }],
              })),
          )
        : missingAccess,
  },
  {
    ...{ method: 'GET', path: /^\/guilds\/(\d+)\/scheduled-events\/(\d+)\/users$/u },
    run: ({ state, query, ids: [guild = '', event = ''] }) => {
      if (!state.guilds.has(guild)) return missingAccess;
      const [limit, after] = [Number(query.get('limit') ?? 100), BigInt(query.get('after') ?? 0)];
      if (!(limit >= 1 && limit <= 100)) return invalid(['limit']);
      const all = [...(state.interested.get(event) ?? [])].filter((id) => BigInt(id) > after);
      const first = all.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)).slice(0, limit);
      return ok(first.map((id) => ({ guild_scheduled_event_id: event, user: { id, username: 'x' } })));
    },
  },
  {
    ...{ method: 'GET', path: /^\/guilds\/(\d+)\/roles$/u },
    run: ({ state, ids: [id = ''] }) => {
      const guild = state.guilds.get(id);
      const permissions = String(guild?.grants ?? everything);
      return guild === undefined ? missingAccess : ok([{ id, name: '@everyone', permissions, position: 0 }]);
    },
  },
  {
    ...{ method: 'GET', path: /^\/guilds\/(\d+)$/u },
    run: ({ state, ids: [id = ''] }) => {
      const guild = state.guilds.get(id);
      if (guild === undefined) return missingAccess;
      const roles = [
        { id, name: '@everyone', permissions: '0', position: 0 },
        { id: managersRole(id), name: 'Managers', permissions: String(1n << 5n), position: 1 },
      ];
      return ok({ id, name: guild.name, owner_id: guild.owner, roles });
    },
  },
  {
    ...{ method: 'GET', path: /^\/guilds\/(\d+)\/members\/(\d+)$/u },
    run: ({ state, ids: [guild = '', id = ''] }) => {
      const there = state.guilds.get(guild);
      if (there === undefined) return missingAccess;
      const isHere = id === botId || there.members.has(id);
      const roles = there.managers.has(id) ? [managersRole(guild)] : [];
      return isHere ? ok({ user: { id }, roles }) : wrong(404, 10_007, 'Unknown Member');
    },
  },
];

/** The role whose holders manage the server. */
const managersRole = (guild: string): string => `${guild.slice(0, -1)}${(Number(guild.at(-1)) + 5) % 10}`;
