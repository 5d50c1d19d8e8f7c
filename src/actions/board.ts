import { closePost, publishPost, renewPost, showsName } from '../core/board.ts';
import type { BoardPost } from '../core/boardPost.ts';
import { asId, type MemberId, type PostId, type TagSlug } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { localDateOf, plusDays, resolve } from '../core/time/zones.ts';
import { addresses } from '../views/addresses.ts';
import { boardList, notOwnMessage, postClosed, postPublished } from '../views/board.ts';
import { postForm } from '../views/boardForms.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Scene } from './action.ts';
import { tidy } from './answers.ts';
import { boardAnswerActions } from './boardAnswers.ts';
import { goOnWithPost } from './boardClock.ts';
import { boardDraftActions } from './boardDrafts.ts';
import { postFor } from './boardMessages.ts';
import { commitBoard } from './commitBoard.ts';
import { labelsOf } from './expertise.ts';
import { joinedMe, lockedMe } from './me.ts';
import { refuse } from './refuse.ts';
import { reportsOf } from './reports.ts';

const to = addresses.board;
const notYours: Refusal = { refused: 'notYours' };

/** The board; with words after the command the form of a new post. */
export const boardAction: Action = {
  name: to.open,
  opensForm: true,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    // Somebody else's message, by a shortcut: their words are not for others to post.
    if (/^<@!?[^>\s]+>$/u.test(call.text)) {
      return { reply: 'show', message: notOwnMessage(text(scene.language)) };
    }
    if (call.text !== '') {
      const words = { text: tidy(call.text).slice(0, 300) };
      return { reply: 'form', form: postForm(text(scene.language), { post: null, words }) };
    }
    const message = await pageOf(scene, me, call.subject);
    return { reply: call.surface === 'button' ? 'replace' : 'show', message };
  },
};

/** One post, as its author or as another sees it. */
const showAction: Action = {
  name: to.show,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const post = await scene.tx.board.get(asId<PostId>(call.subject));
    const message = post === null ? null : await postFor(scene.tx, me, post);
    return message === null
      ? refuse(scene.language, { refused: 'alreadyAnswered' })
      : { reply: 'show', message };
  },
};

/** The draft goes on the board: the first people hear of it at once. */
const publishAction: Action = {
  name: to.publish,
  run: async (call, scene) => {
    const { tx } = scene;
    const me = await lockedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const post = await tx.board.lock(asId<PostId>(call.subject));
    if (post === null) return refuse(scene.language, notYours);
    const posts = await tx.board.of(me.id);
    const around = { posts, joinedAt: me.joinedAt, expiresAt: expiryOf(scene, me, post) };
    const events = publishPost(post, me.id, around, tx.now);
    if (isRefusal(events)) return refuse(scene.language, events);
    const after = await commitBoard(scene, post, events);
    await goOnWithPost(scene, after.id);
    const about = { post: after, labels: await labelsOf(tx) };
    return { reply: 'replace', message: postPublished(text(scene.language), about) };
  },
};

/** Off the board; a draft is gone. */
const closeAction: Action = {
  name: to.close,
  run: async (call, scene) => {
    const post = await scene.tx.board.lock(asId<PostId>(call.subject));
    const events = post === null ? notYours : closePost(post, call.who, 'author', scene.tx.now);
    if (isRefusal(events)) return refuse(scene.language, events);
    const wasDraft = post?.status === 'draft';
    if (wasDraft) await scene.tx.board.remove(post.id);
    else await commitBoard(scene, post, events);
    return { reply: 'replace', message: postClosed(text(scene.language), { wasDraft }) };
  },
};

/** Once more for as long as before. */
const renewAction: Action = {
  name: to.renew,
  run: async (call, scene) => {
    const me = await lockedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const post = await scene.tx.board.lock(asId<PostId>(call.subject));
    const events = post === null ? notYours : renewPost(post, me.id, expiryOf(scene, me, post), scene.tx.now);
    if (post === null || isRefusal(events)) {
      return refuse(scene.language, isRefusal(events) ? events : notYours);
    }
    await commitBoard(scene, post, events);
    await goOnWithPost(scene, post.id);
    const after = (await scene.tx.board.get(post.id)) ?? post;
    const about = { post: after, labels: await labelsOf(scene.tx) };
    return { reply: 'replace', message: postPublished(text(scene.language), about) };
  },
};

/** Everything one can do about the board. */
export const boardActions: readonly Action[] = [
  boardAction,
  showAction,
  publishAction,
  closeAction,
  renewAction,
  ...reportsOf(to, reportedBy),
  ...boardDraftActions,
  ...boardAnswerActions,
];

const pageOf = async (scene: Scene, me: Member, subject: string) => {
  const { tx } = scene;
  const [which = '', number = ''] = subject.split('/');
  const isMine = which === 'mine';
  const topic = isMine || which === '' || which === 'all' ? null : asId<TagSlug>(which);
  const all = isMine ? await tx.board.of(me.id) : await readable(scene, me.id);
  const posts = topic === null ? all : all.filter(({ topics }) => topics.includes(topic));
  return boardList(text(scene.language), {
    posts,
    page: /^\d{1,3}$/u.test(number) ? Number(number) : 0,
    topic,
    topics: isMine ? [] : usual(all),
    isMine,
    labels: await labelsOf(tx),
  });
};

/** What stands on the board, without those whom one keeps apart from and those who are paused. */
const readable = async ({ tx }: Scene, me: MemberId): Promise<BoardPost[]> => {
  const apart = await tx.limits.apartFrom(me);
  const paused = await tx.pauses.standing();
  return (await tx.board.open()).filter(({ author }) => !apart.has(author) && !paused.has(author));
};

/** Topics of these posts, the most usual first. */
const usual = (posts: readonly BoardPost[]): TagSlug[] => {
  const times = new Map<TagSlug, number>();
  for (const { topics } of posts) for (const topic of topics) times.set(topic, (times.get(topic) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([topic]) => topic);
};

/** 9:00 of the author's day, so many weeks from now. */
const expiryOf = ({ tx }: Scene, me: Member, post: BoardPost): Date =>
  resolve(plusDays(localDateOf(tx.now, me.zone), post.weeks * 7), '09:00', me.zone);

/** Whoever can read a post, or was told of it, can report its author. The lock keeps two presses from being two. */
async function reportedBy({ tx }: Scene, { who, subject }: Call) {
  const post = await tx.board.lock(asId<PostId>(subject));
  const me = await tx.members.get(who);
  if (post === null || me?.status !== 'joined' || post.status === 'draft') return notYours;
  if (post.author === who) return { refused: 'yourself' } as const;
  const heard = [...post.told, ...post.helpers].some(({ member }) => member === who);
  if (post.status === 'closed' && !heard) return { refused: 'notFromThem' } as const;
  return { reporter: who, about: post.author, request: post.id, isUnnamed: !showsName(post) };
}
