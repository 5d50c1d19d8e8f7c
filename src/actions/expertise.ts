import type { Offer, Seek } from '../core/expertise.ts';
import { asId, type CircleId, type CommunityId, type TagSlug } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { isPaused } from '../core/pause.ts';
import { isRefusal } from '../core/refusal.ts';
import { absorbTopic, mergeTopics, type Topic } from '../core/search/lexicon.ts';
import type { Ranked } from '../core/search/score.ts';
import { shippedLexicon } from '../core/search/shippedLexicon.ts';
import { normaliseTag } from '../core/search/tags.ts';
import { askTerms, profileTerms } from '../core/search/terms.ts';
import { type Lexicon, labelOf, makeLexicon } from '../core/search/vocabulary.ts';
import { addresses } from '../views/addresses.ts';
import { circleFields, noCircle } from '../views/circles.ts';
import { didYouMean, findForm, found, readTags, type TagLabels, type TypedTag } from '../views/expertise.ts';
import { text } from '../views/text.ts';
import type { Action, Reply, Scene } from './action.ts';
import { choicesOf, textOf } from './answers.ts';
import { notOffered } from './choices.ts';
import { shownIn } from './circlePeople.ts';
import { joinedMe } from './me.ts';
import type { CommunityTag } from './ports/expertise.ts';
import type { Transaction } from './ports.ts';
import { refuse } from './refuse.ts';

/** The lexicon of a community: what is shipped and what its members added. */
export const lexiconOf = async (tx: Transaction): Promise<Lexicon> => {
  const tags = await tx.expertise.tags();
  if (tags.length === 0) return shippedLexicon();
  const signature = tags
    .map((tag) => [tag.slug, tag.label, tag.mergedInto ?? '', ...tag.aliases].join('|'))
    .join('\n');
  const kept = lexicons.get(tx.community.id);
  if (kept?.signature === signature) return kept.lexicon;
  const topics = mergeTopics([...shippedLexicon().topics.values()], tags.map(topicOf));
  const lexicon = makeLexicon(tags.reduce(absorbed, topics));
  if (lexicons.size >= mostKept) lexicons.clear();
  lexicons.set(tx.community.id, { signature, lexicon });
  return lexicon;
};

/** What tags are called, in any language. */
export const labelsOf = async (tx: Transaction): Promise<TagLabels> => {
  const lexicon = await lexiconOf(tx);
  return (tag, language) => labelOf(lexicon, tag, language);
};

/** Tags read from a text field; `error` is the sentence to show beside it. */
export type Read<Tag> = { readonly tags: readonly Tag[]; readonly error?: string };

/** Offers as members write them: labels separated by commas, level and privacy in brackets. */
export const readOffers = async (scene: Scene, typed: string): Promise<Read<Offer>> =>
  readAll(scene, typed, (tag, { level, isPublic }) => ({ tag, level, isPublic }));

/** The same for what they look for. */
export const readSeeks = async (scene: Scene, typed: string): Promise<Read<Seek>> =>
  readAll(scene, typed, (tag, { isPublic }) => ({ tag, isPublic }));

/** Put a member into search as they are now, or take them out. */
export const indexMember = async (tx: Transaction, member: Member): Promise<void> => {
  const isFindable = isListed(member) && !isPaused(await tx.pauses.get(member.id));
  await tx.expertise.index(member.id, isFindable ? termsOf(member, await lexiconOf(tx)) : []);
};

/** The postings of a member. */
export const termsOf = (member: Member, lexicon: Lexicon) =>
  profileTerms(
    {
      headline: member.headline,
      bio: member.bio,
      tags: member.offers.map(({ tag, level, isPublic }) => ({ tag, level, isPublic })),
    },
    lexicon,
  );

/** Search the directory: by command with the words, by button through a form. */
export const findAction: Action = {
  name: addresses.expertise.find,
  opensForm: true,
  run: async (call, scene) => {
    if (call.text === '') {
      const me = await joinedMe(scene, call.who);
      if (isRefusal(me)) return refuse(scene.language, me);
      const words = text(scene.language);
      const more = circleFields(words, await scene.tx.circles.list());
      return { reply: 'form', form: findForm(words, more) };
    }
    return findPeople(scene, call, call.text);
  },
};

