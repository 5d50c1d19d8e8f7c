import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { compose } from '../../src/actions/compose.ts';
import { undecidable } from '../../src/actions/reportQueue.ts';
import { actions } from '../../src/actions/routes.ts';
import { asId, type ReportId } from '../../src/core/ids.ts';
import { addresses } from '../../src/views/addresses.ts';
import { embeddedStage } from './embeddedStage.ts';
import { messageOf, start, subjectOf, type Town } from './stage.ts';

const to = addresses.reports;
const dayMs = 86_400_000;
const grown = { joinedAt: new Date(start.getTime() - 60 * dayMs) };
const secret = 'He wrote the same to nine of us.';

const stage = embeddedStage();
let town: Town;
beforeEach(async () => {
  await stage.setTime(start);
  town = await stage.openCommunity();
  for (const name of ['Ada', 'Ben', 'Cyd', 'Dan', 'Sly', 'Meg', 'Max']) await town.add(name, grown);
  for (const name of ['Meg', 'Max']) {
    await stage.store.transaction(town.id, (tx) => tx.members.makeManager(town.idOf(name)));
  }
});

const reportBy = async (who: string) => {
  await town.press('Sly', addresses.introRequests.meetForm, {
    subject: town.idOf(who),
    answers: { kind: ['advice'], why: 'Tests', blurb: 'Buy my course!', publish: ['no'] },
  });
  const subject = (await town.asks('Sly')).at(-1)?.id ?? '';
  const answers = { reason: ['spam'], note: secret };
  return town.press(who, addresses.introRequests.reportForm, { subject, answers });
};
const onSly = (who: string, action: string, answers = {}) =>
  town.press(who, action, { subject: town.idOf('Sly'), answers });
const said = async (who: string, action: string, answers = {}) =>
  JSON.stringify(await onSly(who, action, answers));
const audit = () =>
  stage.database.transaction({ community: town.id }, ({ db }) =>
    db.execute(sql`select actor, action from audit where subject = ${town.idOf('Sly')} order by number`),
  );
const isPaused = () =>
  stage.store.transaction(town.id, async (tx) => (await tx.pauses.standing()).has(town.idOf('Sly')));

describe('the queue of reports', () => {
  it('is for managers, every action of it', () => {
    const all = [...Object.values(to), addresses.pauses.pause];
    expect(all.filter((name) => actions.get(name)?.managersOnly !== true)).toEqual([]);
  });

  it('names whom reports are about and how many; neither who reported nor what they wrote', async () => {
    await reportBy('Ada');
    for (const page of [await said('Meg', to.open), await said('Meg', to.about)]) {
      expect(page).toContain('Sly');
      expect(page).toContain('1 report');
      for (const not of ['Ada', town.idOf('Ada'), secret, 'Buy my course']) expect(page).not.toContain(not);
    }
  });

  it('shows what was written with a reason, which the audit keeps', async () => {
    await reportBy('Ada');
    expect(await said('Meg', to.readForm, {})).not.toContain(secret);
    const before = await audit();
    const words = await said('Meg', to.readForm, { why: ['decide'] });
    expect(words).toContain(secret);
    expect(words).toContain('Buy my course!');
    expect(words).not.toContain('Ada');
    expect((await audit()).slice(before.length)).toEqual([
      { actor: town.idOf('Meg'), action: 'reports.read.decide' },
    ]);
  });

  it('is told to managers without the words', async () => {
    await reportBy('Ada');
    const words = await stage.store.transaction(town.id, async (tx) => {
      const reader = await tx.members.get(town.idOf('Meg'));
      const [first] = await tx.reports.list();
      if (reader === null || first === undefined) throw new Error('no report');
      return JSON.stringify(await compose(tx, reader, { notice: 'reportArrived', report: first.id }));
    });
    expect(words).toContain(to.about);
    expect(words).not.toContain(secret);
  });

  it('is empty once a manager finds nothing in them; three dismissed ones pause nobody', async () => {
    await reportBy('Ada');
    await reportBy('Ben');
    await onSly('Meg', to.dismiss);
    expect(messageOf(await town.press('Meg', to.open)).parts).toHaveLength(4);
    await reportBy('Cyd');
    expect(await isPaused()).toBe(false);
    await reportBy('Dan');
    expect(await isPaused()).toBe(false);
  });

  it('leads to a pause by hand: told, appealed, decided', async () => {
    await reportBy('Ada');
    await onSly('Meg', addresses.pauses.pause);
    expect(await isPaused()).toBe(true);
    const told = await stage.store.transaction(town.id, async (tx) => {
      const reader = await tx.members.get(town.idOf('Sly'));
      return reader === null ? null : compose(tx, reader, { notice: 'paused' });
    });
    expect(JSON.stringify(told)).toContain('Community managers paused it');
    await town.press('Sly', addresses.pauses.appeal);
    expect(await said('Max', to.open)).toContain('asks for a decision');
    await onSly('Max', addresses.pauses.lift);
    expect(await isPaused()).toBe(false);
    expect(await said('Max', to.open)).toContain('Nothing is waiting');
  });

  it('pauses nobody who was not reported', async () => {
    await onSly('Meg', addresses.pauses.pause);
    expect(await isPaused()).toBe(false);
  });

  it('shows nobody what is reported about themselves, and lets nobody decide about themselves', async () => {
    await reportBy('Ada');
    await stage.store.transaction(town.id, (tx) => tx.members.makeManager(town.idOf('Sly')));
    expect(await said('Sly', to.open)).not.toContain('1 report');
    for (const action of [to.about, to.read, to.readForm, to.dismiss, addresses.pauses.pause]) {
      const reply = await said('Sly', action, { why: ['decide'] });
      expect(reply).not.toContain(secret);
    }
    expect(await said('Meg', to.open)).toContain('1 report');
    // Paused by another, they do not lift it themselves.
    await onSly('Meg', addresses.pauses.pause);
    for (const action of [addresses.pauses.lift, addresses.pauses.keep]) await onSly('Sly', action);
    expect(await isPaused()).toBe(true);
    expect(await said('Meg', addresses.pauses.lift)).not.toContain('already settled');
    expect(await isPaused()).toBe(false);
  });

  it('takes no other spelling of an id for somebody else', async () => {
    await reportBy('Ada');
    await stage.store.transaction(town.id, (tx) => tx.members.makeManager(town.idOf('Sly')));
    await onSly('Meg', addresses.pauses.pause);
    const subject = town.idOf('Sly').toUpperCase();
    for (const action of [addresses.pauses.lift, addresses.pauses.keep, addresses.console.unmakeManager]) {
      await town.press('Sly', action, { subject });
    }
    const about = await stage.store.transaction(town.id, async (tx) => ({
      pause: await tx.pauses.get(town.idOf('Sly')),
      isManager: await tx.members.isManager(town.idOf('Sly')),
    }));
    expect(about).toMatchObject({ pause: { decision: null }, isManager: true });
  });
});

