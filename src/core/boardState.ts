import type { BoardEvent } from './boardEvents.ts';
import type { BoardPost, Helper, Told } from './boardPost.ts';
import type { MemberId } from './ids.ts';

/** A post after an event; null only before it was drafted. */
export const evolvePost = (post: BoardPost | null, event: BoardEvent): BoardPost => {
  if (event.type === 'postDrafted') return drafted(event);
  if (post === null) throw new Error(`${event.type} before a post was drafted`);
  switch (event.type) {
    case 'postChanged':
      return { ...post, ...event.words, topics: event.topics };
    case 'postPublished':
      return {
        ...post,
        status: 'open',
        postedAt: event.at,
        expiresAt: event.expiresAt,
        nextAt: event.at,
      } as BoardPost;
    case 'expertTold':
      return { ...post, told: [...post.told, { member: event.member, at: event.at, state: 'open' }] };
    case 'postRested':
      return { ...post, nextAt: event.nextAt };
    case 'postUnanswered':
      return { ...post, unansweredAt: event.at };
    case 'postPassed':
      return { ...post, told: toldAs(post, event.member, 'passed') };
    case 'personSuggested':
      return {
        ...post,
        suggested: [...post.suggested, { member: event.member, by: event.by, at: event.at }],
        nextAt: event.at,
      };
    case 'helpOffered':
      return helping(post, { member: event.member, at: event.at, state: 'offered' });
    case 'helperMet': {
      const { member, at, introduction } = event;
      return helping(post, { member, at, state: 'met', introduction });
    }
    case 'helpDeclined':
      // Nobody helps any more: others may be told.
      return {
        ...helping(post, { member: event.member, at: event.at, state: 'declined' }),
        nextAt: event.at,
      };
    case 'helperLeft':
      return { ...helping(post, { member: event.member, at: event.at, state: 'left' }), nextAt: event.at };
    case 'postRenewed':
      return renewed(post, event);
    case 'postClosed':
      return closed(post, event);
  }
};

type Fact<Type extends BoardEvent['type']> = Extract<BoardEvent, { type: Type }>;

const drafted = ({ post, at }: Fact<'postDrafted'>): BoardPost => ({
  ...post,
  draftedAt: at,
  told: [],
  suggested: [],
  helpers: [],
  nextAt: null,
  unansweredAt: null,
  renewedAt: null,
  status: 'draft',
});

const toldAs = (post: BoardPost, member: MemberId, state: Told['state']): Told[] =>
  post.told.map((one) => (one.member === member ? { ...one, state } : one));

const helping = (post: BoardPost, helper: Helper): BoardPost => ({
  ...post,
  told: toldAs(post, helper.member, 'helping'),
  helpers: [...post.helpers.filter(({ member }) => member !== helper.member), helper],
});

const renewed = (post: BoardPost, { expiresAt, at }: Fact<'postRenewed'>): BoardPost => {
  if (post.status === 'draft') throw new Error('a draft cannot be renewed');
  const { postedAt } = post;
  // Whoever may still be told hears of it now.
  return { ...common(post), status: 'open', postedAt, expiresAt, renewedAt: at, nextAt: at };
};

const closed = (post: BoardPost, { reason, at }: Fact<'postClosed'>): BoardPost => {
  const times =
    post.status === 'draft'
      ? { postedAt: at, expiresAt: at }
      : { postedAt: post.postedAt, expiresAt: post.expiresAt };
  const text = reason === 'left' ? '' : post.text;
  return { ...common(post), ...times, text, status: 'closed', closedAt: at, reason, nextAt: null };
};

type Common = Omit<BoardPost, 'status'>;

const common = (post: BoardPost): Common => ({
  id: post.id,
  author: post.author,
  kind: post.kind,
  text: post.text,
  name: post.name,
  weeks: post.weeks,
  mayPublish: post.mayPublish,
  topics: post.topics,
  draftedAt: post.draftedAt,
  told: post.told,
  suggested: post.suggested,
  helpers: post.helpers,
  nextAt: post.nextAt,
  unansweredAt: post.unansweredAt,
  renewedAt: post.renewedAt,
});
