import type { MemberId } from '../core/ids.ts';
import type { CheckInDay } from '../core/introduction.ts';
import { type Introduction, outcomes } from '../core/introduction.ts';
import type { OneToOne } from '../core/oneToOne.ts';
import type { Pairing } from '../core/pairing.ts';
import type { Referral } from '../core/referralSlip.ts';
import type { Suggestion } from '../core/suggestion.ts';
import type { Thanks } from '../core/thanks.ts';
import { addresses } from './addresses.ts';
import type { DigestSection } from './digest.ts';
import { type TagLabels, tagName } from './expertise.ts';
import { cardAddress, type WaitingLine } from './home.ts';
import { type AskLine, askInlines } from './introRequests.ts';
import type { Inline } from './message.ts';
import { button, primary } from './parts.ts';
import type { Text } from './text.ts';

/** A section shows so many lines; the rest is counted. */
const most = 3;

/** Somebody asked, and a clock runs: nothing is more urgent. */
export const cardsSection = (
  text: Text,
  about: { readonly waiting: readonly WaitingLine[] },
): DigestSection => {
  const shown = about.waiting.slice(0, most);
  return {
    heading: text.home.waiting(about.waiting.length),
    lines: shown.map((card, index) => [
      `${index + 1}. ${text.kinds[card.kind]} · ${text.introRequests.from}: `,
      card.requester === null ? text.introRequests.unnamed : { mention: card.requester },
      ` · ${text.home.answerBy} `,
      { at: card.dueAt },
    ]),
    buttons: shown.map((card, index) => primary(text.home.read(index + 1), cardAddress(card), card.request)),
    more: about.waiting.length - shown.length,
    urgency: 100,
  };
};

/** One talk after which the reader is asked whether it took place. */
export type HowLine =
  | { readonly introduction: Introduction; readonly day: CheckInDay; readonly with: readonly MemberId[] }
  | { readonly pairing: Pairing; readonly with: readonly MemberId[] };

/** "Did you talk?" for the latest; the others follow in the next digests. */
export const howSection = (text: Text, about: { readonly how: HowLine }): DigestSection => {
  const { how } = about;
  const subject =
    'pairing' in how
      ? ([addresses.pairings.checkIn, how.pairing.id] as const)
      : ([addresses.introductions.checkIn, `${how.introduction.id}/${how.day}`] as const);
  return {
    heading: text.digest.how,
    lines: [[`${text.digest.with}: `, ...mentions(how.with)]],
    buttons: outcomes.map((outcome) =>
      button(text.introductions.outcomes[outcome], subject[0], `${subject[1]}/${outcome}`),
    ),
    more: 0,
    urgency: 80,
  };
};

/** Leads that wait for a next step. */
export const slipsSection = (text: Text, about: { readonly slips: readonly Referral[] }): DigestSection => {
  const shown = about.slips.slice(0, most);
  return {
    heading: text.digest.slips(about.slips.length),
    lines: shown.map((slip, index) => [
      `${index + 1}. ${text.referrals.from}: `,
      { mention: slip.giver },
      ` · ${text.referrals.statuses[slip.status]}`,
    ]),
    buttons: shown.map((slip, index) =>
      primary(text.home.read(index + 1), addresses.referrals.show, slip.id),
    ),
    more: about.slips.length - shown.length,
    urgency: 70,
  };
};

/** Thanks and talks that wait for the reader's word. */
export const thanksSection = (
  text: Text,
  about: { readonly thanks: readonly Thanks[]; readonly talks: readonly OneToOne[] },
): DigestSection => {
  const { thanks, talks } = about;
  return {
    heading: text.digest.toAnswer(thanks.length + talks.length),
    lines: [
      ...(thanks.length === 0 ? [] : [[text.thanks.waiting(thanks.length)]]),
      ...(talks.length === 0 ? [] : [[text.oneToOnes.waiting(talks.length)]]),
    ],
    buttons: [button(text.referrals.heading, addresses.referrals.open)],
    more: 0,
    about: [...thanks, ...talks].map(({ id }) => id).join(),
    urgency: 60,
  };
};

/** What the reader asked for, and how long it may take. */
export const asksSection = (
  text: Text,
  about: { readonly asks: readonly AskLine[]; readonly labels: TagLabels },
): DigestSection => {
  const shown = about.asks.slice(0, most);
  return {
    heading: text.home.asks(about.asks.length),
    lines: shown.map((ask, index) => askInlines(text, about.labels, ask, index + 1)),
    buttons: [button(text.introRequests.mine, addresses.introRequests.mine)],
    more: about.asks.length - shown.length,
    urgency: 50,
  };
};

/** One new person to meet, unnamed: only what enough others offer as well. */
export const newPersonSection = (
  text: Text,
  about: { readonly suggestion: Suggestion; readonly labels: TagLabels },
): DigestSection => {
  const { suggestion, labels } = about;
  const topic = tagName(text, labels, suggestion.topic);
  return {
    heading: text.digest.newPerson,
    lines: [[...text.digest.newPersonWhy(topic)]],
    buttons: [
      primary(text.digest.askContact, addresses.suggestions.ask, suggestion.id),
      button(text.digest.notTopic, addresses.suggestions.notTopic, suggestion.id),
      button(text.digest.notSuggest, addresses.suggestions.never, suggestion.id),
    ],
    more: 0,
    urgency: 40,
  };
};

/** Asked once: may digests in public channels name the reader? */
export const nameSection = (text: Text): DigestSection => ({
  heading: text.digest.name,
  lines: [[text.digest.nameWhat]],
  buttons: [
    button(text.digest.nameYes, addresses.digests.named, 'yes'),
    button(text.digest.nameNo, addresses.digests.named, 'no'),
  ],
  more: 0,
  urgency: 20,
});

/** Said once: what the reader's profile lacks. */
export const profileSection = (text: Text, about: { readonly missing: string }): DigestSection => ({
  heading: text.digest.profile,
  lines: [[about.missing]],
  buttons: [button(text.members.edit, addresses.members.editProfile)],
  more: 0,
  urgency: 30,
});

const mentions = (people: readonly MemberId[]): Inline[] =>
  people.flatMap((mention, index): Inline[] => (index === 0 ? [{ mention }] : [', ', { mention }]));
