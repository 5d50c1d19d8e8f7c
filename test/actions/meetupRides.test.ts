import { beforeEach, describe, expect, it } from 'vitest';
import { expectDigests, rescheduleDigests } from '../../src/actions/digestClock.ts';
import { composeDigest } from '../../src/actions/digests.ts';
import type { Transaction } from '../../src/actions/ports.ts';
import { jitterOf } from '../../src/core/digest.ts';
import type { MeetupId, MemberId } from '../../src/core/ids.ts';
import type { Keep } from '../../src/core/keepInTouch.ts';
import { dice } from '../../src/dice.ts';
import { embeddedStage } from './embeddedStage.ts';
import { start, type Town } from './stage.ts';

const stage = embeddedStage();
let town: Town;

const hourMs = 3_600_000;
const at = (days: number, hours = 0) => new Date(start.getTime() + (days * 24 + hours) * hourMs);
const within = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
  stage.store.transaction(town.id, work);
const names = ['Ada', 'Grace', 'Sam', 'Ola'];
const offers = (tag: string) => [{ tag, level: 2, isPublic: true }] as never;
const seeks = (tag: string) => [{ tag, isPublic: true }] as never;

/** Saturday noon; digests come on Mondays at nine. Ada's is at the beginning of it, Sam wants none. */
beforeEach(async () => {
  await stage.setTime(at(-2, 3));
  town = await stage.openCommunity();
  const old = { headline: 'Weaves', joinedAt: new Date('2026-01-01T00:00:00Z') };
  for (const [index, name] of names.entries()) {
    const [mine, theirs] = index % 2 === 0 ? ['react', 'law'] : ['law', 'react'];
    await town.add(name, { ...old, offers: offers(mine ?? ''), seeks: seeks(theirs ?? '') });
  }
  await town.change('Sam', { muted: ['digest'] });
  await town.add('Mo', old);
  await within((tx) => tx.members.makeManager(town.idOf('Mo')));
  await within(expectDigests);
});

const make = async (moment: string): Promise<void> => {
  await town.press('Mo', 'meetups.form', { answers: { title: 'Breakfast', place: 'Kraków', moment } });
  const subject = await latest();
  for (const name of names) await town.press(name, 'meetups.go', { subject });
};
const latest = async (): Promise<string> =>
  (await within((tx) => tx.meetups.between(new Date(0), new Date('2030-01-01'), 9))).at(-1)?.id ?? '';
const overdue = (who: string, whom: string): Keep => ({
  ...{ member: town.idOf(who), person: town.idOf(whom), cadence: 'monthly', setAt: at(-60) },
  ...{ touchedAt: null, snoozedUntil: null, suggestedAt: null },
});
const told = async (who: string) => (await town.told(who)).map(({ what }) => what);
const digestOf = async (who: string): Promise<string> => {
  const said = await within(async (tx) => {
    const member = await tx.members.get(town.idOf(who));
    const last = await tx.digests.lastOf(town.idOf(who));
    return member === null || last === null ? null : composeDigest(tx, member, last.date);
  });
  return JSON.stringify(said);
};

describe('people to meet at an event', () => {
  it('wait for the digest of the same morning; whoever wants none has a message', async () => {
    await make('2027-01-13 18:00-20:00');
    await stage.moveTo(at(0, 8));
    for (const name of ['Ada', 'Grace', 'Ola']) {
      expect(await told(name)).toEqual(['tell digest']);
      expect(await digestOf(name)).toContain('meetups.people');
    }
    expect(await told('Sam')).toEqual(['tell meetupPeople']);
  });

  it('and events ahead are in the digest of a community that had many before', async () => {
    await make('2027-01-13 18:00-20:00');
    await town.press('Ada', 'meetups.stay', { subject: await latest() });
    await within(async (tx) => {
      const [meetup] = await tx.meetups.between(new Date(0), new Date('2030-01-01'), 1);
      if (meetup === undefined) throw new Error('no event');
      for (let day = 1; day <= 20; day++) {
        const span = { startsAt: at(-day - 2), endsAt: at(-day - 2, 2) };
        await tx.meetups.save({ ...meetup, ...span, id: dice.id<MeetupId>(), status: 'over' });
      }
    });
    await stage.moveTo(at(0, 8));
    expect(await digestOf('Ada')).toContain('meetups.show');
    expect(await digestOf('Grace')).toContain('meetups.people');
  });

  it('are not in the digest of whoever switched events off', async () => {
    await make('2027-01-13 18:00-20:00');
    await within((tx) => tx.keeps.save(overdue('Ada', 'Sam')));
    await town.change('Ada', { muted: ['events'] });
    await stage.moveTo(at(0, 8));
    expect(await told('Ada')).toEqual(['tell digest']);
    expect(await digestOf('Ada')).not.toContain('meetups.');
  });

  it('are a message of their own where the digest has gone, or comes on the eve', async () => {
    await make('2027-01-14 18:00-20:00');
    await stage.moveTo(at(1, 8));
    const [digest, people] = await town.told('Ada');
    expect([digest?.what, people?.what]).toEqual(['tell digest', 'tell meetupPeople']);
    // A day after the digest, not at eight: there is room for one message a day.
    expect(people?.at).toEqual(new Date((digest?.at.getTime() ?? 0) + 24 * hourMs));
    await stage.setTime(at(3, 3));
    await town.press('Mo', 'meetups.form', {
      answers: { title: 'Lunch', place: '', moment: '2027-01-19 08:00-10:00' },
    });
    const all = await within((tx) => tx.meetups.between(at(5), at(20), 9));
    for (const name of names) await town.press(name, 'meetups.go', { subject: all[0]?.id ?? '' });
    await stage.moveTo(at(4, 8));
    // Monday's digest, people, whom did you meet, people: the digest on the eve would leave no day to ask.
    expect((await told('Ada')).filter((what) => what === 'tell meetupPeople')).toHaveLength(2);
  });
});

