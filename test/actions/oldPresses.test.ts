import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Reply } from '../../src/actions/action.ts';
import { dataOf } from '../../src/actions/export.ts';
import { addresses } from '../../src/views/addresses.ts';
import { answer, connecting, knowEachOther, latest, refer } from './connectorStage.ts';
import { messageOf, openEmbeddedStage, type Stage, start, type Town } from './stage.ts';

const to = addresses.introRequests;
const days = (count: number) => new Date(start.getTime() + count * 86_400_000);
const paused = 'Your account here is paused after reports. Community managers can look at it.';
const settled = 'This is already settled. There is nothing left to do.';

let stage: Stage;
let close: () => Promise<void>;
let town: Town;
beforeAll(async () => {
  ({ stage, close } = await openEmbeddedStage(inject('pgliteTemplate')));
});
afterAll(() => close());
beforeEach(async () => {
  await stage.setTime(start);
  town = await stage.openCommunity();
  for (const name of ['Ada', 'Grace', 'Sam']) await town.add(name);
});

const said = (reply: Reply): string => messageOf(reply).summary;
const avoid = (who: string, whom: string) =>
  town.press(who, addresses.members.avoid, { person: town.idOf(whom) });
const pause = (who: string) =>
  stage.store.transaction(town.id, (tx) =>
    tx.pauses.save({
      ...{ member: town.idOf(who), at: tx.now, appealedAt: null, decidedAt: null, decidedBy: null },
      decision: null,
    }),
  );
const meet = (who: string, whom: string) =>
  town.press(who, to.meetForm, {
    subject: town.idOf(whom),
    answers: { kind: ['advice'], why: 'Tests', blurb: 'How do you test?', publish: ['no'] },
  });

describe('a card that was sent before a pause', () => {
  it.each(['Ada', 'Grace'])('introduces nobody once %s is paused', async (who) => {
    await meet('Ada', 'Grace');
    expect(await town.holder('Ada')).toBe('Grace');
    await pause(who);
    const answered = said(await answer(town, 'Grace', to.accept, 'Ada'));
    expect(answered).toBe(who === 'Grace' ? paused : settled);
    expect((await latest(town, 'Ada')).status).toBe('asking');
  });

  it('closes like silence at the next look', async () => {
    await meet('Ada', 'Grace');
    await pause('Ada');
    await stage.moveTo(days(2));
    expect(await town.holder('Ada')).toBeNull();
  });
});

describe('a card of somebody who knows both', () => {
  beforeEach(async () => {
    await knowEachOther(stage, town, 'Ada', 'Sam');
    await knowEachOther(stage, town, 'Sam', 'Grace');
    await refer(town, 'Ada', 'Grace');
    expect(await connecting(town, 'Ada', ['Sam'])).toBe('Sam');
  });

  it.each([
    ['the requester keeps apart from them', settled, () => avoid('Ada', 'Sam')],
    ['they keep apart from the requester', settled, () => avoid('Sam', 'Ada')],
    ['the requester is paused', settled, () => pause('Ada')],
    ['they are paused', paused, () => pause('Sam')],
  ])('passes nothing on once %s', async (_why, says, happens) => {
    await happens();
    expect(said(await answer(town, 'Sam', addresses.connectors.forward, 'Ada'))).toBe(says);
    expect(await town.holder('Ada')).toBeNull();
  });
});

describe('a role', () => {
  it('ended by somebody who lost theirs a moment before stays', async () => {
    await stage.store.transaction(town.id, async (tx) => {
      for (const who of ['Ada', 'Grace']) await tx.members.makeManager(town.idOf(who));
    });
    const end = (who: string, whom: string) =>
      town.press(who, addresses.console.unmakeManager, { subject: town.idOf(whom) });
    await end('Ada', 'Grace');
    expect(said(await end('Grace', 'Ada'))).toBe('This is for community managers.');
    const left = await stage.store.transaction(town.id, (tx) => tx.members.managers());
    expect(left).toEqual([town.idOf('Ada')]);
  });
});

describe("an ask in one's own file", () => {
  it('does not tell whether somebody has a card or is busy', async () => {
    const file = async (who: string) => {
      const { asks } = await stage.store.transaction(town.id, (tx) => dataOf(tx, town.idOf(who)));
      const [{ id: _, blurb: __, ...ask }] = asks as [Record<string, unknown>];
      return JSON.stringify(ask);
    };
    await town.add('Ben');
    await town.add('Eve', { snoozedUntil: days(3) });
    await meet('Ada', 'Grace');
    await meet('Ben', 'Eve');
    const alike = (text: string, who: string) => text.replaceAll(town.idOf(who), 'X');
    expect(alike(await file('Ben'), 'Ben')).toBe(alike(await file('Ada'), 'Ada'));
  });
});
