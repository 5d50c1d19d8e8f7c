import type { en } from './en.ts';

/** Every word in one language. English is the type, every other language satisfies it. */
export type Words = typeof en;
