import type { MemberId, TagSlug } from '../core/ids.ts';
import { duePeople, noteSuggested, reconnectWith } from '../core/keepInTouch.ts';
import type { Member } from '../core/member.ts';
import { dueSection, reconnectSection } from '../views/keepInTouch.ts';
import { text } from '../views/text.ts';
import type { DigestSource } from './digestSource.ts';
import { labelsOf } from './expertise.ts';
import { contactsOf } from './keepContacts.ts';
import type { Transaction } from './ports.ts';

/** Who is due, and somebody one has not heard from for long. */
export const keepDigestSources: readonly DigestSource[] = [
  {
    kind: 'keepInTouch',
    section: async (tx, me) => {
      const keeps = (await tx.keeps.of(me.id)).filter(({ cadence }) => cadence !== null);
      if (keeps.length === 0) return null;
      const { lastAt } = await contactsOf(tx, me.id);
      const due = duePeople(keeps, lastAt, tx.now);
      const there = await listed(
        tx,
        me.id,
        due.map(({ keep }) => keep.person),
      );
      const shown = due.filter(({ keep }) => there.has(keep.person));
      return shown.length === 0 ? null : dueSection(text(me.language), { due: shown });
    },
  },
  {
    kind: 'keepInTouch',
    section: async (tx, me) => {
      const again = await againFor(tx, me.id);
      if (again === null) return null;
      const { known, person } = again;
      return reconnectSection(text(me.language), {
        known,
        both: inCommon(me, person),
        labels: await labelsOf(tx),
      });
    },
    said: async (tx, me) => {
      const again = await againFor(tx, me.id);
      if (again === null) return;
      const { known, before } = again;
      // A digest that is written again says the same; only the first time counts.
      if (before?.suggestedAt == null || isLongAgo(before.suggestedAt, tx.now)) {
        await tx.keeps.save(noteSuggested(before, me.id, known.person, tx.now));
      }
    },
  },
];

/** With whom to get in touch again, and what is kept about the two; null for nobody. */
const againFor = async (tx: Transaction, me: MemberId) => {
  const { network } = await contactsOf(tx, me);
  const fading = network.filter(({ isFading }) => isFading);
  if (fading.length === 0) return null;
  const there = await listed(
    tx,
    me,
    fading.map(({ person }) => person),
  );
  const keeps = await tx.keeps.of(me);
  const known = reconnectWith(
    fading.filter(({ person }) => there.has(person)),
    keeps,
    tx.now,
  );
  const person = known === null ? undefined : there.get(known.person);
  if (known === null || person === undefined) return null;
  return { known, person, before: keeps.find((keep) => keep.person === known.person) ?? null };
};

/** Those of these people who are listed members, not paused, and not kept apart from the one who reads. */
const listed = async (
  tx: Transaction,
  me: MemberId,
  ids: readonly MemberId[],
): Promise<ReadonlyMap<MemberId, Member>> => {
  const members = await tx.members.getMany(ids);
  const apart = await tx.limits.apartFrom(me);
  const paused = await tx.pauses.standing();
  return new Map(
    [...members].filter(
      ([id, { status, isHidden }]) => status === 'joined' && !isHidden && !apart.has(id) && !paused.has(id),
    ),
  );
};

/** What both show: topics each of them offers or seeks in public. */
const inCommon = (one: Member, other: Member): TagSlug[] => {
  const topics = ({ offers, seeks }: Member) =>
    [...offers, ...seeks].filter(({ isPublic }) => isPublic).map(({ tag }) => tag);
  const theirs = new Set(topics(other));
  return [...new Set(topics(one))].filter((tag) => theirs.has(tag));
};

const isLongAgo = (at: Date, now: Date): boolean => now.getTime() - at.getTime() > 7 * 86_400_000;
