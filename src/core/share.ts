import type { MemberId, ShareId, TagSlug } from './ids.ts';
import { checkWords } from './introRequest.ts';
import type { Refusal } from './refusal.ts';

const dayMs = 86_400_000;

/** What sharing keeps to. */
export const shareLimits = {
  note: 200,
  address: 500,
  perDays: 7,
  newcomerDays: 14,
  /** Links in one personal digest: those since the one before, none older than so many days. */
  inDigest: 2,
  shownDays: 14,
  /** In somebody's first digest. */
  firstDays: 7,
  /** Thanks are shown to the sharer from so many on. */
  leastUseful: 5,
  keptDays: 90,
} as const;

/** A link a member shares with whoever seeks a topic. Nothing is ever fetched from it. */
export type Share = {
  readonly id: ShareId;
  readonly sharer: MemberId;
  /** https only, as the browser would write it. */
  readonly address: string;
  readonly topic: TagSlug;
  readonly note: string;
  readonly at: Date;
  /** Who found it useful; only their number is ever shown. */
  readonly usefulTo: readonly MemberId[];
  /** Taken back by the sharer, or their leaving. */
  readonly isGone: boolean;
};

/** A link as somebody typed it: https, a named host, nobody's name or password before it. Null for everything else. */
export const readLink = (typed: string): { readonly address: string; readonly host: string } | null => {
  const words = typed.trim();
  if (!/^https:\/\/[^\s/\\]+/iu.test(words) || /\s/u.test(words)) return null;
  if (!URL.canParse(words)) return null;
  const url = new URL(words);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  // A name with a dot, as the browser reads it: letters that only look like others' come out as `xn--`.
  if (!/^(?=.*[a-z])[a-z0-9.-]+\.[a-z0-9-]+$/u.test(url.hostname)) return null;
  return url.href.length > shareLimits.address ? null : { address: url.href, host: url.host };
};

/** Whose site an address leads to, port and all. */
export const hostOf = (address: string): string => readLink(address)?.host ?? '';

/** Share a link; `recent` are those of the same member. */
export const shareLink = (
  share: Omit<Share, 'at' | 'usefulTo' | 'isGone'>,
  around: { readonly recent: readonly Share[]; readonly joinedAt: Date | null },
  now: Date,
): Share | Refusal => {
  const age = around.joinedAt === null ? 0 : now.getTime() - around.joinedAt.getTime();
  if (age < shareLimits.newcomerDays * dayMs)
    return { refused: 'newcomerShare', days: shareLimits.newcomerDays };
  if (around.recent.some(({ at }) => now.getTime() - at.getTime() < shareLimits.perDays * dayMs)) {
    return { refused: 'sharedThisWeek' };
  }
  const wrong = share.note === '' ? null : checkWords(share.note, shareLimits.note);
  return wrong ?? { ...share, at: now, usefulTo: [], isGone: false };
};

/** One tap says that it was useful; a second one changes nothing. */
export const findUseful = (share: Share, by: MemberId): Share | Refusal => {
  if (by === share.sharer) return { refused: 'yourself' };
  return share.usefulTo.includes(by) ? share : { ...share, usefulTo: [...share.usefulTo, by] };
};

/** How many found it useful; null where they are too few to be a number. */
export const usefulCount = ({ usefulTo }: Share): number | null =>
  usefulTo.length >= shareLimits.leastUseful ? usefulTo.length : null;

/**
 * The time whose links a digest brings: from the one before it to itself, so that none is left out or comes twice where
 * a day off moves one: after `from`, up to `until`. `own` is when the digest itself was written, null while it is; `before` the one before it.
 */
export const linksWindow = (
  own: Date | null,
  before: Date | null,
  now: Date,
): { readonly from: Date; readonly until: Date } => {
  const until = own ?? now;
  const ago = (days: number) => new Date(until.getTime() - days * dayMs);
  const oldest = before === null ? ago(shareLimits.firstDays) : ago(shareLimits.shownDays);
  return { from: before !== null && before > oldest ? before : oldest, until };
};

/** The links one digest brings: of others, on topics sought, the newest first. */
export const linksFor = (
  shares: readonly Share[],
  reader: {
    readonly id: MemberId;
    readonly seeks: readonly TagSlug[];
    readonly apart: ReadonlySet<MemberId>;
  },
): Share[] =>
  shares
    .filter(
      ({ sharer, topic, isGone }) =>
        !isGone && sharer !== reader.id && !reader.apart.has(sharer) && reader.seeks.includes(topic),
    )
    .toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? -1 : 1))
    .slice(0, shareLimits.inDigest);
