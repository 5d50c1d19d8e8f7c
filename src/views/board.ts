import { isFixed, mayRenew, showsName } from '../core/board.ts';
import { type BoardPost, boardLimits } from '../core/boardPost.ts';
import type { MemberId, TagSlug } from '../core/ids.ts';
import { addresses } from './addresses.ts';
import { type TagLabels, tagList, tagName } from './expertise.ts';
import type { Inline, Message, Part } from './message.ts';
import { button, buttons, facts, heading, line, message, note, primary, quote, rows } from './parts.ts';
import type { Text } from './text.ts';

const to = addresses.board;

/** A post with what its topics are called. */
export type PostFacts = { readonly post: BoardPost; readonly labels: TagLabels };

/** Posts on one page of the board. */
export const postsOnPage = 4;
/** Topics to choose from above the list. */
const mostFilters = 4;

/** The board: the newest first, of all topics or one. `page` counts from 0; `isMine`: the reader's own. */
export const boardList = (
  text: Text,
  about: {
    readonly posts: readonly BoardPost[];
    readonly page: number;
    readonly topic: TagSlug | null;
    readonly topics: readonly TagSlug[];
    readonly isMine: boolean;
    readonly labels: TagLabels;
  },
): Message => {
  const { posts, page, topic, labels } = about;
  const first = page * postsOnPage;
  const shown = posts.slice(first, first + postsOnPage);
  const rest = posts.length - first - shown.length;
  const at = (number: number) => `${about.isMine ? 'mine' : (topic ?? 'all')}/${number}`;
  const title = about.isMine ? text.board.mine : text.board.heading;
  return message(
    title,
    heading(topic === null ? title : `${title}: ${tagName(text, labels, topic)}`),
    shown.length === 0 ? line(about.isMine ? text.board.noneOfMine : text.board.none) : null,
    ...shown.flatMap((post, index) => listed(text, { post, labels }, index + 1)),
    buttons(...shown.map(({ id }, index) => button(text.board.show(index + 1), to.show, id))),
    buttons(
      rest > 0 ? button(text.board.older(rest), to.open, at(page + 1)) : null,
      page > 0 ? button(text.board.first, to.open, at(0)) : null,
      topic === null && !about.isMine ? null : button(text.board.all, to.open),
    ),
    buttons(
      ...about.topics
        .filter((one) => one !== topic)
        .slice(0, mostFilters)
        .map((one) => button(tagName(text, labels, one), to.open, `${one}/0`)),
    ),
    buttons(
      primary(text.board.write, to.write),
      about.isMine ? null : button(text.board.mine, to.open, 'mine/0'),
      button(text.share.heading, addresses.share.open),
      button(text.home.button, addresses.home.open),
    ),
  );
};

/** To its author, before it stands on the board: how it was understood. */
export const postDraft = (text: Text, { post, labels }: PostFacts): Message =>
  message(
    text.board.draft,
    heading(text.board.draft),
    ...postBody(text, { post, labels }),
    line(post.topics.length === 0 ? text.board.noTopics : text.board.understood[post.kind]),
    ...rows([
      ...post.topics.map((topic) =>
        button(`✕ ${tagName(text, labels, topic)}`, to.removeTopic, `${post.id}/${topic}`),
      ),
      ...(post.topics.length < boardLimits.topics
        ? [button(text.introRequests.addTopic, to.addTopic, post.id)]
        : []),
    ]),
    buttons(
      primary(text.board.publish, to.publish, post.id),
      button(text.board.change, to.change, post.id),
      button(text.board.discard, to.close, post.id),
    ),
    note(text.board.names[post.name]),
  );

/** To its author: it stands on the board, and what becomes of it. */
export const postPublished = (text: Text, { post, labels }: PostFacts): Message =>
  message(
    text.board.published,
    heading(text.board.published),
    ...postBody(text, { post, labels }),
    line(text.board.publishedNext),
    ...(post.status === 'open' ? [line(text.board.until, ' ', { on: post.expiresAt })] : []),
    buttons(
      button(text.board.showMine, to.show, post.id),
      button(text.board.heading, to.open),
      button(text.home.button, addresses.home.open),
    ),
  );

