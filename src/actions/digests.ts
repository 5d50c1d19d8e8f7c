import type { Member } from '../core/member.ts';
import { hears } from '../core/nudge.ts';
import { type DigestSection, weeklyDigest } from '../views/digest.ts';
import type { Message } from '../views/message.ts';
import { text } from '../views/text.ts';
import { digestSources } from './digestSources.ts';
import type { Transaction } from './ports.ts';

/** Everything that waits for a member now, of the kinds they want; `most` where so much is enough to know. */
export const sectionsFor = async (
  tx: Transaction,
  member: Member,
  most = Number.POSITIVE_INFINITY,
): Promise<DigestSection[]> => {
  const found: DigestSection[] = [];
  for (const { kind, section } of digestSources) {
    if (found.length >= most) break;
    if (kind !== null && !hears(member, kind)) continue;
    const one = await section(tx, member);
    if (one !== null) found.push(one);
  }
  return found;
};

/** A member's digest as it reads now; null where nothing waits any more, or it is not their latest. */
export const composeDigest = async (
  tx: Transaction,
  reader: Member,
  date: string,
): Promise<Message | null> => {
  const last = await tx.digests.lastOf(reader.id);
  return last?.date === date ? digestNow(tx, reader) : null;
};

/** What a member's digest would say if it went out now. */
export const digestNow = async (tx: Transaction, reader: Member): Promise<Message | null> => {
  const sections = await sectionsFor(tx, reader);
  return sections.length === 0
    ? null
    : weeklyDigest(text(reader.language), { community: tx.community.name, sections });
};
