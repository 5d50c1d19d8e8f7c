import { beforeEach, describe, expect, it } from 'vitest';
import { prepare } from '../../src/actions/deliveries.ts';
import { digestsTick, digestTick, expectDigests, rescheduleDigests } from '../../src/actions/digestClock.ts';
import type { Transaction } from '../../src/actions/ports.ts';
import { roomFor } from '../../src/actions/referralsClock.ts';
import { composeReview, reviewTick } from '../../src/actions/review.ts';
import { jitterOf } from '../../src/core/digest.ts';
import type { Introduction } from '../../src/core/introduction.ts';
import type { Member } from '../../src/core/member.ts';
import { dice } from '../../src/dice.ts';
import { addresses } from '../../src/views/addresses.ts';
import type { Message } from '../../src/views/message.ts';
import { candidatesOf, made, request, thankYou, vouchFor } from '../contracts/storeContractSamples.ts';
import { embeddedStage } from './embeddedStage.ts';
import { messageOf, start, type Town } from './stage.ts';

const stage = embeddedStage();
let town: Town;

const hourMs = 3_600_000;
const at = (days: number, hours = 0) => new Date(start.getTime() + (days * 24 + hours) * hourMs);
const read = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => stage.store.transaction(town.id, work);
const full: Partial<Member> = { headline: 'Weaves', joinedAt: new Date('2026-01-01T00:00:00Z') };
const offer = (tag: string) => [{ tag, level: 2, isPublic: true }] as unknown as Member['offers'];
const seek = (tag: string) => [{ tag, isPublic: true }] as unknown as Member['seeks'];
const quiet: Partial<Member> = { ...full, muted: ['digest'] };
const whole = { ...full, offers: [...offer('react'), ...offer('sales')], seeks: seek('fundraising') };

/** Sunday noon: the first Monday is the next morning. Everybody has a whole profile, so nothing is said of those. */
beforeEach(async () => {
  await stage.setTime(at(-1, 3));
  town = await stage.openCommunity();
  for (const name of ['Ada', 'Grace']) await town.add(name, whole);
  await read(expectDigests);
});

const digests = async (who: string) => (await town.told(who)).filter(({ what }) => what === 'tell digest');
const meet = () =>
  town.press('Ada', addresses.introRequests.meetForm, {
    subject: town.idOf('Grace'),
    answers: { kind: ['advice'], why: 'You weave', blurb: 'I would like to hear how it went.' },
  });
const outcomeOf = async (who: string) => (await read((tx) => tx.digests.lastOf(town.idOf(who))))?.outcome;
/** Something that waits until it is answered. */
const wait = () =>
  read((tx) => tx.thanks.save({ ...thankYou(town.idOf('Grace'), town.idOf('Ada'), 'KSeF'), ...waiting }));
const waiting = { kept: null, keptAt: null };
/** The digest as it is said now. */
const said = async (who: string): Promise<Message | null> => {
  const date = (await read((tx) => tx.digests.lastOf(town.idOf(who))))?.date ?? '';
  const member = await read((tx) => tx.members.get(town.idOf(who)));
  const { composeDigest } = await import('../../src/actions/digests.ts');
  return member === null ? null : read((tx) => composeDigest(tx, member, date));
};
const textOf = (message: Message | null): string => JSON.stringify(message?.parts ?? []);

