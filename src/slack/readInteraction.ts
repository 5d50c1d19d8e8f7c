import { z } from 'zod';
import { tidy } from '../actions/answers.ts';
import type { Arrival, RawAnswer } from '../actions/ports/inbox.ts';
import { addresses } from '../views/addresses.ts';
import { answerId } from './fields.ts';
import { shortcuts, shortcutWords, takesWords } from './manifest.ts';
import type { Read } from './reading.ts';
import { type Origin, readBack, writeOrigin } from './readOrigin.ts';
import { address, channelIn, flag, home, id, placeIn, short, token } from './readShapes.ts';
import { readPlain } from './readText.ts';

const option = z.object({ value: short }).nullish();

const element = z.object({
  value: z.string().max(4_000).nullish(),
  selected_option: option,
  selected_options: z
    .array(z.object({ value: short }))
    .max(100)
    .nullish(),
  selected_user: id.nullish(),
});

const view = z.object({
  id,
  type: z.enum(['modal', 'home']),
  callback_id: short.nullish(),
  private_metadata: z.string().max(3_000).nullish(),
  state: z
    .object({ values: z.record(z.string().max(300), z.record(z.string().max(300), element)) })
    .nullish(),
});

const common = z.object({
  type: z.string().max(100),
  team: home,
  enterprise: home,
  is_enterprise_install: flag.nullish(),
  user: z.object({ id, name: short.nullish(), username: short.nullish() }),
});

type Common = z.infer<typeof common>;
type Reader = (
  payload: unknown,
  about: { place: string; who: { externalId: string; name: string }; at: Date },
) => Read | null;

/** A press, a form sent, a shortcut; null where it is none of Slack's shapes. */
export const readInteraction = (payload: unknown, now: Date): Read | null => {
  const read = common.safeParse(payload).data;
  if (read === undefined) return null;
  const place = placeOf(read);
  const reader = readers.get(read.type);
  if (place === null || reader === undefined) return { read: 'nothing' };
  const who = { externalId: read.user.id, name: read.user.name ?? read.user.username ?? '' };
  return reader(payload, { place, who, at: now });
};

const placeOf = ({ team, enterprise, is_enterprise_install: isOrg }: Common): string | null =>
  placeIn({ team: team?.id, enterprise: enterprise?.id, isOrg });

const press = z.object({
  trigger_id: token,
  response_url: address.nullish(),
  container: z
    .object({ message_ts: token.nullish(), channel_id: id.nullish(), view_id: id.nullish() })
    .nullish(),
  view: view.nullish(),
  channel: z.object({ id, name: short.nullish() }).nullish(),
  actions: z
    .array(z.object({ action_id: short, action_ts: token, value: z.string().max(2_000).nullish() }))
    .min(1),
});

