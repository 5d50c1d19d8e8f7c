import { lexiconOf, termsOf } from '../actions/expertise.ts';
import type { CommunityTag } from '../actions/ports/expertise.ts';
import type { Account } from '../actions/ports/members.ts';
import type { Dice, Store, Transaction } from '../actions/ports.ts';
import { newcomer } from '../actions/visitors.ts';
import { joinConsent } from '../core/consent.ts';
import { expertiseLimits, type Offer, type Seek } from '../core/expertise.ts';
import { asId, type CommunityId, type MemberId, type TagSlug } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { normaliseTag } from '../core/search/tags.ts';
import type { Lexicon } from '../core/search/vocabulary.ts';
import type { PeopleFile, PersonRow } from './peopleFile.ts';

/** How a file is taken in. */
export type ImportOptions = {
  /** They agreed elsewhere: each becomes joined, with a consent row that names the source. */
  readonly joined: boolean;
  /** Called now and then with the bytes read so far. */
  readonly onProgress: (bytes: number) => void;
  /** Called when four times as much as before has been saved. */
  readonly onGrown?: () => Promise<void>;
};

/** What came of it. Lines are those of the file, from 1. */
export type ImportReport = {
  readonly added: number;
  readonly updated: number;
  readonly newTags: number;
  readonly unknownColumns: readonly string[];
  readonly skipped: readonly { readonly line: number; readonly reason: string }[];
};

const batchSize = 500;
/** More than these are counted, not listed: a wrong file has a hundred thousand. */
const mostListed = 1000;

/**
 * Take in a file of people, in batches of 500: memory does not grow with the file. Who is there already (same
 * name) is updated. The file is read twice: first for its tags, so that the lexicon is complete before anybody is
 * indexed.
 */
export const importPeople = async (
  store: Store,
  dice: Dice,
  community: CommunityId,
  file: PeopleFile,
  options: ImportOptions,
): Promise<ImportReport> => {
  const newTags = await addTags(store, community, file);
  const skipped: { line: number; reason: string }[] = [];
  const skip = (line: number, reason: string) => {
    if (skipped.length < mostListed) skipped.push({ line, reason });
  };
  let [added, updated, bytes, batches, batch] = [0, 0, 0, 0, [] as { line: number; person: PersonRow }[]];
  const flush = async () => {
    const people = batch;
    batch = [];
    const done = await store.transaction(community, async (tx) => {
      const erased = await tx.erasures.namesAmong(people.map(({ person }) => person.name));
      const kept = people.filter(({ person }) => !erased.has(person.name));
      const saved = await savePeople(
        tx,
        dice,
        kept.map(({ person }) => person),
        options.joined,
      );
      return { ...saved, left: people.filter(({ person }) => erased.has(person.name)) };
    });
    for (const { line } of done.left)
      skip(line, 'somebody of this name had their data erased; they may join themselves');
    added += done.added;
    updated += done.updated;
    options.onProgress(bytes);
    if (Number.isInteger(Math.log2(++batches) / 2)) await options.onGrown?.();
  };
  for await (const row of file.rows((read) => (bytes += read))) {
    if ('reason' in row) skip(row.line, row.reason);
    else {
      for (const reason of tooMany(row.person)) skip(row.line, reason);
      batch.push(row);
      if (batch.length >= batchSize) await flush();
    }
  }
  if (batch.length > 0) await flush();
  return { added, updated, newTags, unknownColumns: file.unknownColumns, skipped };
};

/** Add or update people in one transaction; each name once. */
export const savePeople = async (
  tx: Transaction,
  dice: Dice,
  people: readonly PersonRow[],
  joined: boolean,
): Promise<{ readonly added: number; readonly updated: number }> => {
  const lexicon = await lexiconOf(tx);
  const ids = await tx.members.idsNamed(people.map((person) => person.name));
  const known = await tx.members.getMany([...ids.values()].flatMap((same) => same.slice(0, 1)));
  const members = people.map((person) => {
    const id = ids.get(person.name)?.[0];
    const before = id === undefined ? undefined : known.get(id);
    return imported(tx, before ?? fresh(tx, dice, person), person, lexicon, joined);
  });
  const isNew = (member: Member) => !known.has(member.id);
  await tx.members.saveMany(members);
  await tx.accounts.saveMany(members.filter(isNew).map((member) => accountOf(tx, member)));
  await tx.expertise.indexMany(
    members.map((member) => ({
      member: member.id,
      terms: member.status === 'joined' && !member.isHidden ? termsOf(member, lexicon) : [],
    })),
  );
  if (joined) {
    const newlyJoined = members.filter((member) => known.get(member.id)?.status !== 'joined');
    await tx.consents.addMany(newlyJoined.map((member) => joinConsent(member.id, 'import', tx.now)));
  }
  const added = members.filter(isNew).length;
  return { added, updated: members.length - added };
};

