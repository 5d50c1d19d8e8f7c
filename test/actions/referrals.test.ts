import { describe, expect, test } from 'vitest';
import type { Reply } from '../../src/actions/action.ts';
import { compose } from '../../src/actions/compose.ts';
import type { Referral } from '../../src/core/referralSlip.ts';
import { addresses } from '../../src/views/addresses.ts';
import { embeddedStage, settledTown } from './embeddedStage.ts';
import { messageOf, start, subjectOf, type Town } from './stage.ts';

const to = addresses.referrals;
const dayMs = 86_400_000;
const contact = 'Jan Lech, +48 600 100 200';

const stage = embeddedStage();

const townOf = (...names: readonly string[]) => settledTown(stage, ...names);

const give = (town: Town, who: string, whom: string, more: Readonly<Record<string, unknown>> = {}) =>
  town.press(who, to.giveForm, {
    subject: town.idOf(whom),
    answers: {
      description: 'A clinic looks for an accountant.',
      consent: ['yes'],
      third: contact,
      warmth: ['4'],
      ...more,
    },
    surface: 'form',
  });

const slipsOf = (town: Town, who: string): Promise<Referral[]> =>
  stage.store.transaction(town.id, (tx) => tx.referrals.of(town.idOf(who), new Date(0)));

const theSlip = async (town: Town, who: string): Promise<Referral> => {
  const [slip] = await slipsOf(town, who);
  if (slip === undefined) throw new Error('no slip');
  return slip;
};

const move = async (town: Town, who: string, step: string) =>
  town.press(who, to.move, { subject: `${(await theSlip(town, who)).id}/${step}` });

const said = (reply: Reply): string => JSON.stringify(messageOf(reply));
const toldOf = async (town: Town, who: string) => (await town.told(who)).map(({ what }) => what);
const later = (days: number) => stage.moveTo(new Date(start.getTime() + days * dayMs));
const cardOf = async (town: Town, who: string) => {
  const slip = await theSlip(town, who);
  return stage.store.transaction(town.id, async (tx) => {
    const reader = await tx.members.get(town.idOf(who));
    if (reader === null) throw new Error('nobody');
    return JSON.stringify(await compose(tx, reader, { notice: 'slip', referral: slip.id }));
  });
};

