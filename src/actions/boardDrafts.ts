import { changePost, draftPost } from '../core/board.ts';
import type { BoardEvent } from '../core/boardEvents.ts';
import { type BoardPost, type PostWords, postKinds, postNames, postWeeks } from '../core/boardPost.ts';
import { asId, type PostId, type TagSlug } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { findTags, normaliseTag } from '../core/search/tags.ts';
import { addresses } from '../views/addresses.ts';
import { ownPost } from '../views/board.ts';
import { postForm, postTopicForm } from '../views/boardForms.ts';
import { didYouMean } from '../views/expertise.ts';
import type { Answers } from '../views/form.ts';
import { refusalSentence } from '../views/refusals.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Reply, Scene } from './action.ts';
import { chosenOf, textOf } from './answers.ts';
import { oneOf } from './choices.ts';
import { commitBoard } from './commitBoard.ts';
import { labelsOf, lexiconOf } from './expertise.ts';
import { joinedMe } from './me.ts';
import { refuse } from './refuse.ts';

const to = addresses.board;
const notYours: Refusal = { refused: 'notYours' };

/** Opens the form of a new post. */
const writeAction: Action = {
  name: to.write,
  opensForm: true,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    return { reply: 'form', form: postForm(text(scene.language), { post: null, words: {} }) };
  },
};

/** Opens the form with what stands there. */
const changeAction: Action = {
  name: to.change,
  opensForm: true,
  run: async (call, scene) => {
    const post = await scene.tx.board.get(asId<PostId>(call.subject));
    const events = post === null ? notYours : changePost(post, call.who, {});
    if (post === null || isRefusal(events)) {
      return refuse(scene.language, isRefusal(events) ? events : notYours);
    }
    return { reply: 'form', form: postForm(text(scene.language), { post: post.id, words: post }) };
  },
};

/** The form was sent: a draft with the topics its words name, or the post written anew. */
const writeSent: Action = {
  name: to.writeForm,
  choices: {
    kind: oneOf(postKinds),
    name: oneOf(postNames),
    weeks: oneOf(postWeeks),
    publish: oneOf(['no', 'yes']),
  },
  run: async (call, scene) => {
    const { tx, dice } = scene;
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const words = wordsOf(call.answers);
    const topics = findTags(words.text, await lexiconOf(tx)).map(({ slug }) => slug);
    if (call.subject === '') {
      const events = draftPost({ ...words, id: dice.id<PostId>(), author: me.id, topics }, tx.now);
      if (isRefusal(events)) return wrongWords(scene, me, events);
      return drawn(scene, await commitBoard(scene, null, events));
    }
    const post = await tx.board.lock(asId<PostId>(call.subject));
    const kept = post?.text === words.text ? post.topics : topics;
    const events = post === null ? notYours : changePost(post, me.id, { words, topics: kept });
    if (isRefusal(events)) return wrongWords(scene, me, events);
    return drawn(scene, await commitBoard(scene, post, events));
  },
};

/** A topic is taken away. */
const removeTopic: Action = {
  name: to.removeTopic,
  run: (call, scene) => {
    const [id = '', topic] = call.subject.split('/');
    return changed(scene, call, id, (post) => post.topics.filter((one) => one !== topic));
  },
};

/** Opens the form for one more topic. */
const addTopic: Action = {
  name: to.addTopic,
  opensForm: true,
  run: async (call, scene) => ({
    reply: 'form',
    form: postTopicForm(text(scene.language), { post: asId<PostId>(call.subject) }),
  }),
};

/** Only known topics lead to people: what is near is said beside the field. */
const topicSent: Action = {
  name: to.addTopicForm,
  run: async (call, scene) => {
    const typed = textOf(call.answers, 'topic');
    const lexicon = await lexiconOf(scene.tx);
    const meant = normaliseTag(typed, lexicon);
    if (meant.kind === 'known') {
      return changed(scene, call, call.subject, (post) => [...post.topics, meant.slug]);
    }
    const near: readonly TagSlug[] = meant.kind === 'guess' ? meant.slugs : [];
    const labels = await labelsOf(scene.tx);
    return { reply: 'correct', errors: { topic: didYouMean(text(scene.language), labels, typed, near) } };
  },
};

/** Writing a post, until somebody was told of it. */
export const boardDraftActions: readonly Action[] = [
  writeAction,
  changeAction,
  writeSent,
  removeTopic,
  addTopic,
  topicSent,
];

const changed = async (
  scene: Scene,
  call: Call,
  id: string,
  topics: (post: BoardPost) => readonly TagSlug[],
): Promise<Reply> => {
  const post = await scene.tx.board.lock(asId<PostId>(id));
  const events: BoardEvent[] | Refusal =
    post === null ? notYours : changePost(post, call.who, { topics: topics(post) });
  if (isRefusal(events)) return refuse(scene.language, events);
  return drawn(scene, await commitBoard(scene, post, events));
};

const drawn = async (scene: Scene, post: BoardPost): Promise<Reply> => ({
  reply: 'replace',
  message: ownPost(text(scene.language), { post, labels: await labelsOf(scene.tx) }),
});

const wordsOf = (answers: Answers): PostWords => ({
  kind: chosenOf(answers, 'kind', postKinds),
  text: textOf(answers, 'text'),
  name: chosenOf(answers, 'name', postNames),
  weeks: chosenOf(answers, 'weeks', postWeeks),
  mayPublish: chosenOf(answers, 'publish', ['no', 'yes']) === 'yes',
});

const wrongWords = (scene: Scene, me: Member, no: Refusal): Reply =>
  ['emptyText', 'tooLong', 'contactInBlurb'].includes(no.refused)
    ? { reply: 'correct', errors: { text: refusalSentence(text(scene.language), no, me.zone) } }
    : refuse(scene.language, no);
