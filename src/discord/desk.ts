import { setTimeout as sleep } from 'node:timers/promises';
import {
  type APIInteraction,
  type APIMessage,
  InteractionResponseType,
  InteractionType,
  MessageType,
  Routes,
} from 'discord.js';
import type { Answered, Arrival, Ingress, Platform } from '../actions/ports.ts';
import type { Suggest } from '../actions/suggestions.ts';
import { nowhere } from '../views/faults.ts';
import { text } from '../views/text.ts';
import { type Asked, askedBy, createAnswers, retryAction } from './answer.ts';
import type { DiscordCall } from './call.ts';
import { discordLimits } from './limits.ts';
import { type Doing, nameOf, readCustomId, readInteraction, readTyped } from './read.ts';

/** What taking in what Discord sends stands on. */
export type DeskPorts = {
  readonly ingress: Ingress;
  readonly call: DiscordCall;
  readonly platform: Platform;
  readonly suggest: Suggest;
  /** The servers on which somebody is known, the one of the latest message of theirs first. */
  readonly placesOf: (externalId: string) => Promise<readonly string[]>;
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void;
};

/** Where what Discord sends comes in. Nothing here rejects. */
export type Desk = {
  readonly interaction: (interaction: APIInteraction) => Promise<void>;
  /** A message in somebody's direct messages with Acquaint. */
  readonly message: (message: APIMessage) => Promise<void>;
  /** Give an answer that its process did not live to give. */
  readonly late: (arrival: Arrival, answered: Answered) => Promise<void>;
  /** Resolves when every answer under way was given. */
  readonly settled: () => Promise<void>;
};

/** Discord gives three seconds for a first answer, the way there and back included. */
const waitMs = 2_000;

export const createDesk = (ports: DeskPorts): Desk => {
  const answers = createAnswers(ports.call);
  const underWay = new Set<Promise<void>>();
  const run = (what: string, work: () => Promise<void>): Promise<void> => {
    const done = work()
      .catch((error: unknown) => ports.log('discord answer lost', { what, why: reasonOf(error) }))
      .finally(() => underWay.delete(done));
    underWay.add(done);
    return done;
  };
  const interaction = async (given: APIInteraction): Promise<void> => {
    if (given.type === InteractionType.ApplicationCommandAutocomplete) return complete(ports, given);
    const asked = askedBy(given);
    const doing = readInteraction(given);
    if (asked === null || doing === null) return;
    if (doing.what.kind === 'press' && doing.what.action === retryAction) {
      return (await answers.again(asked, doing.what.subject)) ?? sayForgotten(answers, asked, doing);
    }
    const arrival = await arrivalOf(ports, doing, asked);
    if (arrival === null) return answers.now(asked, lost(doing), elsewhere(doing));
    const { answered } = await ports.ingress.take(arrival);
    const early = await inTime(answered);
    if (early === null) return;
    if (early !== 'late') return answers.now(asked, arrival, early);
    await answers.wait(asked);
    const late = await answered;
    if (late !== null) await answers.later(asked, arrival, late);
  };
  const message = async (given: APIMessage): Promise<void> => {
    const isTyped = given.type === MessageType.Default || given.type === MessageType.Reply;
    if (given.author.bot === true || !isTyped || given.content.trim() === '') return;
    const doing: Doing = {
      key: `discord/${given.id}`,
      place: null,
      who: { externalId: given.author.id, name: nameOf(given.author), language: null, zone: null },
      what: { kind: 'message', text: given.content },
    };
    const arrival = await arrivalOf(ports, doing, null);
    const answered = arrival === null ? elsewhere(doing) : await ports.ingress.receive(arrival);
    if (answered !== null) await tell(ports, arrival ?? lost(doing), answered);
  };
  return {
    interaction: (given) => run('interaction', () => interaction(given)),
    message: (given) => run('message', () => message(given)),
    late: (arrival, answered) => run('late', () => tell(ports, arrival, answered)),
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
};

const inTime = async (answered: Promise<Answered | null>): Promise<Answered | null | 'late'> => {
  const giveUp = new AbortController();
  const late = sleep(waitMs, 'late' as const, { signal: giveUp.signal }).catch(() => 'late' as const);
  try {
    return await Promise.race([answered, late]);
  } finally {
    giveUp.abort();
  }
};

const arrivalOf = async (ports: DeskPorts, doing: Doing, asked: Asked | null): Promise<Arrival | null> => {
  const place = doing.place ?? (await ports.placesOf(doing.who.externalId))[0];
  if (place === undefined) return null;
  const { key, who, what } = doing;
  return {
    key,
    platform: 'discord',
    place,
    who,
    at: new Date(),
    what,
    ...(asked === null ? {} : { replyTo: asked.token }),
  };
};

/** Somebody writes to Acquaint whom no server knows. */
const elsewhere = ({ who }: Doing): Answered => ({
  reply: { reply: 'show', message: nowhere(text(who.language ?? 'en')) },
  people: new Map(),
  language: who.language ?? 'en',
  zone: 'UTC',
});

const lost = ({ key, who, what }: Doing): Arrival => ({
  key,
  platform: 'discord',
  place: '0',
  who,
  at: new Date(),
  what,
});

const sayForgotten = (
  answers: ReturnType<typeof createAnswers>,
  asked: Asked,
  doing: Doing,
): Promise<void> => {
  const language = doing.who.language ?? 'en';
  const sentence = text(language).faults.tooSlow;
  const message = { summary: sentence, parts: [{ kind: 'text' as const, text: [sentence] }] };
  const answered: Answered = {
    reply: { reply: 'replace', message },
    people: new Map(),
    language,
    zone: 'UTC',
  };
  return answers.now(asked, lost(doing), answered);
};

/** What an answer without an interaction can still be: a direct message. */
const tell = async (ports: DeskPorts, arrival: Arrival, answered: Answered): Promise<void> => {
  const { reply } = answered;
  if (!('message' in reply)) return;
  const said = { ...answered, message: reply.message, attachments: [] };
  await ports.platform.sendDirect(arrival.place, arrival.who.externalId, said, `${arrival.key}/answer`);
};

const complete = async (ports: DeskPorts, given: APIInteraction): Promise<void> => {
  const read = readTyped(given);
  if (read === null || given.guild_id === undefined) return;
  const found = await ports.suggest('discord', given.guild_id, read.typed, read.language);
  const labels = [...new Set(found.map(({ label }) => label.slice(0, discordLimits.customId)))];
  await ports.call({
    method: 'POST',
    route: Routes.interactionCallback(given.id, given.token),
    body: {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices: labels.map((label) => ({ name: label, value: label })) },
    },
  });
};

const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : String(error);

/** The action a button leads to, for whoever presses it in a test or a log. */
export const actionOf = (id: string): string => readCustomId(id).action;