/** The search form was sent. */
export const findSent: Action = {
  name: addresses.expertise.findForm,
  run: async (call, scene) => {
    const circles = await scene.tx.circles.list();
    const form = findForm(text(scene.language), circleFields(text(scene.language), circles));
    const wrong = notOffered(scene.language, form, call.answers);
    if (wrong !== null) return wrong;
    const [chosen = noCircle] = choicesOf(call.answers, 'circle');
    const circle = chosen === noCircle ? null : asId<CircleId>(chosen);
    const shown = circle === null ? null : await shownIn(scene.tx, circle, call.who);
    return findPeople(scene, call, textOf(call.answers, 'text'), shown);
  },
};

const peopleShown = 5;
/** Some of those found are found by private topics alone. */
const peopleLooked = 50;
/** Of a circle everybody who fits, however many others do. */
const everybody = 100_000;
const mostKept = 50;
const lexicons = new Map<CommunityId, { readonly signature: string; readonly lexicon: Lexicon }>();

const topicOf = (tag: CommunityTag): Topic => ({
  slug: tag.slug,
  kind: 'community',
  label: { en: tag.label, pl: tag.label },
  aliases: tag.aliases,
  broader: [],
});

const absorbed = (topics: readonly Topic[], { slug, mergedInto }: CommunityTag): readonly Topic[] =>
  mergedInto === null ? topics : absorbTopic(topics, slug, mergedInto);

const readAll = async <Tag>(
  scene: Scene,
  typed: string,
  make: (tag: TagSlug, typed: TypedTag) => Tag,
): Promise<Read<Tag>> => {
  const tags = new Map<TagSlug, Tag>();
  for (const one of readTags(typed)) {
    const lexicon = await lexiconOf(scene.tx);
    const meant = normaliseTag(one.label, lexicon);
    if (meant.kind === 'guess' && !one.isExact) {
      const labels = await labelsOf(scene.tx);
      return { tags: [], error: didYouMean(text(scene.language), labels, one.label, meant.slugs) };
    }
    const slug = meant.kind === 'guess' ? meant.own : meant.slug;
    if (slug === '') continue;
    if (meant.kind !== 'known') {
      await scene.tx.expertise.addTag({ slug, label: meant.label, aliases: [] });
    }
    if (!tags.has(slug)) tags.set(slug, make(slug, one));
  }
  return { tags: [...tags.values()] };
};

/** By what they say in public alone: a private topic neither finds anybody by name here nor moves them up. */
const inPublic = (ranked: readonly Ranked<Member['id']>[]): Member['id'][] =>
  ranked
    .map(({ member, reasons }) => ({ member, score: reasons.reduce((sum, { part }) => sum + part, 0) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ member }) => member);

const isListed = ({ status, isHidden }: Member): boolean => status === 'joined' && !isHidden;

/**
 * Only members see members. Whom the caller avoids is not among them; whoever avoids the caller is, or they could tell.
 */
const findPeople = async (
  scene: Scene,
  call: { who: Member['id'] },
  query: string,
  /** Only these; null: anybody. */
  among: readonly Member[] | null = null,
): Promise<Reply> => {
  const me = await joinedMe(scene, call.who);
  if (isRefusal(me)) return refuse(scene.language, me);
  if (query === '' && among === null) return refuse(scene.language, { refused: 'emptyText' });
  const { tx } = scene;
  const allowed = among && new Set(among.map(({ id }) => id));
  const terms = askTerms(query, await lexiconOf(tx));
  const avoided = new Set(await tx.limits.avoidedBy(me.id));
  const named = (await tx.members.named(query)).filter(isListed).map(({ id }) => id);
  const ranked = await tx.expertise.search(
    terms,
    (allowed === null ? peopleLooked : everybody) + avoided.size + 1,
  );
  const all = [...new Set([...named, ...inPublic(ranked)])];
  const paused = await tx.pauses.standing();
  const ids = (query === '' && among !== null ? among.map(({ id }) => id) : all).filter(
    (id) => id !== me.id && !avoided.has(id) && !paused.has(id) && allowed?.has(id) !== false,
  );
  const members = await tx.members.getMany(ids);
  const people = ids.flatMap((id) => members.get(id) ?? []).slice(0, peopleShown);
  const labels = await labelsOf(tx);
  return { reply: 'show', message: found(text(scene.language), { query, labels, people }) };
};
