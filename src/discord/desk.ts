import { setTimeout as sleep } from 'node:timers/promises';
import {
  type APIInteraction,
  type APIMessage,
  InteractionResponseType,
  InteractionType,
  MessageType,
  Routes,
} from 'discord.js';
import type { Answered, Arrival, Ingress } from '../actions/ports/inbox.ts';
import type { Platform } from '../actions/ports/platform.ts';
import { isForManagers } from '../actions/routes.ts';
import type { Suggest } from '../actions/suggestions.ts';
import type { Language } from '../core/community.ts';
import { nowhere } from '../views/faults.ts';
import { note } from '../views/parts.ts';
import { text } from '../views/text.ts';
import { type Asked, askedBy, corrections, createAnswers, retryAction } from './answer.ts';
import type { DiscordCall } from './call.ts';
import { discordLimits } from './limits.ts';
import { placeMarkOf } from './mark.ts';
import { createMemory } from './memory.ts';
import { type Doing, nameOf, readInteraction, readTyped } from './read.ts';
import { completeWord } from './subcommands.ts';

/** What taking in what Discord sends stands on. */
export type DeskPorts = {
  readonly ingress: Ingress;
  readonly call: DiscordCall;
  readonly platform: Platform;
  readonly suggest: Suggest;
  /** The servers on which somebody is known. */
  readonly placesOf: (externalId: string) => Promise<readonly string[]>;
  /** Whether somebody runs a server now; null where Discord does not say. */
  readonly runsServer: (place: string, externalId: string) => Promise<boolean | null>;
  /** What a server's community is called. */
  readonly nameOf: (place: string) => Promise<string>;
  /** What the Polish command is called. */
  readonly polishName: string;
  /** How long an answer may take before Discord is told to wait; for tests. */
  readonly waitMs?: (() => number) | undefined;
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

/** Where people were last, as far as this process saw it; whoever is not in it is asked for in the store. */
const mostSeen = 50_000;
const seenMs = 30 * 86_400_000;

/** Discord gives three seconds for a first answer, the way there and back included. */
const waitMs = 2_000;

export const createDesk = (ports: DeskPorts): Desk => {
  const answers = createAnswers(ports.call);
  const lastPlaces = createMemory<string>(mostSeen, seenMs);
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
    const doing = readInteraction(given, ports.polishName);
    if (asked === null || doing === null) return;
    if (doing.what.kind === 'press' && doing.what.action === retryAction) {
      const again = answers.again(asked, doing.what.subject);
      return again === null ? sayForgotten(answers, asked, doing) : again;
    }
    const where = await whereOf(ports, lastPlaces, doing, given);
    if (where === null) return answers.now(asked, lost(doing), elsewhere(doing));
    const arrival = arrivalOf(where.place, doing, asked);
    const working = withRights(ports, arrival).then((known) => work(ports, where, known));
    const early = await inTime(working, ports.waitMs?.() ?? waitMs);
    if (early === null) return;
    if (early !== 'late') return answers.now(asked, arrival, early);
    await answers.wait(asked);
    const late = await working;
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
    const where = await whereOf(ports, lastPlaces, doing, null);
    if (where === null) return tell(ports, lost(doing), elsewhere(doing));
    const arrival = arrivalOf(where.place, doing, null);
    const answered = await namingPlace(ports, where, await ports.ingress.receive(arrival));
    if (answered !== null) await tell(ports, arrival, answered);
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

/** In direct messages Discord does not say who still runs the server: asked before a manager's press counts. */
const withRights = async ({ runsServer }: DeskPorts, arrival: Arrival): Promise<Arrival> => {
  if (arrival.who.isAdmin !== undefined || !isForManagers(arrival.what)) return arrival;
  const isAdmin = await runsServer(arrival.place, arrival.who.externalId);
  return isAdmin === null ? arrival : { ...arrival, who: { ...arrival.who, isAdmin } };
};

/** What comes of an arrival. Where it cannot even be stored, whoever waits is told to try again. */
const work = async (ports: DeskPorts, where: Where, arrival: Arrival): Promise<Answered | null> => {
  try {
    const { answered } = await ports.ingress.take(arrival);
    return await namingPlace(ports, where, await answered);
  } catch (error) {
    ports.log('discord arrival not stored', { kind: arrival.what.kind, why: reasonOf(error) });
    return once(arrival.who.language ?? 'en', 'show');
  }
};

/** One sentence: once more, please. */
const once = (language: Answered['language'], reply: 'show' | 'replace'): Answered => {
  const sentence = text(language).faults.tooSlow;
  const message = { summary: sentence, parts: [{ kind: 'text' as const, text: [sentence] }] };
  return { reply: { reply, message }, people: new Map(), language, zone: 'UTC' };
};

const inTime = async (answered: Promise<Answered | null>, ms: number): Promise<Answered | null | 'late'> => {
  const giveUp = new AbortController();
  const late = sleep(ms, 'late' as const, { signal: giveUp.signal }).catch(() => 'late' as const);
  try {
    return await Promise.race([answered, late]);
  } finally {
    giveUp.abort();
  }
};

/** A place, and whether somebody in several of them might have meant another. */
type Where = { readonly place: string; readonly isGuess: boolean };

/**
 * On a server it is that server. In direct messages it is the place that the pressed message carries, else where
 * somebody was last. null: nobody knows them.
 */
const whereOf = async (
  ports: DeskPorts,
  lastPlaces: ReturnType<typeof createMemory<string>>,
  { place, who }: Doing,
  given: APIInteraction | null,
): Promise<Where | null> => {
  if (place !== null) {
    lastPlaces.set(who.externalId, place);
    return { place, isGuess: false };
  }
  const places = await ports.placesOf(who.externalId);
  const marks = new Set(marksIn(given));
  const marked = places.find((one) => marks.has(placeMarkOf(one)));
  if (marked !== undefined) return { place: marked, isGuess: false };
  const last = lastPlaces.get(who.externalId);
  const guessed = places.find((one) => one === last) ?? places[0];
  return guessed === undefined ? null : { place: guessed, isGuess: places.length > 1 };
};

const marksIn = (given: APIInteraction | null): number[] => {
  const message = given !== null && 'message' in given ? given.message : undefined;
  return (message?.components ?? []).flatMap(({ id }) => id ?? []);
};

/** Whoever is in several communities is told in which one this happened. */
const namingPlace = async (
  ports: DeskPorts,
  { place, isGuess }: Where,
  answered: Answered | null,
): Promise<Answered | null> => {
  if (!isGuess || answered === null || !('message' in answered.reply)) return answered;
  const { message } = answered.reply;
  const named = { ...message, parts: [...message.parts, note(await ports.nameOf(place))] };
  return { ...answered, reply: { ...answered.reply, message: named } };
};

const arrivalOf = (place: string, { key, who, what, channel }: Doing, asked: Asked | null): Arrival => ({
  ...(channel === undefined ? {} : { channel }),
  key,
  platform: 'discord',
  place,
  who,
  at: new Date(),
  what,
  ...(asked === null ? {} : { replyTo: asked.token }),
});

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

const sayForgotten = (answers: ReturnType<typeof createAnswers>, asked: Asked, doing: Doing): Promise<void> =>
  answers.now(asked, lost(doing), once(doing.who.language ?? 'en', 'replace'));

/** What an answer without an interaction can still be: a direct message. */
const tell = async (ports: DeskPorts, arrival: Arrival, answered: Answered): Promise<void> => {
  const { reply } = answered;
  if (reply.reply === 'form') return;
  const message = reply.reply === 'correct' ? corrections(arrival, answered) : reply.message;
  const said = { ...answered, message, attachments: [] };
  await ports.platform.sendDirect(arrival.place, arrival.who.externalId, said, `${arrival.key}/answer`);
};

const complete = async (ports: DeskPorts, given: APIInteraction): Promise<void> => {
  const read = readTyped(given, ports.polishName);
  if (read === null || given.guild_id === undefined) return;
  const choices =
    read.of === 'words'
      ? completeWord(read.typed, read.language)
      : await topicsFor(ports, given.guild_id, read.typed, read.language);
  await ports.call({
    method: 'POST',
    route: Routes.interactionCallback(given.id, given.token),
    body: {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices },
    },
  });
};

const topicsFor = async (ports: DeskPorts, place: string, typed: string, language: Language) => {
  const found = await ports.suggest('discord', place, typed, language);
  const labels = new Set(found.map(({ label }) => label.slice(0, discordLimits.choiceName)));
  return [...labels].map((label) => ({ name: label, value: label }));
};

const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : String(error);
