import type { Language } from '../core/community.ts';
import type { Delivery } from './readBody.ts';
import { readCommand } from './readCommand.ts';
import { readEvent } from './readEvent.ts';
import { readInteraction } from './readInteraction.ts';
import type { Read } from './reading.ts';

/** Understand a delivery; null where it is not of a shape Slack sends. Never throws. */
export const readSlack = (
  { kind, payload }: Delivery,
  names: Readonly<Record<Language, string>>,
  now: Date,
): Read | null => {
  switch (kind) {
    case 'event':
      return readEvent(payload);
    case 'interaction':
      return readInteraction(payload, now);
    case 'command':
      return readCommand(payload, names, now);
  }
};
