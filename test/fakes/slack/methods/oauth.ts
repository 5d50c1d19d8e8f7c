import type { FakePlace, FakeState } from '../state.ts';
import { type Answer, type Call, text } from './method.ts';

/** Installing: codes for workspaces, tokens for codes, and (with rotation) new tokens for old. */
export type FakeOauth = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The code Slack redirects with after somebody allowed the app in this workspace. Good once. */
  readonly code: (place: string, options?: { installer?: string; isOrg?: boolean }) => string;
  /** From now on tokens are given for 12 hours, with a refresh token. */
  rotates: boolean;
  /** How often tokens were given for a refresh token. */
  refreshed: number;
};

type Grant = { readonly place: string; readonly installer: string; readonly isOrg: boolean };

export const createOauth = (
  state: FakeState,
): { oauth: FakeOauth; access: (call: Omit<Call, 'place'>) => Answer } => {
  const codes = new Map<string, Grant>();
  const refreshTokens = new Map<string, Grant & { readonly access: string }>();
  const oauth: FakeOauth = {
    clientId: '111.222',
    clientSecret: 'fake-client-secret',
    code: (place, { installer = 'U0INSTALLER', isOrg = false } = {}) => {
      const code = `code-${state.next()}`;
      codes.set(code, { place, installer, isOrg });
      return code;
    },
    rotates: false,
    refreshed: 0,
  };
  const give = (grant: Grant): Answer => {
    const place = state.places.get(grant.place);
    if (place === undefined) return { error: 'team_not_found' };
    const access = `${oauth.rotates ? 'xoxe.xoxb' : 'xoxb'}-${place.id}-${state.next()}`;
    place.tokens.add(access);
    place.revoked = null;
    const refresh = `xoxe-1-${state.next()}`;
    if (oauth.rotates) refreshTokens.set(refresh, { ...grant, access });
    return {
      ...tokens(place, grant, access),
      ...(oauth.rotates ? { refresh_token: refresh, expires_in: 43_200 } : {}),
    };
  };
  const access = ({ args }: Omit<Call, 'place'>): Answer => {
    if (text(args, 'client_id') !== oauth.clientId) return { error: 'invalid_client_id' };
    if (text(args, 'client_secret') !== oauth.clientSecret) return { error: 'bad_client_secret' };
    if (text(args, 'grant_type') === 'refresh_token') {
      const old = refreshTokens.get(text(args, 'refresh_token'));
      if (old === undefined) return { error: 'invalid_refresh_token' };
      // The old pair dies with its use.
      refreshTokens.delete(text(args, 'refresh_token'));
      state.places.get(old.place)?.tokens.delete(old.access);
      oauth.refreshed += 1;
      return give(old);
    }
    const grant = codes.get(text(args, 'code'));
    if (grant === undefined) return { error: 'invalid_code' };
    codes.delete(text(args, 'code'));
    return give(grant);
  };
  return { oauth, access };
};

const tokens = (place: FakePlace, { installer, isOrg }: Grant, access: string): Answer => ({
  access_token: access,
  token_type: 'bot',
  scope: [...place.scopes].join(','),
  bot_user_id: place.botUser,
  app_id: 'A0ACQUAINT',
  team: isOrg ? null : { id: place.id, name: `Workspace ${place.id}` },
  enterprise: isOrg ? { id: place.id, name: `Org ${place.id}` } : null,
  is_enterprise_install: isOrg,
  authed_user: { id: installer },
});
