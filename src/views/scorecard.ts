import { writeMoney } from '../core/money.ts';
import type { Scorecard } from '../core/scorecard.ts';
import type { Totals } from '../core/totals.ts';
import { addresses } from './addresses.ts';
import type { Inline, Message, Part } from './message.ts';
import { button, buttons, facts, heading, line, message, note } from './parts.ts';
import type { Text } from './text.ts';

/** How many currencies are named; more is no scorecard. */
const mostCurrencies = 3;

/** My own, for me alone: what the other side confirmed, with nobody to compare to. */
export const myScorecard = (text: Text, about: { readonly card: Scorecard }): Message => {
  const { card } = about;
  const words = text.scorecard;
  const won = (count: number): string => (count === 0 ? '' : ` (${words.won(count)})`);
  return message(
    words.heading,
    heading(words.heading),
    facts(
      [words.given, [`${card.given}${won(card.givenWon)}`]],
      [words.received, [`${card.received}${won(card.receivedWon)}`]],
      [words.thanked, [String(card.thanked)]],
      [words.thanksSaid, [String(card.thanksSaid)]],
      [words.meetings, [String(card.meetings)]],
      [words.visitors, [String(card.visitors)]],
      [words.worth, sums(text, card.worth)],
    ),
    note(words.note),
    buttons(
      button(text.referrals.heading, addresses.referrals.open),
      button(text.home.button, addresses.home.open),
    ),
  );
};

/** In the first fortnight. */
export const scorecardLater = (text: Text, about: { readonly from: Date }): Message =>
  message(
    text.scorecard.later,
    heading(text.scorecard.heading),
    line(text.scorecard.later, ' ', { on: about.from }),
    buttons(
      button(text.referrals.heading, addresses.referrals.open),
      button(text.home.button, addresses.home.open),
    ),
  );

/** To managers: everybody together, as it was published. */
export const communityTotals = (text: Text, about: { readonly totals: readonly Totals[] }): Message =>
  message(
    text.scorecard.totals,
    heading(text.scorecard.totals),
    ...(about.totals.length === 0
      ? [line(text.scorecard.noTotals)]
      : about.totals.map((one) => totalLine(text, one))),
    note(text.scorecard.totalsNote),
    buttons(
      button(text.network.communityHeading, addresses.network.community),
      button(text.referrals.heading, addresses.referrals.open),
      button(text.home.button, addresses.home.open),
    ),
  );

const totalLine = (text: Text, { until, thanks, slips, won, amounts }: Totals): Part => {
  const words = text.scorecard;
  const entries: Inline[] = [
    slips === null ? '' : ` · ${words.totalSlips(slips)}`,
    won === null ? '' : ` · ${words.won(won)}`,
    thanks === null ? '' : ` · ${words.totalThanks(thanks)}`,
  ];
  const worth = amounts.length === 0 ? [] : [` · ${words.worth}: `, ...sums(text, amounts)];
  return line(`${words.until} `, { on: until }, ...entries, ...worth);
};

const sums = (text: Text, amounts: Scorecard['worth']): Inline[] =>
  amounts.length === 0
    ? []
    : [
        amounts
          .slice(0, mostCurrencies)
          .map((money) => writeMoney(money, text.language))
          .join(' + '),
      ];
