import type { types } from '@slack/bolt';
import type { Answered, Arrival } from '../actions/ports/inbox.ts';
import type { Platform } from '../actions/ports/platform.ts';
import { typedIn } from '../actions/refuse.ts';
import type { Message } from '../views/message.ts';
import { wordsBack } from '../views/refusals.ts';
import { text as words } from '../views/text.ts';
import { postTo } from './appResponse.ts';
import type { SlackCall } from './call.ts';
import type { SlackClients } from './client.ts';
import { type Back, type Origin, writeBack } from './readOrigin.ts';
import { renderForm, renderHome, renderMessage, renderNote } from './render.ts';

/** What answering stands on. */
export type AnswerPorts = {
  readonly clients: SlackClients;
  readonly call: SlackCall;
  readonly platform: Platform;
  readonly apiUrl: string | null;
  /** Draw somebody's home anew; `key` names the occasion. */
  readonly redrawHome: (arrival: Arrival) => Promise<void>;
};

/** What the acknowledgement itself says; `undefined`: nothing. */
export type Said = Readonly<Record<string, unknown>> | undefined;

/** The part of an answer that fits into the acknowledgement of a command or a form. */
export const sayNow = (origin: Origin, answered: Answered): Said => {
  const { reply, language } = answered;
  if (origin.at === 'command') {
    return 'message' in reply
      ? { response_type: audienceOf(reply), ...renderMessage({ ...answered, message: reply.message }) }
      : undefined;
  }
  if (origin.at !== 'form') return undefined;
  switch (reply.reply) {
    case 'correct':
      return { response_action: 'errors', errors: reply.errors };
    case 'form': {
      const back = writeBack({ ...origin.back, subject: reply.form.subject });
      return { response_action: 'update', view: renderForm(reply.form, back, language) };
    }
    case 'show':
    case 'post':
    case 'replace':
    case 'home':
      return origin.back.url === undefined
        ? { response_action: 'update', view: noteOf(answered, reply.message, origin.back.isHome === true) }
        : { response_action: 'clear' };
  }
};

/** What remains to be done once the acknowledgement said what it could; `isLate`: it said nothing. */
export const sayAfter = async (
  ports: AnswerPorts,
  arrival: Arrival,
  origin: Origin,
  answered: Answered,
  isLate: boolean,
): Promise<void> => {
  const { reply } = answered;
  if (reply.reply === 'form') return openForm(ports, arrival, origin, answered, isLate);
  const message = reply.reply === 'correct' ? corrections(arrival, answered) : reply.message;
  const where = { ports, arrival, answered, message };
  switch (origin.at) {
    case 'command':
      if (isLate) await post(where, origin.url, false);
      return;
    case 'message':
      return post(where, origin.url, reply.reply === 'replace');
    case 'form':
      return afterForm(where, origin.back, isLate);
    case 'home':
      if (reply.reply === 'home') return publish(where);
      await view(ports, arrival, 'views.open', {
        trigger_id: origin.trigger,
        view: noteOf(answered, message, true),
      });
      return reply.reply === 'replace' ? ports.redrawHome(arrival) : undefined;
    case 'modal':
      await view(ports, arrival, 'views.update', {
        view_id: origin.view,
        view: noteOf(answered, message, origin.isHome),
      });
      return origin.isHome && reply.reply === 'replace' ? ports.redrawHome(arrival) : undefined;
    case 'shortcut':
      return view(ports, arrival, 'views.open', {
        trigger_id: origin.trigger,
        view: noteOf(answered, message, false),
      });
    case 'direct':
      return tell(where);
    case 'opened':
      return publish(where);
  }
};

type Where = {
  readonly ports: AnswerPorts;
  readonly arrival: Arrival;
  readonly answered: Answered;
  readonly message: Message;
};

const openForm = async (
  ports: AnswerPorts,
  arrival: Arrival,
  origin: Origin,
  { reply, language }: Answered,
  isLate: boolean,
): Promise<void> => {
  if (reply.reply !== 'form') return;
  const open = (method: 'views.open' | 'views.push', trigger: string, back: Omit<Back, 'subject'>) => {
    const metadata = writeBack({ ...back, subject: reply.form.subject });
    return view(ports, arrival, method, {
      trigger_id: trigger,
      view: renderForm(reply.form, metadata, language),
    });
  };
  switch (origin.at) {
    case 'command':
      return open('views.open', origin.trigger, { url: origin.url });
    case 'message':
      return open('views.open', origin.trigger, { url: origin.url, replaces: true });
    case 'home':
      return open('views.open', origin.trigger, { isHome: true });
    case 'modal':
      return open('views.push', origin.trigger, { isHome: origin.isHome });
    case 'shortcut':
      return open('views.open', origin.trigger, {});
    case 'form':
      if (isLate) throw new Error('a form answered too late to be opened');
      return;
    case 'direct':
    case 'opened':
      throw new Error('a form cannot be opened without a trigger');
  }
};

/** The form is closed or shows the answer; a message it came from is answered there. */
const afterForm = async (where: Where, back: Back, isLate: boolean): Promise<void> => {
  const { ports, arrival, answered } = where;
  const isCorrection = answered.reply.reply === 'correct';
  if (isCorrection && !isLate) return;
  const replaces = back.replaces === true && answered.reply.reply === 'replace';
  // An address is good for half an hour, and some think longer about what they write.
  if (back.url !== undefined) await post(where, back.url, replaces).catch(() => tell(where));
  else if (isLate) await tell(where);
  if (back.isHome === true && !isCorrection) await ports.redrawHome(arrival);
};

/** A message in one's own words, where the form that should have shown it is closed already. */
const corrections = ({ what }: Arrival, { reply, language }: Answered): Message => {
  const sentences = reply.reply === 'correct' ? Object.values(reply.errors) : [];
  const wrong: Message = {
    summary: sentences[0] ?? '',
    parts: sentences.map((sentence) => ({ kind: 'text', text: [sentence] })),
  };
  return what.kind === 'form' ? wordsBack(words(language), wrong, typedIn(what.answers)) : wrong;
};

/** A command may be answered to everybody where it was written. */
const audienceOf = ({ reply }: Answered['reply']): 'in_channel' | 'ephemeral' =>
  reply === 'post' ? 'in_channel' : 'ephemeral';

const noteOf = (answered: Answered, message: Message, isHome: boolean): types.ModalView =>
  renderNote({ ...answered, message }, writeBack({ subject: '', isHome }));

const post = ({ ports, answered, message }: Where, url: string, replaces: boolean): Promise<void> =>
  postTo(url, ports.apiUrl, {
    ...(replaces
      ? { replace_original: true }
      : { response_type: audienceOf(answered.reply), replace_original: false }),
    ...renderMessage({ ...answered, message }),
  });

const tell = async ({ ports, arrival, answered, message }: Where): Promise<void> => {
  const said = { ...answered, message, attachments: [] };
  await ports.platform.sendDirect(arrival.place, arrival.who.externalId, said, arrival.key);
};

const publish = async ({ ports, arrival, answered, message }: Where): Promise<void> => {
  await ports.call(arrival.place, 'views.publish', {
    user_id: arrival.who.externalId,
    view: renderHome({ ...answered, message }),
  });
};

/** Somebody waits and the trigger dies in 3 seconds: not in line behind our own rates. */
const view = async (
  { clients }: AnswerPorts,
  { place }: Arrival,
  method: 'views.open' | 'views.push' | 'views.update',
  args: Readonly<Record<string, unknown>>,
): Promise<void> => {
  await (await clients(place)).apiCall(method, args);
};
