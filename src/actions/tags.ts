import { fewestPeople } from '../core/figures.ts';
import { asId, type TagSlug } from '../core/ids.ts';
import { shippedLexicon } from '../core/search/shippedLexicon.ts';
import { normaliseTag } from '../core/search/tags.ts';
import type { Lexicon } from '../core/search/vocabulary.ts';
import { addresses } from '../views/addresses.ts';
import { didYouMean } from '../views/expertise.ts';
import { aliasForm, mergeForm, type TagBoard, type TagUse, tagBoard, tagChanged } from '../views/tags.ts';
import { text } from '../views/text.ts';
import type { Action, Reply, Scene } from './action.ts';
import { textOf } from './answers.ts';
import { labelsOf, lexiconOf, termsOf } from './expertise.ts';
import type { CommunityTag } from './ports/expertise.ts';
import { refuse } from './refuse.ts';

const to = addresses.tags;
/** How many of each the board shows. */
const shown = 10;

/** The community's own words: what members made of them, and which of them mean the same. Managers only. */
export const tagsAction: Action = {
  name: to.board,
  managersOnly: true,
  run: async (_call, scene) => board(scene),
};

/** Open the form that joins two topics. Subject: both, or none. */
const mergeAction: Action = {
  name: to.merge,
  managersOnly: true,
  opensForm: true,
  run: async (call, scene) => {
    const labels = await labelsOf(scene.tx);
    const [from = '', into = ''] = call.subject.split('/');
    const label = (slug: string) => (slug === '' ? '' : labels(asId<TagSlug>(slug), scene.language));
    return { reply: 'form', form: mergeForm(text(scene.language), { from: label(from), into: label(into) }) };
  },
};

/** Two topics are one from now on; what members wrote stays, so that it can be undone. */
const mergeSent: Action = {
  name: to.mergeForm,
  managersOnly: true,
  run: async (call, scene) => {
    const from = await readTopic(scene, textOf(call.answers, 'from'));
    const into = await readTopic(scene, textOf(call.answers, 'into'));
    const words = text(scene.language);
    if ('error' in from) return { reply: 'correct', errors: { from: from.error } };
    if ('error' in into) return { reply: 'correct', errors: { into: into.error } };
    if (from.slug === into.slug) return { reply: 'correct', errors: { into: words.tags.same } };
    await scene.tx.expertise.saveTag({ ...(await ownOf(scene, from.slug)), mergedInto: into.slug });
    // Whoever was folded into the loser earlier follows it.
    for (const tag of await scene.tx.expertise.tags()) {
      if (tag.mergedInto === from.slug) await scene.tx.expertise.saveTag({ ...tag, mergedInto: into.slug });
    }
    return changed(scene, call.who, 'merged', from.slug, into.slug);
  },
};

/** Two topics are two again. Subject: the one that was folded. */
const unmergeAction: Action = {
  name: to.unmerge,
  managersOnly: true,
  run: async (call, scene) => {
    const slug = asId<TagSlug>(call.subject);
    const tag = (await scene.tx.expertise.tags()).find((one) => one.slug === slug);
    if (tag?.mergedInto == null) return refuse(scene.language, { refused: 'noTopic' });
    await scene.tx.expertise.saveTag({ ...tag, mergedInto: null });
    return changed(scene, call.who, 'unmerged', slug, tag.mergedInto);
  },
};

/** Open the form for one more name of a topic. */
const aliasAction: Action = {
  name: to.alias,
  managersOnly: true,
  opensForm: true,
  run: async (_call, scene) => ({ reply: 'form', form: aliasForm(text(scene.language)) }),
};

/** A topic answers to one more name. */
const aliasSent: Action = {
  name: to.aliasForm,
  managersOnly: true,
  run: async (call, scene) => {
    const topic = await readTopic(scene, textOf(call.answers, 'topic'));
    const alias = textOf(call.answers, 'alias').trim();
    const words = text(scene.language);
    if ('error' in topic) return { reply: 'correct', errors: { topic: topic.error } };
    const taken = normaliseTag(alias, await lexiconOf(scene.tx));
    if (alias === '' || (taken.kind === 'known' && taken.slug !== topic.slug)) {
      return { reply: 'correct', errors: { alias: words.tags.taken } };
    }
    const tag = await ownOf(scene, topic.slug);
    await scene.tx.expertise.saveTag({ ...tag, aliases: [...new Set([...tag.aliases, alias])] });
    return changed(scene, call.who, 'named', topic.slug, topic.slug, alias);
  },
};

/** Members said what these words mean: they become a name of the topic. Subject: topic/words. */
const acceptAction: Action = {
  name: to.accept,
  managersOnly: true,
  run: async (call, scene) => {
    const said = await saidIn(scene, call.subject);
    if (said === null) return refuse(scene.language, { refused: 'noTopic' });
    const { tag, words } = said;
    const own = await ownOf(scene, tag);
    await scene.tx.expertise.saveTag({ ...own, aliases: [...new Set([...own.aliases, words])] });
    await scene.tx.expertise.dropCorrections(words, tag);
    return changed(scene, call.who, 'named', tag, tag, words);
  },
};

/** They are no name of it. Subject: topic/words. */
const dismissAction: Action = {
  name: to.dismiss,
  managersOnly: true,
  run: async (call, scene) => {
    const said = await saidIn(scene, call.subject);
    if (said !== null) {
      await scene.tx.expertise.dropCorrections(said.words, said.tag);
      await scene.tx.audit.note({ actor: call.who, action: 'tags.dismissed', subject: said.tag });
    }
    return board(scene, 'replace');
  },
};

