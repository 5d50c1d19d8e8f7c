import { describe, expect, test } from 'vitest';
import type { Reply } from '../../src/actions/action.ts';
import { keepDigestSources } from '../../src/actions/keepDigest.ts';
import type { Transaction } from '../../src/actions/ports.ts';
import { asId, type IntroductionId, type OneToOneId } from '../../src/core/ids.ts';
import { dice } from '../../src/dice.ts';
import { addresses } from '../../src/views/addresses.ts';
import { made, request } from '../contracts/storeContractSamples.ts';
import { embeddedStage, settledTown } from './embeddedStage.ts';
import { messageOf, start, type Town } from './stage.ts';

const to = addresses.keep;
const dayMs = 86_400_000;

const stage = embeddedStage();

const at = (days: number) => new Date(start.getTime() + days * dayMs);
const townOf = (...names: readonly string[]) => settledTown(stage, ...names);
const within = <T>(town: Town, work: (tx: Transaction) => Promise<T>) =>
  stage.store.transaction(town.id, work);
const keep = (town: Town, who: string, whom: string, cadence = 'quarterly') =>
  town.press(who, to.setForm, { subject: town.idOf(whom), answers: { cadence: [cadence] }, surface: 'form' });
/** Two met some days before the start, or after it. */
const met = (town: Town, one: string, other: string, daysAgo: number) =>
  within(town, async (tx) => {
    const asked = request(town.idOf(one), { askedAt: at(-daysAgo) });
    await tx.introRequests.save(asked);
    const opening = made(asked, town.idOf(other));
    await tx.introductions.save({
      ...opening,
      id: asId<IntroductionId>(dice.id()),
      madeAt: at(-daysAgo),
      signs: [],
      checkIns: [],
      status: 'closed',
      closedAt: at(-daysAgo),
      reason: 'done',
    });
  });
/** A part of the digest as it goes out. */
const section = (town: Town, who: string, which: 0 | 1) =>
  within(town, async (tx) => {
    const member = await tx.members.get(town.idOf(who));
    const source = keepDigestSources[which];
    const found = member === null ? null : await source?.section(tx, member);
    if (member !== null) await source?.said?.(tx, member);
    return found ?? null;
  });
const due = (town: Town, who: string) => section(town, who, 0);
const again = (town: Town, who: string) => section(town, who, 1);
const said = (reply: Reply): string => JSON.stringify(messageOf(reply));

