import type { BoardEvent } from './boardEvents.ts';
import type { BoardPost } from './boardPost.ts';
import type { MemberId, PostId } from './ids.ts';
import type { EffectKey, Intent, Notice } from './notices.ts';

/** The effect that showed a post to somebody who may help: one for each of them, ever. */
export const postCardKey = (post: PostId, member: MemberId): EffectKey => `${post}/card/${member}`;

/**
 * Who is told what when something happens to a post. `post` is as it is after the event. The author never hears who was
 * told, who passed, or whom somebody suggested; whoever offered help never hears of a no.
 */
export const boardIntents = (post: BoardPost, event: BoardEvent): Intent[] => {
  const { id, author } = post;
  const tell = (key: string, to: MemberId, notice: Notice, notBefore: Date): Intent => ({
    key,
    effect: { effect: 'tell', to, notice },
    notBefore,
  });
  switch (event.type) {
    case 'expertTold':
      return [tell(postCardKey(id, event.member), event.member, { notice: 'boardCard', post: id }, event.at)];
    case 'helpOffered':
      return [
        tell(
          `${id}/offer/${event.member}`,
          author,
          { notice: 'boardOffer', post: id, helper: event.member },
          event.at,
        ),
      ];
    case 'postClosed':
      return [
        ...(event.reason === 'expired'
          ? [tell(`${id}/over/${event.at.getTime()}`, author, { notice: 'boardOver', post: id }, event.at)]
          : []),
        ...cardsOf(post, event.at),
      ];
    // Introductions tell both by themselves; the rest is shown in the reply to the press, or to nobody.
    case 'postDrafted':
    case 'postChanged':
    case 'postPublished':
    case 'postRested':
    case 'postUnanswered':
    case 'postPassed':
    case 'personSuggested':
    case 'helperMet':
    case 'helpDeclined':
    case 'helperLeft':
    case 'postRenewed':
      return [];
  }
};

/**
 * Cards say that the post is over to whoever did not answer, and to whoever offered help and met nobody: declined or
 * never answered, it reads the same.
 */
const cardsOf = (post: BoardPost, at: Date): Intent[] =>
  post.told
    .filter(({ member, state }) => state === 'open' || (state === 'helping' && !hasMet(post, member)))
    .map(({ member }) => ({
      key: `${post.id}/closed/${member}/${at.getTime()}`,
      effect: {
        effect: 'replace',
        earlier: postCardKey(post.id, member),
        to: member,
        notice: { notice: 'boardCardClosed', post: post.id },
      },
      notBefore: at,
    }));

const hasMet = (post: BoardPost, member: MemberId): boolean =>
  post.helpers.some((helper) => helper.member === member && helper.state === 'met');
