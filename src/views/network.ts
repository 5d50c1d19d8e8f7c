import type { MemberId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import type { CommunityNetwork } from '../core/network/aggregate.ts';
import type { Acquaintance } from '../core/network/mine.ts';
import { addresses } from './addresses.ts';
import { communityPictureAlt } from './communityPicture.ts';
import type { TagLabels } from './expertise.ts';
import type { Inline, Message, Part } from './message.ts';
import { button, buttons, excerpt, facts, heading, image, line, message, note, primary } from './parts.ts';
import type { Text } from './text.ts';

/** How many stand on one page. */
export const acquaintancesOnPage = 8;

/** Fading ones named at most; the rest are counted. */
const mostFading = 4;

/** An acquaintance as it is shown; `program` is the round's name where one brought them together. */
export type NetworkLine = {
  readonly known: Acquaintance;
  readonly program: string | null;
  /** Who brought the two together, as far as they let it be said. */
  readonly via: readonly Member[];
  readonly came: Came;
};

/** What waits for the reader: questions whether they know somebody, new recommendations, those of theirs that end. */
export type NetworkWaits = Readonly<Record<'questions' | 'vouches' | 'renewals', number>>;

/** What came of knowing somebody, in both directions together. */
export type Came = Readonly<Record<'slips' | 'won' | 'thanks' | 'vouches', number>>;

/** My network: how many, whom through what, what came of it, who is fading. `page` counts from 0. */
export const myNetwork = (
  text: Text,
  about: {
    readonly lines: readonly NetworkLine[];
    readonly page: number;
    readonly waits: NetworkWaits;
    /** Managers may see by name that there is nobody yet. */
    readonly isHelped: boolean;
  },
): Message => {
  const { lines, page } = about;
  if (lines.length === 0) return nobodyYet(text, about);
  const first = page * acquaintancesOnPage;
  const shown = lines.slice(first, first + acquaintancesOnPage);
  const rest = lines.length - first - shown.length;
  return message(
    text.network.summary(lines.length),
    heading(text.network.heading),
    ...(page === 0 ? waiting(text, about.waits) : []),
    ...(page === 0 ? [totals(text, lines)] : []),
    ...shown.map((one) => acquaintance(text, one)),
    ...(page === 0 ? fading(text, lines) : []),
    buttons(
      rest > 0 ? button(text.network.further(rest), addresses.network.open, String(page + 1)) : null,
      page > 0 ? button(text.network.first, addresses.network.open) : null,
      primary(text.network.picture, addresses.network.picture),
      button(text.oneToOnes.log, addresses.oneToOnes.log),
      button(text.ties.heading, addresses.ties.open),
    ),
    buttons(
      button(text.vouches.heading, addresses.vouches.open),
      button(text.keep.heading, addresses.keep.list),
      button(text.home.button, addresses.home.open),
    ),
    note(text.network.onlyYou),
  );
};

/** The picture is drawn and comes by direct message. */
export const pictureOnItsWay = (text: Text): Message =>
  message(text.network.onItsWay, line(text.network.onItsWay));

/** The picture itself, with all of it in words. */
export const networkPictured = (
  text: Text,
  about: {
    readonly member: MemberId;
    readonly lines: readonly NetworkLine[];
    readonly names: readonly string[];
  },
): Message =>
  message(
    text.network.heading,
    heading(text.network.heading),
    image({ file: 'network', member: about.member }, text.network.fileName, inWords(text, about)),
    buttons(button(text.network.list, addresses.network.open)),
  );

/** The community's network, to the manager who asked, with all of it in words. */
export const communityPictured = (
  text: Text,
  about: { readonly member: MemberId; readonly network: CommunityNetwork; readonly labels: TagLabels },
): Message =>
  message(
    text.network.communityHeading,
    heading(text.network.communityHeading),
    image(
      { file: 'communityNetwork', member: about.member },
      text.network.communityFile,
      communityPictureAlt(text, about),
    ),
    note(text.network.communityNote),
    buttons(button(text.scorecard.totals, addresses.scorecard.totals)),
  );

/** Managers see it from now on, or no more. */
export const helpedSaid = (text: Text, about: { readonly isOn: boolean }): Message => {
  const said = about.isOn ? text.network.helpedOn : text.network.helpedOff;
  return message(
    said,
    line(said),
    buttons(
      button(text.undo, addresses.network.helped, about.isOn ? 'no' : 'yes'),
      button(text.network.heading, addresses.network.open),
    ),
  );
};

const nobodyYet = (
  text: Text,
  { waits, isHelped }: { readonly waits: NetworkWaits; readonly isHelped: boolean },
): Message =>
  message(
    text.network.none,
    heading(text.network.heading),
    ...waiting(text, waits),
    line(text.network.none),
    line(text.network.howItBegins),
    buttons(
      primary(text.introRequests.ask, addresses.introRequests.ask),
      button(text.ties.heading, addresses.ties.open),
      button(text.rounds.summary, addresses.rounds.open),
      isHelped
        ? button(text.network.helpNoMore, addresses.network.helped, 'no')
        : button(text.network.help, addresses.network.helped, 'yes'),
    ),
    note(isHelped ? text.network.helpedOn : text.network.helpNote),
  );

const waiting = (text: Text, { questions, vouches, renewals }: NetworkWaits): Part[] => {
  const said = [
    ...(questions === 0 ? [] : [text.ties.waiting(questions)]),
    ...(vouches === 0 ? [] : [text.vouches.waiting(vouches)]),
    ...(renewals === 0 ? [] : [text.vouches.renewals(renewals)]),
  ];
  if (said.length === 0) return [];
  const recommended = vouches > 0 ? 'about' : renewals > 0 ? 'by' : null;
  return [
    ...said.map((one) => line({ strong: one })),
    buttons(
      questions === 0 ? null : primary(text.ties.questions, addresses.ties.open),
      recommended === null ? null : button(text.vouches.heading, addresses.vouches.open, recommended),
    ),
  ];
};

const totals = (text: Text, lines: readonly NetworkLine[]): Part => {
  const count = (holds: (known: Acquaintance) => boolean) => lines.filter(({ known }) => holds(known)).length;
  const number = (amount: number): Inline[] => (amount === 0 ? [] : [String(amount)]);
  return facts(
    [text.network.people, [String(lines.length)]],
    [text.network.throughIntroductions, number(count(({ through }) => through.by.endsWith('Ask')))],
    [text.network.throughRounds, number(count(({ through }) => through.by === 'round'))],
    [text.network.knownBefore, number(count(({ through }) => through.by === 'tie'))],
    [text.network.overTalks, number(count(({ through }) => through.by === 'talk'))],
    [text.network.talked, number(count(({ result }) => result === 'talked'))],
  );
};

const acquaintance = (text: Text, { known, program, via, came }: NetworkLine): Part => {
  const said = [text.network.results[known.result], ...cameOf(text, came)];
  return line(
    { mention: known.person },
    ` · ${throughIn(text, known, program)}`,
    ...via.flatMap(({ id }, index): Inline[] => [
      index === 0 ? ` · ${text.network.via} ` : ', ',
      { mention: id },
    ]),
    ` · ${said.join(' · ')} · ${text.network.last} `,
    { on: known.lastAt },
  );
};

/** 2 referrals (1 won), 1 thank-you; nothing where nothing came. */
const cameOf = (text: Text, { slips, won, thanks, vouches }: Came): string[] => [
  ...(slips === 0
    ? []
    : [`${text.network.came.slips(slips)}${won === 0 ? '' : ` (${text.network.came.won(won)})`}`]),
  ...(thanks === 0 ? [] : [text.network.came.thanks(thanks)]),
  ...(vouches === 0 ? [] : [text.network.came.vouches(vouches)]),
];

const throughIn = (text: Text, { through }: Acquaintance, program: string | null): string =>
  through.by === 'round'
    ? text.network.throughRound(excerpt(program ?? '', 40))
    : text.network.through[through.by];

const fading = (text: Text, lines: readonly NetworkLine[]): Part[] => {
  const quiet = lines.filter(({ known }) => known.isFading);
  if (quiet.length === 0) return [];
  const names = quiet
    .slice(0, mostFading)
    .flatMap(({ known }, index): Inline[] => [index === 0 ? '' : ', ', { mention: known.person }]);
  const more = quiet.length - mostFading;
  return [
    line({ strong: text.network.fading }),
    line(...names, more > 0 ? ` ${text.andMore(more)}` : ''),
    note(text.network.fadingNote),
  ];
};

/** Everything the picture shows, for those who do not see it. */
const inWords = (
  text: Text,
  about: { readonly lines: readonly NetworkLine[]; readonly names: readonly string[] },
): string => {
  const quiet = about.lines.filter(({ known }) => known.isFading).length;
  const sentences = [
    text.network.alt(about.lines.length),
    `${text.network.warmest} ${about.names.join(', ')}.`,
  ];
  return [...sentences, ...(quiet > 0 ? [text.network.altFading(quiet)] : [])].join(' ');
};
