import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { prepare } from '../../src/actions/deliveries.ts';
import { deliveredRoom, unreachable } from '../../src/actions/outcomes.ts';
import type { Transaction } from '../../src/actions/ports.ts';
import { freshProgram } from '../../src/actions/programs.ts';
import type { PairingId, ProgramId } from '../../src/core/ids.ts';
import type { Pairing } from '../../src/core/pairing.ts';
import type { Program } from '../../src/core/program.ts';
import { newcomerTo, type ProgramMember } from '../../src/core/programMember.ts';
import { dice } from '../../src/dice.ts';
import { pgliteSessions } from '../../src/store/pglite.ts';
import { addresses } from '../../src/views/addresses.ts';
import { openTemplate } from '../template.ts';
import { messageOf, openStage, type Stage, start, subjectOf, type Town } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(pgliteSessions((await openTemplate(inject('pgliteTemplate'))).pglite));
});
afterAll(() => stage.database.close());

const names = ['Ada', 'Bea', 'Cem', 'Dan', 'Eva', 'Fay', 'Gus', 'Hal'] as const;
const at = (day: number, time: string) => new Date(`2027-01-${String(day).padStart(2, '0')}T${time}:00Z`);

/** A town of so many people, the first its manager, with one program that all are in. */
const townWith = async (count: number, change: Partial<Program> = {}) => {
  await stage.setTime(start);
  const town = await stage.openCommunity();
  for (const name of names.slice(0, count)) await town.add(name);
  const inTown = <T>(work: (tx: Transaction) => Promise<T>) => stage.store.transaction(town.id, work);
  const id = dice.id<ProgramId>();
  await inTown(async (tx) => {
    await tx.members.makeManager(town.idOf('Ada'));
    const fresh = freshProgram(id, 'Europe/Warsaw', tx.now);
    await tx.programs.save({ ...fresh, name: 'Coffee', place: 'everyone', weekday: 3, ...change });
  });
  const member = (name: string): Promise<ProgramMember> =>
    inTown(async (tx) => {
      const program = await tx.programs.get(id);
      if (program === null) throw new Error('no program');
      return (await tx.programs.memberOf(id, town.idOf(name))) ?? newcomerTo(program, town.idOf(name));
    });
  const latestOf = (name: string): Promise<Pairing | undefined> =>
    inTown(async (tx) => (await tx.pairings.of(town.idOf(name), new Date(0)))[0]);
  const rounds = () => inTown((tx) => tx.rounds.latest(id, 50));
  const openRoom = (pairing: PairingId) =>
    inTown((tx) =>
      deliveredRoom(tx, { effect: 'openPairingRoom', pairing }, { platform: 'playground', id: 'r' }),
    );
  return { town, id, inTown, member, latestOf, rounds, openRoom };
};

const toldOf = async (town: Town, who: string) => (await town.told(who)).map(({ what }) => what);
const textOf = (reply: Parameters<typeof messageOf>[0]) => JSON.stringify(messageOf(reply));

