import type { WeekFigures } from '../../../src/core/channelDigest.ts';
import { freshDigests } from '../../../src/core/digest.ts';
import { asId, type CommunityId, type MeetupId, type ProgramId } from '../../../src/core/ids.ts';
import * as channel from '../../../src/views/channelDigest.ts';
import * as pages from '../../../src/views/channelDigestPages.ts';
import { review } from '../../../src/views/review.ts';
import type { Example } from '../examples.ts';
import { postOn } from './board.ts';
import { shareOn } from './share.ts';
import type { Stage } from './stage.ts';

/** Eight weeks, one of them with too few people to count. */
export const weeks: readonly WeekFigures[] = (
  [
    ['2026-09-28', 6, 'few'],
    ['2026-10-05', 9, 7],
    ['2026-10-12', 'few', 'few'],
    ['2026-10-19', 11, 8],
    ['2026-10-26', 8, 9],
    ['2026-11-02', 14, 10],
    ['2026-11-09', 12, 12],
    ['2026-11-16', 17, 13],
  ] as const
).map(([date, introduced, talked]) => ({ date, introduced, talked }));

/** The weekly digest that everybody reads, and how managers set it. */
export const channelDigestExamples = (on: Stage): Example[] => {
  const { words, community, now, request, target, topics, labels } = on;
  const zone = 'Europe/Warsaw';
  const name = on.size === 'longest' ? 'a'.repeat(80) : 'general';
  const place = { platform: 'slack', place: 'T1', id: 'C1', name } as const;
  const set = freshDigests(
    {
      ...{ id: asId<CommunityId>(request), name: community, zone, language: words.language },
      ...{ holidays: 'PL', daysOff: [], startedAt: now, letsGuestsIn: false, roomChannel: '' },
    },
    now,
  );
  const running = { ...set, channel: { ...set.channel, isOn: true, channels: [place] } };
  const quiet = {
    ...nothing(on),
    rounds: [{ program: asId<ProgramId>(request), name: 'Kawa', at: on.later }],
  };
  const post = channel.channelDigest(words, newsOn(on));
  const counted = (count: number) => ({
    ...nothing(on),
    newcomers: { named: [], others: count },
    introduced: count,
    talked: count,
    thanks: { named: [], others: count },
  });
  return [
    { view: 'channelDigest.channelDigest', when: 'a full week', says: post },
    ...[5, 22].map((count) => ({
      view: 'channelDigest.channelDigest',
      when: `nobody agreed to be named: ${count} of each`,
      says: channel.channelDigest(words, counted(count)),
    })),
    {
      view: 'channelDigest.channelDigest',
      when: 'only a round',
      says: channel.channelDigest(words, quiet),
    },
    {
      view: 'channelDigestPages.channelPage',
      when: 'switched on',
      says: pages.channelPage(words, { settings: running }),
    },
    {
      view: 'channelDigestPages.channelPage',
      when: 'off',
      says: pages.channelPage(words, { settings: set }),
    },
    {
      view: 'channelDigestPages.digestForm',
      when: 'Change',
      says: pages.digestForm(words, { settings: running, zone }),
    },
    ...(['off', 'hereMissing', 'retried', 'nothingLost'] as const).map((what) => ({
      view: 'channelDigestPages.channelSaid',
      when: {
        off: 'switched off',
        hereMissing: 'pressed in no channel',
        retried: 'tried once more',
        nothingLost: 'nothing to try',
      }[what],
      says: pages.channelSaid(words, { what }),
    })),
    {
      view: 'channelDigestPages.channelSaid',
      when: 'posted here',
      says: pages.channelSaid(words, { what: 'here', channel: place, isMadeUp: false }),
    },
    {
      view: 'channelDigestPages.channelSaid',
      when: 'posted here, and what did not arrive elsewhere',
      says: pages.channelSaid(words, { what: 'here', channel: place, isMadeUp: true }),
    },
    {
      view: 'channelDigestPages.channelPage',
      when: 'nothing arrives there',
      says: pages.channelPage(words, {
        settings: {
          ...running,
          channel: { ...running.channel, channels: [{ ...place, lostOn: '2027-01-11' }] },
        },
      }),
    },
    {
      view: 'channelDigestPages.channelPreview',
      when: 'nothing to say',
      says: pages.channelPreview(words, { said: null }),
    },
    {
      view: 'channelDigestPages.channelPreview',
      when: 'to a manager alone',
      says: pages.channelPreview(words, { said: channel.channelDigest(words, quiet) }),
    },
    ...([1, 5, 22, 'few'] as const).map((count) => ({
      view: 'review.review',
      when: `to managers, every four weeks: ${count}`,
      says: review(words, {
        ...{ community, joined: count, asked: count, talked: count, alone: count },
        answer: count === 'few' ? count : count * 60,
      }),
    })),
    ...(['sent', 'enough', 'own', 'gone'] as const).map((what) => ({
      view: 'channelDigestPages.helpSaid',
      when: `I can help: ${what}`,
      says: pages.helpSaid(words, { what }),
    })),
    {
      view: 'channelDigestPages.helpOffered',
      when: 'to whoever asked',
      says: pages.helpOffered(words, {
        by: target.id,
        topics: topics
          .map((tag) => labels(tag, words.language))
          .join(', ')
          .slice(0, 200),
      }),
    },
    {
      view: 'channelDigestPages.channelDigestMissed',
      when: 'to managers: too late to post',
      says: pages.channelDigestMissed(words, { date: '2026-11-23' }),
    },
  ];
};

const nothing = ({ community, labels }: Stage): channel.ChannelNews => ({
  community,
  labels,
  newcomers: { named: [], others: 'few' },
  introduced: 'few',
  talked: 'few',
  asks: [],
  posts: [],
  links: [],
  thanks: { named: [], others: 'few' },
  events: [],
  rounds: [],
  chart: null,
});

const newsOn = (on: Stage): channel.ChannelNews => {
  const { request, requester, target, connector, topics, later, size, now } = on;
  const count = size === 'longest' ? 9 : size === 'shortest' ? 1 : 2;
  const times = <T>(one: T, other: T): T[] =>
    Array.from({ length: count }, (_, index) => (index % 2 === 0 ? one : other));
  const ask = (by: channel.OpenAsk['by']): channel.OpenAsk => ({ request, kind: 'mentor', topics, by });
  const thanked = { from: target, to: requester, topic: topics[0] ?? null };
  return {
    ...nothing(on),
    newcomers: { named: times(target, connector), others: 6 },
    introduced: 17,
    talked: 13,
    asks: times(ask(requester), ask(null)),
    posts: times({ post: postOn(on), by: requester }, { post: postOn(on, { kind: 'offer' }), by: null }),
    links: times(shareOn(on), shareOn(on)),
    thanks: { named: times(thanked, { ...thanked, topic: null }), others: 5 },
    events: times(
      {
        meetup: asId<MeetupId>(request),
        title: size === 'longest' ? 'Spotkanie '.repeat(20) : 'Founders’ breakfast',
        at: later,
      },
      { meetup: asId<MeetupId>(request), title: 'Demo', at: now },
    ),
    rounds: [{ program: asId<ProgramId>(request), name: 'Kawa', at: later }],
    chart: { date: '2026-11-23', weeks },
  };
};
