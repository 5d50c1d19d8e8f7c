import type { CommunityId, MemberId } from './ids.ts';
import type { Member } from './member.ts';
import type { Refusal } from './refusal.ts';

/**
 * What a one-time code joins: two accounts of one person (`member`), or a second workspace or server to a community
 * (`community`). Whoever types it on the other platform proves that both are theirs.
 */
export type Link =
  | { readonly kind: 'member'; readonly community: CommunityId; readonly member: MemberId }
  | { readonly kind: 'community'; readonly community: CommunityId; readonly member: MemberId };

/** How long a code is good for, in minutes. */
export const linkMinutes = { member: 15, community: 24 * 60 } as const satisfies Record<Link['kind'], number>;

/** A code of twelve letters and digits, `A1B2-C3D4-E5F6`, from a random UUID: 48 bits. */
export const linkCode = (random: string): string =>
  (random.replaceAll('-', '').slice(0, 12).toUpperCase().match(/.{4}/gu) ?? []).join('-');

/** A code as somebody typed it: any case, with or without dashes; null when it cannot be one. */
export const readLinkCode = (typed: string): string | null => {
  const letters = typed.replace(/[\s-]/gu, '').toUpperCase();
  return /^[0-9A-F]{12}$/u.test(letters) ? (letters.match(/.{4}/gu) ?? []).join('-') : null;
};

/** Whose record stays when two turn out to be one person: the one who joined. Two histories are never mixed. */
export const joinRecords = (
  one: Member,
  other: Member,
): { readonly stays: Member; readonly goes: Member } | Refusal => {
  if (one.id === other.id) return { refused: 'alreadyLinked' };
  const hasHistory = (member: Member) => member.status === 'joined' || member.status === 'left';
  if (hasHistory(one) && hasHistory(other)) return { refused: 'linkBothJoined' };
  return hasHistory(other) ? { stays: other, goes: one } : { stays: one, goes: other };
};