describe('a program', () => {
  test('sends nothing before a manager starts it, previews as often as they like, and says what would come of it', async () => {
    const { town, id } = await townWith(5);
    await stage.moveTo(at(20, '12:00'));
    const preview = await town.press('Ada', addresses.programs.preview, { subject: id });
    expect(textOf(preview)).toContain('5 people');
    expect(textOf(preview)).toContain('2 conversations · 1 of them larger · no repeated pairs');
    for (const name of names.slice(0, 5)) expect(await toldOf(town, name)).toEqual([]);
  });

  test('is announced on the working day before at ten, begins on its day, and opens a room for each pairing', async () => {
    const { town, id, rounds, latestOf } = await townWith(4);
    await town.press('Ada', addresses.programs.start, { subject: id });
    await stage.moveTo(at(12, '08:59'));
    expect(await toldOf(town, 'Bea')).toEqual([]);
    await stage.moveTo(at(12, '09:00'));
    expect(await toldOf(town, 'Bea')).toEqual(['tell roundAnnounced']);
    await stage.moveTo(at(13, '09:00'));
    const [round] = await rounds();
    expect(round).toMatchObject({ date: '2027-01-13', status: 'open', number: 0 });
    expect(round?.summary).toMatchObject({ people: 4, pairings: 2, leftOut: 0 });
    expect((await latestOf('Bea'))?.status).toBe('opening');
  });

  test('is made in one form of defaults, changed and given rules by managers alone', async () => {
    const { town, inTown } = await townWith(3);
    const made = await town.press('Ada', addresses.programs.settingsForm, {
      answers: { name: 'Kawa', weeks: '2', moment: 'środa 14.30', size: '3', place: 'optIn' },
    });
    expect(textOf(made)).toContain('Saved: Kawa');
    const id = subjectOf(made, addresses.rounds.program);
    const wrong = await town.press('Ada', addresses.programs.rulesForm, {
      subject: id,
      answers: { across: 'any', gap: 'many', topics: '', pauses: '2027-02-30' },
    });
    expect(wrong).toMatchObject({
      reply: 'correct',
      errors: { gap: expect.any(String), pauses: expect.any(String) },
    });
    await town.press('Ada', addresses.programs.rulesForm, {
      subject: id,
      answers: {
        across: 'any',
        gap: '6',
        topics: '',
        pauses: '2027-02-01–2027-02-14',
        options: ['newcomers'],
      },
    });
    const program = await inTown((tx) => tx.programs.get(id as ProgramId));
    expect(program).toMatchObject({
      ...{ name: 'Kawa', everyWeeks: 2, weekday: 3, time: '14:30', groupSize: 3, place: 'optIn' },
      ...{ across: 'any', gapWeeks: 6, isNewcomerWithRegular: true, status: 'draft' },
      pauses: [{ from: '2027-02-01', to: '2027-02-14' }],
    });
  });

  test('is made once however often its form is sent, and two have no name in common', async () => {
    const { town, inTown } = await townWith(3);
    const opened = await town.press('Ada', addresses.programs.create);
    const subject = opened.reply === 'form' ? opened.form.subject : '';
    const answers = { name: 'Tea', weeks: '2', moment: 'Tuesday 9:00', size: '2', place: 'optIn' };
    const send = (about: string) =>
      town.press('Ada', addresses.programs.settingsForm, { subject: about, answers });
    expect(subject).not.toBe('');
    expect(await send(subject)).toMatchObject({ reply: 'replace' });
    expect(await send(subject)).toMatchObject({ reply: 'replace' });
    const other = await town.press('Ada', addresses.programs.create);
    expect(await send(other.reply === 'form' ? other.form.subject : '')).toMatchObject({
      reply: 'correct',
      errors: { name: expect.any(String) },
    });
    expect((await inTown((tx) => tx.programs.list())).filter(({ name }) => name === 'Tea')).toHaveLength(1);
    expect(textOf(await send('6a1d3c5e-0000-4000-8000-000000000000'))).not.toContain('Saved');
  });

  test('takes no answer that was not offered, and puts nothing in its place', async () => {
    const { town, id, inTown } = await townWith(3);
    const before = await inTown((tx) => tx.programs.get(id));
    const wrong = { name: '\u200b', weeks: '5', moment: 'some day', size: '9', place: 'nowhere' };
    const settings = (answers: typeof wrong) =>
      town.press('Ada', addresses.programs.settingsForm, { subject: id, answers });
    const fields = (reply: Awaited<ReturnType<typeof settings>>) =>
      reply.reply === 'correct' ? Object.keys(reply.errors).toSorted() : [];
    expect(fields(await settings(wrong))).toEqual(['place', 'size', 'weeks']);
    const typed = { ...wrong, weeks: '1', size: '2', place: 'everyone' };
    expect(fields(await settings(typed))).toEqual(['moment', 'name']);
    const rules = {
      across: 'sideways',
      options: ['newcomers', 'other'],
      gap: '1e2',
      topics: '',
      pauses: 'May',
    };
    const ruled = (answers: Readonly<Record<string, string | readonly string[]>>) =>
      town.press('Ada', addresses.programs.rulesForm, { subject: id, answers });
    expect(fields(await ruled(rules))).toEqual(['across', 'options']);
    expect(fields(await ruled({ ...rules, across: 'any', options: [] }))).toEqual(['gap', 'pauses']);
    expect(await inTown((tx) => tx.programs.get(id))).toEqual(before);
  });

  test('of larger groups becomes none of mentors with mentees by itself', async () => {
    const { town, id, inTown } = await townWith(3, { groupSize: 4 });
    const answers = { across: 'any', gap: '6', topics: '', pauses: '', options: ['twoSided'] };
    const sent = await town.press('Ada', addresses.programs.rulesForm, { subject: id, answers });
    expect(sent).toMatchObject({ reply: 'correct', errors: { options: expect.stringContaining('pairs') } });
    expect(await inTown((tx) => tx.programs.get(id))).toMatchObject({ groupSize: 4, isTwoSided: false });
  });

  test('of mentors with mentees stays in pairs, and says so where somebody wants larger groups', async () => {
    const { town, id, inTown } = await townWith(3, { isTwoSided: true });
    const answers = { name: 'Coffee', weeks: '1', moment: 'Monday 10:00', place: 'everyone' };
    const settings = (size: string) =>
      town.press('Ada', addresses.programs.settingsForm, { subject: id, answers: { ...answers, size } });
    expect(await settings('4')).toMatchObject({ reply: 'correct', errors: { size: expect.any(String) } });
    expect((await inTown((tx) => tx.programs.get(id)))?.groupSize).toBe(2);
    expect(await settings('2')).toMatchObject({ reply: 'replace' });
  });

  test('has one round a day, however often a manager presses', async () => {
    const { town, id, rounds } = await townWith(4);
    await town.press('Ada', addresses.programs.start, { subject: id });
    await town.press('Ada', addresses.programs.runConfirmed, { subject: id });
    const again = await town.press('Ada', addresses.programs.runConfirmed, { subject: id });
    expect(textOf(again)).toContain('has already had its round today');
    await stage.moveTo(at(17, '12:00'));
    expect((await rounds()).map(({ date }) => date)).toEqual(['2027-01-11']);
  });

  test('does not put a person of another program with somebody else on the same day', async () => {
    const { town, id, inTown, rounds } = await townWith(4);
    const other = dice.id<ProgramId>();
    await inTown(async (tx) =>
      tx.programs.save({
        ...freshProgram(other, 'Europe/Warsaw', tx.now),
        ...{ name: 'Lunch', place: 'everyone', weekday: 3, time: '10:00' },
      }),
    );
    await town.press('Ada', addresses.programs.start, { subject: id });
    await town.press('Ada', addresses.programs.start, { subject: other });
    await stage.moveTo(at(13, '12:00'));
    const both = [...(await rounds()), ...(await inTown((tx) => tx.rounds.latest(other, 5)))];
    expect(both.map(({ summary }) => summary?.people).toSorted()).toEqual([0, 4]);
    const places = await inTown((tx) => tx.rounds.placesOf(town.idOf('Bea'), 10));
    expect(places.filter(({ pairing }) => pairing !== null)).toHaveLength(1);
    expect(places.filter(({ notPlaced }) => notPlaced === 'elsewhere')).toHaveLength(1);
  });
});

