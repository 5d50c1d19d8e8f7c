import { messageProblems, viewProblems } from './blockKit.ts';
import type { Acknowledged, Deliver } from './driverDelivery.ts';
import { type Answers, formValues } from './driverForm.ts';
import type { SeenMessage, SeenView } from './inspection.ts';
import { described as describedUser } from './methods/users.ts';
import { described as describedView, updateModal } from './methods/views.ts';
import { buttonsIn, readBlocks, type SeenButton } from './reading.ts';
import type { FakeSlack } from './server.ts';
import { isRecord, type Json } from './shape.ts';
import { dmChannel, type FakeView, newTs } from './state.ts';

/** What stands somewhere with its buttons: a message, what only one sees, a modal, a home. */
type Shown = { readonly shown: string; readonly buttons: readonly SeenButton[] };

/** A person's hands on a Slack client: everything they do arrives at the app as Slack would send it. */
export type SlackDriver = {
  /** Type a slash command, as `/intro ask something`; what only they see of the answer, if anything. */
  readonly type: (user: string, typed: string) => Promise<Shown | null>;
  /** Press a button whose action begins so, in the latest thing that has one. */
  readonly press: (user: string, action: string, label?: string) => Promise<void>;
  /** Send the form on top; the sentences beside its fields if it stays. */
  readonly submit: (user: string, answers: Answers) => Promise<Readonly<Record<string, string>>>;
  readonly openHome: (user: string) => Promise<SeenView | null>;
  /** Write to Acquaint directly. */
  readonly say: (user: string, text: string) => Promise<void>;
  /** A shortcut by its callback id; on a message of `author`, with these words. */
  readonly shortcut: (user: string, callbackId: string, author?: string, words?: string) => Promise<void>;
  /** Send an event of a workspace; `at` is Slack's time of it. */
  readonly event: (
    event: Json,
    about?: { readonly at?: Date; readonly isOrg?: boolean; readonly place?: string },
  ) => Promise<Acknowledged>;
  /** Tell about a person as `user_change` or `team_join`. */
  readonly tellOf: (user: string, type?: 'user_change' | 'team_join') => Promise<Acknowledged>;
  /** The form somebody has before them: callback id and the names of its fields; null where none is open. */
  readonly formOf: (user: string) => { readonly action: string; readonly fields: readonly string[] } | null;
  /** The latest thing somebody can read. */
  readonly sees: (user: string) => string;
};

export type DriverOptions = {
  readonly deliver: Deliver;
  /** Resolves when the app has given every answer. */
  readonly settled: () => Promise<void>;
};