describe('reports about the only manager', () => {
  beforeEach(async () => {
    town = await stage.openCommunity();
    for (const name of ['Ada', 'Ben', 'Cyd', 'Sly', 'Max']) await town.add(name, grown);
    await stage.store.transaction(town.id, (tx) => tx.members.makeManager(town.idOf('Sly')));
  });
  const waits = () => stage.store.transaction(town.id, undecidable);
  const toldTo = async (who: string) => (await town.told(who)).map(({ what }) => what);

  it('are not told to them; whoever reports hears who could help, unless that would name somebody', async () => {
    expect(JSON.stringify(await reportBy('Ada'))).toContain('names another manager');
    expect((await toldTo('Sly')).filter((what) => what.includes('reportArrived'))).toEqual([]);
    const [first] = await stage.store.transaction(town.id, (tx) => tx.reports.list());
    const notice = { notice: 'reportArrived', report: first?.id ?? asId<ReportId>('') } as const;
    const words = await stage.store.transaction(town.id, async (tx) => {
      const sly = await tx.members.get(town.idOf('Sly'));
      return sly === null ? 'nobody' : compose(tx, sly, notice);
    });
    expect(words).toBeNull();
    const drafted = await town.press('Sly', addresses.board.writeForm, {
      answers: { kind: ['ask'], text: 'Who knows React?', name: ['unnamed'], weeks: ['4'], publish: ['no'] },
      surface: 'form',
    });
    const subject = subjectOf(drafted, addresses.board.publish);
    await town.press('Sly', addresses.board.publish, { subject });
    const answers = { reason: ['spam'], note: '' };
    const reply = JSON.stringify(await town.press('Ben', addresses.board.reportForm, { subject, answers }));
    expect(reply).toContain('the report has arrived');
    expect(reply).not.toContain('names another manager');
  });

  it('wait, with the pause they bring, for one more manager, whom the operator names', async () => {
    expect(await waits()).toBe(0);
    for (const who of ['Ada', 'Ben', 'Cyd']) await reportBy(who);
    expect(await isPaused()).toBe(true);
    expect(await waits()).toBe(1);
    const told = await stage.store.transaction(town.id, async (tx) => {
      const sly = await tx.members.get(town.idOf('Sly'));
      return sly === null ? null : compose(tx, sly, { notice: 'paused' });
    });
    expect(JSON.stringify(told)).toContain('There is no other manager here');
    const appeal = JSON.stringify(await town.press('Sly', addresses.pauses.appeal));
    expect(appeal).toContain('There is no other manager here');
    expect((await toldTo('Sly')).filter((what) => what.includes('appealArrived'))).toEqual([]);
    for (const action of [addresses.pauses.lift, addresses.pauses.keep]) await onSly('Sly', action);
    expect(await isPaused()).toBe(true);
    await stage.store.transaction(town.id, (tx) => tx.members.makeManager(town.idOf('Max')));
    expect(await waits()).toBe(0);
    expect(await said('Max', to.open)).toContain('asks for a decision');
    await onSly('Max', addresses.pauses.lift);
    expect(await isPaused()).toBe(false);
  });
});
