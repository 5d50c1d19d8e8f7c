import { Ambiguous, type Whereabouts } from '../actions/ports/platform.ts';
import type { Sightings } from '../actions/ports/rates.ts';
import { type Answer, isRecord, type SlackCall, textIn } from './call.ts';
import { markIn } from './mark.ts';
import { SlackRefusal } from './outcome.ts';

/** Slack gives apps from outside its market place 15 messages at a time. */
const pageSize = 15;
const mostPages = 4;

/** Our clock and Slack's may differ, and an attempt is noted before it is made. */
const marginMs = 300_000;

/** A conversation that exists. */
type Somewhere = Exclude<Whereabouts, { readonly people: readonly string[] }>;

type Found = { readonly id: string } | 'absent' | 'cannotLook';

/**
 * Is the message with this mark there? First what Slack reported back, then the conversation itself where a history
 * scope was granted. What cannot be told for certain is `cannotLook`; what failed on the way is Ambiguous, so that
 * the intention stays unsure.
 */
export const findMessage = async (
  call: SlackCall,
  sightings: Sightings,
  place: string,
  mark: string,
  since: Date,
  where: Somewhere | undefined,
): Promise<Found> => {
  try {
    const seen = await sightings.of(place, mark);
    if (seen !== null) return { id: seen };
    if (where === undefined) return 'cannotLook';
    const channel = await channelOf(call, place, where);
    return channel === null ? 'cannotLook' : await lookThrough(call, place, channel, mark, since);
  } catch (error) {
    if (error instanceof SlackRefusal && cannotRead.has(error.code)) return 'cannotLook';
    throw new Ambiguous(`could not look: ${error instanceof Error ? error.message : String(error)}`);
  }
};

const cannotRead = new Set([
  ...['missing_scope', 'not_allowed_token_type', 'no_permission', 'access_denied', 'method_deprecated'],
  ...['invalid_auth', 'token_revoked', 'account_inactive', 'not_authed'],
]);

/** The conversation of direct messages has an id of its own; opening it again changes nothing. */
const channelOf = async (call: SlackCall, place: string, where: Somewhere): Promise<string | null> => {
  if ('room' in where) return where.room.id;
  if ('channel' in where) return where.channel;
  const opened = await call(place, 'conversations.open', { users: where.externalId });
  return 'unreachable' in opened ? null : textIn(opened.answer, 'channel', 'id');
};

const lookThrough = async (
  call: SlackCall,
  place: string,
  channel: string,
  mark: string,
  since: Date,
): Promise<Found> => {
  const oldest = ((since.getTime() - marginMs) / 1_000).toFixed(6);
  let cursor = '';
  for (let page = 0; page < mostPages; page += 1) {
    const asked = {
      channel,
      oldest,
      limit: pageSize,
      include_all_metadata: true,
      cursor: cursor || undefined,
    };
    const got = await call(place, 'conversations.history', asked);
    if ('unreachable' in got) return 'cannotLook';
    const ts = markedIn(got.answer, mark);
    if (ts !== null) return { id: `${channel}:${ts}` };
    cursor = nextCursor(got.answer);
    if (cursor === '') return 'absent';
  }
  return 'cannotLook';
};

/** By metadata or, where Slack does not give it, by the ids of the blocks. */
const markedIn = ({ messages }: Answer, mark: string): string | null => {
  if (!Array.isArray(messages)) throw new Ambiguous('a history without messages');
  for (const message of messages) {
    if (!isRecord(message) || typeof message['ts'] !== 'string') continue;
    const blocks = Array.isArray(message['blocks']) ? message['blocks'] : [];
    const isOurs = blocks.some((block) => isRecord(block) && String(block['block_id']).startsWith(mark));
    if (isOurs || markIn(message['metadata']) === mark) return message['ts'];
  }
  return null;
};

const nextCursor = ({ has_more: hasMore, response_metadata: metadata }: Answer): string => {
  const cursor = isRecord(metadata) ? metadata['next_cursor'] : '';
  return hasMore === true && typeof cursor === 'string' ? cursor : '';
};