describe('a slip', () => {
  test('reaches its receiver with the contact, and each step reaches the giver', async () => {
    const town = await townOf('Ada', 'Grace');
    expect(said(await give(town, 'Ada', 'Grace'))).not.toContain(contact);
    await later(0.01);
    expect(await toldOf(town, 'Grace')).toEqual(['tell slip']);
    expect(await cardOf(town, 'Grace')).toContain(contact);
    for (const step of ['contacted', 'meeting', 'won']) await move(town, 'Grace', step);
    expect(await toldOf(town, 'Ada')).toEqual(['tell slipMoved', 'tell slipMoved', 'tell slipMoved']);
    expect((await theSlip(town, 'Ada')).status).toBe('won');
    expect(said(await town.press('Ada', to.open))).toContain('won');
  });

  test('that goes back and forth tells the giver of each step once, and of every end', async () => {
    const town = await townOf('Ada', 'Grace');
    await give(town, 'Ada', 'Grace', { consent: ['no'] });
    const steps = ['contacted', 'meeting', 'contacted', 'meeting', 'won', 'contacted', 'lost', 'won'];
    for (const [index, step] of steps.entries()) {
      await later((index + 1) / 1_000);
      await move(town, 'Grace', step);
    }
    const told = await toldOf(town, 'Ada');
    expect(told).toEqual(Array.from({ length: 5 }, () => 'tell slipMoved'));
    expect((await theSlip(town, 'Ada')).status).toBe('won');
  });

  test('keeps nothing about somebody who did not agree, and no way to reach them in its words', async () => {
    const town = await townOf('Ada', 'Grace');
    const sneaky = await give(town, 'Ada', 'Grace', { consent: ['no'], description: 'Call +48 600 100 200' });
    expect(sneaky).toMatchObject({ reply: 'correct', errors: { description: expect.any(String) } });
    await give(town, 'Ada', 'Grace', { consent: ['no'] });
    expect(JSON.stringify(await theSlip(town, 'Ada'))).not.toContain('+48 600');
    expect(await cardOf(town, 'Grace')).toContain('will connect you');
  });

  test('asks who it is where the third person agreed, and who is meant at all', async () => {
    const town = await townOf('Ada', 'Grace');
    expect(await give(town, 'Ada', 'Grace', { third: ' ' })).toMatchObject({
      errors: { third: expect.any(String) },
    });
    expect(said(await give(town, 'Ada', 'Ada'))).toContain('That is you');
    await town.change('Grace', { isHidden: true });
    expect(said(await give(town, 'Ada', 'Grace'))).toContain('does not take requests');
    expect(await slipsOf(town, 'Ada')).toEqual([]);
  });

  test('is for its two people only, and only the receiver says how far it came', async () => {
    const town = await townOf('Ada', 'Grace', 'Mallory');
    await give(town, 'Ada', 'Grace');
    const { id } = await theSlip(town, 'Ada');
    for (const [who, action, subject] of [
      ['Mallory', to.show, id],
      ['Mallory', to.move, `${id}/won`],
      ['Mallory', to.correct, id],
      ['Mallory', to.correctForm, id],
      ['Mallory', to.unlink, id],
      ['Ada', to.move, `${id}/won`],
      ['Grace', to.correct, id],
      ['Grace', to.unlink, id],
      ['Grace', to.move, `${id}/ended`],
    ] as const) {
      const answers = { description: 'Mine now.', consent: ['no'], warmth: ['1'] };
      const reply = await town.press(who, action, { subject, answers });
      expect([who, action, said(reply)]).toEqual([
        who,
        action,
        expect.stringContaining('belongs to somebody else'),
      ]);
    }
    expect((await theSlip(town, 'Ada')).status).toBe('new');
  });

  test('can be corrected by the giver: who takes the consent back takes the contact back', async () => {
    const town = await townOf('Ada', 'Grace');
    await give(town, 'Ada', 'Grace');
    await later(0.01);
    const { id } = await theSlip(town, 'Ada');
    const answers = { description: 'It is a dentist.', consent: ['no'], third: contact, warmth: ['2'] };
    await town.press('Ada', to.correctForm, { subject: id, answers, surface: 'form' });
    expect(await cardOf(town, 'Grace')).toContain('It is a dentist.');
    expect(await cardOf(town, 'Grace')).not.toContain('+48 600');
    expect(await toldOf(town, 'Grace')).toEqual(['tell slip', 'replace slip']);
  });

  test('one a week to the same person, four in all', async () => {
    const town = await townOf('Ada', 'B', 'C', 'D', 'E', 'F');
    await give(town, 'Ada', 'B');
    expect(said(await give(town, 'Ada', 'B'))).toContain('one referral a week');
    for (const whom of ['C', 'D', 'E']) await give(town, 'Ada', whom);
    expect(said(await give(town, 'Ada', 'F'))).toContain('4 referrals a week');
    expect(await slipsOf(town, 'Ada')).toHaveLength(4);
    await later(7.1);
    await give(town, 'Ada', 'B');
    expect(await slipsOf(town, 'Ada')).toHaveLength(5);
  });

  test('waits where its receiver heard enough: one a day, three a week beside the digest, none in a pause', async () => {
    const town = await townOf('Grace', 'A', 'B', 'C', 'D', 'E', 'F');
    for (const who of ['A', 'B', 'C', 'D', 'E', 'F']) await give(town, who, 'Grace');
    await later(0.5);
    expect(await toldOf(town, 'Grace')).toHaveLength(1);
    await later(6.9);
    expect(await toldOf(town, 'Grace')).toHaveLength(3);
    await town.change('Grace', { snoozedUntil: new Date(start.getTime() + 30 * dayMs) });
    await later(29);
    expect(await toldOf(town, 'Grace')).toHaveLength(3);
    await later(45);
    expect((await toldOf(town, 'Grace')).filter((what) => what === 'tell slip')).toHaveLength(6);
  });

  test('never reaches somebody who avoids the giver, and the giver cannot tell', async () => {
    const town = await townOf('Ada', 'Grace', 'Sam');
    await town.press('Grace', addresses.members.avoidForm, {
      answers: { person: { person: town.idOf('Ada') } },
    });
    const [avoided, other] = [said(await give(town, 'Ada', 'Grace')), said(await give(town, 'Ada', 'Sam'))];
    const plain = (text: string, whom: string) =>
      text.replaceAll(town.idOf(whom), 'X').replace(/"subject":"[^"]*"/gu, '');
    expect(plain(avoided, 'Grace')).toBe(plain(other, 'Sam'));
    await later(30);
    expect(await toldOf(town, 'Grace')).toEqual([]);
    expect(said(await town.press('Grace', to.open))).not.toContain(town.idOf('Ada'));
    const { id } = await theSlip(town, 'Grace');
    expect(said(await town.press('Grace', to.show, { subject: id }))).toContain('belongs to somebody else');
  });

  test.each([
    ['Ada', 'Grace'],
    ['Grace', 'Ada'],
  ])('that arrived says to its receiver nothing of %s keeping apart since', async (who, whom) => {
    const town = await townOf('Ada', 'Grace');
    await give(town, 'Ada', 'Grace');
    await later(0.01);
    await town.press(who, addresses.members.avoid, { person: town.idOf(whom) });
    const reply = said(await move(town, 'Grace', 'contacted'));
    expect(reply).not.toContain('belongs to somebody else');
    expect(reply).toContain(contact);
    expect((await theSlip(town, 'Grace')).status).toBe('contacted');
    // Whom she avoids herself is on no page of hers.
    expect(said(await town.press('Grace', to.open)).includes(town.idOf('Ada'))).toBe(who === 'Ada');
    // And the giver hears nothing of them.
    const ada = await stage.store.transaction(town.id, async (tx) => {
      const reader = await tx.members.get(town.idOf('Ada'));
      if (reader === null) throw new Error('nobody');
      const { id } = (await tx.referrals.of(reader.id, new Date(0)))[0] ?? { id: '' as never };
      return compose(tx, reader, { notice: 'slipMoved', referral: id, step: 'contacted' });
    });
    expect(ada).toBeNull();
  });

  test('waits while its giver is paused, who gives no other', async () => {
    const town = await townOf('Ada', 'Grace', 'Sam');
    await give(town, 'Ada', 'Grace');
    const pause = (decision: 'lifted' | null) =>
      stage.store.transaction(town.id, (tx) =>
        tx.pauses.save({
          ...{ member: town.idOf('Ada'), at: start, appealedAt: null, decidedAt: null, decidedBy: null },
          decision,
        }),
      );
    await pause(null);
    await give(town, 'Ada', 'Sam');
    await later(3);
    expect(await toldOf(town, 'Grace')).toEqual([]);
    expect(await slipsOf(town, 'Sam')).toEqual([]);
    await pause('lifted');
    await later(5);
    expect(await toldOf(town, 'Grace')).toEqual(['tell slip']);
  });

  test('is reminded of once after seven working days, and not at all after an end', async () => {
    const town = await townOf('Ada', 'Grace', 'Sam');
    await give(town, 'Ada', 'Grace');
    await give(town, 'Ada', 'Sam');
    await later(0.01);
    await move(town, 'Sam', 'lost');
    await later(8.9);
    expect(await toldOf(town, 'Grace')).toEqual(['tell slip']);
    await later(60);
    expect(await toldOf(town, 'Grace')).toEqual(['tell slip', 'tell slipReminder']);
    expect(await toldOf(town, 'Sam')).toEqual(['tell slip']);
  });

  test('is reminded of once for each step, and not of a step that was left meanwhile', async () => {
    const town = await townOf('Ada', 'Grace');
    await give(town, 'Ada', 'Grace');
    await later(20);
    await move(town, 'Grace', 'contacted');
    await later(60);
    await move(town, 'Grace', 'meeting');
    await move(town, 'Grace', 'contacted');
    await later(120);
    expect(await toldOf(town, 'Grace')).toEqual(['tell slip', 'tell slipReminder', 'tell slipReminder']);
    const reminder = (step: 'contacted' | 'meeting') =>
      stage.store.transaction(town.id, async (tx) => {
        const [slip] = await tx.referrals.of(town.idOf('Grace'), new Date(0));
        const reader = await tx.members.get(town.idOf('Grace'));
        if (slip === undefined || reader === null) throw new Error('nobody');
        return compose(tx, reader, { notice: 'slipReminder', referral: slip.id, step });
      });
    expect(await reminder('meeting')).toBeNull();
    expect(await reminder('contacted')).not.toBeNull();
  });

  test('forgets the third person 180 days after giving, 90 after its end, and redraws the card', async () => {
    const town = await townOf('Ada', 'Grace', 'Sam');
    await give(town, 'Ada', 'Grace');
    await give(town, 'Ada', 'Sam');
    await later(1);
    await move(town, 'Sam', 'won');
    await later(90.9);
    expect(JSON.stringify(await theSlip(town, 'Sam'))).toContain(contact);
    await later(91.1);
    expect(JSON.stringify(await theSlip(town, 'Sam'))).not.toContain('clinic');
    expect(await theSlip(town, 'Sam')).toMatchObject({ third: { consent: 'forgotten' }, status: 'won' });
    expect((await toldOf(town, 'Sam')).at(-1)).toBe('replace slip');
    expect(await cardOf(town, 'Sam')).not.toContain(contact);
    await later(179.9);
    expect(JSON.stringify(await theSlip(town, 'Grace'))).toContain(contact);
    await later(180.1);
    expect(JSON.stringify(await slipsOf(town, 'Ada'))).not.toContain('+48 600');
  });

  test('remembers how the two met, and the giver can take that away', async () => {
    const town = await townOf('Ada', 'Grace');
    await town.press('Ada', addresses.introRequests.meetForm, {
      subject: town.idOf('Grace'),
      answers: { kind: ['advice'], why: 'You know compilers.', blurb: 'We write one.' },
    });
    const [request] = await town.asks('Ada');
    await town.press('Grace', addresses.introRequests.accept, { subject: request?.id ?? '' });
    const reply = await give(town, 'Grace', 'Ada');
    expect(said(reply)).toContain('Thanks to your introduction');
    expect((await theSlip(town, 'Ada')).origin).toMatchObject({ by: 'introduction' });
    await town.press('Grace', to.unlink, { subject: subjectOf(reply, to.unlink) });
    expect((await theSlip(town, 'Ada')).origin).toBe(null);
  });

  test.each(['Ada', 'Grace'])(
    'ends when %s leaves, and what it says of others is forgotten',
    async (leaving) => {
      const town = await townOf('Ada', 'Grace');
      await give(town, 'Ada', 'Grace');
      await later(0.01);
      await town.press(leaving, addresses.members.leaveConfirmed);
      expect(await theSlip(town, 'Ada')).toMatchObject({
        status: 'ended',
        description: '',
        third: { consent: 'forgotten' },
      });
      expect((await toldOf(town, 'Grace')).slice(0, 2)).toEqual(['tell slip', 'replace slip']);
      await later(200);
      expect(await toldOf(town, 'Ada')).toEqual([]);
    },
  );

  test('an end can be taken back for two weeks', async () => {
    const town = await townOf('Ada', 'Grace');
    await give(town, 'Ada', 'Grace');
    await later(0.01);
    await move(town, 'Grace', 'lost');
    await later(3);
    await move(town, 'Grace', 'meeting');
    expect((await theSlip(town, 'Grace')).status).toBe('meeting');
    await move(town, 'Grace', 'won');
    await later(18);
    expect(said(await move(town, 'Grace', 'lost'))).toContain('already settled');
  });
});
