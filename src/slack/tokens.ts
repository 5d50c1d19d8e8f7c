import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Community } from '../core/community.ts';
import type { CommunityId } from '../core/ids.ts';
import { slackClient } from './client.ts';

/** Where installations are kept: what was given is encrypted there and opaque. */
export type Credentials = {
  readonly get: (place: string) => Promise<{
    readonly community: CommunityId;
    readonly secret: string;
    readonly installedAt: Date;
  } | null>;
  readonly places: () => Promise<string[]>;
  readonly put: (place: string, community: CommunityId, secret: string, installedAt: Date) => Promise<void>;
  /** Forgets the installation of this time; a later one stays. */
  readonly remove: (place: string, installedAt: Date) => Promise<boolean>;
  /** One process at a time renews: what is kept now, or null while somebody else does. */
  readonly lease: (
    place: string,
    token: string,
    forMs: number,
  ) => Promise<{ readonly secret: string } | null>;
  readonly renew: (place: string, token: string, secret: string | null) => Promise<boolean>;
  readonly communityAt: (place: string, make: () => Community) => Promise<Community>;
  readonly putState: (state: string, forMs: number) => Promise<void>;
  readonly takeState: (state: string) => Promise<boolean>;
};

/** What Slack gives for one installation. Times in ms since 1970. */
export type Secret = {
  readonly token: string;
  readonly botUser: string;
  readonly scopes: readonly string[];
  readonly isOrg: boolean;
  /** Where tokens are rotated: good for one renewal, before `expiresAt`. */
  readonly refresh?: { readonly token: string; readonly expiresAt: number } | undefined;
};

const shape = z.object({
  token: z.string().min(1),
  botUser: z.string(),
  scopes: z.array(z.string()),
  isOrg: z.boolean(),
  refresh: z.object({ token: z.string().min(1), expiresAt: z.number() }).optional(),
});

export const writeSecret = (secret: Secret): string => JSON.stringify(secret);
export const readSecret = (kept: string): Secret => shape.parse(JSON.parse(kept));

/** What renewing stands on; `oauth` null where no tokens are rotated. */
export type TokenPorts = {
  readonly credentials: Credentials;
  readonly apiUrl: string | null;
  readonly oauth: { readonly clientId: string; readonly clientSecret: string } | null;
  readonly now: () => number;
};

/** Renewed this long before its end: everything under way still has a good token. */
const earlyMs = 2 * 3_600_000;
const leaseMs = 30_000;
const pollMs = 100;

/**
 * The bot token of a place as it is now, or null where Acquaint is not installed. A token near its end is renewed by
 * one process at a time: a renewal kills the token before, and two at once would keep a dead one.
 */
export const createTokens = (ports: TokenPorts) => {
  const { credentials, oauth, now } = ports;
  const isFresh = ({ refresh }: Secret, ms: number): boolean =>
    refresh === undefined || oauth === null || refresh.expiresAt - now() > ms;
  const current = async (place: string): Promise<Secret | null> => {
    const kept = await credentials.get(place);
    return kept === null ? null : readSecret(kept.secret);
  };
  const tokenOf = async (place: string): Promise<string | null> => {
    for (let waited = 0; waited < leaseMs; waited += pollMs) {
      const secret = await current(place);
      if (secret === null || isFresh(secret, earlyMs)) return secret?.token ?? null;
      const renewed = await renewOnce(place, secret);
      if (renewed !== null) return renewed.token;
      // Somebody else is at it: the old one is good for a while.
      if (isFresh(secret, 60_000)) return secret.token;
      await sleep(pollMs);
    }
    throw new Error(`the token of ${place} is being renewed for too long`);
  };
  const renewOnce = async (place: string, before: Secret): Promise<Secret | null> => {
    const lease = randomUUID();
    const leased = await credentials.lease(place, lease, leaseMs);
    if (leased === null) return null;
    // Read again under the lock: whoever held it a moment ago has renewed it.
    const secret = readSecret(leased.secret);
    if (isFresh(secret, earlyMs)) {
      await credentials.renew(place, lease, null);
      return secret;
    }
    const renewed = await refresh(ports, secret).catch(async (error: unknown) => {
      await credentials.renew(place, lease, null);
      if (isFresh(before, 60_000)) return before;
      throw error;
    });
    const isKept = renewed === before || (await credentials.renew(place, lease, writeSecret(renewed)));
    return isKept ? renewed : null;
  };
  return { tokenOf };
};

const granted = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
});

const refresh = async ({ apiUrl, oauth, now }: TokenPorts, secret: Secret): Promise<Secret> => {
  if (oauth === null || secret.refresh === undefined) return secret;
  const answer = await slackClient(apiUrl).apiCall('oauth.v2.access', {
    client_id: oauth.clientId,
    client_secret: oauth.clientSecret,
    grant_type: 'refresh_token',
    refresh_token: secret.refresh.token,
  });
  const { access_token: token, refresh_token: next, expires_in: seconds } = granted.parse(answer);
  return { ...secret, token, refresh: { token: next, expiresAt: now() + seconds * 1_000 } };
};
