import { showable } from '../core/askBudget.ts';
import type { Draft } from '../core/draft.ts';
import { asId, type DraftId, type MemberId, type TagSlug } from '../core/ids.ts';
import { introRequestLimits } from '../core/introRequest.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { findTags, normaliseTag } from '../core/search/tags.ts';
import { addresses } from '../views/addresses.ts';
import { addTopicForm, draft as draftView, topicSuggestions } from '../views/drafts.ts';
import { askForm } from '../views/introRequests.ts';
import type { Message } from '../views/message.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Reply, Scene } from './action.ts';
import { textOf, tidy } from './answers.ts';
import { describeCandidates, findCandidates } from './candidates.ts';
import { labelsOf, lexiconOf } from './expertise.ts';
import { joinedMe } from './me.ts';
import { refuse } from './refuse.ts';

const to = addresses.introRequests;
const dayMs = 86_400_000;
const mostTopics = 5;
const mostLetters = 1000;
/** Longer words are no name of a topic. */
const mostSaid = 36;

/** Ask by topic: with words it drafts at once, without it opens a form for them. */
export const askAction: Action = {
  name: to.ask,
  opensForm: true,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    return call.text === ''
      ? { reply: 'form', form: askForm(text(scene.language)) }
      : draftFrom(scene, call, call.text);
  },
};

/** A plain direct message is a draft ask. */
export const messageAction: Action = {
  name: 'introRequests.message',
  run: (call, scene) => draftFrom(scene, call, call.text),
};

/** A new draft from a form's text, or a draft shown again. */
export const draftAction: Action = {
  name: to.draft,
  run: async (call, scene) => {
    if (call.subject === '') return draftFrom(scene, call, textOf(call.answers, 'text') || call.text);
    return change(scene, call, call.subject, (draft) => draft);
  },
};

/** A chip is taken off. */
export const removeTopic: Action = {
  name: to.removeTopic,
  run: (call, scene) => {
    const [id = '', tag] = call.subject.split('/');
    return change(scene, call, id, async (draft) => {
      const found = findTags(draft.text, await lexiconOf(scene.tx)).find(({ slug }) => slug === tag);
      const rest = draft.topics.filter((topic) => topic !== tag);
      return search(scene, { ...draft, correcting: found?.text ?? draft.correcting }, rest);
    });
  },
};

/** One more chip: at once where it is named, else through a form. */
export const addTopic: Action = {
  name: to.addTopic,
  opensForm: true,
  run: async (call, scene) => {
    const [id = '', tag] = call.subject.split('/');
    if (tag === undefined) {
      return { reply: 'form', form: addTopicForm(text(scene.language), { draft: asId<DraftId>(id) }) };
    }
    return change(scene, call, id, (draft) => add(scene, draft, asId<TagSlug>(tag)));
  },
};

/** The form for one more chip was sent: only known topics lead to people, near ones are offered. */
export const topicSent: Action = {
  name: to.addTopicForm,
  run: async (call, scene) => {
    const typed = textOf(call.answers, 'topic');
    const lexicon = await lexiconOf(scene.tx);
    const meant = normaliseTag(typed, lexicon);
    const tags = meant.kind === 'known' ? [meant.slug] : findTags(typed, lexicon).map(({ slug }) => slug);
    const [only] = tags;
    if (meant.kind === 'known' && only !== undefined) {
      return change(scene, call, call.subject, (draft) => add(scene, draft, only));
    }
    const draft = await ownDraft(scene, call.who, call.subject);
    if (isRefusal(draft)) return refuse(scene.language, draft);
    await scene.tx.drafts.save({ ...draft, correcting: typed });
    const near = meant.kind === 'guess' ? [...new Set([...meant.slugs, ...tags])] : tags;
    const labels = await labelsOf(scene.tx);
    const about = { draft: draft.id, typed, near, labels };
    return { reply: 'replace', message: topicSuggestions(text(scene.language), about) };
  },
};

/** Whom to ask first, or whoever Acquaint thinks best. */
export const choose: Action = {
  name: to.choose,
  run: (call, scene) => {
    const [id = '', position = ''] = call.subject.split('/');
    return change(scene, call, id, (draft) => ({ ...draft, first: draft.shown[Number(position)] ?? null }));
  },
};