describe('whom did you meet', () => {
  it('waits for a digest that is near, and a member hears one thing that day', async () => {
    await stage.setTime(at(3));
    await make('2027-01-15 18:00-20:00');
    await stage.moveTo(at(6));
    const before = (await told('Ada')).length;
    await stage.moveTo(at(7, 8));
    expect((await told('Ada')).slice(before)).toEqual(['tell digest']);
    expect(await digestOf('Ada')).toContain('meetups.whom');
    expect((await told('Sam')).at(-1)).toBe('tell meetupMet');
    await stage.moveTo(at(9, 8));
    expect(await told('Ada')).not.toContain('tell meetupMet');
  });

  it('is said by a digest of eight too, by one that comes on the minute, and by one that comes late', async () => {
    const ids = Array.from({ length: 400 }, () => dice.id<MemberId>());
    const id = ids.find((one) => jitterOf(one) === 0);
    if (id === undefined) throw new Error('no such id');
    await town.add('Iga', { id, headline: 'Weaves', joinedAt: new Date('2026-01-01T00:00:00Z') });
    await within(async (tx) => {
      const settings = { ...(await expectDigests(tx)), personal: { weekday: 1, time: '08:00' } };
      await tx.digests.saveSettings(settings);
      await rescheduleDigests(tx, settings);
      for (const name of ['Iga', 'Ada']) await tx.keeps.save(overdue(name, 'Sam'));
    });
    const going = ['Iga', 'Ada'];
    const heard = async () => {
      await stage.moveTo(new Date((await within(async (tx) => tx.now)).getTime() + 60 * hourMs));
      return Promise.all(going.map(told));
    };
    await stage.setTime(at(3));
    await make('2027-01-15 18:00-20:00');
    await town.press('Iga', 'meetups.go', { subject: await latest() });
    await stage.moveTo(at(5));
    const before = await Promise.all(going.map(told));
    await stage.moveTo(at(7, 1));
    for (const name of going) expect(await digestOf(name)).toContain('meetups.whom');
    expect(await heard()).toEqual(before.map((all) => [...all, 'tell digest']));
    // Nothing ran that morning until twenty to nine.
    await stage.setTime(at(10));
    await make('2027-01-22 18:00-20:00');
    await town.press('Iga', 'meetups.go', { subject: await latest() });
    await stage.moveTo(at(12));
    const then = await Promise.all(going.map(told));
    await stage.setTime(at(14, -1 / 3));
    await stage.moveTo(at(14, 1));
    for (const name of going) expect(await digestOf(name)).toContain('meetups.whom');
    expect(await heard()).toEqual(then.map((all) => [...all, 'tell digest']));
  });

  it('is a message of its own where none is near, and whom it waited for with quiet days hears nothing', async () => {
    await make('2027-01-13 18:00-20:00');
    await stage.moveTo(at(1));
    await town.change('Grace', { snoozedUntil: at(60) });
    await stage.moveTo(at(3, 8));
    expect((await told('Ada')).at(-1)).toBe('tell meetupMet');
    expect(await told('Grace')).not.toContain('tell meetupMet');
  });
});
