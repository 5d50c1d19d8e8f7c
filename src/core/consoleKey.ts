import { asId, type CommunityId } from './ids.ts';

/** How long the link into the console is good for, and how long a visit lasts. */
export const consoleTimes = { linkMinutes: 10, sessionHours: 8 } as const;

/** What a key opens: the console once, or every page for a while. */
export type ConsoleKeyKind = 'link' | 'session';

/**
 * A secret of 96 hexadecimal digits: whose community it opens, then two random UUIDs (244 bits). The community is no
 * secret; naming it lets the key be looked up among that community's rows and no others.
 */
export const consoleKey = (community: CommunityId, random: readonly [string, string]): string =>
  [community, ...random].map((id) => id.replaceAll('-', '').toLowerCase()).join('');

/** The community a key speaks of; null for what cannot be a key. */
export const communityOfKey = (key: string): CommunityId | null => {
  if (!/^[0-9a-f]{96}$/u.test(key)) return null;
  const parts = /^(.{8})(.{4})(.{4})(.{4})(.{12})/u.exec(key)?.slice(1) ?? [];
  return asId<CommunityId>(parts.join('-'));
};