const addTags = async (store: Store, community: CommunityId, file: PeopleFile): Promise<number> => {
  const labels = new Set<string>();
  for await (const row of file.rows()) {
    if ('person' in row) for (const tag of [...row.person.offers, ...row.person.seeks]) labels.add(tag);
  }
  return store.transaction(community, async (tx) => {
    const lexicon = await lexiconOf(tx);
    const tags = new Map<TagSlug, Omit<CommunityTag, 'mergedInto'>>();
    for (const label of labels) {
      const meant = tagOf(label, lexicon);
      if (meant.isNew) tags.set(meant.slug, { slug: meant.slug, label, aliases: [] });
    }
    for (const tag of tags.values()) await tx.expertise.addTag(tag);
    return tags.size;
  });
};

/** A tag of a file is never guessed at: it is known exactly, or it is the community's own. */
const tagOf = (label: string, lexicon: Lexicon): { slug: TagSlug; isNew: boolean } => {
  const meant = normaliseTag(label, lexicon);
  if (meant.kind === 'known') return { slug: meant.slug, isNew: false };
  const slug = meant.kind === 'guess' ? meant.own : meant.slug;
  return { slug, isNew: slug !== '' && !lexicon.topics.has(slug) };
};

const tooMany = (person: PersonRow): string[] =>
  (['offers', 'seeks'] as const)
    .filter((what) => person[what].length > expertiseLimits[what])
    .map((what) => `took the first ${expertiseLimits[what]} of ${person[what].length} ${what}`);

const fresh = (tx: Transaction, dice: Dice, person: PersonRow): Member =>
  newcomer(tx, dice.id<MemberId>(), {
    name: person.name,
    language: person.languages[0] === 'pl' ? 'pl' : person.languages.length > 0 ? 'en' : null,
    zone: person.timezone || null,
  });

const imported = (
  tx: Transaction,
  before: Member,
  person: PersonRow,
  lexicon: Lexicon,
  joined: boolean,
): Member => {
  const tags = (labels: readonly string[], most: number) =>
    [...new Set(labels.map((label) => tagOf(label, lexicon).slug))]
      .filter((slug) => slug !== '')
      .slice(0, most);
  const offers = tags(person.offers, expertiseLimits.offers);
  const seeks = tags(person.seeks, expertiseLimits.seeks);
  // Members write their own profile: a file fills in what is empty there. Of people who are only known it is all there is.
  const newer = <T extends { readonly length: number }>(inFile: T, own: T): T => {
    const isOwnFirst = before.status === 'joined' && own.length > 0;
    return isOwnFirst || inFile.length === 0 ? own : inFile;
  };
  return {
    ...before,
    headline: newer(person.headline, before.headline),
    bio: newer(person.bio, before.bio),
    company: person.company || before.company,
    country: person.country || before.country,
    zone: person.timezone || before.zone,
    languages: newer(person.languages, before.languages),
    offers: newer<readonly Offer[]>(
      offers.map((tag) => ({ tag, level: 2, isPublic: true })),
      before.offers,
    ),
    seeks: newer<readonly Seek[]>(
      seeks.map((tag) => ({ tag, isPublic: true })),
      before.seeks,
    ),
    ...(joined && before.status === 'known' ? { status: 'joined' as const, joinedAt: tx.now } : {}),
  };
};

const accountOf = (tx: Transaction, member: Member): Account => ({
  platform: 'playground',
  place: asId<CommunityId>(tx.community.id),
  externalId: member.id,
  member: member.id,
  unreachableSince: null,
});
