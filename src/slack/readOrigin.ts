import { z } from 'zod';
import { address, id, token } from './readShapes.ts';

/** Where a form came from, so that its answer can go back there; kept in the form itself. */
export type Back = {
  readonly subject: string;
  /** Where to answer: a message's or command's address. */
  readonly url?: string | undefined;
  /** The form was opened from a message that shows the answer from now on. */
  readonly replaces?: boolean | undefined;
  /** The form was opened at home, which changes with it. */
  readonly isHome?: boolean | undefined;
};

const back = z.object({
  subject: z.string().max(2_000),
  url: address.optional(),
  replaces: z.boolean().optional(),
  isHome: z.boolean().optional(),
});

/** What a form of ours carries as `private_metadata`. */
export const writeBack = (about: Back): string => JSON.stringify(about);

/** The same, read; a form of another version leads nowhere in particular. */
export const readBack = (metadata: string | null | undefined): Back =>
  parsed(back, metadata) ?? { subject: '' };

/** Where somebody did something, and what Slack gave us to answer with. */
const origin = z.discriminatedUnion('at', [
  z.object({ at: z.literal('command'), url: address, trigger: token }),
  /** A button of a message. */
  z.object({ at: z.literal('message'), url: address, trigger: token }),
  z.object({ at: z.literal('home'), trigger: token }),
  /** A button of an open modal. */
  z.object({ at: z.literal('modal'), view: id, trigger: token, isHome: z.boolean() }),
  z.object({ at: z.literal('form'), back }),
  z.object({ at: z.literal('shortcut'), trigger: token }),
  /** Direct messages with Acquaint. */
  z.object({ at: z.literal('direct') }),
  /** Home was opened, or must be drawn anew. */
  z.object({ at: z.literal('opened') }),
]);

export type Origin = z.infer<typeof origin>;

/** An origin as an arrival keeps it, should its answer outlive this process. */
export const writeOrigin = (about: Origin): string => JSON.stringify(about);

export const readOrigin = (kept: string | undefined): Origin | null => parsed(origin, kept);

const parsed = <T>(shape: z.ZodType<T>, json: string | null | undefined): T | null => {
  try {
    return shape.safeParse(JSON.parse(json ?? '')).data ?? null;
  } catch {
    return null;
  }
};