describe('a weekly digest', () => {
  it('comes on Monday morning with what waits, and not at all where nothing does', async () => {
    await meet();
    await stage.moveTo(at(0, 4));
    const [mine] = await digests('Ada');
    expect(mine?.at).toEqual(new Date(start.getTime() + jitterOf(town.idOf('Ada')) * 60_000));
    expect(textOf(await said('Ada'))).toContain('You have 1 open ask');
    expect(await outcomeOf('Ada')).toBe('sent');
    await stage.moveTo(at(7, 4));
    expect(await digests('Ada')).toHaveLength(1);
    expect(await outcomeOf('Ada')).toBe('none');
  });

  it('comes once, whoever looks at the same moment', async () => {
    await meet();
    await stage.setTime(at(0, 1));
    const tick = () => read((tx) => digestTick(town.idOf('Ada'), { tx, dice }));
    await Promise.all(Array.from({ length: 6 }, tick));
    expect(await digests('Ada')).toHaveLength(1);
  });

  it('comes at the hour of the reader, through a change of clocks too', async () => {
    await town.change('Ada', { zone: 'America/New_York' });
    await read(async (tx) => rescheduleDigests(tx, await expectDigests(tx)));
    const minutes = jitterOf(town.idOf('Ada'));
    const nine = (day: string, offset: string) =>
      new Date(Date.parse(`${day}T09:00:00${offset}`) + minutes * 60_000);
    await stage.setTime(new Date('2027-03-06T12:00:00Z'));
    await read(async (tx) => rescheduleDigests(tx, await expectDigests(tx)));
    await read((tx) => tx.digests.begin(town.idOf('Ada'), { ...last, date: '2027-03-01' }));
    await wait();
    await stage.moveTo(new Date('2027-03-16T12:00:00Z'));
    const came = (await digests('Ada')).map((one) => one.at);
    expect(came).toEqual([nine('2027-03-08', '-05:00'), nine('2027-03-15', '-04:00')]);
  });

  it('does not come in a pause, to who wants none, or to who left', async () => {
    await meet();
    await town.change('Ada', { snoozedUntil: at(3) });
    await stage.moveTo(at(1));
    expect(await digests('Ada')).toEqual([]);
    await town.change('Ada', { snoozedUntil: null, muted: ['digest'] });
    await stage.moveTo(at(8));
    expect(await digests('Ada')).toEqual([]);
    await town.change('Ada', { muted: [] });
    await town.change('Ada', { status: 'left' });
    await stage.moveTo(at(15));
    expect(await digests('Ada')).toEqual([]);
  });

  it('is the reminder of a card, where that falls on its day; whoever wants none is reminded', async () => {
    await town.add('Iga', { ...whole, muted: ['digest'] });
    await town.add('Sam', whole);
    // Thursday: the second working day is Monday, at the digests' hour.
    await stage.moveTo(at(3));
    await meet();
    await town.press('Sam', addresses.introRequests.meetForm, {
      subject: town.idOf('Iga'),
      answers: { kind: ['advice'], why: 'You weave', blurb: 'I would like to hear how it went.' },
    });
    await stage.moveTo(at(7, 6));
    const told = async (who: string) => (await town.told(who)).map(({ what }) => what);
    expect(await told('Grace')).toEqual(['tell askCard first', 'tell digest']);
    expect(textOf(await said('Grace'))).toContain('introRequests.card');
    expect(await told('Iga')).toEqual(['tell askCard first', 'tell askCard nudge']);
  });

  it('is not sent to who left, wants quiet or wants none between plan and sending', async () => {
    await meet();
    await stage.moveTo(at(0, 1));
    const effect = {
      effect: 'tell',
      to: town.idOf('Ada'),
      notice: { notice: 'digest', date: '2027-01-11' },
    } as const;
    const prepared = () => read((tx) => prepare(tx, effect, null));
    expect(await prepared()).toEqual({ unreachable: 'no account' });
    await town.change('Ada', { snoozedUntil: at(3) });
    expect(await prepared()).toEqual({ pointless: 'wants quiet' });
    await town.change('Ada', { snoozedUntil: null, muted: ['digest'] });
    expect(await prepared()).toEqual({ pointless: 'switched off' });
    await town.change('Ada', { muted: [], status: 'left' });
    expect(await prepared()).toEqual({ pointless: 'not a member' });
  });

  it('counts in the budget, and waits a day where that is full', async () => {
    await meet();
    await stage.setTime(at(-1, 20));
    await read((tx) => tx.limits.contacted(town.idOf('Ada'), 'unasked', at(-1, 20)));
    await stage.moveTo(at(0, 4));
    expect([await outcomeOf('Ada'), await digests('Ada')]).toEqual(['waiting', []]);
    await stage.moveTo(at(1, 4));
    expect(await digests('Ada')).toHaveLength(1);
    const contacts = await read((tx) => tx.limits.contactsSince(town.idOf('Ada'), at(0, 5)));
    expect(contacts).toHaveLength(1);
  });

  it('that waits for room goes before everything else, as soon as there is room', async () => {
    await wait();
    await read((tx) => tx.limits.contacted(town.idOf('Ada'), 'unasked', at(0, -0.5)));
    await stage.moveTo(at(0, 4));
    expect(await outcomeOf('Ada')).toBe('waiting');
    // By then the other message is more than a day old; the digest holds the place all the same.
    await stage.setTime(at(0, 23.75));
    const room = (who: string) => read((tx) => roomFor(tx, town.idOf(who)));
    expect([(await room('Ada')).mayBeTold, (await room('Grace')).mayBeTold]).toEqual([false, true]);
    expect(await digests('Ada')).toEqual([]);
    await stage.moveTo(at(1, 0.1));
    expect(await digests('Ada')).toHaveLength(1);
  });

  it('has its place in a week that is full for everything else', async () => {
    await wait();
    for (const day of [-5, -4, -3]) {
      expect((await read((tx) => roomFor(tx, town.idOf('Ada')))).mayBeTold).toBe(true);
      await read((tx) => tx.limits.contacted(town.idOf('Ada'), 'nudge', at(day)));
    }
    expect((await read((tx) => roomFor(tx, town.idOf('Ada')))).mayBeTold).toBe(false);
    await stage.moveTo(at(0, 4));
    expect(await digests('Ada')).toHaveLength(1);
  });

  it('that could not go out in time is left out, and a manager hears it once', async () => {
    await wait();
    await read((tx) => tx.members.makeManager(town.idOf('Grace')));
    await stage.setTime(at(0, 14));
    for (const who of ['Ada', 'Grace']) {
      await read((tx) => digestTick(town.idOf(who), { tx, dice }));
    }
    expect(await digests('Ada')).toEqual([]);
    expect(await outcomeOf('Ada')).toBe('missed');
    const heard = (await town.told('Grace')).filter(({ what }) => what === 'tell digestsMissed');
    expect(heard).toHaveLength(1);
    await stage.moveTo(at(7, 4));
    expect(await digests('Ada')).toHaveLength(1);
  });

  it('was missed by nobody who joined that day, after its hour', async () => {
    await read((tx) => tx.members.makeManager(town.idOf('Grace')));
    await stage.moveTo(at(0, 5));
    await town.add('Iga', { ...whole, joinedAt: at(0, 5) });
    await stage.moveTo(at(7, 4));
    expect(await outcomeOf('Iga')).toBe('none');
    expect((await town.told('Grace')).filter(({ what }) => what === 'tell digestsMissed')).toEqual([]);
  });

  it('does not come for what two said already, until there is something new', async () => {
    await wait();
    const came: number[] = [];
    for (const week of [0, 1, 2, 3, 4, 5, 6, 7]) {
      if (week === 4) {
        const another = { ...thankYou(town.idOf('Grace'), town.idOf('Ada'), 'VAT'), ...waiting };
        await read((tx) => tx.thanks.save({ ...another, at: at(24) }));
      }
      const before = (await digests('Ada')).length;
      await stage.moveTo(at(week * 7, 4));
      if ((await digests('Ada')).length === before) continue;
      came.push(week);
      expect(textOf(await said('Ada'))).toContain(week < 4 ? '1 thank-you' : '2 thank-yous');
    }
    expect(came).toEqual([0, 1, 4, 5]);
    // Nothing is lost: whoever looks finds it.
    expect(textOf(messageOf(await town.press('Ada', addresses.digests.mine)))).toContain('2 thank-yous');
  });

  it('says what it says only so often, however often somebody looked at it before', async () => {
    for (const name of ['Ola', 'Sam']) await town.add(name, whole);
    const [ada, grace, ola] = [town.idOf('Ada'), town.idOf('Grace'), town.idOf('Ola')];
    await stage.setTime(at(0, 6));
    const knows = `${ada}/good/person`;
    await town.press('Sam', addresses.ties.say, { subject: knows });
    const saidAt = at(-340);
    await read((tx) => tx.vouches.add({ ...vouchFor(ada, ola, 'Kind.'), saidAt, renewalAskedAt: null }));
    const ask = request(ada, { candidates: candidatesOf([grace]), askedAt: at(-240) });
    const talk = { ...made(ask, grace), madeAt: at(-240), signs: [], checkIns: [] };
    const over = { status: 'closed', closedAt: at(-240), reason: 'done' } as const;
    await read(async (tx) => {
      await tx.introRequests.save(ask);
      await tx.introductions.save({ ...talk, ...over });
    });
    const all = ['do you know', 'ends soon', 'not heard from each other'];
    const saysAll = (words: string) => all.map((each) => words.toLowerCase().includes(each));
    for (const day of [1, 4.5]) {
      await stage.setTime(at(day));
      const looked = textOf(messageOf(await town.press('Ada', addresses.digests.mine)));
      expect(saysAll(looked)).toEqual([true, true, true]);
    }
    await stage.setTime(at(7, 1));
    await read((tx) => digestTick(ada, { tx, dice }));
    expect(await digests('Ada')).toHaveLength(1);
    expect(saysAll(textOf(await said('Ada')))).toEqual([true, true, true]);
    // And then no more than that.
    await stage.setTime(at(14, 1));
    expect(saysAll(textOf(await said('Ada')))).toEqual([true, false, false]);
    await stage.setTime(at(21, 1));
    expect(saysAll(textOf(await said('Ada')))).toEqual([false, false, false]);
  });

  it('says once what a profile lacks', async () => {
    await town.change('Ada', { headline: '', offers: [] });
    await stage.moveTo(at(0, 4));
    expect(textOf(await said('Ada'))).toContain('two topics you can help with');
    await stage.moveTo(at(7, 4));
    expect(await said('Ada')).toBeNull();
    expect(await digests('Ada')).toHaveLength(1);
  });
});

