import { describe, expect, it } from 'vitest';
import { compose } from '../../src/actions/compose.ts';
import type { Transaction } from '../../src/actions/ports.ts';
import { type Language, languages } from '../../src/core/community.ts';
import type { MemberId } from '../../src/core/ids.ts';
import type { Introduction } from '../../src/core/introduction.ts';
import type { Notice } from '../../src/core/notices.ts';
import { kindOf } from '../../src/core/nudge.ts';
import { addresses } from '../../src/views/addresses.ts';
import type { Message } from '../../src/views/message.ts';
import { text } from '../../src/views/text.ts';
import { meetup, meetupSamples } from '../contracts/storeContractMeetups.ts';
import { pairing, placeIn, program, round } from '../contracts/storeContractRounds.ts';
import {
  ask,
  forwardedBy,
  made,
  minutes,
  post,
  request,
  slip,
  talk,
  thankYou,
} from '../contracts/storeContractSamples.ts';
import { embeddedStage } from './embeddedStage.ts';
import { start } from './stage.ts';

/** Who reads, and two others. */
type People = { readonly me: MemberId; readonly other: MemberId; readonly third: MemberId };
/** Brings about what a notice speaks of. */
type Sample = (tx: Transaction, people: People) => Promise<Notice>;

const asked = { state: 'asked', askedAt: start, dueAt: minutes(9_000), nudgeAt: minutes(8_000) } as const;

const forwarded = async (tx: Transaction, { me, other, third }: People) => {
  const one = request(other, {
    route: 'connector',
    candidates: [{ member: third, state: 'waiting' }],
    connectors: [forwardedBy(me, third, 'A good weaver.')],
  });
  await tx.introRequests.save(one);
  return one.id;
};

const paired = async (tx: Transaction, { me, other }: People) => {
  const coffee = program();
  const first = round(coffee);
  const two = { ...pairing(first, [me, other]), checkInSentAt: start };
  await tx.programs.save(coffee);
  await tx.rounds.begin(first);
  await tx.rounds.savePlan([two], [placeIn(first, me, two.id), placeIn(first, other, two.id)]);
  return two.id;
};

const going = async (tx: Transaction, { me, other }: People, change = {}) => {
  const sample = meetupSamples(me, other, ask(me).id);
  const one = meetup(change);
  await tx.meetups.save(one);
  for (const member of [me, other]) {
    await tx.meetupPeople.go({ ...sample.going, meetup: one.id, member, showsMe: true });
  }
  return one.id;
};

const given = async (tx: Transaction, from: MemberId, to: MemberId) => {
  const one = slip(from, to, 'They need looms.');
  await tx.referrals.save(one);
  return one.id;
};

/** What Acquaint writes to a member of its own accord, each with something true to say. */
const unasked = {
  connectorCard: async (tx, { me, other, third }) => {
    const one = request(other, {
      route: 'connector',
      candidates: [{ member: third, state: 'waiting' }],
      connectors: [{ ...asked, member: me, to: third, from: null }],
    });
    await tx.introRequests.save(one);
    return { notice: 'connectorCard', request: one.id, again: 'first' };
  },
  connectorReport: async (tx, people) => ({
    notice: 'connectorReport',
    request: await forwarded(tx, people),
    when: 'end',
  }),
  connectorCredit: async (tx, people) => ({
    notice: 'connectorCredit',
    request: await forwarded(tx, people),
    referral: await given(tx, people.other, people.third),
  }),
  checkIn: async (tx, { me, other }) => {
    const one = request(other);
    const both: Introduction = { ...made(one, me), status: 'roomless', openedAt: start };
    await tx.introRequests.save(one);
    await tx.introductions.save(both);
    return { notice: 'checkIn', introduction: both.id, day: 7 };
  },
  roundAnnounced: async (tx) => {
    const coffee = program({ place: 'everyone' });
    const next = round(coffee, { status: 'announced', opensAt: minutes(4_000) });
    await tx.programs.save(coffee);
    await tx.rounds.begin(next);
    return { notice: 'roundAnnounced', round: next.id };
  },
  pairingCheckIn: async (tx, people) => ({ notice: 'pairingCheckIn', pairing: await paired(tx, people) }),
  slip: async (tx, { me, other }) => ({ notice: 'slip', referral: await given(tx, other, me) }),
  slipReminder: async (tx, { me, other }) => ({
    notice: 'slipReminder',
    referral: await given(tx, other, me),
    step: 'contacted',
  }),
  slipMoved: async (tx, { me, other }) => ({
    notice: 'slipMoved',
    referral: await given(tx, me, other),
    step: 'contacted',
  }),
  thanked: async (tx, { me, other }) => {
    const one = { ...thankYou(other, me, 'For KSeF.'), kept: null, keptAt: null };
    await tx.thanks.save(one);
    return { notice: 'thanked', thanks: one.id };
  },
  talkLogged: async (tx, { me, other }) => {
    const one = talk(other, me);
    await tx.oneToOnes.save(one);
    return { notice: 'talkLogged', talk: one.id };
  },
  boardCard: async (tx, { me, other }) => {
    const one = post(other, me, 'Who knows looms?');
    await tx.board.save({ ...one, told: [{ member: me, at: start, state: 'open' }], helpers: [] });
    return { notice: 'boardCard', post: one.id };
  },
  digest: async (tx, { me, other }) => {
    await given(tx, other, me);
    const thanks = { ...thankYou(other, me, 'For KSeF.'), kept: null, keptAt: null };
    await tx.thanks.save(thanks);
    await tx.digests.begin(me, { date: '2027-01-11', outcome: 'sent', at: start, asksHow: null });
    return { notice: 'digest', date: '2027-01-11' };
  },
  meetupPeople: async (tx, people) => {
    const id = await going(tx, people);
    const { suggestion } = meetupSamples(people.me, people.other, ask(people.me).id);
    await tx.meetupPeople.suggest([{ ...suggestion, meetup: id, request: null }]);
    return { notice: 'meetupPeople', meetup: id };
  },
  meetupMoved: async (tx, people) => {
    const startsAt = minutes(500);
    return {
      notice: 'meetupMoved',
      meetup: await going(tx, people, { startsAt, endsAt: minutes(600) }),
      startsAt,
    };
  },
  meetupMet: async (tx, people) => ({ notice: 'meetupMet', meetup: await going(tx, people) }),
} satisfies Partial<Record<Notice['notice'], Sample>>;

