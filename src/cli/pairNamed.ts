import type { MemberId } from '../core/ids.ts';
import { pairOf } from '../core/tie.ts';

/** The two members of these names, the lower id first, or why they are none. */
export const pairNamed = (
  ids: ReadonlyMap<string, readonly MemberId[]>,
  a: string,
  b: string,
): { readonly one: MemberId; readonly other: MemberId } | { readonly reason: string } => {
  const [first, second] = [only(ids, a), only(ids, b)];
  if ('reason' in first) return first;
  if ('reason' in second) return second;
  if (first.id === second.id) return { reason: 'both are the same person' };
  const [one, other] = pairOf(first.id, second.id);
  return { one, other };
};

const only = (
  ids: ReadonlyMap<string, readonly MemberId[]>,
  name: string,
): { readonly id: MemberId } | { readonly reason: string } => {
  const [id, ...more] = ids.get(name) ?? [];
  if (id === undefined) return { reason: `nobody is called "${name}"` };
  return more.length > 0 ? { reason: `several people are called "${name}"` } : { id };
};