/** A name somebody added is taken away again. Subject: topic/name. */
const unnameAction: Action = {
  name: to.unname,
  managersOnly: true,
  run: async (call, scene) => {
    const { tag, words } = parted(call.subject);
    const own = (await scene.tx.expertise.tags()).find(({ slug }) => slug === tag);
    if (own === undefined || !own.aliases.includes(words)) {
      return refuse(scene.language, { refused: 'noTopic' });
    }
    await scene.tx.expertise.saveTag({ ...own, aliases: own.aliases.filter((alias) => alias !== words) });
    return changed(scene, call.who, 'unnamed', tag, tag, words);
  },
};

/** The managers' actions on topics. */
export const tagActions: readonly Action[] = [
  tagsAction,
  mergeAction,
  mergeSent,
  unmergeAction,
  aliasAction,
  aliasSent,
  acceptAction,
  dismissAction,
  unnameAction,
];

/** Fewer members than this may have mistyped. */
const leastSaid = 3;

const parted = (subject: string) => {
  const at = subject.indexOf('/');
  return { tag: asId<TagSlug>(subject.slice(0, at)), words: subject.slice(at + 1) };
};

/** What a button is about, if members really said it. */
const saidIn = async (scene: Scene, subject: string) => {
  const { tag, words } = parted(subject);
  const all = await scene.tx.expertise.corrections(leastSaid);
  return all.find((one) => one.tag === tag && one.words === words) ?? null;
};

const board = async (scene: Scene, reply: 'show' | 'replace' = 'show'): Promise<Reply> => ({
  reply,
  message: tagBoard(text(scene.language), await boardOf(scene)),
});

/** What the board of topics shows. */
export const boardOf = async (scene: Scene): Promise<TagBoard> => {
  const tags = await scene.tx.expertise.tags();
  const uses = await scene.tx.expertise.uses();
  const labels = await labelsOf(scene.tx);
  // Topics for matching only are among them: a number that few stand behind would tell who.
  const used = [...uses]
    .filter(([, count]) => count >= fewestPeople)
    .toSorted(([a, one], [b, two]) => two - one || (a < b ? -1 : 1))
    .slice(0, shown)
    .map(([slug, count]): TagUse => ({ label: labels(slug, scene.language), count }));
  const own = tags.filter(
    ({ mergedInto, slug }) => mergedInto === null && !shippedLexicon().topics.has(slug),
  );
  return {
    used,
    own: own.length,
    suggestions: own.flatMap((tag) => suggestion(tag)).slice(0, 5),
    said: (await scene.tx.expertise.corrections(leastSaid)).slice(0, 3),
    merged: tags.filter(({ mergedInto }) => mergedInto !== null).slice(0, 5),
    labels,
  };
};

/** A word members made that reads like another form of a known topic. */
const suggestion = ({ slug, label }: CommunityTag): { from: TagSlug; into: TagSlug }[] => {
  const near = normaliseTag(label, shippedLexicon());
  const into = near.kind === 'guess' ? near.slugs[0] : undefined;
  return into === undefined ? [] : [{ from: slug, into }];
};

/** The topic somebody names, or the sentence that says it is none. */
const readTopic = async (
  scene: Scene,
  typed: string,
): Promise<{ readonly slug: TagSlug } | { readonly error: string }> => {
  const lexicon: Lexicon = await lexiconOf(scene.tx);
  const meant = normaliseTag(typed, lexicon);
  if (meant.kind === 'known') return { slug: meant.slug };
  const near = meant.kind === 'guess' ? meant.slugs : [];
  const words = text(scene.language);
  if (near.length === 0) return { error: words.tags.unknown };
  return { error: didYouMean(words, await labelsOf(scene.tx), typed, near) };
};

/** The community's row of a topic; one of the shipped lexicon gets its own. */
const ownOf = async (scene: Scene, slug: TagSlug): Promise<CommunityTag> => {
  const known = (await scene.tx.expertise.tags()).find((tag) => tag.slug === slug);
  if (known !== undefined) return known;
  const topic = shippedLexicon().topics.get(slug);
  return { slug, label: topic?.label.en ?? slug, aliases: [], mergedInto: null };
};

/** Whoever bears either topic is found by what it means now. */
const changed = async (
  scene: Scene,
  who: CommunityTagChanger,
  how: 'merged' | 'unmerged' | 'named' | 'unnamed',
  slug: TagSlug,
  into: TagSlug,
  name = '',
): Promise<Reply> => {
  const { tx } = scene;
  const lexicon = await lexiconOf(tx);
  const members = await tx.members.bearersOf([slug, into]);
  const findable = members.filter((member) => member.status === 'joined' && !member.isHidden);
  await tx.expertise.indexMany(
    findable.map((member) => ({ member: member.id, terms: termsOf(member, lexicon) })),
  );
  await tx.audit.note({
    actor: who,
    action: `tags.${how}`,
    subject: slug === into ? slug : `${slug}/${into}`,
  });
  const labels = await labelsOf(tx);
  const about = {
    how,
    slug,
    label: await labelBefore(slug, scene),
    into: labels(into, scene.language),
    name,
  };
  return { reply: 'show', message: tagChanged(text(scene.language), about) };
};

type CommunityTagChanger = Parameters<Scene['tx']['audit']['note']>[0]['actor'];

/** What the topic is called by itself, also while it means another one. */
const labelBefore = async (slug: TagSlug, { tx, language }: Scene): Promise<string> =>
  shippedLexicon().topics.get(slug)?.label[language] ??
  (await tx.expertise.tags()).find((tag) => tag.slug === slug)?.label ??
  slug.replaceAll('-', ' ');
