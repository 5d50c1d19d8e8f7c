import type { IntroRequestId, MemberId } from '../core/ids.ts';
import type { IntroKind } from '../core/introRequest.ts';
import { isSnoozed, type Member } from '../core/member.ts';
import { addresses } from './addresses.ts';
import type { TagLabels } from './expertise.ts';
import { type IntroductionLine, introductionLine } from './introductions.ts';
import { type AskLine, askLine } from './introRequests.ts';
import { joinExplained } from './members.ts';
import type { Message, Part } from './message.ts';
import { button, buttons, excerpt, heading, line, message, note, primary, rows } from './parts.ts';
import type { Text } from './text.ts';

/** Home of somebody who has not joined, or left; managers need not join to manage. */
export const homeForVisitor = (
  text: Text,
  about: { readonly community: string; readonly isBack: boolean; readonly managed: Home['managed'] },
): Message => {
  const explained = joinExplained(text, about);
  return { ...explained, parts: [...explained.parts, ...managing(text, about.managed)] };
};

/** A card that waits for the reader's answer; `requester` is null where the name is not shown. */
export type WaitingLine = {
  /** Asked to meet somebody, or to pass the request on. */
  readonly as: 'target' | 'connector';
  readonly request: IntroRequestId;
  readonly kind: IntroKind;
  readonly requester: MemberId | null;
  readonly dueAt: Date;
};

/** Where a waiting card is read and answered. */
export const cardAddress = ({ as }: Pick<WaitingLine, 'as'>): string =>
  as === 'target' ? addresses.introRequests.card : addresses.connectors.card;

/** Home of members before a manager started. */
export const homeBeforeStart = (text: Text, about: { readonly community: string }): Message =>
  message(
    text.refusals.notStarted,
    heading(text.home.heading(excerpt(about.community, 80))),
    line(text.refusals.notStarted),
  );

/** Everything a member finds at home. */
export type Home = {
  readonly member: Member;
  readonly community: string;
  readonly now: Date;
  readonly waiting: readonly WaitingLine[];
  readonly asks: readonly AskLine[];
  readonly introductions: readonly IntroductionLine[];
  /** How many joined, of how many people; only for managers. */
  readonly managed: { readonly joined: number; readonly people: number } | null;
  readonly labels: TagLabels;
  /** How much waits on the page of one's network. */
  readonly networkWaits: number;
};

/** What waits for me, what I asked, whom I met, and a way to everything. */
export const home = (text: Text, about: Home): Message =>
  message(
    text.home.summary,
    heading(text.home.heading(excerpt(about.community, 80))),
    ...pause(text, about),
    ...waiting(text, about),
    ...asks(text, about),
    ...introductions(text, about),
    buttons(
      primary(text.introRequests.ask, addresses.introRequests.ask),
      button(text.introRequests.meetPerson, addresses.introRequests.meet),
      button(text.connectors.refer, addresses.connectors.refer),
      button(text.expertise.find, addresses.expertise.find),
      button(text.introRequests.mine, addresses.introRequests.mine),
    ),
    ...rows(
      [
        button(text.introductions.mine, addresses.introductions.mine),
        button(text.members.profile, addresses.members.profile),
        button(text.members.preferences, addresses.members.preferences),
        isSnoozed(about.member, about.now)
          ? button(text.members.resume, addresses.members.snooze, 'off')
          : button(text.members.snooze, addresses.members.snooze),
        button(text.members.avoidList, addresses.members.avoided),
        button(text.connectors.rules, addresses.connectors.rules),
        button(text.rounds.summary, addresses.rounds.open),
        button(text.meetups.heading, addresses.meetups.open),
        button(text.network.button(about.networkWaits), addresses.network.open),
        button(text.referrals.heading, addresses.referrals.open),
        button(text.digest.page, addresses.digests.open),
        button(text.board.heading, addresses.board.open),
        button(text.keep.heading, addresses.keep.list),
        button(text.help.button, addresses.help.show),
        button(text.members.know, addresses.members.know),
        button(text.members.leave, addresses.members.leave),
        about.managed === null ? null : button(text.communities.desk, addresses.communities.desk),
        about.managed === null ? null : button(text.console.open, addresses.console.open),
      ].filter((each) => each !== null),
    ),
    about.managed === null ? null : note(text.home.managed(about.managed.joined, about.managed.people)),
  );

/** What managers find before they join themselves. */
const managing = (text: Text, managed: Home['managed']): Part[] =>
  managed === null
    ? []
    : [
        { kind: 'divider' },
        line({ strong: text.home.managed(managed.joined, managed.people) }),
        buttons(
          primary(text.communities.desk, addresses.communities.desk),
          button(text.tags.summary, addresses.tags.board),
          button(text.console.open, addresses.console.open),
        ),
        note(text.communities.next),
      ];

const pause = (text: Text, { member, now }: Home): Part[] =>
  member.snoozedUntil !== null && isSnoozed(member, now)
    ? [line(...text.members.snoozed(member.snoozedUntil))]
    : [];

const waiting = (text: Text, about: Home): Part[] => {
  const cards = about.waiting.slice(0, 3);
  if (cards.length === 0) return [];
  return [
    line({ strong: text.home.waiting(about.waiting.length) }),
    ...cards.map((card, index) =>
      line(
        `${index + 1}. ${text.kinds[card.kind]} · ${text.introRequests.from}: `,
        card.requester === null ? text.introRequests.unnamed : { mention: card.requester },
        ` · ${text.home.answerBy} `,
        { at: card.dueAt },
      ),
    ),
    buttons(
      ...cards.map((card, index) => primary(text.home.read(index + 1), cardAddress(card), card.request)),
    ),
  ];
};

const asks = (text: Text, about: Home): Part[] => {
  const open = about.asks.filter((ask) => ask.status === 'asking').slice(0, 2);
  return open.length === 0
    ? [line(text.home.noAsks)]
    : [
        line({ strong: text.home.asks(open.length) }),
        ...open.map((ask, index) => askLine(text, about.labels, ask, index + 1)),
      ];
};

const introductions = (text: Text, about: Home): Part[] => {
  const open = about.introductions.filter((one) => one.introduction.status !== 'closed').slice(0, 3);
  return open.length === 0
    ? []
    : [line({ strong: text.introductions.mine }), ...open.map((one) => introductionLine(text, one))];
};