/** Hands for the people of a stand-in. */
export const slackDriver = (slack: FakeSlack, { deliver, settled }: DriverOptions): SlackDriver => {
  const { state, place } = slack;
  const envelope = () => ({
    team: { id: place, domain: 'fake' },
    enterprise: null,
    is_enterprise_install: false,
  });
  const person = (user: string) => ({ id: user, name: state.users.get(user)?.name ?? '', team_id: place });
  const channelOf = (user: string): string => {
    const known = state.users.get(user);
    if (known === undefined) throw new Error(`nobody is ${user}`);
    return dmChannel(state, known).id;
  };
  const done = async (sending: Promise<Acknowledged>): Promise<Acknowledged> => {
    const acknowledged = await sending;
    if (acknowledged.status !== 200) throw new Error(`Slack was told ${acknowledged.status}`);
    await settled();
    return acknowledged;
  };
  const ephemeral = (user: string, said: Json): Shown => {
    const problems = messageProblems(said['blocks']);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    const one = {
      ts: newTs(state),
      channel: channelOf(user),
      user,
      text: String(said['text']),
      blocks: said['blocks'],
    };
    state.ephemerals.push(one);
    return { shown: readBlocks(one.blocks), buttons: buttonsIn(one.blocks) };
  };
  const top = (user: string): FakeView | null => state.modals.get(user)?.at(-1) ?? null;
  const modal = (user: string): Source[] => {
    const view = top(user);
    return view === null
      ? []
      : [{ at: 'view', view, type: 'modal', buttons: buttonsIn(view.view['blocks']) }];
  };
  /** Whatever somebody can press on, the nearest first: a modal covers everything. */
  const sources = (user: string): Source[] => {
    const home = state.homes.get(user);
    const rooms = slack.roomsOf(user).flatMap((id) => slack.room(id).messages);
    const messages = [...slack.dmOf(user), ...rooms, ...slack.ephemeralsOf(user)].map(
      ({ channel, ts, buttons }): Source => ({ at: 'message', channel, ts, buttons }),
    );
    return [
      ...modal(user),
      ...messages.sort((a, b) => tsOf(b) - tsOf(a)),
      ...(home === undefined ? [] : [homeSource(home)]),
    ];
  };
  const press: SlackDriver['press'] = async (user, action, label) => {
    for (const source of sources(user)) {
      const button = source.buttons.find(
        (one) => one.actionId.startsWith(action) && (label === undefined || one.label === label),
      );
      if (button === undefined) continue;
      await done(deliver('interaction', { ...envelope(), ...pressOf(user, source, button) }));
      return;
    }
    const there = sources(user).flatMap(({ buttons }) => buttons.map(({ actionId }) => actionId));
    throw new Error(`${user} has no button ${action}, only ${there.join(', ')}`);
  };
  const pressOf = (user: string, source: Source, button: SeenButton): Json => {
    const pressed = {
      ...{ type: 'button', action_id: button.actionId, block_id: button.blockId, action_ts: newTs(state) },
      ...(button.value === null ? {} : { value: button.value }),
    };
    const press = {
      ...{ type: 'block_actions', user: person(user), api_app_id: 'A0ACQUAINT', actions: [pressed] },
      trigger_id: slack.triggerId(user),
    };
    if (source.at === 'view') {
      const { view } = source;
      const container = { type: 'view', view_id: view.id };
      return { ...press, container, view: { ...describedView(view, place), type: source.type } };
    }
    const { channel, ts } = source;
    return {
      ...press,
      container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
      channel: { id: channel, name: 'directmessage' },
      message: { ts },
      response_url: slack.responseUrl({ place, user, channel, ts }),
    };
  };
  return {
    type: async (user, typed) => {
      const [command = '', ...words] = typed.split(' ');
      const payload = {
        ...{ command, text: words.join(' '), user_id: user, user_name: person(user).name, team_id: place },
        ...{ channel_id: channelOf(user), is_enterprise_install: 'false', api_app_id: 'A0ACQUAINT' },
        response_url: slack.responseUrl({ place, user, channel: channelOf(user) }),
        trigger_id: slack.triggerId(user),
      };
      const { said } = await done(deliver('command', payload));
      return isRecord(said) && 'text' in said ? ephemeral(user, said) : null;
    },
    press,
    submit: async (user, answers) => {
      const view = top(user);
      if (view === null) throw new Error(`${user} has no form open`);
      const values = formValues(view.view, answers);
      const sent = { ...describedView(view, place), state: { values } };
      const payload = { ...envelope(), type: 'view_submission', user: person(user), view: sent };
      const { said } = await done(deliver('interaction', { ...payload, trigger_id: slack.triggerId(user) }));
      return takeFormAnswer(slack, user, view, said);
    },
    openHome: async (user) => {
      const event = {
        type: 'app_home_opened',
        user,
        channel: channelOf(user),
        tab: 'home',
        event_ts: newTs(state),
      };
      await done(deliver('event', eventOf(slack, event)));
      return slack.homeOf(user);
    },
    say: async (user, text) => {
      const ts = newTs(state);
      const event = {
        type: 'message',
        channel_type: 'im',
        channel: channelOf(user),
        user,
        text,
        ts,
        event_ts: ts,
      };
      await done(deliver('event', eventOf(slack, event)));
    },
    shortcut: async (user, callbackId, author, words = 'hello') => {
      const trigger_id = slack.triggerId(user);
      const about =
        author === undefined
          ? { type: 'shortcut' }
          : {
              ...{ type: 'message_action', channel: { id: channelOf(user), name: 'general' } },
              response_url: slack.responseUrl({ place, user, channel: channelOf(user) }),
              message: { type: 'message', user: author, text: words, ts: newTs(state) },
            };
      const payload = { ...envelope(), ...about, callback_id: callbackId, user: person(user), trigger_id };
      await done(deliver('interaction', payload));
    },
    event: async (event, about) => {
      const told = await deliver('event', eventOf(slack, event, about));
      await settled();
      return told;
    },
    tellOf: async (user, type = 'user_change') => {
      const known = state.users.get(user);
      if (known === undefined) throw new Error(`nobody is ${user}`);
      return done(deliver('event', eventOf(slack, { type, user: describedUser(known, true) })));
    },
    formOf: (user) => {
      const view = top(user)?.view;
      if (view === undefined || typeof view['callback_id'] !== 'string') return null;
      const blocks = Array.isArray(view['blocks']) ? view['blocks'] : [];
      const inputs = blocks.filter((block): block is Json => isRecord(block) && block['type'] === 'input');
      return { action: view['callback_id'], fields: inputs.map((block) => String(block['block_id'])) };
    },
    sees: (user) => {
      const view = top(user);
      if (view !== null) return readBlocks(view.view['blocks']);
      const all = [...slack.dmOf(user), ...slack.ephemeralsOf(user)];
      return all.sort((a, b) => tsOf(b) - tsOf(a))[0]?.shown ?? '';
    },
  };
};

