import { type BoardPost, boardLimits } from '../core/boardPost.ts';
import type { MemberId, TagSlug } from '../core/ids.ts';
import { addresses } from './addresses.ts';
import { type PostFacts, postBody } from './board.ts';
import type { DigestSection } from './digest.ts';
import type { Preview } from './drafts.ts';
import { previewSaid } from './drafts.ts';
import { type TagLabels, tagName } from './expertise.ts';
import type { Message } from './message.ts';
import { button, buttons, excerpt, heading, line, message, note, primary, quote } from './parts.ts';
import type { Text } from './text.ts';

const to = addresses.board;

/** To somebody who may help: a post, why it came, and what they can do. `why` is a public topic of theirs, or null. */
export const boardCard = (text: Text, about: PostFacts & { readonly why: TagSlug | null }): Message => {
  const { post, labels, why } = about;
  return message(
    text.board.cardSummary[post.kind],
    heading(text.board.cardSummary[post.kind]),
    ...postBody(text, about),
    line(why === null ? text.board.whyProfile : text.board.whyTopic[post.kind](tagName(text, labels, why))),
    buttons(
      primary(text.board.help[post.kind], to.help, post.id),
      button(text.board.suggest, to.suggest, post.id),
      button(text.board.pass, to.pass, post.id),
      button(text.reports.button, to.report, post.id),
    ),
    note(helpMeans(text, post)),
  );
};

/** The same for whoever finds it on the board. */
export const shownPost = (text: Text, about: PostFacts): Message => {
  const { post } = about;
  return message(
    text.board.kinds[post.kind],
    heading(text.board.kinds[post.kind]),
    ...postBody(text, about),
    ...(post.status === 'open' ? [line(text.board.until, ' ', { on: post.expiresAt })] : []),
    buttons(
      post.status === 'open' ? primary(text.board.help[post.kind], to.help, post.id) : null,
      button(text.reports.button, to.report, post.id),
      button(text.board.heading, to.open),
    ),
    note(helpMeans(text, post)),
  );
};

/** In place of a card nobody answered: it is over. */
export const boardCardClosed = (text: Text): Message =>
  message(
    text.board.over,
    line(text.board.over),
    buttons(button(text.board.heading, to.open), button(text.home.button, addresses.home.open)),
  );

/** To whoever offered help: passed on, or introduced at once. */
export const helpGiven = (
  text: Text,
  about: { readonly post: BoardPost; readonly isMet: boolean },
): Message => {
  const words = about.isMet ? text.board.introducing : text.board.passedOn;
  return message(
    words,
    heading(words),
    line(about.isMet ? text.board.introducingNext : text.board.passedOnNext),
    buttons(
      button(text.reports.button, to.report, about.post.id),
      button(text.board.heading, to.open),
      button(text.home.button, addresses.home.open),
    ),
  );
};

/** To the author: somebody offers help. No name, only what enough others share. */
export const boardOffer = (
  text: Text,
  about: PostFacts & { readonly helper: MemberId; readonly preview: Preview | null },
): Message => {
  const { post, labels, helper, preview } = about;
  return message(
    text.board.offerSummary[post.kind],
    heading(text.board.offerSummary[post.kind]),
    quote(post.text, boardLimits.text),
    preview === null
      ? null
      : line({ strong: tagName(text, labels, preview.topic) }, ...previewSaid(text, preview)),
    line(text.board.offerQuestion),
    buttons(
      primary(text.board.yes, to.answer, `${post.id}/${helper}/yes`),
      button(text.board.no, to.answer, `${post.id}/${helper}/no`),
      button(text.board.showMine, to.show, post.id),
    ),
    note(text.board.offerNote),
  );
};

/** For the digest of an author: offers of help that wait. Each button says which; the words are the author's own. */
export const offersSection = (
  text: Text,
  about: { readonly waiting: readonly { readonly post: BoardPost; readonly helper: MemberId }[] },
): DigestSection => {
  const shown = about.waiting.slice(0, 3);
  return {
    heading: text.board.offers(about.waiting.length),
    lines: shown.map(({ post }, index) => [`${index + 1}. ${text.share.quoted(excerpt(post.text, 150))}`]),
    buttons: shown.map(({ post, helper }, index) =>
      primary(text.board.readOffer(index + 1), to.offer, `${post.id}/${helper}`),
    ),
    more: about.waiting.length - shown.length,
    urgency: 60,
  };
};

/** In its place: introduced, or let go. */
export const offerAnswered = (
  text: Text,
  about: { readonly post: BoardPost; readonly isYes: boolean },
): Message => {
  const words = about.isYes ? text.board.introducing : text.board.declined;
  return message(
    words,
    line(words),
    about.isYes ? line(text.board.introducingNext) : null,
    buttons(
      button(text.board.showMine, to.show, about.post.id),
      button(text.home.button, addresses.home.open),
    ),
  );
};

/** To whoever was told: not theirs, and what changes. `topic` is one they will hear no more of; null for none. */
export const postPassed = (
  text: Text,
  about: { readonly topic: TagSlug | null; readonly labels: TagLabels },
): Message =>
  message(
    text.board.passed,
    line(text.board.passed),
    about.topic === null ? null : line(text.board.topicClosed(tagName(text, about.labels, about.topic))),
    buttons(button(text.home.button, addresses.home.open)),
  );

/** To whoever thought of somebody: the same whatever becomes of it. */
export const personSuggested = (text: Text): Message =>
  message(
    text.board.suggested,
    line(text.board.suggested),
    line(text.board.suggestedNext),
    buttons(button(text.home.button, addresses.home.open)),
  );

const helpMeans = (text: Text, post: BoardPost): string =>
  post.name === 'meet' ? text.board.helpMeets : text.board.helpAsks;
