import { beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/actions/action.ts';
import { prepare } from '../../src/actions/deliveries.ts';
import { dataOf } from '../../src/actions/export.ts';
import { kickoffNow } from '../../src/actions/introductionMessages.ts';
import type { Meetup } from '../../src/core/meetupDetails.ts';
import { type MyTie, tieAs } from '../../src/core/tie.ts';
import { candidatesOf, made as introduced, request } from '../contracts/storeContractSamples.ts';
import { embeddedStage } from './embeddedStage.ts';
import { messageOf, type Stage, start, subjectOf, type Town } from './stage.ts';

const stage = embeddedStage();
let town: Town;

const offers = (...tags: string[]) => tags.map((tag) => ({ tag, level: 2, isPublic: true })) as never;
const seeks = (...tags: string[]) => tags.map((tag) => ({ tag, isPublic: true })) as never;
const names = ['Ada', 'Grace', 'Sam', 'Ola', 'Jan', 'Ewa'];

beforeEach(async () => {
  await stage.setTime(start);
  town = await stage.openCommunity();
  for (const [index, name] of names.entries()) {
    await town.add(
      name,
      index % 2 === 0
        ? { offers: offers('react'), seeks: seeks('law') }
        : { offers: offers('law'), seeks: seeks('react') },
    );
  }
  await town.add('Mo');
  await stage.store.transaction(town.id, (tx) => tx.members.makeManager(town.idOf('Mo')));
});

const inTown = <T>(work: Parameters<Stage['store']['transaction']>[1]) =>
  stage.store.transaction(town.id, work) as Promise<T>;
/** Thursday evening of the week that `start` begins. */
const answers = { title: 'Breakfast', place: 'Kraków', moment: '2027-01-14 18:00-20:00' };
const make = async (change: Readonly<Record<string, string>> = {}): Promise<Meetup> => {
  const reply = await town.press('Mo', 'meetups.form', { answers: { ...answers, ...change } });
  if (reply.reply === 'correct') throw new Error(JSON.stringify(reply.errors));
  const all = await inTown<Meetup[]>((tx) => tx.meetups.between(new Date(0), new Date('2030-01-01'), 9));
  const made = all.at(-1);
  if (made === undefined) throw new Error('no event');
  return made;
};
const go = (who: string, { id }: Meetup) => town.press(who, 'meetups.go', { subject: id });
const said = (reply: Reply) => JSON.stringify(messageOf(reply));
const people = (who: string, { id }: Meetup) => town.press(who, 'meetups.people', { subject: id });
const nameOf = (id: string) => [...names].find((name) => town.idOf(name) === id) ?? id;
const told = async (who: string) => (await town.told(who)).map(({ what }) => what);
const at = (iso: string) => new Date(iso);

describe('managers', () => {
  it('are told what is wrong beside its field, and nothing is made', async () => {
    const wrong = async (change: Readonly<Record<string, string>>) => {
      const reply = await town.press('Mo', 'meetups.form', { answers: { ...answers, ...change } });
      return reply.reply === 'correct' ? Object.keys(reply.errors) : reply.reply;
    };
    expect(await wrong({ title: '' })).toEqual(['title']);
    expect(await wrong({ title: 'x'.repeat(101) })).toEqual(['title']);
    expect(await wrong({ place: 'http://plain.example' })).toEqual(['place']);
    expect(await wrong({ place: 'javascript://x.example/%0aalert(1)' })).toEqual(['place']);
    expect(await wrong({ moment: 'soon' })).toEqual(['moment']);
    expect(await wrong({ moment: '2026-12-01 10:00' })).toEqual(['moment']);
    expect(await wrong({ moment: '2027-01-14 18:00 - 2027-03-14 18:00' })).toEqual(['moment']);
    expect(await wrong({ description: 'x'.repeat(501), moment: '?' })).toEqual(['description', 'moment']);
    expect(await inTown((tx) => tx.meetups.between(new Date(0), new Date('2030-01-01'), 9))).toEqual([]);
  });

  it('make an event on the community’s clocks, with a link or a place, and change it', async () => {
    const made = await make({ place: 'Hub https://meet.example/x?y', topics: 'React' });
    expect(made).toMatchObject({
      place: 'Hub',
      link: 'https://meet.example/x?y',
      startsAt: at('2027-01-14T17:00:00Z'),
      endsAt: at('2027-01-14T19:00:00Z'),
      suggestAt: at('2027-01-12T06:30:00Z'),
      askAt: at('2027-01-15T06:30:00Z'),
      topics: ['react'],
    });
    await go('Ada', made);
    const changed = { ...answers, moment: '2027-01-14 19:00-20:00' };
    await town.press('Mo', 'meetups.form', { subject: made.id, answers: changed });
    expect(await told('Ada')).toEqual(['tell meetupMoved']);
    const again = { ...changed, title: 'Lunch' };
    await town.press('Mo', 'meetups.form', { subject: made.id, answers: again });
    expect(await told('Ada')).toEqual(['tell meetupMoved']);
  });

  it('make it once however often the form is sent', async () => {
    const opened = await town.press('Mo', 'meetups.create');
    const subject = opened.reply === 'form' ? opened.form.subject : '';
    for (const _ of [1, 2]) {
      expect(await town.press('Mo', 'meetups.form', { subject, answers })).toMatchObject({
        reply: 'replace',
      });
    }
    expect(await inTown((tx) => tx.meetups.between(new Date(0), new Date('2030-01-01'), 9))).toHaveLength(1);
  });

  it('cancel it: those going are told once, nobody else', async () => {
    const made = await make();
    await go('Ada', made);
    await go('Grace', made);
    await town.press('Grace', 'meetups.stay', { subject: made.id });
    for (const _ of [1, 2]) await town.press('Mo', 'meetups.cancelConfirmed', { subject: made.id });
    expect([await told('Ada'), await told('Grace'), await told('Sam')]).toEqual([
      ['tell meetupCancelled'],
      [],
      [],
    ]);
    await stage.moveTo(at('2027-01-20T12:00:00Z'));
    expect(await told('Ada')).toEqual(['tell meetupCancelled']);
    expect(said(await go('Sam', made))).toContain('over');
  });
});

describe('a suggestion', () => {
  it('of somebody who does not go any more says nothing of the event', async () => {
    const made = await make();
    for (const who of ['Ada', 'Grace']) await go(who, made);
    await stage.moveTo(at('2027-01-12T07:01:00Z'));
    const subject = `${made.id}/0`;
    expect(await town.press('Ada', 'meetups.ask', { subject })).toMatchObject({ reply: 'form' });
    await town.press('Grace', 'meetups.stay', { subject: made.id });
    const reply = said(await town.press('Ada', 'meetups.ask', { subject }));
    expect(reply).toContain('already settled');
    expect(reply).not.toContain('event');
  });
});

describe('going', () => {
  it('is for members, counted from five up, named only between those who show themselves', async () => {
    const made = await make();
    await town.add('Out', { status: 'known' });
    expect(said(await go('Out', made))).toContain('join first');
    for (const name of names.slice(0, 4)) await go(name, made);
    expect(said(await town.press('Mo', 'meetups.show', { subject: made.id }))).toContain('fewer than five');
    expect(said(await go('Jan', made))).toContain('5 people');
    for (const name of ['Ada', 'Grace', 'Sam']) {
      await town.press(name, 'meetups.showMe', { subject: made.id });
    }
    await town.press('Sam', 'meetups.hideMe', { subject: made.id });
    await stage.moveTo(at('2027-01-13T12:00:00Z'));
    const seen = said(await people('Ada', made));
    expect(seen).toContain(town.idOf('Grace'));
    for (const other of ['Sam', 'Ola', 'Jan']) expect(seen).not.toContain(town.idOf(other));
    const hidden = said(await people('Ola', made));
    for (const other of names) expect(hidden).not.toContain(`"mention":"${town.idOf(other)}"`);
    const consents = await inTown<{ purpose: string; revokedAt: Date | null }[]>((tx) =>
      tx.consents.of(town.idOf('Sam')),
    );
    expect(consents.map(({ purpose, revokedAt }) => [purpose, revokedAt !== null])).toEqual([
      ['showAtMeetup', true],
    ]);
  });
});

describe('two working days before', () => {
  it('those going hear once of people to meet, without a name, within their budget', async () => {
    const made = await make();
    for (const name of names) await go(name, made);
    await inTown((tx) => tx.limits.contacted(town.idOf('Ewa'), 'unasked', at('2027-01-12T06:30:00Z')));
    await stage.moveTo(at('2027-01-13T12:00:00Z'));
    for (const name of names.slice(0, 5)) {
      expect(await town.told(name)).toEqual([{ what: 'tell meetupPeople', at: at('2027-01-12T07:00:00Z') }]);
    }
    // Whoever heard something that day hears of it when a day is over, in the morning.
    expect(await town.told('Ewa')).toEqual([{ what: 'tell meetupPeople', at: at('2027-01-13T07:00:00Z') }]);
    expect(await told('Mo')).toEqual([]);
    expect(said(await people('Ewa', made))).toContain('Ask to meet 3');
    const page = said(await people('Ada', made));
    for (const other of names) expect(page).not.toContain(`"mention":"${town.idOf(other)}"`);
    const all = await inTown<{ member: string; person: string }[]>((tx) =>
      tx.meetupPeople.suggestions(made.id),
    );
    for (const name of names) expect(all.filter(({ member }) => member === town.idOf(name))).toHaveLength(3);
  });

  it('nobody is suggested who is avoided, hidden, quiet, asked before or known', async () => {
    const made = await make();
    for (const name of names) await go(name, made);
    await town.press('Ada', 'members.avoidForm', { answers: { person: { person: town.idOf('Grace') } } });
    await town.change('Sam', { isHidden: true });
    await town.change('Ola', { snoozedUntil: at('2027-02-01T08:00:00Z') });
    await stage.moveTo(at('2027-01-12T12:00:00Z'));
    const all = await inTown<{ member: string; person: string }[]>((tx) =>
      tx.meetupPeople.suggestions(made.id),
    );
    const persons = (name: string) =>
      all.filter(({ member }) => member === town.idOf(name)).map(({ person }) => person);
    expect(persons('Ada')).not.toContain(town.idOf('Grace'));
    expect(persons('Grace')).not.toContain(town.idOf('Ada'));
    for (const name of names) {
      expect(persons(name)).not.toContain(town.idOf('Sam'));
      expect(persons(name)).not.toContain(town.idOf('Ola'));
      expect(persons(name).length).toBeGreaterThan(0);
    }
    // Kept apart since: gone from the page at once.
    const [first] = persons('Jan');
    const shown = said(await people('Jan', made)).match(/Ask to meet/gu)?.length ?? 0;
    await inTown((tx) => tx.limits.avoid(first as never, town.idOf('Jan'), tx.now));
    expect(said(await people('Jan', made)).match(/Ask to meet/gu)?.length ?? 0).toBe(shown - 1);
  });

  it('nobody is suggested who is paused or takes no such asks, nor two who met or of whom one asked', async () => {
    const made = await make();
    for (const name of names) await go(name, made);
    await town.change('Jan', { accepts: ['advice'] });
    await inTown(async (tx) => {
      const pause = { at: tx.now, appealedAt: null, decidedAt: null, decidedBy: null, decision: null };
      await tx.pauses.save({ member: town.idOf('Ewa'), ...pause });
      const met = request(town.idOf('Ada'), { askedAt: tx.now });
      await tx.introRequests.save(met);
      await tx.introductions.save({ ...introduced(met, town.idOf('Ola')), status: 'opening' });
      const asked = candidatesOf([town.idOf('Sam')]);
      const settlesAt = at('2027-01-01T08:00:00Z');
      await tx.introRequests.save(request(town.idOf('Grace'), { candidates: asked, settlesAt }));
    });
    await stage.moveTo(at('2027-01-12T12:00:00Z'));
    const all = await inTown<{ member: string; person: string }[]>((tx) =>
      tx.meetupPeople.suggestions(made.id),
    );
    const pairs = all.map((one) => `${nameOf(one.member)} ${nameOf(one.person)}`);
    expect(pairs.filter((pair) => /Jan$|Ewa/u.test(pair))).toEqual([]);
    for (const apart of ['Ada Ola', 'Ola Ada', 'Grace Sam', 'Sam Grace']) expect(pairs).not.toContain(apart);
    expect(pairs.length).toBeGreaterThan(3);
  });

  it('whoever is paused or goes no more since is gone from the page, and from what can be asked', async () => {
    const made = await make();
    for (const name of names) await go(name, made);
    await stage.moveTo(at('2027-01-13T12:00:00Z'));
    const shown = async () => said(await people('Ada', made)).match(/Ask to meet/gu)?.length ?? 0;
    expect(await shown()).toBe(3);
    const suggested = await inTown<{ person: string }[]>((tx) =>
      tx.meetupPeople.suggestedTo(made.id, town.idOf('Ada')),
    );
    const [first = '', second = ''] = suggested.map(({ person }) => nameOf(person));
    await town.press(first, 'meetups.stay', { subject: made.id });
    expect(await shown()).toBe(2);
    await inTown((tx) => {
      const pause = { at: tx.now, appealedAt: null, decidedAt: null, decidedBy: null, decision: null };
      return tx.pauses.save({ member: town.idOf(second), ...pause });
    });
    expect(await shown()).toBe(1);
  });

  it('whoever switched events off hears nothing, and their week keeps its room', async () => {
    const made = await make();
    for (const name of names) await go(name, made);
    await town.change('Ada', { muted: ['events'] });
    await stage.moveTo(at('2027-01-15T12:00:00Z'));
    const contacts = (name: string) =>
      inTown<unknown[]>((tx) => tx.limits.contactsSince(town.idOf(name), new Date(0)));
    expect([await told('Ada'), await contacts('Ada')]).toEqual([[], []]);
    expect(await told('Grace')).toEqual(['tell meetupPeople', 'tell meetupMet']);
    expect(await contacts('Grace')).toHaveLength(2);
  });

  it('whoever’s week is full until the event hears nothing', async () => {
    const made = await make();
    for (const name of names) await go(name, made);
    await inTown(async (tx) => {
      for (const day of ['07', '08', '09', '11']) {
        await tx.limits.contacted(town.idOf('Ada'), 'unasked', at(`2027-01-${day}T12:00:00Z`));
      }
    });
    await stage.moveTo(at('2027-01-14T12:00:00Z'));
    expect(await told('Ada')).toEqual([]);
  });

  it('is not said to whoever wants quiet since it was on its way', async () => {
    const made = await make();
    await go('Ada', made);
    const wants = async (notice: 'meetupPeople' | 'meetupMet') =>
      inTown<unknown>((tx) =>
        prepare(tx, { effect: 'tell', to: town.idOf('Ada'), notice: { notice, meetup: made.id } }, null),
      );
    await town.change('Ada', { snoozedUntil: at('2027-02-01T08:00:00Z') });
    expect(await wants('meetupPeople')).toEqual({ pointless: 'wants quiet' });
    expect(await wants('meetupMet')).toEqual({ pointless: 'wants quiet' });
    await town.change('Ada', { snoozedUntil: null, muted: ['events'] });
    expect(await wants('meetupMet')).toEqual({ pointless: 'switched off' });
  });

  it('whoever comes later has people at once', async () => {
    const made = await make();
    for (const name of names.slice(0, 4)) await go(name, made);
    await stage.moveTo(at('2027-01-13T12:00:00Z'));
    await go('Ewa', made);
    expect(said(await people('Ewa', made))).toContain('Ask to meet 3');
    expect(await told('Ewa')).toEqual([]);
  });
});

describe('asking to meet there', () => {
  const asking = async () => {
    const made = await make();
    await go('Ada', made);
    await go('Grace', made);
    await stage.moveTo(at('2027-01-13T12:00:00Z'));
    const subject = subjectOf(await people('Ada', made), 'meetups.ask');
    const sent = await town.press('Ada', 'meetups.askForm', {
      subject,
      answers: { why: 'We both go there.', blurb: 'I build for clinics.' },
    });
    return { made, subject, sent };
  };

  it('is a usual card that names the event; a yes introduces the two', async () => {
    const { sent, subject } = await asking();
    expect(sent.reply).toBe('replace');
    expect(said(await town.press('Ada', 'introRequests.mine'))).not.toContain(town.idOf('Grace'));
    const again = { answers: { why: 'Again.', blurb: 'Again.' }, subject };
    expect(said(await town.press('Ada', 'meetups.askForm', again))).toContain('already settled');
    expect(await town.holder('Ada')).toBe('Grace');
    const [request] = await town.asks('Ada');
    const card = await town.press('Grace', 'introRequests.card', { subject: request?.id ?? '' });
    expect(said(card)).toContain('Breakfast');
    expect(said(card)).toContain('Peer exchange');
    await town.press('Grace', 'introRequests.accept', { subject: request?.id ?? '' });
    expect((await town.asks('Ada'))[0]?.status).toBe('introduced');
  });

  const kickoffOf = () =>
    inTown<string>(async (tx) => {
      const [made] = await tx.introductions.of(town.idOf('Ada'), new Date(0));
      return made === undefined ? '' : JSON.stringify(await kickoffNow(tx, made));
    });

  it('says in the room where both go, as long as that is ahead', async () => {
    await asking();
    const [request] = await town.asks('Ada');
    await town.press('Grace', 'introRequests.accept', { subject: request?.id ?? '' });
    expect(await kickoffOf()).toContain('You are both going to: Breakfast');
    await stage.setTime(at('2027-01-14T19:01:00Z'));
    expect(await kickoffOf()).not.toContain('Breakfast');
  });

  it('that is answered after the event introduces all the same, and says that it is over', async () => {
    const { made } = await asking();
    const subject = (await town.asks('Ada'))[0]?.id ?? '';
    const card = async () => said(await town.press('Grace', 'introRequests.card', { subject }));
    expect(await card()).toContain('both going to this event');
    await stage.moveTo(at('2027-01-15T06:30:00Z'));
    expect(await card()).toContain('It is over');
    expect(await card()).not.toContain('both going to this event');
    await town.press('Grace', 'introRequests.accept', { subject });
    expect((await town.asks('Ada'))[0]?.status).toBe('introduced');
    expect(await kickoffOf()).not.toContain('Breakfast');
    // Whom one was introduced to is among those one may have met.
    await stage.moveTo(at('2027-01-15T12:00:00Z'));
    expect(said(await town.press('Ada', 'meetups.whom', { subject: made.id }))).toContain('Grace');
  });

  it('outlives an event that is called off, and says so', async () => {
    const { made } = await asking();
    await town.press('Mo', 'meetups.cancelConfirmed', { subject: made.id });
    const subject = (await town.asks('Ada'))[0]?.id ?? '';
    expect(said(await town.press('Grace', 'introRequests.card', { subject }))).toContain('was cancelled');
    await town.press('Grace', 'introRequests.accept', { subject });
    expect((await town.asks('Ada'))[0]?.status).toBe('introduced');
  });

  it('says the same whatever becomes of it: pass, silence', async () => {
    const { made } = await asking();
    const before = said(await people('Ada', made));
    const [request] = await town.asks('Ada');
    await town.press('Grace', 'introRequests.pass', { subject: request?.id ?? '' });
    expect(said(await people('Ada', made))).toBe(before);
    expect(await told('Ada')).toEqual(['tell meetupPeople']);
  });

  it('cannot be done by whoever does not go, nor about a position that is not theirs', async () => {
    const { subject } = await asking();
    const form = { answers: { why: 'x', blurb: 'y' } };
    for (const action of ['meetups.ask', 'meetups.askForm'])
      expect(said(await town.press('Sam', action, { ...form, subject }))).toContain(
        'belongs to somebody else',
      );
    const other = subject.replace(/\/\d+$/u, '/9');
    expect(said(await town.press('Ada', 'meetups.askForm', { ...form, subject: other }))).toContain(
      'already settled',
    );
    expect(await town.asks('Sam')).toEqual([]);
  });
});

describe('afterwards', () => {
  it('those who went are asked once, say whom they met with a tap, and can take it back', async () => {
    const made = await make();
    for (const name of names) await go(name, made);
    for (const name of ['Ada', 'Grace']) await town.press(name, 'meetups.showMe', { subject: made.id });
    await stage.moveTo(at('2027-01-15T12:00:00Z'));
    expect(await told('Ada')).toEqual(['tell meetupPeople', 'tell meetupMet']);
    await stage.moveTo(at('2027-01-30T12:00:00Z'));
    expect(await told('Ada')).toEqual(['tell meetupPeople', 'tell meetupMet']);
    const question = await town.press('Ada', 'meetups.whom', { subject: made.id });
    expect(subjectOf(question, 'meetups.met')).toBe(`${made.id}/${town.idOf('Grace')}`);
    expect(said(question)).not.toContain(town.idOf('Ola'));
    const met = () =>
      inTown<{ person: string }[]>((tx) => tx.meetupPeople.metBy(town.idOf('Ada'), new Date(0)));
    const tap = { subject: `${made.id}/${town.idOf('Grace')}` };
    await town.press('Ada', 'meetups.met', tap);
    expect((await met()).map(({ person }) => person)).toEqual([town.idOf('Grace')]);
    const tie = () =>
      inTown<MyTie | null>(async (tx) =>
        tieAs(await tx.ties.get(town.idOf('Ada'), town.idOf('Grace')), town.idOf('Ada')),
      );
    expect(await tie()).toMatchObject({ strength: 'weak', source: 'met', isMutual: false });
    const back = { subject: `${made.id}/${town.idOf('Ada')}` };
    await town.press('Grace', 'meetups.met', back);
    expect(await tie()).toMatchObject({ isMutual: true });
    await town.press('Ada', 'meetups.met', tap);
    expect(await tie()).toBeNull();
    expect(await met()).toEqual([]);
    const named = { person: { person: town.idOf('Ola') } };
    await town.press('Ada', 'meetups.metForm', { subject: made.id, answers: named });
    expect((await met()).map(({ person }) => person)).toEqual([town.idOf('Ola')]);
    expect(said(await town.press('Mo', 'meetups.whom', { subject: made.id }))).not.toContain('meetups.met');
  });

  it('nothing is left of somebody who leaves, and their file holds what is theirs', async () => {
    const made = await make();
    for (const name of names) await go(name, made);
    await town.press('Ada', 'meetups.showMe', { subject: made.id });
    await stage.moveTo(at('2027-01-13T12:00:00Z'));
    const data = await inTown<Record<string, unknown>>((tx) => dataOf(tx, town.idOf('Ada')));
    expect(data['events']).toMatchObject([{ title: 'Breakfast', showsMyName: true, met: [] }]);
    expect(JSON.stringify(data['events'])).not.toContain(town.idOf('Grace'));
    await town.press('Ada', 'members.leaveConfirmed');
    expect(await inTown((tx) => tx.meetupPeople.goingOf(town.idOf('Ada'), new Date(0)))).toEqual([]);
    const all = await inTown<{ member: string; person: string }[]>((tx) =>
      tx.meetupPeople.suggestions(made.id),
    );
    expect(all.filter(({ member, person }) => [member, person].includes(town.idOf('Ada')))).toEqual([]);
  });
});
