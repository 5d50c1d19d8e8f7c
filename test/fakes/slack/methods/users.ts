import type { Json } from '../shape.ts';
import type { FakeUser } from '../state.ts';
import { flag, type Methods, page, text } from './method.ts';

export const users: Methods = {
  'users.info': {
    scopes: ['users:read'],
    perMinute: 100,
    run: ({ state, place, args }) => {
      const user = state.users.get(text(args, 'user'));
      if (user === undefined || user.place !== place.id) return { error: 'user_not_found' };
      if (user.isInvisible) return { error: 'user_not_visible' };
      return { user: described(user, flag(args, 'include_locale')) };
    },
  },
  'users.list': {
    scopes: ['users:read'],
    perMinute: 20,
    run: ({ state, place, args }) => {
      const all = [...state.users.values()].filter((user) => user.place === place.id && !user.isInvisible);
      const { items, next } = page(all, args, 1_000);
      const members = items.map((user) => described(user, flag(args, 'include_locale')));
      return { members, cache_ts: 1, response_metadata: { next_cursor: next } };
    },
  },
  'team.info': {
    scopes: ['team:read'],
    perMinute: 50,
    run: ({ place }) => ({
      team: { id: place.id, name: `Workspace ${place.id}`, domain: place.id.toLowerCase() },
    }),
  },
  'auth.test': {
    scopes: [],
    perMinute: null,
    run: ({ place }) => ({
      ...{
        url: `https://${place.id.toLowerCase()}.slack.example/`,
        team: `Workspace ${place.id}`,
        team_id: place.id,
      },
      ...{ user: 'acquaint', user_id: place.botUser, bot_id: place.botId, is_enterprise_install: false },
    }),
  },
};

/** A person as Slack describes them in answers and events. */
export const described = (user: FakeUser, withLocale: boolean): Json => ({
  id: user.id,
  team_id: user.isStranger ? 'T0OTHER' : user.place,
  name: user.name.toLowerCase().replaceAll(' ', '.'),
  deleted: user.isDeleted,
  real_name: user.name,
  tz: user.zone,
  is_admin: user.isAdmin,
  is_owner: user.isOwner,
  is_primary_owner: false,
  is_restricted: user.isRestricted,
  is_ultra_restricted: user.isUltraRestricted,
  is_stranger: user.isStranger,
  is_bot: user.isBot,
  is_app_user: false,
  ...(withLocale ? { locale: user.locale } : {}),
  profile: {
    ...{ real_name: user.name, display_name: user.name, title: user.title, team: user.place },
    ...{ first_name: user.name.split(' ')[0] ?? '', last_name: user.name.split(' ').slice(1).join(' ') },
  },
});
