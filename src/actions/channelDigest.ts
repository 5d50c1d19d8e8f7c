import {
  chartWeeks,
  namedAmong,
  type WeekFigures,
  type Window,
  weekFigures,
  windowOf,
} from '../core/channelDigest.ts';
import type { Chart } from '../core/chart.ts';
import type { ChannelPart, DigestSettings } from '../core/digest.ts';
import { figureOf } from '../core/figures.ts';
import type { MemberId } from '../core/ids.ts';
import { nextRound } from '../core/program.ts';
import { type LocalDate, localDateOf } from '../core/time/zones.ts';
import { type ChannelNews, channelDigest, saysSomething, weekChart } from '../views/channelDigest.ts';
import type { Message } from '../views/message.ts';
import { text } from '../views/text.ts';
import { boardNews } from './boardDigest.ts';
import { labelsOf } from './expertise.ts';
import type { Transaction } from './ports.ts';

const dayMs = 86_400_000;
/** How far ahead events and rounds are told. */
const aheadDays = 14;
/** Thanks are answered some time after they were said. */
const answerDays = 30;

/** The channel digest of a day as it reads now; null where there is nothing to say. */
export const composeChannelDigest = async (tx: Transaction, date: LocalDate): Promise<Message | null> => {
  const settings = await tx.digests.settings();
  if (settings === null) return null;
  const before = await tx.digests.dayBefore('channel', date);
  const window = windowOf(settings.channel, date, before, tx.community.zone);
  return digestOf(tx, settings, date, window);
};

/** What it would say now, from the last one on. */
export const previewChannelDigest = async (
  tx: Transaction,
  settings: DigestSettings,
): Promise<Message | null> => {
  const date = localDateOf(tx.now, tx.community.zone);
  const before = await tx.digests.lastDay('channel');
  const { from } = windowOf(settings.channel, date, before, tx.community.zone);
  return digestOf(tx, settings, date, { from, until: tx.now });
};

/** The chart of the weeks up to a day, in the community's language; null for no picture. */
export const weekChartOf = async (tx: Transaction, date: LocalDate): Promise<Chart | null> => {
  const settings = await tx.digests.settings();
  if (settings === null) return null;
  const { until } = windowOf(settings.channel, date, null, tx.community.zone);
  const weeks = await weeksUntil(tx, until > tx.now ? tx.now : until);
  return weeks === null ? null : weekChart(text(tx.community.language), weeks);
};

const digestOf = async (
  tx: Transaction,
  settings: DigestSettings,
  date: LocalDate,
  window: Window,
): Promise<Message | null> => {
  const news = await newsOf(tx, settings.channel.include, date, window);
  return saysSomething(news) ? channelDigest(text(tx.community.language), news) : null;
};

const newsOf = async (
  tx: Transaction,
  include: readonly ChannelPart[],
  date: LocalDate,
  { from, until }: Window,
): Promise<ChannelNews> => {
  const paused = await tx.pauses.standing();
  // Whoever is paused says nothing and is named nowhere.
  const agreed = new Set([...(await tx.consents.standing('named'))].filter((id) => !paused.has(id)));
  const tells = (part: ChannelPart) => include.includes(part);
  const counts = tells('introductions');
  const introduced = counts ? await tx.figures.introduced(from, until) : [];
  const talked = counts ? await tx.figures.talked(from, until) : [];
  const weeks = tells('chart') ? await weeksUntil(tx, until) : null;
  return {
    community: tx.community.name,
    labels: await labelsOf(tx),
    newcomers: tells('newcomers') ? await newcomersOf(tx, agreed, { from, until }) : nobody,
    introduced: figureOf(
      introduced.length,
      introduced.flatMap(({ people }) => people),
    ),
    talked: figureOf(
      talked.length,
      talked.flatMap(({ people }) => people),
    ),
    asks: tells('asks') ? await asksOf(tx, { from, until }) : [],
    ...(tells('asks') ? await boardNews(tx, { from, until }) : { posts: [], links: [] }),
    thanks: tells('thanks') ? await thanksOf(tx, agreed, { from, until }) : nobody,
    events: tells('events') ? await eventsOf(tx) : [],
    rounds: tells('round') ? await roundsOf(tx) : [],
    chart: weeks === null ? null : { date, weeks },
  };
};

