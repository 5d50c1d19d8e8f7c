import { describe, expect, it } from 'vitest';
import type { Transaction } from '../../src/actions/ports.ts';
import type { CommunityId, IntroRequestId, MeetupFeedId, MeetupId, MemberId } from '../../src/core/ids.ts';
import type { Meetup } from '../../src/core/meetupDetails.ts';
import type { MeetupFeed } from '../../src/core/meetupFeed.ts';
import type { MeetSuggestion } from '../../src/core/meetupGoing.ts';
import { dice } from '../../src/dice.ts';
import type { StoreStage } from './storeContract.ts';
import { candidatesOf, hostileTexts, minutes, person, request, tag } from './storeContractSamples.ts';

/** An event of the coming hours. */
export const meetup = (change: Partial<Meetup> = {}): Meetup =>
  ({
    id: dice.id<MeetupId>(),
    title: 'Breakfast',
    place: 'Kraków',
    link: 'https://meet.example/1',
    startsAt: minutes(120),
    endsAt: minutes(240),
    isAllDay: false,
    description: 'Coffee.',
    topics: [tag('react')],
    source: { by: 'manager' },
    seed: 7,
    createdAt: minutes(0),
    suggestAt: minutes(60),
    askAt: minutes(1000),
    status: 'planned',
    ...change,
  }) as Meetup;

export const feed = (change: Partial<MeetupFeed> = {}): MeetupFeed => ({
  id: dice.id<MeetupFeedId>(),
  url: 'https://cal.example/secret-0815.ics',
  etag: '"1"',
  lastModified: null,
  readAt: minutes(1),
  failures: 2,
  why: 'unreachable',
  isTold: true,
  addedAt: minutes(0),
  ...change,
});

/** Two who go, one suggested to the other, asked for, and met. */
export const meetupSamples = (ada: MemberId, grace: MemberId, request: IntroRequestId) => {
  const calendar = feed();
  const source = { by: 'feed', feed: calendar.id, key: '1' } as const;
  const one = meetup({ source });
  const suggestion: MeetSuggestion = {
    meetup: one.id,
    member: ada,
    person: grace,
    position: 1,
    reasons: [{ kind: 'helps', giver: grace, receiver: ada, topic: tag('react') }],
    request,
  };
  return {
    feed: calendar,
    meetup: one,
    going: { meetup: one.id, member: ada, via: 'press', showsMe: false, at: minutes(3) } as const,
    suggestion,
    met: { meetup: one.id, member: ada, person: grace, at: minutes(5) },
  };
};

