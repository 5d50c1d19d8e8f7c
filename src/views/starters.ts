import type { TagSlug } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { type TagLabels, tagName } from './expertise.ts';
import { excerpt } from './parts.ts';
import { nameOf } from './people.ts';
import type { Text } from './text.ts';

/** What two people may begin with. */
export type StarterFacts = {
  readonly requester: Member;
  readonly target: Member;
  readonly topics: readonly TagSlug[];
  /** What was said to be why they meet: it comes before anything else they share. */
  readonly named?: readonly TagSlug[];
  readonly seed: number;
  readonly labels: TagLabels;
};

/**
 * Two conversation starters: what one seeks and the other offers, what both know (what the ask was about comes
 * first), then the topic of the ask, then open questions. Only public tags are quoted. The same seed gives the same two.
 */
export const starters = (text: Text, about: StarterFacts): readonly [string, string] => {
  const [first, ...rest] = candidates(text, about);
  const second = rest.find((one) => one.about !== first?.about) ?? rest[0];
  return [first?.said ?? '', second?.said ?? ''];
};

type Starter = { readonly about: string; readonly said: string };

const candidates = (text: Text, about: StarterFacts): Starter[] => {
  const { requester, target, topics, named = [], labels, seed } = about;
  const words = text.starters;
  const name = (member: Member) => nameOf(text, member, 24);
  const tag = (slug: TagSlug) => excerpt(tagName(text, labels, slug), 30);
  const complement = [
    ...wanted(requester, target).map((slug) => ({ slug, seeks: requester, offers: target })),
    ...wanted(target, requester).map((slug) => ({ slug, seeks: target, offers: requester })),
  ].map(({ slug, seeks, offers }, index) => ({
    about: slug,
    said: pick(words.complement, seed + index)(name(seeks), name(offers), tag(slug)),
  }));
  const shared = common(requester, target).map((slug, index) => ({
    about: slug,
    said: pick(words.shared, seed + index)(tag(slug)),
  }));
  const asked = topics.map((slug, index) => ({
    about: slug,
    said: pick(words.topic, seed + index)(tag(slug)),
  }));
  const open = words.open.map((_, index) => ({
    about: `open${index}`,
    said: pick(words.open, seed + index)(),
  }));
  const isAsked = (one: Starter) => [...topics, ...named].some((slug) => slug === one.about);
  const known = [...rotate(complement, seed), ...rotate(shared, seed)];
  return [...known.filter(isAsked), ...known.filter((one) => !isAsked(one)), ...asked, ...open];
};

/** What one seeks and the other offers, both in public. */
const wanted = (seeker: Member, offerer: Member): TagSlug[] =>
  seeker.seeks
    .filter(
      (seek) => seek.isPublic && offerer.offers.some((offer) => offer.isPublic && offer.tag === seek.tag),
    )
    .map((seek) => seek.tag);

/** What both offer, in public. */
const common = (one: Member, other: Member): TagSlug[] =>
  one.offers
    .filter(
      (offer) => offer.isPublic && other.offers.some((theirs) => theirs.isPublic && theirs.tag === offer.tag),
    )
    .map((offer) => offer.tag);

const pick = <T>(all: readonly [T, ...T[]], seed: number): T => all[Math.abs(seed) % all.length] ?? all[0];

const rotate = <T>(all: readonly T[], seed: number): T[] => {
  const start = all.length === 0 ? 0 : Math.abs(seed) % all.length;
  return [...all.slice(start), ...all.slice(0, start)];
};