describe('keeping in touch', () => {
  test('is due in its time, and begins anew with anything that counts', async () => {
    const town = await townOf('Ada', 'Grace');
    await keep(town, 'Ada', 'Grace');
    await stage.setTime(at(90));
    expect(await due(town, 'Ada')).toBeNull();
    await stage.setTime(at(92));
    expect(JSON.stringify(await due(town, 'Ada'))).toContain(town.idOf('Grace'));
    await town.press('Ada', to.talked, { subject: town.idOf('Grace') });
    expect(await due(town, 'Ada')).toBeNull();
    await stage.setTime(at(184));
    expect(await due(town, 'Ada')).not.toBeNull();
    await town.press('Ada', to.snooze, { subject: town.idOf('Grace') });
    expect(await due(town, 'Ada')).toBeNull();
    await stage.setTime(at(199));
    expect(await due(town, 'Ada')).not.toBeNull();
    const talk = {
      id: dice.id<OneToOneId>(),
      by: town.idOf('Grace'),
      with: town.idOf('Ada'),
      at: at(198),
      toldAt: at(198),
    };
    await within(town, (tx) => tx.oneToOnes.save({ ...talk, answer: 'waiting' }));
    expect(await due(town, 'Ada')).not.toBeNull();
    await within(town, (tx) => tx.oneToOnes.save({ ...talk, answer: 'denied' }));
    expect(await due(town, 'Ada')).not.toBeNull();
    await within(town, (tx) => tx.oneToOnes.save({ ...talk, answer: 'confirmed' }));
    expect(await due(town, 'Ada')).toBeNull();
    await stage.setTime(at(400));
    await town.press('Ada', to.stop, { subject: town.idOf('Grace') });
    expect(await due(town, 'Ada')).toBeNull();
  });

  test('is known to nobody else, in no message and no export', async () => {
    const town = await townOf('Ada', 'Grace');
    await keep(town, 'Ada', 'Grace');
    await stage.moveTo(at(120));
    expect(await due(town, 'Ada')).not.toBeNull();
    expect(await town.told('Grace')).toEqual([]);
    expect(await due(town, 'Grace')).toBeNull();
    expect(said(await town.press('Grace', to.list))).not.toContain(town.idOf('Ada'));
    expect(said(await town.press('Grace', to.show, { subject: town.idOf('Ada') }))).not.toContain('Ada');
  });

  test('brings three at the most, the most overdue first', async () => {
    const town = await townOf('Ada', 'B', 'C', 'D', 'E');
    for (const [whom, cadence] of [
      ['B', 'yearly'],
      ['C', 'monthly'],
      ['D', 'quarterly'],
      ['E', 'halfYearly'],
    ] as const)
      await keep(town, 'Ada', whom, cadence);
    await stage.setTime(at(400));
    const found = await due(town, 'Ada');
    expect(found?.buttons.map(({ subject }) => subject)).toEqual(
      ['C', 'D', 'E'].map((name) => town.idOf(name)),
    );
    expect(found?.more).toBe(1);
  });

  test('never names anybody who keeps apart, hides, or left', async () => {
    for (const gone of [
      (town: Town) => within(town, (tx) => tx.limits.avoid(town.idOf('Grace'), town.idOf('Ada'), tx.now)),
      (town: Town) => within(town, (tx) => tx.limits.avoid(town.idOf('Ada'), town.idOf('Grace'), tx.now)),
      (town: Town) => town.change('Grace', { isHidden: true }),
      (town: Town) => town.press('Grace', addresses.members.leaveConfirmed),
    ]) {
      const town = await townOf('Ada', 'Grace', 'Sam');
      await keep(town, 'Ada', 'Grace');
      await met(town, 'Ada', 'Grace', 300);
      await met(town, 'Sam', 'Grace', 300);
      await stage.setTime(at(100));
      expect(await due(town, 'Ada')).not.toBeNull();
      await gone(town);
      expect(await due(town, 'Ada')).toBeNull();
      await within(town, (tx) => tx.keeps.forget(town.idOf('Ada')));
      expect(await again(town, 'Ada')).toBeNull();
    }
  });

  test('suggests somebody who is fading, with the reason, the same all day, and then not for long', async () => {
    const town = await townOf('Ada', 'Grace', 'Sam');
    await met(town, 'Ada', 'Grace', 240);
    await met(town, 'Sam', 'Ada', -2);
    const first = await again(town, 'Ada');
    expect(JSON.stringify(first)).toContain(town.idOf('Grace'));
    expect(JSON.stringify(first)).toContain('you asked for an introduction');
    expect(await again(town, 'Ada')).toEqual(first);
    await stage.setTime(at(7));
    expect(await again(town, 'Ada')).toBeNull();
    await stage.setTime(at(170));
    expect(await again(town, 'Ada')).toBeNull();
    await stage.setTime(at(183));
    expect(JSON.stringify(await again(town, 'Ada'))).toContain(town.idOf('Grace'));
  });

  test('gives words to copy with times only to two who know each other, and sends nothing', async () => {
    const town = await townOf('Ada', 'Grace', 'Sam');
    await met(town, 'Ada', 'Grace', 240);
    const known = said(await town.press('Ada', to.write, { subject: town.idOf('Grace') }));
    expect(known).toContain('Europe/Warsaw');
    const unknown = said(await town.press('Ada', to.write, { subject: town.idOf('Sam') }));
    expect(unknown).toContain('Hi!');
    expect(unknown).not.toContain('Europe/Warsaw');
    expect(await town.told('Grace')).toEqual([]);
  });

  test('lets Acquaint ask: a card like any other, that says nothing of the list', async () => {
    const town = await townOf('Ada', 'Grace');
    await keep(town, 'Ada', 'Grace');
    const opened = await town.press('Ada', to.ask, { subject: town.idOf('Grace') });
    if (opened.reply !== 'form') throw new Error(JSON.stringify(opened));
    expect(opened.form).toMatchObject({
      action: addresses.introRequests.meetForm,
      subject: town.idOf('Grace'),
    });
    expect(JSON.stringify(opened.form)).toContain('It has been a while');
    expect(await town.told('Grace')).toEqual([]);
    const answers = { kind: ['peer'], why: 'It was good to talk.', blurb: 'Shall we?' };
    await town.press('Ada', opened.form.action, { subject: opened.form.subject, answers });
    expect(await town.holder('Ada')).toBe('Grace');
    await town.change('Grace', { isHidden: true });
    const hidden = said(await town.press('Ada', to.ask, { subject: town.idOf('Grace') }));
    expect(hidden).toContain('does not take requests');
  });

  test('with somebody who takes no requests answers like everything else', async () => {
    const town = await townOf('Ada', 'Grace');
    await town.change('Grace', { isHidden: true });
    expect(said(await keep(town, 'Ada', 'Grace'))).toContain('does not take requests');
    expect(await within(town, (tx) => tx.keeps.of(town.idOf('Ada')))).toEqual([]);
  });
});
