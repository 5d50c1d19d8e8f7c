import { slackClient } from './client.ts';
import type { SlackFinding } from './doctor.ts';
import { outcomeOf, SlackRefusal } from './outcome.ts';
import { type Credentials, readSecret } from './tokens.ts';

/** Workspaces looked at one by one; each costs one request. */
const mostPlaces = 50;
const check = 'Slack workspaces';

/**
 * The token of every workspace that was installed by its page: whether Slack takes it, and whether it is renewed in
 * time where tokens are rotated. Never throws.
 */
export const examineTokens = async (about: {
  readonly apiUrl: string | null;
  readonly credentials: Pick<Credentials, 'places' | 'get'>;
  readonly now: number;
}): Promise<SlackFinding[]> => {
  const { apiUrl, credentials, now } = about;
  const places = await credentials.places();
  if (places.length === 0) {
    return [{ check, state: 'ok', says: 'none yet: they install at /slack/install' }];
  }
  const findings: SlackFinding[] = [];
  const ends: number[] = [];
  for (const place of places.slice(0, mostPlaces)) {
    const kept = await credentials.get(place);
    if (kept === null) continue;
    const { token, refresh } = readSecret(kept.secret);
    if (refresh !== undefined && refresh.expiresAt <= now) {
      const hours = Math.max(1, Math.floor((now - refresh.expiresAt) / 3_600_000));
      const says = `${place}: its token ended ${hours} h ago and was not renewed: does a server run? It renews at its first call; if that fails, install again at /slack/install.`;
      findings.push({ check, state: 'warning', says });
      continue;
    }
    const why = await refusalOf(apiUrl, token);
    if (why !== null) findings.push({ check, state: 'problem', says: `${place}: ${why}` });
    else if (refresh !== undefined) ends.push(refresh.expiresAt);
  }
  const seen = Math.min(places.length, mostPlaces);
  const first = ends.length === 0 ? 'tokens do not end' : `the next token ends ${isoOf(Math.min(...ends))}`;
  const fine: SlackFinding = { check, state: 'ok', says: `${seen} of ${places.length} answer; ${first}` };
  return findings.length === 0 ? [fine] : findings;
};

const refusalOf = async (apiUrl: string | null, token: string): Promise<string | null> => {
  try {
    await slackClient(apiUrl, token).apiCall('auth.test', {});
    return null;
  } catch (error) {
    const outcome = outcomeOf('auth.test', error);
    if ('unreachable' in outcome) return `Slack cannot be reached from here (${outcome.unreachable}).`;
    const why = outcome.error instanceof SlackRefusal ? outcome.error.code : outcome.error.message;
    return `Slack does not accept its token (${why}): install again at /slack/install.`;
  }
};

const isoOf = (at: number): string => `${new Date(at).toISOString().slice(0, 16)}Z`;
