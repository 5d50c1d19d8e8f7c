import type { BoardPost } from '../core/boardPost.ts';
import type { Named, WeekFigures } from '../core/channelDigest.ts';
import type { Chart } from '../core/chart.ts';
import type { Figure } from '../core/figures.ts';
import type { IntroRequestId, MeetupId, ProgramId, TagSlug } from '../core/ids.ts';
import type { IntroKind } from '../core/introRequest.ts';
import type { Member } from '../core/member.ts';
import { hostOf, type Share } from '../core/share.ts';
import { addresses } from './addresses.ts';
import { besideMark } from './digest.ts';
import { publicOffers, type TagLabels, tagList, tagName } from './expertise.ts';
import type { Inline, Message, Part } from './message.ts';
import { button, buttons, excerpt, facts, heading, image, line, message, note } from './parts.ts';
import { nameOf } from './people.ts';
import type { Text } from './text.ts';

/** Shown of each kind, at most. */
const most = 3;

/** An ask nobody could answer; `by` only with the requester's yes. */
export type OpenAsk = {
  readonly request: IntroRequestId;
  readonly kind: IntroKind;
  readonly topics: readonly TagSlug[];
  readonly by: Member | null;
};

/** Everything a channel digest may tell; what a manager left out is empty. */
export type ChannelNews = {
  readonly community: string;
  readonly labels: TagLabels;
  readonly newcomers: Named<Member>;
  /** Pairs who met here and agreed to be named. */
  readonly introduced: Figure;
  readonly talked: Figure;
  readonly asks: readonly OpenAsk[];
  /** Posts nobody answered in a week, where their authors agreed; `by` only where they stand by it with their name. */
  readonly posts: readonly { readonly post: BoardPost; readonly by: Member | null }[];
  /** Links shared since; their sharers are not named here. */
  readonly links: readonly Share[];
  readonly thanks: Named<{ readonly from: Member; readonly to: Member; readonly topic: TagSlug | null }>;
  readonly events: readonly { readonly meetup: MeetupId; readonly title: string; readonly at: Date }[];
  readonly rounds: readonly { readonly program: ProgramId; readonly name: string; readonly at: Date }[];
  /** The day of the digest, and the weeks of its picture; null for none. */
  readonly chart: { readonly date: string; readonly weeks: readonly WeekFigures[] } | null;
};

/** Whether there is anything to say; a picture alone is not. */
export const saysSomething = (news: ChannelNews): boolean =>
  news.newcomers.named.length + news.asks.length + news.thanks.named.length > 0 ||
  news.events.length + news.rounds.length + news.posts.length + news.links.length > 0 ||
  [news.newcomers.others, news.introduced, news.talked, news.thanks.others].some((one) => isShown(one));

/** The weekly digest for everybody, in the community's language. */
export const channelDigest = (text: Text, news: ChannelNews): Message => {
  const words = text.channelDigest;
  const community = excerpt(news.community, 80);
  return message(
    words.summary(community),
    heading(words.heading(community)),
    ...newcomers(text, news),
    ...met(text, news),
    ...asks(text, news),
    ...board(text, news),
    ...thanks(text, news),
    ...dates(text, news),
    ...chart(text, news),
    buttons(
      button(words.askToo, addresses.introRequests.ask, besideMark),
      news.posts.length === 0 ? null : button(text.board.heading, addresses.board.open, besideMark),
    ),
    note(words.note),
  );
};

/** The picture: introductions and talks by week, each under the day on which its week begins. */
export const weekChart = (text: Text, weeks: readonly WeekFigures[]): Chart => {
  const words = text.channelDigest;
  const shown = (figure: Figure) => (figure === 'few' ? null : figure);
  return {
    title: words.chart,
    stretches: weeks.map(({ date }) => dayAndMonth(date)),
    series: [
      { name: words.chartIntroduced, values: weeks.map(({ introduced }) => shown(introduced)) },
      { name: words.chartTalked, values: weeks.map(({ talked }) => shown(talked)) },
    ],
  };
};

/** Everything the picture shows, in words. */
export const chartAlt = (text: Text, weeks: readonly WeekFigures[]): string => {
  const each = weeks.map(
    ({ date, introduced, talked }) => `${dayAndMonth(date)}: ${counted(introduced)}, ${counted(talked)}`,
  );
  return `${text.channelDigest.chartSays} ${each.join('; ')}.`;
};

const isShown = (figure: Figure): figure is number => figure !== 'few' && figure > 0;

const counted = (figure: Figure): string => (figure === 'few' ? '–' : String(figure));