/** The caller's own draft, or why there is none. */
export const ownDraft = async (scene: Scene, who: MemberId, id: string): Promise<Draft | Refusal> => {
  const draft = id === '' ? null : await scene.tx.drafts.get(asId<DraftId>(id));
  return draft === null || draft.member !== who ? { refused: 'draftGone' } : draft;
};

const draftFrom = async (scene: Scene, call: Call, typed: string): Promise<Reply> => {
  const { tx, dice } = scene;
  const me = await joinedMe(scene, call.who);
  if (isRefusal(me)) return refuse(scene.language, me);
  const words = tidy(typed);
  const no = whyNot(words);
  if (no !== null) return refuse(scene.language, no);
  const found = findTags(words, await lexiconOf(tx)).map(({ slug }) => slug);
  const none = { shown: [], first: null, topics: [], correcting: '' };
  const empty = { member: me.id, text: words, ...none, createdAt: tx.now };
  const draft = await search(scene, { id: dice.id<DraftId>(), ...empty }, found.slice(0, mostTopics));
  if (isRefusal(draft)) return refuse(scene.language, draft);
  await tx.drafts.save(draft);
  return { reply: 'show', message: await show(scene, draft) };
};

const whyNot = (words: string): Refusal | null => {
  if (words === '') return { refused: 'emptyText' };
  const { length } = [...words];
  return length > mostLetters ? { refused: 'tooLong', most: mostLetters, length } : null;
};

const change = async (
  scene: Scene,
  call: Call,
  id: string,
  next: (draft: Draft) => Draft | Promise<Draft | Refusal>,
): Promise<Reply> => {
  const me = await joinedMe(scene, call.who);
  const draft = isRefusal(me) ? me : await ownDraft(scene, me.id, id);
  if (isRefusal(draft)) return refuse(scene.language, draft);
  const changed = await next(draft);
  if (isRefusal(changed)) return refuse(scene.language, changed);
  await scene.tx.drafts.save(changed);
  return { reply: 'replace', message: await show(scene, changed) };
};

const add = async (scene: Scene, draft: Draft, tag: TagSlug): Promise<Draft | Refusal> => {
  await noteCorrection(scene, draft, tag);
  const topics = [...new Set([...draft.topics, tag])].slice(0, mostTopics);
  return search(scene, { ...draft, correcting: '' }, topics);
};

/** The words that meant something else, or nothing, mean this topic: managers hear of it once several say so. */
const noteCorrection = async ({ tx }: Scene, draft: Draft, tag: TagSlug): Promise<void> => {
  const said = tidy(draft.correcting);
  if (said === '' || said.length > mostSaid) return;
  const meant = normaliseTag(said, await lexiconOf(tx));
  if (meant.kind === 'known' && meant.slug === tag) return;
  await tx.expertise.correct(draft.member, said, tag);
};

/** The draft with these topics, and who fits them; whom it shows is counted, by the day. */
const search = async ({ tx }: Scene, draft: Draft, topics: readonly TagSlug[]): Promise<Draft | Refusal> => {
  const me = await tx.members.get(draft.member);
  if (me === null || topics.length === 0) return { ...draft, topics, shown: [], first: null };
  const found = await findCandidates(tx, me, { text: draft.text, topics });
  const day = new Date(tx.now.getTime() - dayMs);
  const seenToday = await tx.limits.shownSince(me.id, topics, day);
  const shown = showable(found, seenToday, await tx.limits.previewsSince(me.id, day));
  if (found.length > 0 && shown.length === 0) {
    return { refused: 'tooManyPreviews', most: introRequestLimits.previewsPerDay };
  }
  await tx.limits.shown(me.id, topics, shown, tx.now);
  return { ...draft, topics, shown, first: null };
};

const show = async (scene: Scene, draft: Draft): Promise<Message> => {
  const { previews, undescribed } = await describeCandidates(scene.tx, draft.shown, draft.topics);
  const first = draft.first === null ? null : draft.shown.indexOf(draft.first);
  return draftView(text(scene.language), {
    draft: draft.id,
    text: draft.text,
    topics: draft.topics,
    previews,
    undescribed,
    first,
    near: scene.near ?? [],
    labels: await labelsOf(scene.tx),
  });
};
