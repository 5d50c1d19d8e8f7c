import { addMessage, contentProblem } from './methods/chat.ts';
import type { Json } from './shape.ts';
import { type FakeState, newTs, placeOf } from './state.ts';

/** What an answer address belongs to: a command or press of `user` in `channel`, perhaps on a message. */
export type ResponseContext = {
  readonly place: string;
  readonly user: string;
  readonly channel: string;
  /** The message pressed on, ephemeral or not. */
  readonly ts?: string;
};

const mostUses = 5;
const validMs = 1_800_000;

/** The addresses Slack gives with commands and presses: 5 answers within 30 minutes. */
export const createResponses = (state: FakeState) => {
  const contexts = new Map<
    string,
    { readonly context: ResponseContext; readonly at: number; uses: number }
  >();
  return {
    /** A new one; the id is the end of its address. */
    add: (context: ResponseContext): string => {
      const id = `R0${state.next()}`;
      contexts.set(id, { context, at: state.now(), uses: 0 });
      return id;
    },
    /** How many answers came at one. */
    uses: (id: string): number => contexts.get(id)?.uses ?? 0,
    /** Answer at one; Slack's word for what is wrong, null where it was taken. */
    answer: (id: string, body: Json): string | null => {
      const known = contexts.get(id);
      if (known === undefined) return 'invalid_url';
      if (known.uses >= mostUses || state.now() - known.at > validMs) return 'used_url';
      const isDeletion = body['delete_original'] === true;
      const wrong = isDeletion ? null : contentProblem(body);
      if (wrong !== null) return wrong.error;
      known.uses += 1;
      take(state, known.context, body);
      return null;
    },
  };
};

const take = (state: FakeState, context: ResponseContext, body: Json): void => {
  const text = String(body['text'] ?? '');
  const blocks = body['blocks'] ?? [];
  const ephemeral = state.ephemerals.findIndex((one) => one.ts === context.ts && one.user === context.user);
  const message = state.channels.get(context.channel)?.messages.find(({ ts }) => ts === context.ts);
  const found = state.ephemerals[ephemeral];
  if (body['delete_original'] === true) {
    if (found !== undefined) state.ephemerals.splice(ephemeral, 1);
    const all = state.channels.get(context.channel)?.messages;
    if (message !== undefined) all?.splice(all.indexOf(message), 1);
  } else if (body['replace_original'] === true && found !== undefined) {
    found.text = text;
    found.blocks = blocks;
  } else if (body['replace_original'] === true && message !== undefined) {
    message.text = text;
    message.blocks = blocks;
    message.isEdited = true;
  } else if (body['response_type'] === 'in_channel') {
    const channel = state.channels.get(context.channel);
    const place = placeOf(state, context.place);
    if (channel !== undefined) addMessage(state, place, channel, { author: place.botUser, text, blocks });
  } else {
    state.ephemerals.push({ ts: newTs(state), channel: context.channel, user: context.user, text, blocks });
  }
};
