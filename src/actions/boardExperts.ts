import type { Reach } from '../core/askBudget.ts';
import { mayStillHear, placesOf } from '../core/board.ts';
import type { BoardPost } from '../core/boardPost.ts';
import type { MemberId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { mayNudge } from '../core/nudge.ts';
import { askTerms } from '../core/search/terms.ts';
import { factor, mayBeShown } from './candidates.ts';
import { lexiconOf } from './expertise.ts';
import type { Transaction } from './ports.ts';
import { reachOf } from './reach.ts';

/** How deep the ranking is looked through. */
const depth = 40;

/**
 * Who may be told of a post now, best first, as many as have a place: those somebody thought of, then whoever fits.
 * Each is locked and looked at again, so that nobody's budget is passed and nobody hears who keeps apart since.
 */
export const askableFor = async (tx: Transaction, post: BoardPost): Promise<MemberId[]> => {
  const places = placesOf(post, tx.now);
  const author = await tx.members.get(post.author);
  if (places === 0 || author === null) return [];
  const thought = post.suggested.map(({ member }) => member);
  const askable: MemberId[] = [];
  for (const id of new Set([...thought, ...(await fitting(tx, post, author))])) {
    if (askable.length >= places) break;
    if (!mayStillHear(post, id) || !(await mayHear(tx, post, id))) continue;
    await tx.members.lock(id);
    if (await mayHear(tx, post, id)) askable.push(id);
  }
  return askable;
};

/** An ask goes to those who offer its topics; an offer to those who look for them. */
const fitting = (tx: Transaction, post: BoardPost, author: Member): Promise<MemberId[]> =>
  post.kind === 'ask' ? experts(tx, post, author) : seekers(tx, post, author);

/** Relevance × availability × fairness, as in every ask. */
const experts = async (tx: Transaction, post: BoardPost, author: Member): Promise<MemberId[]> => {
  const terms = askTerms(post.text, await lexiconOf(tx), post.topics);
  const found = (await tx.expertise.search(terms, depth)).filter(({ topicPart }) => topicPart > 0);
  const reaches = await reachOf(
    tx,
    author.id,
    found.map(({ member }) => member),
  );
  const factors = new Map(reaches.map((reach) => [reach.member.id, factor(reach, author, tx.now)]));
  return found
    .map(({ member, relevance }) => ({ member, score: relevance * (factors.get(member) ?? 0) }))
    .toSorted((a, b) => b.score - a.score)
    .map(({ member }) => member);
};

/** Those who seek most of its topics; among equals those who heard least of late. */
const seekers = async (tx: Transaction, post: BoardPost, author: Member): Promise<MemberId[]> => {
  if (post.topics.length === 0) return [];
  const bearers = await tx.members.bearersOf(post.topics);
  const overlap = ({ seeks }: Member) => seeks.filter(({ tag }) => post.topics.includes(tag)).length;
  const seeking = bearers.filter((member) => overlap(member) > 0);
  const reaches = await reachOf(
    tx,
    author.id,
    seeking.map(({ id }) => id),
  );
  return reaches
    .toSorted(
      (a, b) =>
        overlap(b.member) - overlap(a.member) ||
        a.contacts.length - b.contacts.length ||
        (a.member.id < b.member.id ? -1 : 1),
    )
    .map(({ member }) => member.id);
};

const mayHear = async (tx: Transaction, post: BoardPost, id: MemberId): Promise<boolean> => {
  const [reach] = await reachOf(tx, post.author, [id]);
  return reach !== undefined && isOpenToPost(reach, post, tx.now);
};

const isOpenToPost = (reach: Reach, post: BoardPost, now: Date): boolean =>
  mayBeShown(reach, post.topics, now) && mayNudge(reach.member, 'board', reach.contacts, now);
