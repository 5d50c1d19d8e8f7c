import { createHash, timingSafeEqual } from 'node:crypto';
import type { Scene } from '../actions/action.ts';
import type { Member } from '../core/member.ts';
import type { Text } from '../views/text.ts';
import type { Html } from './html.ts';

/** A manager looks at a page: one transaction, in which their role was asked for. */
export type Visit = {
  readonly scene: Scene;
  readonly me: Member;
  readonly words: Text;
  /** What every form carries, to show that it comes from this visit's pages. */
  readonly token: string;
  /** A value of the address; empty where it is absent. */
  readonly asked: (name: string) => string;
};

/** What a page shows. */
export type Shown = { readonly title: string; readonly body: Html };

/** A page by its place below `/console`. `null`: there is nothing to show at this address. */
export type Page = {
  readonly path: string;
  readonly show: (visit: Visit) => Promise<Shown | null>;
};

/** The forms' token of a visit: known to whoever has the visit's key, and telling nothing about it. */
export const formToken = (session: string): string =>
  createHash('sha256').update(`acquaint console form ${session}`).digest('base64url');

/** Compared without telling how much of it was right. */
export const isSame = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
};
