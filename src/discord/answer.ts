import {
  type APIInteraction,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  Routes,
} from 'discord.js';
import type { Answered, Arrival, RawAnswer } from '../actions/ports/inbox.ts';
import { typedIn } from '../actions/refuse.ts';
import type { Form } from '../views/form.ts';
import type { Message } from '../views/message.ts';
import { button, buttons, line, message } from '../views/parts.ts';
import { wordsBack } from '../views/refusals.ts';
import { text } from '../views/text.ts';
import type { DiscordCall } from './call.ts';
import { renderForm } from './forms.ts';
import { placeMarkOf } from './mark.ts';
import { createMemory } from './memory.ts';
import { DiscordRefusal } from './outcome.ts';
import { customId, renderMessage } from './render.ts';

/** How an interaction can be answered: its id and token, and whether it was told to wait. */
export type Asked = {
  readonly id: string;
  readonly token: string;
  readonly application: string;
  readonly user: string;
  readonly kind: 'command' | 'button' | 'form';
  /** The message that was pressed, or from which the form was opened. */
  readonly message: 'public' | 'ephemeral' | null;
};

/** Where presses on "try again" lead: only here, nothing of it reaches the actions. */
export const retryAction = 'discord.retry';

const formMs = 15 * 60_000;
const mostForms = 2_000;

/** Answers interactions; remembers forms for a while, because Discord closes them before anybody looked. */
export const createAnswers = (call: DiscordCall) => {
  const forms = createMemory<Kept>(mostForms, formMs);
  const callback = (asked: Asked, type: InteractionResponseType, data?: unknown) =>
    harmless(() =>
      call({
        method: 'POST',
        route: Routes.interactionCallback(asked.id, asked.token),
        body: data === undefined ? { type } : { type, data },
      }),
    );
  const formKey = (user: string, id: string) => `${user}/${id}`;
  const openForm = (asked: Asked, kept: Kept) => {
    const { form, people } = kept;
    forms.set(formKey(asked.user, customId(form.action, form.subject)), kept);
    return callback(asked, InteractionResponseType.Modal, renderForm(form, people));
  };
  /** Within the first three seconds. */
  const now = async (asked: Asked, arrival: Arrival, answered: Answered): Promise<void> => {
    const { reply } = answered;
    if (reply.reply === 'form') return openForm(asked, { form: reply.form, people: {} });
    if (reply.reply === 'correct') keepTyped(arrival, asked);
    const message = reply.reply === 'correct' ? corrections(arrival, answered) : reply.message;
    const replaces = mayReplace(asked, reply.reply);
    const flags = reply.reply === 'post' ? 0 : MessageFlags.Ephemeral;
    const placeMark = placeMarkOf(arrival.place);
    const drawn = renderMessage({ ...answered, message }, replaces ? { placeMark } : { placeMark, flags });
    return callback(
      asked,
      replaces ? InteractionResponseType.UpdateMessage : InteractionResponseType.ChannelMessageWithSource,
      drawn,
    );
  };
  /** The form stays as it was filled in, for whoever presses "try again". */
  const keepTyped = (arrival: Arrival, asked: Asked): void => {
    if (arrival.what.kind !== 'form') return;
    const key = formKey(asked.user, customId(arrival.what.action, arrival.what.subject));
    const kept = forms.get(key);
    if (kept !== undefined) forms.set(key, filled(kept.form, arrival.what.answers));
  };
  return {
    now,
    /** There will be an answer, but not in time: Discord waits for fifteen minutes. */
    wait: (asked: Asked): Promise<void> =>
      asked.message === null
        ? callback(asked, InteractionResponseType.DeferredChannelMessageWithSource, {
            flags: MessageFlags.Ephemeral,
          })
        : callback(asked, InteractionResponseType.DeferredMessageUpdate),
    /** After `wait`. A form cannot be opened any more: whoever pressed presses again. */
    later: async (asked: Asked, arrival: Arrival, answered: Answered): Promise<void> => {
      const { reply, language } = answered;
      if (reply.reply === 'correct') keepTyped(arrival, asked);
      const message =
        reply.reply === 'form'
          ? tooSlow(language)
          : reply.reply === 'correct'
            ? corrections(arrival, answered)
            : reply.message;
      const isInPlace = asked.message === null || mayReplace(asked, reply.reply);
      const flags = MessageFlags.Ephemeral;
      const placeMark = placeMarkOf(arrival.place);
      const body = renderMessage({ ...answered, message }, isInPlace ? { placeMark } : { placeMark, flags });
      await harmless(() =>
        call(
          isInPlace
            ? { method: 'PATCH', route: Routes.webhookMessage(asked.application, asked.token), body }
            : { method: 'POST', route: Routes.webhook(asked.application, asked.token), body },
        ),
      );
    },
    /** The form once more, with what was typed; null when it is forgotten. */
    again: (asked: Asked, id: string): Promise<void> | null => {
      const form = forms.get(formKey(asked.user, id));
      return form === undefined ? null : openForm(asked, form);
    },
  };
};