/** Events, who goes, who is suggested to whom, whom they met, and calendars. */
export function meetupsContract(on: StoreStage): void {
  describe('keeps events people go to', () => {
    const within = <T>(here: CommunityId, work: (tx: Transaction) => Promise<T>) =>
      on.stage().store.transaction(here, work);
    const two = async (here: CommunityId) => {
      const [ada, grace] = [person('Ada'), person('Grace')];
      await within(here, (tx) => tx.members.saveMany([ada, grace]));
      return [ada.id, grace.id] as const;
    };

    it('with every word as it was written, by id and by source', async () => {
      const here = await on.community();
      for (const words of hostileTexts) {
        const source = { by: 'platform', platform: 'playground', event: words } as const;
        const one = meetup({ title: words, description: words, place: words, source });
        await within(here, (tx) => tx.meetups.save(one));
        expect(await within(here, (tx) => tx.meetups.get(one.id))).toEqual(one);
        expect(await within(here, (tx) => tx.meetups.lockBySource(`playground/${words}`))).toEqual(one);
      }
      const cancelled = meetup({ status: 'cancelled', by: 'source' } as Partial<Meetup>);
      await within(here, (tx) => tx.meetups.save(cancelled));
      expect(await within(here, (tx) => tx.meetups.lock(cancelled.id))).toEqual(cancelled);
      expect(await within(here, (tx) => tx.meetups.get('nothing' as MeetupId))).toBeNull();
    });

    it('one for each source: whoever comes second is refused', async () => {
      const here = await on.community();
      const source = { by: 'feed', feed: dice.id<MeetupFeedId>(), key: 'uid/1' } as const;
      await within(here, (tx) => tx.meetups.save(meetup({ source })));
      await expect(within(here, (tx) => tx.meetups.save(meetup({ source })))).rejects.toThrow();
    });

    it('and finds them by time and by calendar, the next first', async () => {
      const here = await on.community();
      const calendar = dice.id<MeetupFeedId>();
      const of = (key: string, from: number) =>
        meetup({
          startsAt: minutes(from),
          endsAt: minutes(from + 60),
          source: { by: 'feed', feed: calendar, key },
        });
      const [late, soon, past] = [of('late', 300), of('soon', 100), of('past', -200)];
      await within(here, async (tx) => {
        for (const one of [late, soon, past, meetup({ startsAt: minutes(200), endsAt: minutes(260) })]) {
          await tx.meetups.save(one);
        }
      });
      const found = await within(here, (tx) => tx.meetups.between(minutes(0), minutes(250), 9));
      expect(found.map(({ startsAt }) => startsAt)).toEqual([minutes(100), minutes(200)]);
      expect(await within(here, (tx) => tx.meetups.ofFeed(calendar, minutes(0)))).toEqual([soon, late]);
      expect((await within(here, (tx) => tx.meetups.getMany([late.id, past.id]))).size).toBe(2);
    });

    it('with those going, counted, and nobody twice', async () => {
      const here = await on.community();
      const [ada, grace] = await two(here);
      const one = meetup();
      const goes = (member: MemberId, at: number) =>
        ({ meetup: one.id, member, via: 'press', showsMe: false, at: minutes(at) }) as const;
      await within(here, async (tx) => {
        await tx.meetups.save(one);
        await tx.meetupPeople.go(goes(grace, 5));
        await tx.meetupPeople.go(goes(ada, 4));
        await tx.meetupPeople.go({ ...goes(ada, 4), showsMe: true });
      });
      const shown = { ...goes(ada, 4), showsMe: true };
      expect(await within(here, (tx) => tx.meetupPeople.going(one.id))).toEqual([shown, goes(grace, 5)]);
      expect(await within(here, (tx) => tx.meetupPeople.goingOf(ada, minutes(0)))).toEqual([shown]);
      expect(await within(here, (tx) => tx.meetupPeople.counts([one.id]))).toEqual(new Map([[one.id, 2]]));
      await within(here, (tx) => tx.meetupPeople.stay(one.id, grace));
      expect(await within(here, (tx) => tx.meetupPeople.isGoing(one.id, grace))).toBeNull();
    });

    it('with who is suggested to whom, the ask that came of it, and whom they met', async () => {
      const here = await on.community();
      const [ada, grace] = await two(here);
      const asked = request(ada);
      const all = meetupSamples(ada, grace, asked.id);
      const first = { ...all.suggestion, person: ada, member: grace, position: 0, request: null };
      await within(here, async (tx) => {
        await tx.meetups.save(all.meetup);
        await tx.meetupPeople.suggest([all.suggestion, first]);
        await tx.meetupPeople.met(all.met);
        await tx.meetupPeople.met(all.met);
      });
      expect(await within(here, (tx) => tx.meetupPeople.suggestedTo(all.meetup.id, ada))).toEqual([
        all.suggestion,
      ]);
      expect(await within(here, (tx) => tx.meetupPeople.meetupOf(asked.id))).toBe(all.meetup.id);
      expect(await within(here, (tx) => tx.meetupPeople.metBy(ada, minutes(0)))).toEqual([all.met]);
      await within(here, (tx) => tx.meetupPeople.unsuggest(all.meetup.id, ada));
      expect(await within(here, (tx) => tx.meetupPeople.suggestions(all.meetup.id))).toEqual([]);
      await within(here, (tx) => tx.meetupPeople.unmet(all.meetup.id, ada, grace));
      expect(await within(here, (tx) => tx.meetupPeople.metBy(ada, minutes(0)))).toEqual([]);
    });

    it('and knows who asked for whom, or may not ask', async () => {
      const here = await on.community();
      const [ada, grace] = await two(here);
      await within(here, async (tx) => {
        await tx.introRequests.save(request(ada, { candidates: candidatesOf([grace]) }));
        await tx.limits.coolDown(grace, ada, minutes(1e6));
      });
      const pairs = await within(here, (tx) => tx.meetupPeople.askedPairs(minutes(0)));
      expect(pairs.map(({ a }) => a).toSorted()).toEqual([ada, grace].toSorted());
      const later = await within(here, (tx) => tx.meetupPeople.askedPairs(minutes(2e6)));
      expect(later).toEqual([]);
    });

    it('and calendars, whose address stands nowhere in plain', async () => {
      const here = await on.community();
      const [one, other] = [feed(), feed({ addedAt: minutes(-9), url: 'https://b.example/b.ics' })];
      await within(here, async (tx) => {
        await tx.meetupFeeds.save(one);
        await tx.meetupFeeds.save(other);
      });
      expect(await within(here, (tx) => tx.meetupFeeds.list())).toEqual([other, one]);
      expect(await within(here, (tx) => tx.meetupFeeds.lock(one.id))).toEqual(one);
      const rows = await on
        .stage()
        .database.transaction({ community: here }, ({ db }) =>
          db.execute('select t::text as row from meetup_feeds t'),
        );
      expect(JSON.stringify(rows)).not.toContain('secret-0815');
      await within(here, (tx) => tx.meetupFeeds.remove(one.id));
      expect(await within(here, (tx) => tx.meetupFeeds.get(one.id))).toBeNull();
    });
  });
}
