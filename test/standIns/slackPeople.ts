import type { Deliver } from '../fakes/slack/driverDelivery.ts';
import { type Answers, formValues } from '../fakes/slack/driverForm.ts';
import { buttonsIn, readBlocks } from '../fakes/slack/reading.ts';
import { isRecord, type Json, recordsIn } from '../fakes/slack/shape.ts';
import type { Seen } from './slackProxy.ts';

/** A message as somebody finds it in a conversation. */
export type Found = {
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly blocks: unknown;
  readonly files: readonly string[];
};

/** Hands for people of the stand-in: what they do arrives signed; what they see is asked of the stand-in. */
export type SlackPeople = {
  /** What the answer to a command shows; empty where a form opened instead. */
  readonly type: (user: string, command: string, words: string) => Promise<string>;
  /** Press on what the last command of theirs showed. */
  readonly pressShown: (user: string, action: string) => Promise<void>;
  /** Press a button of a message. */
  readonly press: (user: string, message: Found, action: string) => Promise<void>;
  /** Send the form that opened last for them; the errors beside its fields. */
  readonly submit: (user: string, answers: Answers) => Promise<Json>;
  /** What stands in their direct messages, the oldest first. */
  readonly directs: (user: string) => Promise<readonly Found[]>;
  /** Rooms of several they are in, with everything said there. */
  readonly rooms: (
    user: string,
  ) => Promise<readonly { readonly people: readonly string[]; readonly said: readonly Found[] }[]>;
};

export type PeopleOptions = {
  readonly deliver: Deliver;
  readonly settled: () => Promise<void>;
  /** Ask the stand-in as the app would. */
  readonly ask: (method: string, args: Json) => Promise<Json>;
  readonly seen: readonly Seen[];
  readonly place: string;
  /** Where answers are taken. */
  readonly answersUrl: string;
};

export const slackPeople = ({
  deliver,
  settled,
  ask,
  seen,
  place,
  answersUrl,
}: PeopleOptions): SlackPeople => {
  const shown = new Map<string, unknown>();
  let count = 0;
  const trigger = async (user: string): Promise<string> =>
    String((await ask('views.generateTriggerId', { user_id: user }))['trigger_id']);
  const send = async (kind: 'interaction' | 'command', payload: Json): Promise<unknown> => {
    const { status, said } = await deliver(kind, payload);
    if (status !== 200) throw new Error(`the app answered ${status}`);
    await settled();
    return said;
  };
  const about = (user: string) => ({
    ...{ team: { id: place, domain: 'emulate' }, user: { id: user, team_id: place, name: user } },
    ...{ enterprise: null, is_enterprise_install: false, api_app_id: 'A1' },
  });
  const pressing = async (user: string, blocks: unknown, action: string, where: Json): Promise<void> => {
    const button = buttonsIn(blocks).find(({ actionId }) => actionId.startsWith(action));
    if (button === undefined) throw new Error(`no button ${action} in ${readBlocks(blocks)}`);
    const pressed = {
      ...{ type: 'button', action_id: button.actionId, block_id: button.blockId, action_ts: `1.${++count}` },
      ...(button.value === null ? {} : { value: button.value }),
    };
    const trigger_id = await trigger(user);
    await send('interaction', {
      ...{ ...about(user), ...where, type: 'block_actions', actions: [pressed], trigger_id },
    });
  };
  const opened = (user: string): Json => {
    const views = seen.filter(
      ({ method, answer }) => /^views\.(?:open|push)$/u.test(method) && answer['ok'] === true,
    );
    const view = views.at(-1)?.answer['view'];
    if (!isRecord(view)) throw new Error(`no form is open for ${user}`);
    return view;
  };
  const messagesOf = async (channel: string): Promise<readonly Found[]> => {
    const { messages } = await ask('conversations.history', { channel, limit: 100 });
    return recordsIn(messages)
      .map((message) => ({
        ...{ channel, ts: String(message['ts']), text: String(message['text']), blocks: message['blocks'] },
        files: recordsIn(message['files']).map((file) => String(file['name'])),
      }))
      .toReversed();
  };
  const channelsOf = async (types: string): Promise<readonly string[]> => {
    const { channels } = await ask('conversations.list', { types, limit: 500 });
    return recordsIn(channels).map(({ id }) => String(id));
  };
  const membersOf = async (channel: string): Promise<readonly string[]> => {
    const { members } = await ask('conversations.members', { channel });
    return Array.isArray(members) ? members.map(String) : [];
  };
  return {
    type: async (user, command, words) => {
      const before = seen.length;
      const said = await send('command', {
        ...{ command, text: words, user_id: user, user_name: user, team_id: place, channel_id: 'C000000001' },
        ...{ trigger_id: await trigger(user), response_url: answersUrl, api_app_id: 'A1' },
      });
      if (isRecord(said) && 'blocks' in said) {
        shown.set(user, said['blocks']);
        return readBlocks(said['blocks']);
      }
      if (seen.slice(before).some(({ method }) => method === 'views.open')) return '';
      throw new Error(`nothing was shown for ${words}`);
    },
    pressShown: (user, action) =>
      pressing(user, shown.get(user), action, {
        container: { type: 'message', message_ts: '1.1', channel_id: 'C000000001', is_ephemeral: true },
        ...{ channel: { id: 'C000000001', name: 'general' }, response_url: answersUrl },
      }),
    press: (user, { channel, ts, blocks }, action) =>
      pressing(user, blocks, action, {
        container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
        ...{ channel: { id: channel, name: 'directmessage' }, message: { ts } },
        response_url: answersUrl,
      }),
    submit: async (user, answers) => {
      const view = opened(user);
      const sent = { ...view, state: { values: formValues(view, answers) } };
      const said = await send('interaction', {
        ...{ ...about(user), type: 'view_submission', view: sent, trigger_id: await trigger(user) },
      });
      const errors = isRecord(said) && said['response_action'] === 'errors' ? said['errors'] : {};
      return isRecord(errors) ? errors : {};
    },
    directs: async (user) => {
      const { channel } = await ask('conversations.open', { users: user });
      return isRecord(channel) ? messagesOf(String(channel['id'])) : [];
    },
    rooms: async (user) => {
      const rooms = [];
      for (const channel of await channelsOf('mpim')) {
        const people = await membersOf(channel);
        if (people.includes(user)) rooms.push({ people, said: await messagesOf(channel) });
      }
      return rooms;
    },
  };
};
