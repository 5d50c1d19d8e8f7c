import { isNews } from '../core/digest.ts';
import type { Member } from '../core/member.ts';
import { hears } from '../core/nudge.ts';
import { type DigestSection, sectionKey, weeklyDigest } from '../views/digest.ts';
import type { Message } from '../views/message.ts';
import { text } from '../views/text.ts';
import type { DigestSource } from './digestSource.ts';
import { digestSources } from './digestSources.ts';
import { meetupDigestSource } from './meetupDigest.ts';
import type { Transaction } from './ports.ts';

/** Whether anything waits for a member now, of the kinds they want, that was not said and said again already. */
export const hasNews = async (tx: Transaction, member: Member): Promise<boolean> => {
  for (const { section } of sourcesFor(member).toSorted((a, b) => rankOf(a) - rankOf(b))) {
    const found = await section(tx, member);
    if (found !== null && isNews(sectionKey(found), await tx.digests.saidTo(member.id))) return true;
  }
  return false;
};

/** What most often has something to say is looked at first. */
const rankOf = (source: DigestSource): number => (source === meetupDigestSource ? 0 : 1);
const sourcesFor = (member: Member): DigestSource[] =>
  digestSources.filter(({ kind }) => kind === null || hears(member, kind));

/** A member's digest that goes out now; null where nothing waits any more, or it is not their latest. */
export const composeDigest = async (
  tx: Transaction,
  reader: Member,
  date: string,
): Promise<Message | null> => {
  const last = await tx.digests.lastOf(reader.id);
  if (last?.date !== date) return null;
  const sections = await sectionsFor(tx, reader);
  await tx.digests.noteSaid(reader.id, date, sections.map(sectionKey));
  // One after the other: what each of them locks has an order.
  for (const { said } of sourcesFor(reader)) await said?.(tx, reader);
  return drawn(tx, reader, sections);
};

/** What a member's digest would say if it went out now. Whoever only looks uses nothing up. */
export const digestNow = async (tx: Transaction, reader: Member): Promise<Message | null> =>
  drawn(tx, reader, await sectionsFor(tx, reader));

/** Asked together, so that the database has all questions at once. */
const sectionsFor = async (tx: Transaction, reader: Member): Promise<DigestSection[]> => {
  const all = await Promise.all(sourcesFor(reader).map(({ section }) => section(tx, reader)));
  return all.filter((section) => section !== null);
};

const drawn = (tx: Transaction, { language }: Member, sections: readonly DigestSection[]): Message | null =>
  sections.length === 0 ? null : weeklyDigest(text(language), { community: tx.community.name, sections });