describe('a member', () => {
  test('skips a round by the button of its notice, until it begins', async () => {
    const { town, id, rounds, latestOf } = await townWith(4);
    await town.press('Ada', addresses.programs.start, { subject: id });
    await stage.moveTo(at(12, '10:00'));
    const [round] = await rounds();
    await town.press('Bea', addresses.rounds.skip, { subject: round?.id ?? '' });
    await stage.moveTo(at(13, '10:00'));
    expect(await latestOf('Bea')).toBeUndefined();
    const late = await town.press('Cem', addresses.rounds.skip, { subject: round?.id ?? '' });
    expect(textOf(late)).toContain('has already begun');
    await stage.moveTo(at(20, '10:00'));
    expect(await latestOf('Bea')).toBeDefined();
  });

  test('leaves and joins a program, and takes part as seldom as they like', async () => {
    const { town, id, inTown, latestOf } = await townWith(4);
    await town.press('Ada', addresses.programs.start, { subject: id });
    await town.press('Bea', addresses.rounds.leave, { subject: id });
    await town.press('Cem', addresses.rounds.cadenceForm, { subject: id, answers: { weeks: '4' } });
    await stage.moveTo(at(13, '10:00'));
    expect(await latestOf('Bea')).toBeUndefined();
    await town.press('Bea', addresses.rounds.join, { subject: id });
    await stage.moveTo(at(27, '10:00'));
    const count = (name: string) =>
      inTown(async (tx) => (await tx.pairings.of(town.idOf(name), new Date(0))).length);
    expect([await count('Ada'), await count('Bea'), await count('Cem')]).toEqual([3, 2, 1]);
  });

  test('who has nobody is told why and comes first in the next round', async () => {
    const { town, id, inTown, latestOf, member } = await townWith(3);
    await inTown(async (tx) => {
      await tx.limits.avoid(town.idOf('Ada'), town.idOf('Bea'), tx.now);
      await tx.limits.avoid(town.idOf('Cem'), town.idOf('Bea'), tx.now);
    });
    await town.press('Ada', addresses.programs.start, { subject: id });
    await stage.moveTo(at(13, '10:00'));
    expect((await latestOf('Ada'))?.members.toSorted()).toEqual(
      [town.idOf('Ada'), town.idOf('Cem')].toSorted(),
    );
    expect(await toldOf(town, 'Bea')).toEqual(['tell roundAnnounced', 'tell notPlaced']);
    const page = await town.press('Bea', addresses.rounds.open);
    expect(textOf(page)).toContain('There was nobody suitable for you this time.');
    expect((await member('Bea')).waited).toBe(1);
  });

  test('who pressed nothing in three rounds is left in peace, and comes back with one tap', async () => {
    const { town, id, member, latestOf, openRoom } = await townWith(4, { gapWeeks: 1 });
    await town.press('Ada', addresses.programs.start, { subject: id });
    for (const day of [13, 20, 27]) {
      await stage.moveTo(at(day, '10:00'));
      for (const name of ['Ada', 'Bea', 'Cem', 'Dan'])
        await openRoom((await latestOf(name))?.id as PairingId);
      for (const name of ['Ada', 'Bea']) {
        const subject = `${(await latestOf(name))?.id}/talking`;
        await town.press(name, addresses.pairings.sign, { subject });
      }
    }
    await stage.moveTo(new Date('2027-02-03T10:00:00Z'));
    expect((await member('Ada')).silentRounds).toBe(1);
    expect((await member('Cem')).benchedAt).not.toBeNull();
    expect((await toldOf(town, 'Cem')).filter((what) => what === 'tell benched')).toHaveLength(1);
    await town.press('Cem', addresses.rounds.back, { subject: id });
    expect(await member('Cem')).toMatchObject({ benchedAt: null, silentRounds: 0 });
  });
});