const readPress: Reader = (payload, { place, who, at }) => {
  const read = press.safeParse(payload).data;
  const pressed = read?.actions[0];
  if (read === undefined || pressed === undefined) return null;
  const action = /^([a-zA-Z]{1,30}\.[a-zA-Z]{1,30})(?:#\d{1,3})?$/u.exec(pressed.action_id);
  const origin = originOf(read);
  if (action?.[1] === undefined || origin === null) return { read: 'nothing' };
  const { container } = read;
  const where = container?.view_id ?? `${container?.channel_id ?? ''}-${container?.message_ts ?? ''}`;
  return {
    read: 'arrival',
    key: `slack/press/${place}:${who.externalId}:${where}:${pressed.action_id}:${pressed.action_ts}`,
    place,
    who,
    at,
    ...channelIn(read.channel?.id, read.channel?.name),
    replyTo: writeOrigin(origin),
    what: { kind: 'press', action: action[1], subject: subjectOf(pressed.value) },
  };
};

const originOf = (read: z.infer<typeof press>): Origin | null => {
  const trigger = read.trigger_id;
  if (read.view?.type === 'home') return { at: 'home', trigger };
  if (read.view?.type === 'modal') {
    const isHome = readBack(read.view.private_metadata).isHome === true;
    return { at: 'modal', view: read.view.id, trigger, isHome };
  }
  return read.response_url == null ? null : { at: 'message', url: read.response_url, trigger };
};

/** An address of ours: ids and tags. Nothing invisible was ever in one. */
const subjectOf = (value: string | null | undefined): string => tidy(value ?? '').slice(0, 200);

const sent = z.object({ trigger_id: token.nullish(), view });

const readSent: Reader = (payload, { place, who, at }) => {
  const read = sent.safeParse(payload).data;
  if (read === undefined) return null;
  const { view, trigger_id: trigger } = read;
  const back = readBack(view.private_metadata);
  if (view.callback_id == null || view.callback_id === '') return { read: 'nothing' };
  return {
    read: 'arrival',
    // A corrected form is the same view, sent with a new trigger.
    key: `slack/form/${place}:${who.externalId}:${trigger ?? view.id}`,
    place,
    who,
    at,
    replyTo: writeOrigin({ at: 'form', back }),
    what: {
      kind: 'form',
      action: view.callback_id,
      subject: subjectOf(back.subject),
      answers: answersOf(view.state?.values ?? {}),
    },
  };
};

type Values = Readonly<Record<string, Readonly<Record<string, z.infer<typeof element>>>>>;

const answersOf = (values: Values): Record<string, RawAnswer> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, elements]): [string, RawAnswer][] => {
      const answered = Object.hasOwn(elements, answerId) ? elements[answerId] : undefined;
      const answer = answered === undefined ? null : answerOf(answered);
      return answer === null || !/^[a-z][A-Za-z0-9]{0,40}$/u.test(name) ? [] : [[name, answer]];
    }),
  );

const answerOf = (answered: z.infer<typeof element>): RawAnswer | null => {
  if (answered.selected_user != null) return { externalId: answered.selected_user };
  if (answered.selected_option != null) return answered.selected_option.value;
  if (answered.selected_options != null) return answered.selected_options.map(({ value }) => value);
  return answered.value == null || answered.value === '' ? null : answered.value;
};

const shortcut = z.object({
  callback_id: short,
  trigger_id: token,
  message: z
    .object({ user: id.nullish(), bot_id: short.nullish(), text: z.string().max(40_000).nullish() })
    .nullish(),
});

/**
 * A shortcut is a command in another place: the words it stands for, and the author of the message it was used on; or the
 * words of one's own message, and somebody else's author in their place.
 */
const readShortcut: Reader = (payload, { place, who, at }) => {
  const read = shortcut.safeParse(payload).data;
  if (read === undefined) return null;
  const what = shortcutMeans(read, who.externalId);
  if (what === null) return { read: 'nothing' };
  return {
    read: 'arrival',
    key: `slack/shortcut/${read.trigger_id}`,
    place,
    who,
    at,
    replyTo: writeOrigin({ at: 'shortcut', trigger: read.trigger_id }),
    what,
  };
};

const shortcutMeans = (
  { callback_id: callback, message }: z.infer<typeof shortcut>,
  who: string,
): Arrival['what'] | null => {
  const author = message?.bot_id == null ? message?.user : null;
  if (callback === shortcuts.profile) {
    const subject = author === who ? '' : 'other';
    const words = subject === '' ? readPlain(message?.text ?? '').slice(0, mostWords) : '';
    return { kind: 'form', action: addresses.members.fromMessage, subject, answers: { text: words } };
  }
  const words = shortcutWords(callback);
  if (words === null) return null;
  if (takesWords(callback) && author === who) {
    return { kind: 'command', words: `${words} ${readPlain(message?.text ?? '')}`.trim() };
  }
  return { kind: 'command', words: author == null ? words : `${words} <@${author}>` };
};

/** Of an older message of one's own. */
const mostWords = 3_000;

const readers: ReadonlyMap<string, Reader> = new Map([
  ['block_actions', readPress],
  ['view_submission', readSent],
  ['shortcut', readShortcut],
  ['message_action', readShortcut],
]);
