import { beforeEach, describe, expect, it } from 'vitest';
import { advanceFeed, type CalendarEntry, type FeedOutcome } from '../../src/actions/meetupFeeds.ts';
import { actions } from '../../src/actions/routes.ts';
import type { Meetup } from '../../src/core/meetupDetails.ts';
import type { MeetupFeed } from '../../src/core/meetupFeed.ts';
import { dice } from '../../src/dice.ts';
import { embeddedStage } from './embeddedStage.ts';
import { type Stage, start, type Town } from './stage.ts';

const stage = embeddedStage();
let town: Town;
beforeEach(async () => {
  await stage.setTime(start);
  town = await stage.openCommunity();
  for (const name of ['Mo', 'Ada']) await town.add(name);
  await stage.store.transaction(town.id, (tx) => tx.members.makeManager(town.idOf('Mo')));
});

const inTown = <T>(work: Parameters<Stage['store']['transaction']>[1]) =>
  stage.store.transaction(town.id, work) as Promise<T>;
const url = 'https://cal.example/a.ics';
const add = (typed = url, hosts = ['cal.example']) =>
  inTown<{ reply: string }>((tx) =>
    (actions.get('meetups.feedForm') ?? raise()).run(
      {
        ...{ community: town.id, who: town.idOf('Mo'), platform: 'playground', action: 'meetups.feedForm' },
        ...{ subject: '', text: '', person: null, channel: null, surface: 'form', answers: { url: typed } },
      },
      { tx, dice, language: 'en', calendarHosts: hosts },
    ),
  );
const raise = (): never => {
  throw new Error('no such action');
};
const feeds = () => inTown<MeetupFeed[]>((tx) => tx.meetupFeeds.list());
const meetups = () => inTown<Meetup[]>((tx) => tx.meetups.between(new Date(0), new Date('2030-01-01'), 99));
const read = async (outcome: FeedOutcome) => {
  const [feed] = await feeds();
  const readFeed = async () => outcome;
  await advanceFeed({ store: stage.store, dice, readFeed }, town.id, (feed ?? raise()).id);
};
const days = (count: number) => new Date(start.getTime() + count * 86_400_000);
const entry = (change: Partial<CalendarEntry> = {}): CalendarEntry => ({
  ...{ key: 'uid/1', isCancelled: false, title: 'React evening', place: 'Kraków', link: null },
  ...{ startsAt: days(8), endsAt: days(8.1), isAllDay: false, description: '' },
  ...change,
});
const of = (entries: readonly CalendarEntry[], isWhole = true): FeedOutcome => ({
  ...{ read: { entries, isWhole }, etag: '"1"', lastModified: null },
});
const told = async (who: string) => (await town.told(who)).map(({ what }) => what);

describe('a calendar', () => {
  it('is taken at an allowed host only, once, five at the most', async () => {
    for (const typed of ['http://cal.example/', 'https://evil.example/', 'https://cal.example:1/', 'x']) {
      expect([typed, (await add(typed)).reply]).toEqual([typed, 'correct']);
    }
    expect((await add(url, [])).reply).toBe('correct');
    expect((await add('webcal://cal.example/a.ics')).reply).toBe('replace');
    expect((await feeds()).map((feed) => feed.url)).toEqual([url]);
    expect((await add()).reply).toBe('correct');
    for (let more = 1; more < 5; more++) expect((await add(`${url}?${more}`)).reply).toBe('replace');
    expect((await add(`${url}?5`)).reply).toBe('correct');
  });

  it('brings events, follows what changes, and cancels what is cancelled or gone', async () => {
    await add();
    await read(of([entry(), entry({ key: 'uid/2', title: 'Other' })]));
    const [first, second] = await meetups();
    expect([first?.title, second?.title].toSorted()).toEqual(['Other', 'React evening']);
    const react = [first, second].find((one) => one?.title === 'React evening');
    expect(react?.topics).toContain('react');
    await town.press('Ada', 'meetups.go', { subject: react?.id ?? '' });
    await read(
      of([entry({ startsAt: days(9), endsAt: days(9.1) }), entry({ key: 'uid/2', title: 'Other' })]),
    );
    expect((await meetups()).find(({ id }) => id === react?.id)?.startsAt).toEqual(days(9));
    expect(await told('Ada')).toEqual(['tell meetupMoved']);
    await read(of([entry({ startsAt: days(9), endsAt: days(9.1), isCancelled: true })]));
    expect((await meetups()).map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
    expect(await told('Ada')).toEqual(['tell meetupMoved', 'tell meetupCancelled'].toSorted());
    await read(of([entry({ startsAt: days(9), endsAt: days(9.1) })]));
    expect((await meetups()).find(({ id }) => id === react?.id)?.status).toBe('planned');
    expect(await meetups()).toHaveLength(2);
  });

  it('that was read in part, or not at all, cancels nothing', async () => {
    await add();
    await read(of([entry()]));
    await read(of([], false));
    await read({ failed: 'unreachable' });
    await read('unchanged');
    expect((await meetups()).map(({ status }) => status)).toEqual(['planned']);
    expect((await feeds())[0]).toMatchObject({ failures: 0, etag: '"1"' });
  });

  it('never brings back what managers cancelled', async () => {
    await add();
    await read(of([entry()]));
    const [one] = await meetups();
    await town.press('Mo', 'meetups.cancelConfirmed', { subject: one?.id ?? '' });
    await read(of([entry({ title: 'Again' })]));
    expect((await meetups()).map(({ status, title }) => [status, title])).toEqual([
      ['cancelled', 'React evening'],
    ]);
  });

  it('that fails is told to managers once, until it worked again', async () => {
    await add();
    for (let failed = 0; failed < 6; failed++) await read({ failed: 'unreachable' });
    expect(await told('Mo')).toEqual(['tell meetupFeedFails']);
    expect(await told('Ada')).toEqual([]);
    await stage.setTime(days(1));
    await read(of([]));
    await read({ failed: 'notACalendar' });
    await read({ failed: 'notACalendar' });
    expect(await told('Mo')).toEqual(['tell meetupFeedFails', 'tell meetupFeedFails']);
  });

  it('that is read no more takes its events along', async () => {
    await add();
    await read(of([entry()]));
    const [feed] = await feeds();
    await town.press('Mo', 'meetups.removeFeed', { subject: feed?.id ?? '' });
    expect(await feeds()).toEqual([]);
    expect((await meetups()).map(({ status }) => status)).toEqual(['cancelled']);
  });
});