describe('a pairing', () => {
  const opened = async (count: number, change: Partial<Program> = {}) => {
    const all = await townWith(count, change);
    await all.town.press('Ada', addresses.programs.start, { subject: all.id });
    await stage.moveTo(at(13, '10:00'));
    const pairing = await all.latestOf('Ada');
    if (pairing === undefined) throw new Error('nobody for Ada');
    await all.openRoom(pairing.id);
    const partner = names.find(
      (name) => all.town.idOf(name) === pairing.members.find((one) => one !== all.town.idOf('Ada')),
    );
    return { ...all, pairing, partner: partner ?? 'nobody' };
  };

  test('has a kickoff with reasons, who begins and times; the last of all to choose a time fixes it', async () => {
    const { town, pairing, partner, latestOf } = await opened(2);
    const slot = `${pairing.id}/${pairing.slots[0]?.at.getTime()}`;
    const first = await town.press('Ada', addresses.pairings.slot, { subject: slot });
    expect(textOf(first)).toContain('Why you?');
    expect(textOf(first)).toContain('In common: React.');
    await town.press(partner, addresses.pairings.slot, { subject: slot });
    expect((await latestOf('Ada'))?.meetingAt).toEqual(pairing.slots[0]?.at);
  });

  test('hears one line after two working days without a press, and a question on the fourth day', async () => {
    const { town, inTown, pairing } = await opened(2);
    const effects = async () =>
      (await inTown((tx) => tx.pairings.get(pairing.id)))?.checkInSentAt?.toISOString() ?? null;
    await stage.moveTo(at(15, '10:00'));
    expect((await inTown((tx) => tx.pairings.get(pairing.id)))?.silentNudgeAt).toBeNull();
    await stage.moveTo(at(18, '07:59'));
    expect(await effects()).toBeNull();
    await stage.moveTo(at(18, '08:00'));
    expect(await effects()).toBe('2027-01-18T08:00:00.000Z');
    expect(await toldOf(town, 'Ada')).toEqual(['tell roundAnnounced', 'tell pairingCheckIn']);
  });

  test('that did not meet is free again, one that met is remembered', async () => {
    const { town, inTown, pairing } = await opened(2);
    await stage.moveTo(at(18, '08:00'));
    expect(await inTown((tx) => tx.rounds.meetings())).toHaveLength(1);
    await town.press('Ada', addresses.pairings.checkIn, { subject: `${pairing.id}/willNot` });
    expect(await inTown((tx) => tx.rounds.meetings())).toHaveLength(0);
    await town.press('Ada', addresses.pairings.checkIn, { subject: `${pairing.id}/met` });
    expect(await inTown((tx) => tx.rounds.meetings())).toHaveLength(1);
  });

  test('whose one side leaves tells the other, who comes first next time', async () => {
    const { town, partner, member } = await opened(4);
    await town.press('Ada', addresses.members.leaveConfirmed);
    expect((await toldOf(town, partner)).at(-1)).toBe('tell pairingEnded');
    expect((await member(partner)).waited).toBe(1);
  });

  test('whose one side leaves goes on with somebody who waits in the same round', async () => {
    const { town, inTown, partner, latestOf, pairing } = await opened(3, { isTwoSided: false, groupSize: 2 });
    // Three people are one group: one of them leaving leaves two.
    expect(pairing.members).toHaveLength(3);
    await town.press(partner, addresses.members.leaveConfirmed);
    expect((await latestOf('Ada'))?.members).toHaveLength(2);
    const waits = await town.add('Ida');
    const round = pairing.round;
    await inTown((tx) =>
      tx.rounds.place({ round, member: waits, day: '2027-01-13', pairing: null, notPlaced: 'oddNumber' }),
    );
    const other = names.find(
      (name) => name !== 'Ada' && name !== partner && pairing.members.includes(town.idOf(name)),
    );
    await town.press(other ?? '', addresses.members.leaveConfirmed);
    const after = await latestOf('Ada');
    expect(after?.members).toEqual([town.idOf('Ada'), waits]);
    expect(after?.id).not.toBe(pairing.id);
  });

  test('where no room can be had goes on by direct message', async () => {
    const all = await townWith(2);
    await all.town.press('Ada', addresses.programs.start, { subject: all.id });
    await stage.moveTo(at(13, '10:00'));
    const pairing = (await all.latestOf('Ada'))?.id as PairingId;
    await all.inTown((tx) => unreachable(tx, { effect: 'openPairingRoom', pairing }));
    expect(await toldOf(all.town, 'Ada')).toEqual(['tell roundAnnounced', 'tell pairingRoomless']);
  });

  test('belongs to its people alone', async () => {
    const { town, pairing } = await opened(4);
    const strangers = names.slice(0, 4).filter((name) => !pairing.members.includes(town.idOf(name)));
    for (const name of strangers) {
      const reply = await town.press(name, addresses.pairings.sign, { subject: `${pairing.id}/talked` });
      expect(reply.reply).toBe('show');
    }
    expect((await town.press('Ada', addresses.pairings.sign, { subject: 'nonsense/talked' })).reply).toBe(
      'show',
    );
  });
});

