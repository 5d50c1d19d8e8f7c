import type { Language } from '../core/community.ts';
import type { Refusal } from '../core/refusal.ts';
import { refusal } from '../views/refusals.ts';
import { text } from '../views/text.ts';
import type { Reply } from './action.ts';

/** A rule's "no" as its sentence, seen by the caller only. */
export const refuse = (language: Language, no: Refusal): Reply => ({
  reply: 'show',
  message: refusal(text(language), no),
});
