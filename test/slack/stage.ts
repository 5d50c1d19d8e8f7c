import type { Outgoing, Platform } from '../../src/actions/ports/platform.ts';
import type { Rates, Sightings } from '../../src/actions/ports/rates.ts';
import { createCall, type SlackCall } from '../../src/slack/call.ts';
import { slackClients } from '../../src/slack/client.ts';
import { createSlackPlatform } from '../../src/slack/send.ts';
import type { Message } from '../../src/views/message.ts';
import { type FakeSlack, type FakeSlackOptions, startFakeSlack } from '../fakes/slack/server.ts';

/** The way out to a stand-in, with rates and sightings in memory. */
export type Stage = {
  readonly slack: FakeSlack;
  readonly platform: Platform;
  readonly call: SlackCall;
  readonly place: string;
  /** Tokens by workspace; null where Acquaint is not installed. */
  readonly tokens: Map<string, string | null>;
  readonly revoked: string[];
  readonly held: { readonly key: string; readonly ms: number }[];
  readonly sightings: Map<string, string>;
  readonly lines: { readonly event: string; readonly details: Readonly<Record<string, unknown>> }[];
  readonly close: () => Promise<void>;
};

/** `rates`: turns are free unless a test says otherwise. */
export const openStage = async (
  options: FakeSlackOptions & { readonly rates?: Rates; readonly apiUrl?: string } = {},
): Promise<Stage> => {
  const slack = await startFakeSlack(options);
  const tokens = new Map<string, string | null>([[slack.place, slack.token]]);
  const held: { key: string; ms: number }[] = [];
  const rates = options.rates ?? freeRates(held);
  const revoked: string[] = [];
  const sightings = new Map<string, string>();
  const lines: { event: string; details: Readonly<Record<string, unknown>> }[] = [];
  const clients = slackClients({
    apiUrl: options.apiUrl ?? slack.url,
    tokenOf: async (place) => tokens.get(place) ?? null,
  });
  const onRevoked = async (place: string) => void revoked.push(place);
  const call = createCall({ clients, rates, onRevoked });
  const log = (event: string, details: Readonly<Record<string, unknown>>) =>
    void lines.push({ event, details });
  const platform = createSlackPlatform({ call, sightings: inMemory(sightings), log });
  const { place, stop: close } = slack;
  return { slack, platform, call, place, tokens, revoked, held, sightings, lines, close };
};

/** A message with its reader, as the deliverer packs it. */
export const outgoing = (message: Message, more: Partial<Outgoing> = {}): Outgoing => ({
  message,
  people: new Map(),
  language: 'en',
  zone: 'Europe/Warsaw',
  attachments: [],
  ...more,
});

/** One line and one button. */
export const hello = (text = 'Hello'): Outgoing =>
  outgoing({
    summary: text,
    parts: [
      { kind: 'text', text: [text] },
      {
        kind: 'buttons',
        buttons: [{ label: 'Yes', action: 'introRequests.accept', subject: 'r1', style: 'primary' }],
      },
    ],
  });

/** Turns without end; holds are only noted. */
const freeRates = (held: { key: string; ms: number }[]): Rates => ({
  take: async () => 0,
  hold: async (key, ms) => void held.push({ key, ms }),
});

const inMemory = (seen: Map<string, string>): Sightings => ({
  note: async (place, mark, id) => void (seen.has(`${place}/${mark}`) || seen.set(`${place}/${mark}`, id)),
  of: async (place, mark) => seen.get(`${place}/${mark}`) ?? null,
});