/** How to answer an interaction; null for what needs no answer. */
export const askedBy = (interaction: APIInteraction): Asked | null => {
  const user = interaction.member?.user ?? interaction.user;
  const kind = kinds.get(interaction.type);
  if (user === undefined || kind === undefined) return null;
  const message = 'message' in interaction ? interaction.message : undefined;
  const isEphemeral = ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  return {
    id: interaction.id,
    token: interaction.token,
    application: interaction.application_id,
    user: user.id,
    kind,
    message: message === undefined ? null : isEphemeral ? 'ephemeral' : 'public',
  };
};

const kinds: ReadonlyMap<InteractionType, Asked['kind']> = new Map([
  [InteractionType.ApplicationCommand, 'command'],
  [InteractionType.MessageComponent, 'button'],
  [InteractionType.ModalSubmit, 'form'],
]);

/** What only the reader sees may always make way; what others see only for what stands in its place. */
const mayReplace = (asked: Asked, reply: string): boolean => {
  if (asked.message === null) return false;
  return reply === 'replace' || (asked.message === 'ephemeral' && reply === 'home');
};

/**
 * Discord closes a form before it is read: what is wrong comes as a message, with the way back and, since the way is
 * open only for a while, the words.
 */
export const corrections = (arrival: Arrival, { reply, language }: Answered): Message => {
  const sentences = reply.reply === 'correct' ? Object.values(reply.errors) : [];
  const words = text(language);
  const way =
    arrival.what.kind === 'form'
      ? buttons(button(words.back, retryAction, customId(arrival.what.action, arrival.what.subject)))
      : buttons();
  const wrong = message(sentences[0] ?? '', ...sentences.map((sentence) => line(sentence)), way);
  return arrival.what.kind === 'form' ? wordsBack(words, wrong, typedIn(arrival.what.answers)) : wrong;
};

const tooSlow = (language: Answered['language']): Message => {
  const sentence = text(language).faults.tooSlow;
  return { summary: sentence, parts: [{ kind: 'text', text: [sentence] }] };
};

/** A form as it was filled in, and who was chosen in it, by the field. */
type Kept = { readonly form: Form; readonly people: Readonly<Record<string, string>> };

const filled = (form: Form, answers: Readonly<Record<string, RawAnswer>>): Kept => ({
  form: {
    ...form,
    fields: form.fields.map((field) => {
      const typed = answers[field.name];
      if (field.kind === 'text' && typeof typed === 'string') return { ...field, initial: typed };
      if (field.kind === 'choice' && Array.isArray(typed)) return { ...field, initial: typed.map(String) };
      return field;
    }),
  },
  people: Object.fromEntries(
    Object.entries(answers).flatMap(([name, answer]) =>
      typeof answer === 'object' && 'externalId' in answer ? [[name, answer.externalId]] : [],
    ),
  ),
});

/** Answered already, by us or by another process that got it too; or too late. Nobody is helped by an error. */
const harmless = async (work: () => Promise<unknown>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DiscordRefusal && answeredOrLate.has(error.code))) throw error;
  }
};

const answeredOrLate = new Set([40_060, 10_062, 10_015, 50_027]);
