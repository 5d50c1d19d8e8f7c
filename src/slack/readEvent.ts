import { z } from 'zod';
import { markIn } from './mark.ts';
import type { Read } from './reading.ts';
import { writeOrigin } from './readOrigin.ts';
import { readPerson } from './readPeople.ts';
import { id, placeIn, token } from './readShapes.ts';
import { readPlain } from './readText.ts';

const envelope = z.object({
  type: z.literal('event_callback'),
  team_id: id.nullish(),
  enterprise_id: id.nullish(),
  context_team_id: id.nullish(),
  context_enterprise_id: id.nullish(),
  api_app_id: id.nullish(),
  event_id: token,
  event_time: z.number().int().min(0).max(99_999_999_999),
  event: z.looseObject({ type: z.string().max(100) }),
  authorizations: z
    .array(
      z.object({
        enterprise_id: id.nullish(),
        team_id: id.nullish(),
        is_enterprise_install: z.boolean().nullish(),
      }),
    )
    .nullish(),
});

type Envelope = z.infer<typeof envelope>;
type Reader = (event: unknown, about: { place: string; envelope: Envelope; at: Date }) => Read | null;

/** An Events API envelope; null where it is none, or not of the shape its type has. */
export const readEvent = (payload: unknown): Read | null => {
  const challenge = z.object({ type: z.literal('url_verification'), challenge: z.string().max(1_000) });
  const asked = challenge.safeParse(payload).data;
  if (asked !== undefined) return { read: 'challenge', challenge: asked.challenge };
  const read = envelope.safeParse(payload).data;
  if (read === undefined) return isOther(payload) ? { read: 'nothing' } : null;
  const place = placeOf(read);
  const reader = readers.get(read.event.type);
  if (place === null || reader === undefined) return { read: 'nothing' };
  return reader(read.event, { place, envelope: read, at: new Date(read.event_time * 1_000) });
};

/** `app_rate_limited` and what may come: envelopes that carry no event. */
const isOther = (payload: unknown): boolean => {
  const read = z.object({ type: z.string().max(100) }).safeParse(payload).data;
  return read !== undefined && read.type !== 'event_callback' && read.type !== 'url_verification';
};

/** Whose installation it was sent to. `team_id` alone may be the other company's, in shared channels. */
const placeOf = (about: Envelope): string | null => {
  const sentTo = about.authorizations?.[0];
  return placeIn({
    team: sentTo?.team_id ?? about.context_team_id ?? about.team_id,
    enterprise: sentTo?.enterprise_id ?? about.context_enterprise_id ?? about.enterprise_id,
    isOrg: sentTo?.is_enterprise_install,
  });
};

const message = z.object({
  channel_type: z.string().max(20).nullish(),
  subtype: z.string().max(100).nullish(),
  bot_id: z.string().max(100).nullish(),
  app_id: z.string().max(100).nullish(),
  hidden: z.boolean().nullish(),
  user: id.nullish(),
  text: z.string().nullish(),
});

const readMessage: Reader = (event, { place, envelope, at }) => {
  const said = message.safeParse(event).data;
  if (said === undefined) return null;
  const isOurs = said.bot_id != null || said.app_id != null;
  const isPlain = said.channel_type === 'im' && said.subtype == null && said.hidden !== true;
  const words = readPlain(said.text ?? '');
  if (isOurs || !isPlain || said.user == null || words === '') return { read: 'nothing' };
  return {
    read: 'arrival',
    key: `slack/event/${envelope.event_id}`,
    place,
    who: { externalId: said.user },
    at,
    replyTo: writeOrigin({ at: 'direct' }),
    what: { kind: 'message', text: words },
  };
};

const opened = z.object({ user: id, tab: z.string().max(20).nullish() });

const readHome: Reader = (event, { place, envelope, at }) => {
  const read = opened.safeParse(event).data;
  if (read === undefined) return null;
  if (read.tab !== 'home') return { read: 'nothing' };
  return {
    read: 'arrival',
    key: `slack/event/${envelope.event_id}`,
    place,
    who: { externalId: read.user },
    at,
    replyTo: writeOrigin({ at: 'opened' }),
    what: { kind: 'home' },
  };
};

const readChange: Reader = (event, { place }) => {
  const changed = z.object({ user: z.unknown().optional() }).safeParse(event).data;
  const person = readPerson(changed?.user, place);
  return person === null ? null : { read: 'person', place, person };
};

const readRevoked: Reader = (event, { place, at }) => {
  const list = z.array(z.string().max(100)).nullish();
  const revoked = z.object({ tokens: z.object({ bot: list }).nullish() }).safeParse(event).data;
  if (revoked === undefined) return null;
  // Tokens of people are none of ours.
  return (revoked.tokens?.bot ?? []).length > 0 ? { read: 'removed', place, at } : { read: 'nothing' };
};

const posted = z.object({
  app_id: id.nullish(),
  channel_id: id,
  message_ts: token,
  metadata: z.unknown().optional(),
});

/** Slack tells that a message of ours stands: it answers an answer that was lost. */
const readPosted: Reader = (event, { place, envelope }) => {
  const read = posted.safeParse(event).data;
  if (read === undefined) return null;
  const mark = markIn(read.metadata);
  const isOurs = read.app_id == null || envelope.api_app_id == null || read.app_id === envelope.api_app_id;
  if (mark === null || !isOurs || !/^[0-9a-f]{32}$/u.test(mark)) return { read: 'nothing' };
  return { read: 'sighting', place, mark, id: `${read.channel_id}:${read.message_ts}` };
};

const readers: ReadonlyMap<string, Reader> = new Map([
  ['message', readMessage],
  ['app_home_opened', readHome],
  ['team_join', readChange],
  ['user_change', readChange],
  ['app_uninstalled', (_event, { place, at }) => ({ read: 'removed', place, at })],
  ['tokens_revoked', readRevoked],
  ['message_metadata_posted', readPosted],
]);

/** The events the manifest asks for. */
export const eventNames = ['message.im', ...[...readers.keys()].filter((name) => name !== 'message')];
