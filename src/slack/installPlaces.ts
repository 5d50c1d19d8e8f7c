import { z } from 'zod';
import type { Router } from '../actions/ports/inbox.ts';
import type { Dice, Store } from '../actions/ports.ts';
import { welcomeVisitor } from '../actions/visitors.ts';
import { type Community, communityDefaults, type Language } from '../core/community.ts';
import type { CommunityId } from '../core/ids.ts';
import type { Answer } from './call.ts';
import { slackClient } from './client.ts';
import { outcomeOf } from './outcome.ts';
import { readPerson, type SlackPerson } from './readPeople.ts';
import { type Credentials, readSecret, type Secret, writeSecret } from './tokens.ts';

/** What Slack granted: where, under which name, by whom, and the token. */
export type Grant = {
  readonly place: string;
  readonly name: string;
  readonly installer: string | null;
  readonly secret: Secret;
};

/** What installing and removing stand on. `onInstalled` begins to read the members; nobody waits for it. */
export type InstallationPorts = {
  readonly credentials: Credentials;
  readonly store: Store;
  readonly router: Pick<Router, 'communityOf'>;
  readonly dice: Dice;
  readonly apiUrl: string | null;
  readonly onInstalled: (place: string, community: CommunityId) => void;
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void;
};

/** Installing, installing again and removing, in whatever order Slack tells of them. */
export type Installations = {
  readonly install: (grant: Grant) => Promise<CommunityId>;
  /** The place's community, made if it is new; no token is kept. */
  readonly adopt: (place: string, name: string, token: string) => Promise<CommunityId>;
  /** Slack says it was removed at this time; null: a call was refused just now. Throws where nobody can say. */
  readonly removed: (place: string, at: Date | null) => Promise<void>;
};

export const createInstallations = (ports: InstallationPorts): Installations => {
  const { credentials } = ports;
  const adopt = async (place: string, name: string, token: string, installer: string | null = null) => {
    const known = await ports.router.communityOf('slack', place);
    if (known !== null) return known;
    const someone = await localPerson(ports.apiUrl, token, place, installer);
    const { id } = await credentials.communityAt(place, () => newCommunity(ports.dice, name, someone));
    return id;
  };
  return {
    adopt,
    install: async ({ place, name, installer, secret }) => {
      const community = await adopt(place, name, secret.token, installer);
      await credentials.put(place, community, writeSecret(secret), new Date());
      if (installer !== null) {
        const visitor = { externalId: installer, name: '', language: null, zone: null };
        await ports.store.transaction(community, async (tx) => {
          const member = await welcomeVisitor(tx, ports.dice, 'slack', place, visitor);
          // Whoever installs it need not run the workspace: theirs is a manager's place made by hand.
          await tx.members.makeManager(member.id);
        });
      }
      ports.log('slack installed', { place });
      ports.onInstalled(place, community);
      return community;
    },
    removed: async (place, at) => {
      const kept = await credentials.get(place);
      if (kept === null) return;
      // Slack tells whole seconds, late, and in any order: an earlier installation's end is none of this one's.
      if (at !== null && kept.installedAt.getTime() > at.getTime() + 999) return;
      if (await isGood(ports.apiUrl, readSecret(kept.secret).token)) return;
      if (await credentials.remove(place, kept.installedAt)) ports.log('slack removed', { place });
    },
  };
};

/** Slack itself says whether a token still lives. Throws where it does not say. */
const isGood = async (apiUrl: string | null, token: string): Promise<boolean> => {
  try {
    await slackClient(apiUrl, token).apiCall('auth.test');
    return true;
  } catch (error) {
    if (outcomeOf('auth.test', error).isRevoked === true) return false;
    throw error;
  }
};

/** Whoever installs it, else an owner: their language and time zone are the community's to begin with. */
const localPerson = async (
  apiUrl: string | null,
  token: string,
  place: string,
  installer: string | null,
): Promise<SlackPerson | null> => {
  try {
    const client = slackClient(apiUrl, token);
    if (installer !== null) {
      const answer: Answer = {
        ...(await client.apiCall('users.info', { user: installer, include_locale: true })),
      };
      return readPerson(answer['user'], place);
    }
    const answer: Answer = { ...(await client.apiCall('users.list', { limit: 200, include_locale: true })) };
    const members = answer['members'];
    const people = (Array.isArray(members) ? members : []).flatMap((user) => readPerson(user, place) ?? []);
    const here = people.filter(({ isOutside, isGuest }) => !isOutside && !isGuest);
    return here.find(({ isAdmin }) => isAdmin) ?? here[0] ?? null;
  } catch {
    return null;
  }
};

const newCommunity = (dice: Dice, name: string, someone: SlackPerson | null): Community => {
  const zone = someone?.zone ?? 'Europe/Warsaw';
  const language: Language = someone?.language ?? 'en';
  const holidays = zone === 'Europe/Warsaw' ? 'PL' : 'none';
  return { ...communityDefaults, id: dice.id<CommunityId>(), name, zone, language, holidays };
};

const named = z.object({ id: z.string().min(2), name: z.string().nullish() });

const granted = z.object({
  access_token: z.string().min(1),
  bot_user_id: z.string().min(2),
  scope: z.string(),
  is_enterprise_install: z.boolean().nullish(),
  team: named.nullish(),
  enterprise: named.nullish(),
  authed_user: z.object({ id: z.string().min(2) }).nullish(),
  refresh_token: z.string().nullish(),
  expires_in: z.number().nullish(),
});

/** Slack's answer to a code. Throws where it is none. */
export const readGrant = (answer: unknown): Grant => {
  const read = granted.parse(answer);
  const isOrg = read.is_enterprise_install === true;
  const where = isOrg ? read.enterprise : read.team;
  if (where == null) throw new Error('an installation without a place');
  const isRotated = read.refresh_token != null && read.expires_in != null;
  return {
    place: where.id,
    name: where.name?.trim() || where.id,
    installer: read.authed_user?.id ?? null,
    secret: {
      token: read.access_token,
      botUser: read.bot_user_id,
      scopes: read.scope.split(','),
      isOrg,
      ...(isRotated
        ? {
            refresh: {
              token: read.refresh_token ?? '',
              expiresAt: Date.now() + (read.expires_in ?? 0) * 1_000,
            },
          }
        : {}),
    },
  };
};
