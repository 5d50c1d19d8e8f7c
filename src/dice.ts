import { randomUUID } from 'node:crypto';
import type { Dice } from './actions/ports.ts';
import { asId } from './core/ids.ts';

/** Real chance. */
export const dice: Dice = { id: () => asId(randomUUID()), roll: Math.random };