type Source =
  | {
      readonly at: 'message';
      readonly channel: string;
      readonly ts: string;
      readonly buttons: SeenMessage['buttons'];
    }
  | {
      readonly at: 'view';
      readonly view: FakeView;
      readonly type: 'modal' | 'home';
      readonly buttons: readonly SeenButton[];
    };

const homeSource = (view: FakeView): Source => ({
  at: 'view',
  view,
  type: 'home',
  buttons: buttonsIn(view.view['blocks']),
});

const tsOf = (source: { readonly ts?: string } | Source): number => ('ts' in source ? Number(source.ts) : 0);

/** An event in its envelope, with an id nobody had. */
export const eventOf = (
  { state, place: own }: FakeSlack,
  event: Json,
  {
    at = new Date(),
    isOrg = false,
    place = own,
  }: { readonly at?: Date; readonly isOrg?: boolean; readonly place?: string } = {},
): Json => ({
  ...{ token: 'legacy', team_id: isOrg ? 'T0SOME' : place, api_app_id: 'A0ACQUAINT', type: 'event_callback' },
  ...{ event, event_id: `Ev${state.next()}`, event_time: Math.floor(at.getTime() / 1_000) },
  authorizations: [
    {
      ...{ enterprise_id: isOrg ? place : null, team_id: isOrg ? null : place },
      ...{ user_id: 'U0BOT', is_bot: true, is_enterprise_install: isOrg },
    },
  ],
});

/** What a client does with the answer to a form. */
const takeFormAnswer = (
  { state }: FakeSlack,
  user: string,
  view: FakeView,
  said: unknown,
): Readonly<Record<string, string>> => {
  const action = isRecord(said) ? said['response_action'] : undefined;
  if (action === 'errors' && isRecord(said) && isRecord(said['errors'])) {
    const blocks = Array.isArray(view.view['blocks']) ? view.view['blocks'] : [];
    const known = new Set(blocks.filter(isRecord).map((block) => block['block_id']));
    for (const name of Object.keys(said['errors'])) {
      if (!known.has(name)) throw new Error(`an error beside ${name}, which is no block`);
    }
    return Object.fromEntries(Object.entries(said['errors']).map(([name, why]) => [name, String(why)]));
  }
  if (action === 'clear') state.modals.delete(user);
  else if (action === 'update' && isRecord(said) && isRecord(said['view'])) {
    const problems = viewProblems(said['view']);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    updateModal(state, view.id, said['view']);
  } else if (action === undefined) state.modals.set(user, (state.modals.get(user) ?? []).slice(0, -1));
  else throw new Error(`response_action ${String(action)}`);
  return {};
};