const nobody = { named: [], others: 0 } as const;

/** Hidden members ask to be found by nobody: they are counted and not named. */
const newcomersOf = async (tx: Transaction, agreed: ReadonlySet<MemberId>, { from, until }: Window) => {
  const came = (await tx.members.list({ status: 'joined' })).filter(
    ({ joinedAt }) => joinedAt !== null && joinedAt >= from && joinedAt < until,
  );
  const listed = new Set(came.filter(({ id, isHidden }) => agreed.has(id) && !isHidden).map(({ id }) => id));
  return namedAmong(came, ({ id }) => [id], listed);
};

/** As the requester chose when they asked; who left since says nothing any more. */
const asksOf = async (tx: Transaction, { from, until }: Window): Promise<ChannelNews['asks']> => {
  const found = await tx.introRequests.unanswered(from, until);
  const people = await tx.members.getMany(found.map(({ requester }) => requester));
  const paused = await tx.pauses.standing();
  return found.flatMap(({ id, kind, topics, publish, requester }) => {
    const member = people.get(requester);
    if (member?.status !== 'joined' || paused.has(requester) || topics.length === 0) return [];
    return [{ request: id, kind, topics, by: publish === 'withName' ? member : null }];
  });
};

/** Both agreed to these thanks being read, and both to being named; the others are counted. */
const thanksOf = async (tx: Transaction, agreed: ReadonlySet<MemberId>, { from, until }: Window) => {
  const said = await tx.thanks.between(new Date(from.getTime() - answerDays * dayMs), until);
  const kept = said.filter(({ keptAt }) => keptAt !== null && keptAt >= from && keptAt < until);
  const ids = kept.flatMap(({ from: by, to }) => [by, to]);
  const people = await tx.members.getMany(ids);
  const { named, others } = namedAmong(
    kept,
    ({ from: by, to }) => [by, to],
    new Set([...agreed].filter((id) => people.get(id)?.status === 'joined')),
  );
  const shown = named.filter(({ mayBePublic, kept: how }) => mayBePublic && how === 'shown');
  const pairs = shown.flatMap(({ from: by, to, topic }) => {
    const [giver, receiver] = [people.get(by), people.get(to)];
    return giver === undefined || receiver === undefined ? [] : [{ from: giver, to: receiver, topic }];
  });
  return { named: pairs, others };
};

const eventsOf = async (tx: Transaction): Promise<ChannelNews['events']> => {
  const soon = new Date(tx.now.getTime() + aheadDays * dayMs);
  return (await tx.meetups.between(tx.now, soon, 10))
    .filter(({ status }) => status === 'planned')
    .map(({ id, title, startsAt }) => ({ meetup: id, title, at: startsAt }));
};

const roundsOf = async (tx: Transaction): Promise<ChannelNews['rounds']> =>
  (await tx.programs.list())
    .filter(({ status }) => status === 'running')
    .map((program) => ({ program, at: nextRound(program, tx.now, tx.community).at }))
    .filter(({ at }) => at.getTime() - tx.now.getTime() < aheadDays * dayMs)
    .map(({ program, at }) => ({ program: program.id, name: program.name, at }));

const weeksUntil = async (tx: Transaction, until: Date): Promise<readonly WeekFigures[] | null> => {
  const from = new Date(until.getTime() - chartWeeks * 7 * dayMs);
  const introduced = await tx.figures.introduced(from, until);
  const talked = await tx.figures.talked(from, until);
  return weekFigures(until, introduced, talked, (at) => localDateOf(at, tx.community.zone));
};