const newcomers = (text: Text, { newcomers: { named, others }, labels }: ChannelNews): Part[] => {
  const words = text.channelDigest;
  const shown = named.slice(0, most);
  const hidden = named.length - shown.length + (isShown(others) ? others : 0);
  if (named.length === 0 && !isShown(others)) return [];
  return [
    line({ strong: words.newcomers }),
    facts(
      ...shown.map((member) => {
        const offers = publicOffers(text, labels, member.offers, 3);
        return [nameOf(text, member, 60), [offers === '' ? '–' : excerpt(offers, 80)]] as const;
      }),
    ),
    hidden === 0 ? null : line(named.length === 0 ? words.newPeople(hidden) : words.morePeople(hidden)),
  ].filter((part) => part !== null);
};

const met = (text: Text, { introduced, talked }: ChannelNews): Part[] => {
  const words = text.channelDigest;
  const said = [
    isShown(introduced) ? words.introduced(introduced) : '',
    isShown(talked) ? words.talked(talked) : '',
  ].filter((one) => one !== '');
  return said.length === 0 ? [] : [line({ strong: words.met }), line(said.join(' '))];
};

const asks = (text: Text, { asks: all, labels }: ChannelNews): Part[] => {
  if (all.length === 0) return [];
  const words = text.channelDigest;
  const shown = all.slice(0, most);
  return [
    line({ strong: words.asks }),
    ...shown.map(({ kind, topics, by }, index) => {
      const what = tagList(text, labels, topics.slice(0, 3));
      const who: Inline[] = by === null ? [] : [` · ${words.from}: `, { strong: nameOf(text, by, 60) }];
      return line(`${index + 1}. `, { strong: excerpt(`${text.kinds[kind]}: ${what}`, 110) }, ...who);
    }),
    buttons(
      ...shown.map(({ request }, index) =>
        button(words.canHelp(index + 1), addresses.digests.help, `${request}${besideMark}`),
      ),
    ),
  ];
};

/** One part: what stands on the board, and links by the site they lead to; fewer where asks fill the digest. */
const board = (text: Text, { asks: open, posts, links, labels }: ChannelNews): Part[] => {
  const fits = open.length < most ? 2 : 1;
  return [
    facts(
      ...posts.slice(0, fits).map(({ post, by }) => {
        const what = tagList(text, labels, post.topics.slice(0, 2));
        const who: Inline[] =
          by === null ? [] : [` · ${text.channelDigest.from}: `, { strong: nameOf(text, by, 30) }];
        const label = `${text.board.kinds[post.kind]}${what === '' ? '' : ` · ${what}`}`;
        return [excerpt(label, 40), [text.share.quoted(excerpt(post.text, 70)), ...who]] as const;
      }),
      ...links
        .slice(0, fits)
        .map(
          ({ address, topic }) =>
            [
              `${text.channelDigest.link} · ${excerpt(tagName(text, labels, topic), 30)}`,
              [{ link: address, label: excerpt(hostOf(address), 30) }],
            ] as const,
        ),
    ),
  ];
};

const thanks = (text: Text, { thanks: { named, others }, labels }: ChannelNews): Part[] => {
  const words = text.channelDigest;
  if (named.length === 0 && !isShown(others)) return [];
  return [
    line({ strong: words.thanks }),
    facts(
      ...named
        .slice(0, most)
        .map(
          ({ from, to, topic }) =>
            [
              `${nameOf(text, from, 40)} → ${nameOf(text, to, 40)}`,
              [topic === null ? text.thanks.otherHelp : tagName(text, labels, topic)],
            ] as const,
        ),
    ),
    isShown(others) ? line(named.length === 0 ? words.someThanks(others) : words.moreThanks(others)) : null,
  ].filter((part) => part !== null);
};

const dates = (text: Text, { events, rounds }: ChannelNews): Part[] => {
  const all = [
    ...events.slice(0, most).map(({ title, at }) => [excerpt(title, 60), [{ at }]] as const),
    ...rounds
      .slice(0, 2)
      .map(({ name, at }) => [text.channelDigest.round(excerpt(name, 40)), [{ at }]] as const),
  ];
  return all.length === 0 ? [] : [line({ strong: text.channelDigest.ahead }), facts(...all)];
};

const chart = (text: Text, { chart: drawn }: ChannelNews): Part[] =>
  drawn === null
    ? []
    : [image({ file: 'weeks', date: drawn.date }, text.channelDigest.chartName, chartAlt(text, drawn.weeks))];

const dayAndMonth = (date: string): string => `${Number(date.slice(8, 10))}.${date.slice(5, 7)}`;