it('every four weeks managers hear how it went, once, in totals', async () => {
  await read((tx) => tx.members.makeManager(town.idOf('Grace')));
  await read((tx) => digestsTick(town.id, { tx, dice }));
  const heard = async () => (await town.told('Grace')).filter(({ what }) => what === 'tell review');
  for (const week of [3, 4, 5, 8, 9]) {
    await stage.setTime(at(week * 7, 1));
    await Promise.all([1, 2, 3].map(() => read((tx) => reviewTick(town.id, { tx, dice }))));
    expect([week, (await heard()).length]).toEqual([week, week < 4 ? 0 : week < 8 ? 1 : 2]);
  }
  const grace = await read((tx) => tx.members.get(town.idOf('Grace')));
  const said = grace === null ? null : await read((tx) => composeReview(tx, grace));
  expect(JSON.stringify(said)).toContain('too few people to tell');
  const ada = await read((tx) => tx.members.get(town.idOf('Ada')));
  expect(ada === null ? '' : await read((tx) => composeReview(tx, ada))).toBeNull();
});

describe('"did you talk?"', () => {
  /** Ada and Grace were introduced, and asked about it at this instant. */
  const asked = async (sentAt: Date) => {
    const ask = request(town.idOf('Ada'), { candidates: candidatesOf([town.idOf('Grace')]) });
    const talk: Introduction = {
      ...made(ask, town.idOf('Grace')),
      ...{ madeAt: at(-7), status: 'roomless', openedAt: at(-7) },
      checkIns: [{ day: 7, dueAt: sentAt, sentAt, answers: [] }],
    };
    await read(async (tx) => {
      await tx.introRequests.save(ask);
      await tx.introductions.save(talk);
    });
    const notice = { notice: 'checkIn', introduction: talk.id, day: 7 } as const;
    return () => read((tx) => prepare(tx, { effect: 'tell', to: town.idOf('Ada'), notice }, null));
  };
  const minutes = () => jitterOf(town.idOf('Ada')) * 60_000;

  it('rides in the digest that comes within three days, and is no message then', async () => {
    const prepared = await asked(at(-1));
    expect(await prepared()).toEqual({ waitUntil: new Date(at(0, 2).getTime() + minutes()) });
    await stage.moveTo(at(0, 3));
    expect(textOf(await said('Ada'))).toContain('Did you talk?');
    expect(await prepared()).toEqual({ pointless: 'asked in the digest' });
  });

  it('is nothing to whoever wants quiet since, and is asked in the first digest after that', async () => {
    const prepared = await asked(at(-1));
    await town.change('Ada', { snoozedUntil: at(5) });
    await stage.setTime(at(0, 3));
    expect(await prepared()).toEqual({ pointless: 'wants quiet' });
    await stage.moveTo(at(7, 3));
    expect(textOf(await said('Ada'))).toContain('Did you talk?');
  });

  it('is a message of its own where no digest is near, none is wanted, or it said something else', async () => {
    await stage.setTime(at(2));
    const far = await asked(at(2));
    expect(await far()).toEqual({ unreachable: 'no account' });
    await stage.setTime(at(-1));
    const near = await asked(at(-1));
    await town.change('Ada', { muted: ['digest'] });
    expect(await near()).toEqual({ unreachable: 'no account' });
    await town.change('Ada', { muted: [] });
    await stage.setTime(at(0, 4));
    await read((tx) => tx.digests.begin(town.idOf('Ada'), { ...last, outcome: 'sent', at: at(0, 1) }));
    expect(await near()).toEqual({ unreachable: 'no account' });
  });
});