/** To its author, later: how it stands, who helps, and what can be done. */
export const ownPost = (text: Text, { post, labels }: PostFacts): Message => {
  if (post.status === 'draft') return postDraft(text, { post, labels });
  const met = post.helpers.filter(({ state }) => state === 'met').slice(0, 5);
  const waiting = post.status === 'open' || post.status === 'closed' ? offersOf(post) : [];
  const isOpen = post.status === 'open';
  return message(
    text.board.yours,
    heading(text.board.yours),
    ...postBody(text, { post, labels }),
    line(text.board.statuses[isOpen ? 'open' : post.reason], ' ', {
      at: isOpen ? post.expiresAt : post.closedAt,
    }),
    ...(met.length === 0 ? [] : [line({ strong: text.board.met }, ' ', ...mentions(met))]),
    waiting.length === 0 ? null : line({ strong: text.board.offers(waiting.length) }),
    buttons(
      ...waiting
        .slice(0, 5)
        .map(({ member }, index) =>
          primary(text.board.readOffer(index + 1), to.offer, `${post.id}/${member}`),
        ),
    ),
    buttons(
      ...met.map(({ member }, index) =>
        button(text.board.solved(index + 1), addresses.thanks.say, `post/${post.id}/${member}`),
      ),
    ),
    buttons(
      isOpen && !isFixed(post) ? button(text.board.change, to.change, post.id) : null,
      mayRenew(post) ? button(text.board.renew, to.renew, post.id) : null,
      isOpen ? button(text.board.close, to.close, post.id) : null,
      button(text.board.heading, to.open),
    ),
    note(text.board.toldNote),
  );
};

/** To its author: its time is over. */
export const postOver = (text: Text, { post, labels }: PostFacts): Message => {
  const met = post.helpers.filter(({ state }) => state === 'met').slice(0, 5);
  return message(
    text.board.overSummary,
    heading(text.board.overSummary),
    ...postBody(text, { post, labels }),
    line(met.length === 0 ? text.board.overWithout : text.board.overWith),
    ...(met.length === 0 ? [] : [line(...mentions(met))]),
    buttons(
      ...met.map(({ member }, index) =>
        primary(text.board.solved(index + 1), addresses.thanks.say, `post/${post.id}/${member}`),
      ),
    ),
    buttons(
      mayRenew(post) ? primary(text.board.renew, to.renew, post.id) : null,
      button(text.introRequests.ask, addresses.introRequests.ask),
      button(text.home.button, addresses.home.open),
    ),
  );
};

/** Taken off the board, or thrown away before it stood there. */
export const postClosed = (text: Text, about: { readonly wasDraft: boolean }): Message =>
  message(
    about.wasDraft ? text.board.discarded : text.board.closed,
    line(about.wasDraft ? text.board.discarded : text.board.closed),
    buttons(button(text.board.heading, to.open), button(text.home.button, addresses.home.open)),
  );

/** A shortcut was used on somebody else's message. */
export const notOwnMessage = (text: Text): Message =>
  message(
    text.board.notOwnMessage,
    line(text.board.notOwnMessage),
    buttons(primary(text.board.write, to.write), button(text.board.heading, to.open)),
  );

/** The kind, from whom, the words, the topics. */
export const postBody = (text: Text, { post, labels }: PostFacts): Part[] => {
  const words = quote(post.text, boardLimits.text);
  return [
    facts(
      [text.board.kind, [text.board.kinds[post.kind]]],
      [text.board.from, from(text, post)],
      [text.board.topics, [tagList(text, labels, post.topics)]],
    ),
    ...(words === null ? [] : [words]),
  ];
};

const listed = (text: Text, { post, labels }: PostFacts, number: number): Part[] => {
  const topics = tagList(text, labels, post.topics.slice(0, 3));
  const words = quote(post.text, 120);
  return [
    line(
      { strong: `${number}. ${text.board.kinds[post.kind]}` },
      ' · ',
      ...from(text, post),
      topics === '' ? '' : ` · ${topics}`,
      ' · ',
      { on: post.status === 'draft' ? post.draftedAt : post.postedAt },
    ),
    ...(words === null ? [] : [words]),
  ];
};

const from = (text: Text, post: BoardPost): Inline[] => [
  showsName(post) ? { mention: post.author } : text.board.unnamed,
];

const offersOf = (post: BoardPost) => post.helpers.filter(({ state }) => state === 'offered');

const mentions = (people: readonly { readonly member: MemberId }[]): Inline[] =>
  people.flatMap(({ member }, index): Inline[] => [
    `${index === 0 ? '' : ' · '}${index + 1}. `,
    { mention: member },
  ]);
