import { givesContact } from './blurb.ts';
import type { BoardEvent } from './boardEvents.ts';
import { type BoardPost, boardLimits, type PostWords } from './boardPost.ts';
import type { IntroductionId, MemberId, TagSlug } from './ids.ts';
import { checkWords } from './introRequest.ts';
import type { Refusal } from './refusal.ts';

const dayMs = 86_400_000;

/** A new post, not on the board yet: its author looks at it once more. */
export const draftPost = (
  post: Pick<BoardPost, 'id' | 'author' | 'topics'> & PostWords,
  now: Date,
): BoardEvent[] | Refusal => {
  const wrong = checkPost(post);
  return wrong ?? [{ type: 'postDrafted', post: { ...post, topics: fewTopics(post.topics) }, at: now }];
};

/** The author writes it anew, or takes topics off and adds some: until somebody was told of it. */
export const changePost = (
  post: BoardPost,
  by: MemberId,
  change: { readonly words?: PostWords; readonly topics?: readonly TagSlug[] },
): BoardEvent[] | Refusal => {
  if (by !== post.author) return { refused: 'notYours' };
  if (post.status === 'closed') return { refused: 'alreadyAnswered' };
  if (isFixed(post)) return { refused: 'postTold' };
  const { kind, text, name, weeks, mayPublish } = change.words ?? post;
  const words = { kind, text, name, weeks, mayPublish };
  const wrong = checkPost(words);
  return wrong ?? [{ type: 'postChanged', words, topics: fewTopics(change.topics ?? post.topics) }];
};

/** What is wrong with a post's words; null when they may stand. */
export const checkPost = ({ text, name }: Pick<PostWords, 'text' | 'name'>): Refusal | null => {
  const wrong = checkWords(text, boardLimits.text);
  if (wrong !== null) return wrong;
  return name === 'unnamed' && givesContact(text) ? { refused: 'contactInBlurb' } : null;
};

/** Put it on the board. `posts` are all of the author's. One a week; one in the first two weeks. */
export const publishPost = (
  post: BoardPost,
  by: MemberId,
  around: { readonly posts: readonly BoardPost[]; readonly joinedAt: Date | null; readonly expiresAt: Date },
  now: Date,
): BoardEvent[] | Refusal => {
  if (by !== post.author) return { refused: 'notYours' };
  if (post.status !== 'draft') return { refused: 'alreadyAnswered' };
  const posted = around.posts.flatMap((one) => (one.status === 'draft' ? [] : [one.postedAt]));
  const within = (days: number) => posted.some((at) => now.getTime() - at.getTime() < days * dayMs);
  const { joinedAt } = around;
  const isNew = joinedAt === null || now.getTime() - joinedAt.getTime() < boardLimits.newcomerDays * dayMs;
  if (isNew && within(boardLimits.newcomerDays)) return { refused: 'newcomerPost' };
  if (within(boardLimits.perDays)) return { refused: 'postThisWeek' };
  return [{ type: 'postPublished', expiresAt: around.expiresAt, at: now }];
};

/** What the clock needs to know besides the post. */
export type BoardSurroundings = {
  /** Who may be told now, in the order in which they should be; as many as `places` says at most. */
  readonly askable: readonly MemberId[];
  /** When to look again where too few may be told now. */
  readonly retryAt: Date;
};

/** The clock: tell people, find it unanswered after a week, end it. */
export const tickPost = (post: BoardPost, around: BoardSurroundings, now: Date): BoardEvent[] => {
  if (post.status !== 'open') return [];
  if (post.expiresAt <= now) return [{ type: 'postClosed', reason: 'expired', at: now }];
  if (post.nextAt === null || post.nextAt > now) return [];
  if (isAnswered(post)) return [{ type: 'postRested', nextAt: null }];
  const unanswered = becomesUnanswered(post, now);
  const places = placesOf(post, now);
  const told = [...new Set(around.askable)].filter((id) => mayStillHear(post, id)).slice(0, places);
  const later = told.length < places ? around.retryAt : null;
  const week = weekAt(post);
  const nextAt = now >= week ? later : later !== null && later < week ? later : week;
  return [
    ...(unanswered ? [{ type: 'postUnanswered', at: now } as const] : []),
    ...told.map((member) => ({ type: 'expertTold', member, at: now }) as const),
    { type: 'postRested', nextAt },
  ];
};

/** How many more may be told at this instant: three at first, after an unanswered week six in all. */
export const placesOf = (post: BoardPost, now: Date): number => {
  if (post.status !== 'open' || isAnswered(post)) return 0;
  const base = now < weekAt(post) ? boardLimits.firstTold + post.suggested.length : boardLimits.told;
  return Math.max(0, Math.min(boardLimits.told, base) - post.told.length);
};

/** Somebody says: I can help. `atOnce` is the introduction they get where the author agreed to it beforehand. */
export const offerHelp = (
  post: BoardPost,
  by: MemberId,
  around: { readonly isApart: boolean; readonly introduction: IntroductionId },
  now: Date,
): BoardEvent[] | Refusal => {
  if (by === post.author) return { refused: 'yourself' };
  if (post.status !== 'open' || around.isApart) return { refused: 'alreadyAnswered' };
  if (post.helpers.some(({ member }) => member === by)) return [];
  if (post.helpers.length >= boardLimits.helpers) return { refused: 'alreadyAnswered' };
  const met = post.helpers.filter(({ state }) => state === 'met').length;
  if (post.name !== 'meet' || met >= boardLimits.metAtOnce) {
    return [{ type: 'helpOffered', member: by, at: now }];
  }
  return [{ type: 'helperMet', member: by, introduction: around.introduction, at: now }];
};

