import { z } from 'zod';
import type { Arrival } from '../actions/ports/inbox.ts';
import { playgroundLimits } from './limits.ts';
import type { Persona } from './ports.ts';
import { publicChannel } from './send.ts';

const short = z.string().max(200);
const typed = z.string().max(playgroundLimits.typed);
const answer = z.union([typed, z.array(short).max(25), z.object({ externalId: short })]);

/** What the page sends when somebody does something; `id` is made once for each thing done. */
const done = z.object({
  place: short,
  as: short,
  id: z.string().regex(/^[\w-]{8,64}$/u),
  /** The stored post whose button was pressed, or whose button opened the form. */
  post: z.number().int().positive().optional(),
  /** The channel that was open. */
  channel: short.optional(),
  what: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('command'), words: typed }),
    z.object({ kind: z.literal('press'), action: short, subject: short }),
    z.object({
      kind: z.literal('form'),
      action: short,
      subject: short,
      answers: z.record(short, answer),
    }),
    z.object({ kind: z.literal('message'), text: typed }),
    z.object({ kind: z.literal('home') }),
  ]),
});

export type Done = z.infer<typeof done>;

/** Read a request's body; null when it is not one of ours. */
export const readDone = (body: unknown): Done | null => {
  const read = done.safeParse(body);
  return read.success ? read.data : null;
};

/** The same as an arrival of the person whose place the visitor took. `@Name` in a command becomes a mention. */
export const toArrival = (did: Done, persona: Persona, people: readonly Persona[], at: Date): Arrival => ({
  key: `playground/${did.place}/${did.as}/${did.id}`,
  platform: 'playground',
  place: did.place,
  who: {
    externalId: persona.externalId,
    name: persona.name,
    language: persona.language,
    zone: persona.zone,
  },
  at,
  ...(did.channel === publicChannel ? { channel: { id: publicChannel, name: publicChannel } } : {}),
  what: did.what.kind === 'command' ? { kind: 'command', words: mention(did.what.words, people) } : did.what,
});

const mention = (words: string, people: readonly Persona[]): string => {
  const longestFirst = people.toSorted((a, b) => b.name.length - a.name.length);
  const lower = words.toLowerCase();
  for (const { name, externalId } of longestFirst) {
    const start = lower.indexOf(`@${name.toLowerCase()}`);
    if (start >= 0) {
      return `${words.slice(0, start)}<@${externalId}>${words.slice(start + name.length + 1)}`;
    }
  }
  return words;
};