describe('a room that was planned before a pause', () => {
  const opening = async (count: number, change: Partial<Program> = {}) => {
    const on = await townWith(count, change);
    await on.town.press('Ada', addresses.programs.start, { subject: on.id });
    await stage.moveTo(at(13, '09:00'));
    const pairing = await on.latestOf('Bea');
    if (pairing?.status !== 'opening') throw new Error('no pairing');
    const nameOf = (id: string) => names.find((name) => on.town.idOf(name) === id) ?? '';
    const partners = pairing.members.map(nameOf).filter((name) => name !== 'Bea');
    const effect = { effect: 'openPairingRoom', pairing: pairing.id } as const;
    const prepared = () => on.inTown((tx) => prepare(tx, effect, null));
    return { ...on, pairing, partners, prepared };
  };
  const quietOf = (town: Town) => ({
    'asks for quiet': () => town.press('Bea', addresses.members.snooze, { text: '2027-02-20' }),
    'is paused by managers': () =>
      stage.store.transaction(town.id, (tx) =>
        tx.pauses.save({
          ...{ member: town.idOf('Bea'), at: tx.now, appealedAt: null, decidedAt: null, decidedBy: null },
          decision: null,
        }),
      ),
  });

  test.each(['asks for quiet', 'is paused by managers'] as const)(
    'is not opened for somebody who %s meanwhile; the other is told, and comes first in the next round',
    async (why) => {
      const { town, latestOf, partners, prepared, member } = await opening(2);
      expect(await prepared()).toEqual({ unreachable: 'no common platform' });
      await quietOf(town)[why]();
      expect(await prepared()).toHaveProperty('waitUntil');
      await stage.moveTo(at(13, '09:01'));
      expect(await prepared()).toEqual({ pointless: 'already open' });
      expect((await latestOf('Bea'))?.members).toEqual(partners.map(town.idOf));
      const [partner = ''] = partners;
      expect(await latestOf(partner)).toMatchObject({ status: 'closed', reason: 'left' });
      expect(await toldOf(town, partner)).toContain('tell pairingEnded');
      expect((await member(partner)).waited).toBeGreaterThan(0);
    },
  );

  test('opens for the others where two remain', async () => {
    const { town, latestOf, partners, prepared } = await opening(3);
    expect(partners).toHaveLength(2);
    await quietOf(town)['asks for quiet']();
    await prepared();
    await stage.moveTo(at(13, '09:01'));
    expect(await prepared()).toEqual({ unreachable: 'no common platform' });
    const [partner = ''] = partners;
    const now = await latestOf(partner);
    expect(now?.members.toSorted()).toEqual(partners.map(town.idOf).toSorted());
    expect(now?.status).toBe('opening');
  });
});