/** Requests to meet somebody: they say how silence is read, and "More…" ends their kind, topic or sender. */
const card: Sample = async (tx, { me, other }) => {
  const one = request(other, { candidates: [{ ...asked, member: me, remindAt: null }] });
  await tx.introRequests.save(one);
  return { notice: 'askCard', request: one.id, again: 'first' };
};

/**
 * Everything else, and why it needs no button that ends its kind. A new notice is named here or above: the types see
 * to it.
 */
const others: Readonly<Record<Exclude<Notice['notice'], keyof typeof unasked>, Why>> = {
  askCard: 'has settings of its own',
  ...{ welcome: 'an answer', askCardClosed: 'in place of a card', notThisTime: 'an answer' },
  ...{ connectorCardClosed: 'in place of a card', boardCardClosed: 'in place of a card' },
  ...{ introduced: 'an answer', introducedRoomless: 'an answer', contactShared: 'an answer' },
  ...{ kickoff: 'in a room', roomSilent: 'in a room', meetingFixed: 'in a room' },
  ...{ pairingKickoff: 'in a room', pairingSilent: 'in a room', pairingMeetingFixed: 'in a room' },
  ...{ pairingSmaller: 'in a room', partnerLeft: 'an answer', exportReady: 'an answer' },
  ...{ networkPicture: 'an answer', communityPicture: 'an answer', pairingRoomless: 'an answer' },
  // Whoever takes part waits for these; the last one says that there will be no more.
  ...{ notPlaced: 'an answer', pairingEnded: 'an answer', benched: 'an answer' },
  ...{ boardOffer: 'an answer', boardOver: 'an answer', helpOffered: 'an answer' },
  ...{ meetupCancelled: 'an answer', channelDigest: 'in a channel' },
  ...{ roundsMissed: 'to managers', meetupFeedFails: 'to managers', reportArrived: 'to managers' },
  ...{ appealArrived: 'to managers', review: 'to managers', channelDigestMissed: 'to managers' },
  ...{ digestsMissed: 'to managers', channelLost: 'to managers' },
  ...{ paused: 'an answer', pauseDecided: 'an answer' },
  ...{ manages: 'an answer', managesNoMore: 'an answer' },
};
type Why =
  | 'an answer'
  | 'in place of a card'
  | 'in a room'
  | 'in a channel'
  | 'to managers'
  | 'has settings of its own';

const buttonsOf = (message: Message) =>
  message.parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []));

describe('what Acquaint writes of its own accord', () => {
  const stage = embeddedStage();

  const composed = async (sample: Sample, language: Language): Promise<[Notice, Message]> => {
    await stage.setTime(start);
    const town = await stage.openCommunity();
    for (const name of ['Ada', 'Grace', 'Sam']) await town.add(name, { language });
    const people = { me: town.idOf('Ada'), other: town.idOf('Grace'), third: town.idOf('Sam') };
    return stage.store.transaction(town.id, async (tx) => {
      const notice = await sample(tx, people);
      const reader = await tx.members.get(people.me);
      const message = reader && (await compose(tx, reader, notice));
      if (message === null) throw new Error(`nothing to say: ${notice.notice}`);
      return [notice, message];
    });
  };

  const each = languages.flatMap((language) =>
    Object.entries(unasked).map(([name, sample]) => [name, language, sample] as const),
  );

  // Guard: the kinds in core/nudge.ts, and `withStop` in `compose`.
  it.each(each)(
    '%s in %s says why it came, and has one button that ends its kind',
    async (_, language, sample) => {
      const [notice, message] = await composed(sample, language);
      const kind = kindOf(notice);
      if (kind === null) throw new Error(`${notice.notice} is of no kind that can be switched off`);
      const words = text(language).nudges;
      expect(JSON.stringify(message.parts)).toContain(JSON.stringify(words.why[kind]).slice(1, -1));
      const stops = buttonsOf(message).filter(({ action }) => action === addresses.quiet.stop);
      expect(stops.map(({ label, subject }) => [label, subject])).toEqual([[words.stop, kind]]);
    },
  );

  it.each(languages)(
    'a request to meet says in %s what silence means, and leads to what ends its kind',
    async (language) => {
      const [, message] = await composed(card, language);
      expect(JSON.stringify(message.parts)).toContain(
        JSON.stringify(text(language).introRequests.silenceIsPass).slice(1, -1),
      );
      expect(buttonsOf(message).map(({ action }) => action)).toContain(addresses.introRequests.more);
    },
  );

  it('is all that has a kind', () => {
    const names = Object.keys(others) as Notice['notice'][];
    expect(names.filter((notice) => kindOf({ notice } as Notice) !== null)).toEqual([]);
  });
});
