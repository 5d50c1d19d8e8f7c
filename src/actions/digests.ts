import type { Member } from '../core/member.ts';
import { hears } from '../core/nudge.ts';
import { weeklyDigest } from '../views/digest.ts';
import type { Message } from '../views/message.ts';
import { text } from '../views/text.ts';
import type { DigestSource } from './digestSource.ts';
import { digestSources } from './digestSources.ts';
import { meetupDigestSource } from './meetupDigest.ts';
import type { Transaction } from './ports.ts';

/** Whether anything waits for a member now, of the kinds they want. */
export const hasSections = async (tx: Transaction, member: Member): Promise<boolean> => {
  for (const { section } of sourcesFor(member).toSorted((a, b) => rankOf(a) - rankOf(b)))
    if ((await section(tx, member)) !== null) return true;
  return false;
};

/** What most often has something to say is looked at first. */
const rankOf = (source: DigestSource): number => (source === meetupDigestSource ? 0 : 1);
const sourcesFor = (member: Member): DigestSource[] =>
  digestSources.filter(({ kind }) => kind === null || hears(member, kind));

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
  // Asked together, so that the database has all questions at once.
  const all = await Promise.all(sourcesFor(reader).map(({ section }) => section(tx, reader)));
  const sections = all.filter((section) => section !== null);
  return sections.length === 0
    ? null
    : weeklyDigest(text(reader.language), { community: tx.community.name, sections });
};