/** The author says whether they want to meet whoever offered help. */
export const answerHelp = (
  post: BoardPost,
  by: MemberId,
  helper: MemberId,
  answer:
    | { readonly yes: true; readonly introduction: IntroductionId; readonly isApart: boolean }
    | { readonly yes: false },
  now: Date,
): BoardEvent[] | Refusal => {
  if (by !== post.author) return { refused: 'notYours' };
  const offered = post.helpers.find(({ member }) => member === helper);
  if (offered === undefined) return { refused: 'notYours' };
  if (offered.state !== 'offered') return { refused: 'alreadyAnswered' };
  if (!answer.yes) return [{ type: 'helpDeclined', member: helper, at: now }];
  if (answer.isApart) return { refused: 'alreadyAnswered' };
  return [{ type: 'helperMet', member: helper, introduction: answer.introduction, at: now }];
};

/** Somebody who was told says: not my topic, or nothing more of this kind. */
export const passPost = (post: BoardPost, by: MemberId, now: Date): BoardEvent[] | Refusal => {
  const told = post.told.find(({ member }) => member === by);
  if (told === undefined) return { refused: 'notYours' };
  return told.state === 'open' ? [{ type: 'postPassed', member: by, at: now }] : [];
};

/** Somebody who was told thinks of another. The same answer whoever it is and whatever becomes of it. */
export const suggestPerson = (
  post: BoardPost,
  by: MemberId,
  person: MemberId,
  now: Date,
): BoardEvent[] | Refusal => {
  if (!post.told.some(({ member }) => member === by)) return { refused: 'notYours' };
  if (person === by) return { refused: 'yourself' };
  const isMade = post.suggested.some((one) => one.by === by || one.member === person);
  if (post.status !== 'open' || isMade || !mayStillHear(post, person)) return [];
  return [{ type: 'personSuggested', member: person, by, at: now }];
};

/** The author takes it off the board, or says that it is solved. */
export const closePost = (
  post: BoardPost,
  by: MemberId,
  reason: 'author' | 'solved',
  now: Date,
): BoardEvent[] | Refusal => {
  if (by !== post.author) return { refused: 'notYours' };
  return post.status === 'closed' ? [] : [{ type: 'postClosed', reason, at: now }];
};

/** Once more for as long as before: while it stands or after its time, once. */
export const renewPost = (
  post: BoardPost,
  by: MemberId,
  expiresAt: Date,
  now: Date,
): BoardEvent[] | Refusal => {
  if (by !== post.author) return { refused: 'notYours' };
  return mayRenew(post) ? [{ type: 'postRenewed', expiresAt, at: now }] : { refused: 'alreadyAnswered' };
};

/** Whether a post can be renewed. */
export const mayRenew = (post: BoardPost): boolean =>
  post.renewedAt === null &&
  (post.status === 'open' || (post.status === 'closed' && post.reason === 'expired'));

/** Somebody is no longer a member: their posts end, their offers of help too. */
export const leavePost = (post: BoardPost, member: MemberId, now: Date): BoardEvent[] => {
  if (post.author === member) {
    return post.status === 'closed' ? [] : [{ type: 'postClosed', reason: 'left', at: now }];
  }
  const offered = post.helpers.some((one) => one.member === member && one.state === 'offered');
  return offered ? [{ type: 'helperLeft', member, at: now }] : [];
};

/** When the clock must look again; null for never. */
export const postDueAt = (post: BoardPost): Date | null => {
  if (post.status !== 'open') return null;
  return post.nextAt !== null && post.nextAt < post.expiresAt ? post.nextAt : post.expiresAt;
};

/** Somebody was told of it, or offered help: its words stand. */
export const isFixed = (post: BoardPost): boolean => post.told.length > 0 || post.helpers.length > 0;

/** Somebody helps, or offered to and waits for the author. */
export const isAnswered = (post: BoardPost): boolean =>
  post.helpers.some(({ state }) => state === 'met' || state === 'offered');

/** Whether the author still waits for help: whoever ended it wants to hear of none. */
export const isHelpWanted = (post: BoardPost): boolean =>
  post.status === 'open' || (post.status === 'closed' && post.reason === 'expired');

/** Whether others read who wrote it. */
export const showsName = (post: Pick<BoardPost, 'name'>): boolean => post.name !== 'unnamed';

/** Unanswered for a week, and its author agreed to the community's digest. */
export const mayStandInDigest = (post: BoardPost): boolean =>
  post.status === 'open' && post.mayPublish && post.unansweredAt !== null && !isAnswered(post);

/** Neither its author nor anybody who was told of it or helps: the only ones who may be told. */
export const mayStillHear = (post: BoardPost, member: MemberId): boolean =>
  member !== post.author &&
  !post.told.some((one) => one.member === member) &&
  !post.helpers.some((one) => one.member === member);

const weekAt = (post: BoardPost): Date =>
  new Date(
    (post.status === 'draft' ? post.draftedAt : post.postedAt).getTime() + boardLimits.unansweredDays * dayMs,
  );

const becomesUnanswered = (post: BoardPost, now: Date): boolean =>
  post.unansweredAt === null && weekAt(post) <= now;

const fewTopics = (topics: readonly TagSlug[]): readonly TagSlug[] =>
  [...new Set(topics)].slice(0, boardLimits.topics);