describe('one new person', () => {
  const experts = ['Ewa', 'Jan', 'Lech', 'Ola', 'Tim', 'Una'];
  const suggestions = () => read((tx) => tx.digests.suggestionsTo(town.idOf('Ada')));
  /** Ada's digest of the Monday so many weeks on. */
  const monday = async (week: number) => {
    await stage.setTime(at(week * 7, 1));
    await read((tx) => digestTick(town.idOf('Ada'), { tx, dice }));
  };
  const nameOf = (id: string) => experts.find((name) => town.idOf(name) === id);
  beforeEach(async () => {
    for (const name of experts) {
      await town.add(name, {
        ...quiet,
        offers: [...offer('fundraising'), ...offer('sales')],
        seeks: seek('react'),
      });
    }
    await read(async (tx) => rescheduleDigests(tx, await expectDigests(tx)));
  });

  it('a week, unnamed, never the same twice, and nobody twice before everybody once', async () => {
    for (const week of [0, 1, 2, 3, 4, 5]) await monday(week);
    const made = await suggestions();
    expect(made).toHaveLength(6);
    expect(new Set(made.map(({ person }) => person)).size).toBe(6);
    await monday(6);
    expect(await suggestions()).toHaveLength(6);
    await monday(27);
    expect((await suggestions()).length).toBeGreaterThan(6);
  });

  it('is told by topic, and is not named', async () => {
    await monday(0);
    const words = textOf(await said('Ada'));
    expect(words).toContain('You are looking for help with');
    for (const name of experts) expect(words).not.toContain(town.idOf(name));
  });

  it('only where enough others offer the same', async () => {
    await town.change('Una', { status: 'left' });
    await town.change('Tim', { isHidden: true });
    await monday(0);
    expect(await suggestions()).toEqual([]);
  });

  it('never somebody kept apart, hidden, with a pause, or asked lately', async () => {
    await read((tx) => tx.limits.avoid(town.idOf('Ewa'), town.idOf('Ada'), start));
    await read((tx) => tx.limits.coolDown(town.idOf('Ada'), town.idOf('Jan'), at(400)));
    await town.change('Lech', { snoozedUntil: at(400) });
    await town.change('Ola', { accepts: ['job'] });
    for (const week of [0, 1, 2]) await monday(week);
    const names = (await suggestions()).map(({ person }) => nameOf(person));
    expect(names.toSorted()).toEqual(['Tim', 'Una']);
  });

  it('can be asked without being named, and the form leads to an ordinary ask', async () => {
    await monday(0);
    const [one] = await suggestions();
    const reply = await town.press('Ada', addresses.suggestions.ask, { subject: one?.id ?? '' });
    if (reply.reply !== 'form') throw new Error(JSON.stringify(reply));
    expect(JSON.stringify(reply.form)).not.toContain(one?.person ?? '?');
    const sent = await town.press('Ada', addresses.introRequests.send, {
      subject: reply.form.subject,
      answers: { kind: ['advice'], blurb: 'I would like to hear how you raise funds.' },
    });
    expect(messageOf(sent).summary).not.toBe('');
    const [ask] = await town.asks('Ada');
    expect(ask?.candidates.map(({ member }) => member)).toEqual([one?.person]);
    expect(ask?.route).toBe('topic');
  });

  it('is not suggested again, or nobody on this topic, once the member says so', async () => {
    await monday(0);
    const [first] = await suggestions();
    await town.press('Ada', addresses.suggestions.never, { subject: first?.id ?? '' });
    await monday(1);
    const [second] = await suggestions();
    expect(second?.person).not.toBe(first?.person);
    await town.press('Ada', addresses.suggestions.notTopic, { subject: second?.id ?? '' });
    await monday(2);
    expect(await suggestions()).toHaveLength(2);
    await town.press('Grace', addresses.suggestions.never, { subject: second?.id ?? '' });
    expect((await suggestions())[0]?.answer).toBe('notTopic');
  });
});

const last = { date: '2027-01-11', outcome: 'none', at: start, asksHow: null } as const;
