import { z } from 'zod';
import type { Language } from '../core/community.ts';
import type { Read } from './reading.ts';
import { writeOrigin } from './readOrigin.ts';
import { address, channelIn, flag, id, placeIn, short, token } from './readShapes.ts';
import { readText } from './readText.ts';

const shape = z.object({
  command: short,
  text: z.string().nullish(),
  user_id: id,
  channel_id: id.nullish(),
  channel_name: short.nullish(),
  user_name: short.nullish(),
  team_id: id.nullish(),
  enterprise_id: id.nullish(),
  is_enterprise_install: flag.nullish(),
  response_url: address,
  trigger_id: token,
});

/** A slash command; null where it is none. Who types the Polish command reads Polish, until they say otherwise. */
export const readCommand = (
  payload: unknown,
  names: Readonly<Record<Language, string>>,
  now: Date,
): Read | null => {
  if (z.object({ ssl_check: z.literal('1') }).safeParse(payload).success) return { read: 'nothing' };
  const typed = shape.safeParse(payload).data;
  if (typed === undefined) return null;
  const place = placeIn({
    team: typed.team_id,
    enterprise: typed.enterprise_id,
    isOrg: typed.is_enterprise_install,
  });
  if (place === null) return null;
  const language = typed.command === `/${names.pl}` ? 'pl' : null;
  return {
    read: 'arrival',
    key: `slack/command/${typed.trigger_id}`,
    place,
    who: { externalId: typed.user_id, name: typed.user_name ?? '', language },
    at: now,
    ...channelIn(typed.channel_id, typed.channel_name),
    replyTo: writeOrigin({ at: 'command', url: typed.response_url, trigger: typed.trigger_id }),
    what: { kind: 'command', words: readText(typed.text ?? '') },
  };
};
