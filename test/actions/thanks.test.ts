import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Reply } from '../../src/actions/action.ts';
import { compose } from '../../src/actions/compose.ts';
import { dataOf } from '../../src/actions/export.ts';
import { actions } from '../../src/actions/routes.ts';
import type { Notice } from '../../src/core/notices.ts';
import type { Thanks } from '../../src/core/thanks.ts';
import { addresses } from '../../src/views/addresses.ts';
import { embeddedStage, settledTown } from './embeddedStage.ts';
import { messageOf, start, subjectOf, type Town } from './stage.ts';

const to = addresses.thanks;
const dayMs = 86_400_000;

const stage = embeddedStage();

const townOf = (...names: readonly string[]) => settledTown(stage, ...names);
const later = (days: number) => stage.moveTo(new Date(start.getTime() + days * dayMs));
const said = (reply: Reply): string => JSON.stringify(messageOf(reply));
const toldOf = async (town: Town, who: string) => (await town.told(who)).map(({ what }) => what);

const thank = (town: Town, who: string, whom: string, more: Readonly<Record<string, unknown>> = {}) =>
  town.press(who, to.sayForm, {
    subject: whom.startsWith('slip/') ? whom : town.idOf(whom),
    answers: { words: 'React', shows: ['hidden'], public: ['yes'], ...more },
    surface: 'form',
  });
const thanksOf = (town: Town, who: string): Promise<Thanks[]> =>
  stage.store.transaction(town.id, (tx) => tx.thanks.of(town.idOf(who), new Date(0)));
const keep = async (town: Town, who: string, kept: string) =>
  town.press(who, to.keep, { subject: `${(await thanksOf(town, who))[0]?.id}/${kept}` });
const reads = (town: Town, who: string, notice: Notice) =>
  stage.store.transaction(town.id, async (tx) => {
    const reader = await tx.members.get(town.idOf(who));
    return reader === null ? '' : JSON.stringify(await compose(tx, reader, notice));
  });
const profileOf = async (town: Town, who: string) =>
  said(await town.press('Reader', addresses.members.profile, { person: town.idOf(who) }));
const everything = async (town: Town): Promise<string> =>
  stage.database.transaction({ community: town.id }, async ({ db }) => {
    const rows = await db.execute(
      sql`select t::text as row from thanks t union all select f::text from frozen_totals f`,
    );
    return JSON.stringify(rows);
  });

describe('a thank-you', () => {
  test('always reaches whoever is thanked, with as much of the amount as may be seen', async () => {
    const town = await townOf('Ada', 'Grace', 'Sam', 'Ewa');
    await thank(town, 'Ada', 'Grace', { amount: '12 345,50 zł', shows: ['exact'] });
    await thank(town, 'Ada', 'Sam', { amount: '12 tys.', shows: ['band'] });
    await thank(town, 'Ada', 'Ewa', { amount: '12 345,50 zł', shows: ['hidden'] });
    const shown = ['12,345.50', '10,000–50,000', 'not disclosed'];
    for (const [index, who] of ['Grace', 'Sam', 'Ewa'].entries()) {
      expect(await toldOf(town, who)).toEqual(['tell thanked']);
      const [thanks] = await thanksOf(town, who);
      if (thanks === undefined) throw new Error('no thanks');
      expect(await reads(town, who, { notice: 'thanked', thanks: thanks.id })).toContain(shown[index]);
    }
  });

  test('keeps no hidden amount anywhere, and of a range nothing but the range', async () => {
    const town = await townOf('Ada', 'Grace', 'Sam');
    await thank(town, 'Ada', 'Grace', { amount: '471147,13', shows: ['hidden'] });
    await thank(town, 'Ada', 'Sam', { amount: '471148,13', shows: ['band'] });
    const rows = await everything(town);
    expect(rows).toContain('hidden');
    expect(rows).toContain('10000000');
    for (const digits of ['471147', '471148', '4711']) expect(rows).not.toContain(digits);
  });

  test('asks back about an amount that can mean two things, or nothing; not where it is hidden', async () => {
    const town = await townOf('Ada', 'Grace');
    for (const amount of ['1.234', 'much', '5 xyz']) {
      const reply = await thank(town, 'Ada', 'Grace', { amount, shows: ['band'] });
      expect(reply).toMatchObject({ reply: 'correct', errors: { amount: expect.any(String) } });
    }
    expect(await thanksOf(town, 'Ada')).toEqual([]);
    expect(await thank(town, 'Ada', 'Grace', { amount: 'much' })).toMatchObject({ reply: 'replace' });
  });

  test('stands on the profile only when the thanked person wants it, and never by whom', async () => {
    const town = await townOf('Ada', 'Grace', 'Reader');
    await thank(town, 'Ada', 'Grace', { amount: '12 tys.', shows: ['exact'] });
    expect(await profileOf(town, 'Grace')).not.toContain('Thanked for');
    await keep(town, 'Grace', 'counted');
    expect(await profileOf(town, 'Grace')).not.toContain('Thanked for');
    await keep(town, 'Grace', 'shown');
    await later(8);
    await thank(town, 'Ada', 'Grace', { words: 'help with react' });
    await keep(town, 'Grace', 'shown');
    await later(16);
    await thank(town, 'Ada', 'Grace', { words: 'zxqv' });
    await keep(town, 'Grace', 'shown');
    expect(await profileOf(town, 'Grace')).toContain('React ×2, other help');
    for (const secret of [town.idOf('Ada'), '12,000', 'zxqv'])
      expect(await profileOf(town, 'Grace')).not.toContain(secret);
  });

  test('is answered by the thanked person alone', async () => {
    const town = await townOf('Ada', 'Grace', 'Mallory');
    await thank(town, 'Ada', 'Grace');
    const id = (await thanksOf(town, 'Grace'))[0]?.id ?? '';
    for (const who of ['Ada', 'Mallory']) {
      for (const [action, subject] of [
        [to.keep, `${id}/shown`],
        [to.show, id],
      ] as const) {
        expect(said(await town.press(who, action, { subject }))).toContain('belongs to somebody else');
      }
    }
    expect(said(await town.press('Grace', to.keep, { subject: `${id}/erased` }))).toContain(
      'belongs to somebody',
    );
    expect((await thanksOf(town, 'Grace'))[0]?.kept).toBe(null);
  });

  test('does not reach somebody who keeps apart, and whoever says it cannot tell', async () => {
    const town = await townOf('Ada', 'Grace', 'Sam');
    await town.press('Grace', addresses.members.avoidForm, {
      answers: { person: { person: town.idOf('Ada') } },
    });
    const plain = (reply: Reply, whom: string) => said(reply).replaceAll(town.idOf(whom), 'X');
    expect(plain(await thank(town, 'Ada', 'Grace'), 'Grace')).toBe(
      plain(await thank(town, 'Ada', 'Sam'), 'Sam'),
    );
    expect(await toldOf(town, 'Grace')).toEqual([]);
    expect(said(await town.press('Grace', addresses.referrals.open))).not.toContain('thank-you is waiting');
    expect(said(await town.press('Sam', addresses.referrals.open))).toContain('1 thank-you is waiting');
  });

  test('for a slip comes from its receiver, once', async () => {
    const town = await townOf('Ada', 'Grace', 'Mallory');
    await town.press('Ada', addresses.referrals.giveForm, {
      subject: town.idOf('Grace'),
      answers: { description: 'A clinic.', consent: ['no'], warmth: ['3'] },
    });
    const [slip] = await stage.store.transaction(town.id, (tx) =>
      tx.referrals.of(town.idOf('Ada'), new Date(0)),
    );
    const won = await town.press('Grace', addresses.referrals.move, { subject: `${slip?.id}/won` });
    const subject = subjectOf(won, to.say);
    for (const who of ['Ada', 'Mallory']) {
      expect(said(await thank(town, who, subject))).toContain('belongs to somebody else');
    }
    await town.change('Ada', { isHidden: true });
    expect(await thank(town, 'Grace', subject)).toMatchObject({ reply: 'show' });
    expect(said(await thank(town, 'Grace', subject))).toContain('already settled');
    expect((await toldOf(town, 'Ada')).toSorted()).toEqual(['tell slipMoved', 'tell thanked']);
  });
});

describe('talks of two, and the scorecard', () => {
  const log = (town: Town, who: string, whom: string) =>
    town.press(who, addresses.oneToOnes.log, { person: town.idOf(whom) });
  const talksOf = (town: Town, who: string) =>
    stage.store.transaction(town.id, (tx) => tx.oneToOnes.of(town.idOf(who), new Date(0)));
  const cardOf = async (town: Town, who: string) => {
    const parts = messageOf(await town.press(who, addresses.scorecard.open)).parts;
    const facts = parts.flatMap((part) => (part.kind === 'facts' ? part.facts : []));
    return Object.fromEntries(facts.map(({ label, value }) => [label, value.join('')]));
  };

  test('a talk counts for both when the other says yes, and a no is told to nobody', async () => {
    const town = await townOf('Ada', 'Grace', 'Sam');
    await log(town, 'Ada', 'Grace');
    await log(town, 'Ada', 'Sam');
    await later(0.01);
    for (const [who, answer] of [
      ['Grace', 'confirmed'],
      ['Sam', 'denied'],
    ] as const) {
      expect(await toldOf(town, who)).toEqual(['tell talkLogged']);
      const talk = (await talksOf(town, who))[0]?.id ?? '';
      const stranger = await town.press('Ada', addresses.oneToOnes.answer, { subject: `${talk}/confirmed` });
      expect(said(stranger)).toContain('belongs to somebody else');
      await town.press(who, addresses.oneToOnes.answer, { subject: `${talk}/${answer}` });
    }
    expect(await toldOf(town, 'Ada')).toEqual([]);
    expect((await cardOf(town, 'Ada'))['Conversations']).toBe('1');
    expect((await cardOf(town, 'Grace'))['Conversations']).toBe('1');
    expect((await cardOf(town, 'Sam'))['Conversations']).toBe('0');
    // The same words to whoever logs again, whatever the answer was.
    expect(said(await log(town, 'Ada', 'Grace'))).toBe(said(await log(town, 'Ada', 'Sam')));
    const mine = await stage.store.transaction(town.id, (tx) => dataOf(tx, town.idOf('Ada')));
    expect(JSON.stringify(mine)).not.toContain('denied');
  });

  test('a talk that both log needs no question', async () => {
    const town = await townOf('Ada', 'Grace');
    await log(town, 'Ada', 'Grace');
    await log(town, 'Grace', 'Ada');
    expect((await talksOf(town, 'Ada')).map(({ answer }) => answer)).toEqual(['confirmed']);
    await later(3);
    expect(await toldOf(town, 'Grace')).toEqual([]);
  });

  test('nobody is asked who heard enough, keeps apart or left', async () => {
    const town = await townOf('Ada', 'Grace', 'Sam', 'Ewa');
    await town.press('Sam', addresses.members.avoidForm, {
      answers: { person: { person: town.idOf('Ada') } },
    });
    await town.change('Grace', { snoozedUntil: new Date(start.getTime() + 40 * dayMs) });
    for (const whom of ['Grace', 'Sam', 'Ewa']) await log(town, 'Ada', whom);
    await town.press('Ewa', addresses.members.leaveConfirmed);
    expect((await talksOf(town, 'Ewa')).map(({ answer }) => answer)).toEqual(['denied']);
    await later(60);
    for (const whom of ['Grace', 'Sam', 'Ewa']) expect([whom, await toldOf(town, whom)]).toEqual([whom, []]);
  });

  test('the scorecard begins after a fortnight, and both sides agree', async () => {
    const town = await townOf('Ada', 'Grace');
    await town.change('Ada', { joinedAt: start });
    expect(said(await town.press('Ada', addresses.scorecard.open))).toContain('Your scorecard begins on');
    const give = { description: 'A clinic.', consent: ['no'], warmth: ['3'] };
    await town.press('Ada', addresses.referrals.giveForm, { subject: town.idOf('Grace'), answers: give });
    await thank(town, 'Grace', 'Ada', { amount: '12 tys.', shows: ['band'] });
    await later(15);
    expect(await cardOf(town, 'Ada')).toMatchObject({ 'Referrals passed on': '0', 'Thanks received': '0' });
    const [slip] = await stage.store.transaction(town.id, (tx) =>
      tx.referrals.of(town.idOf('Ada'), new Date(0)),
    );
    await town.press('Grace', addresses.referrals.move, { subject: `${slip?.id}/won` });
    await keep(town, 'Ada', 'counted');
    await thank(town, 'Ada', 'Grace');
    await keep(town, 'Grace', 'shown');
    expect(await cardOf(town, 'Ada')).toEqual({
      'Referrals passed on': '1 (1 won)',
      'Referrals received': '0',
      'Thanks received': '1',
      'Thanks said': '0',
      Conversations: '0',
      'Newcomers you brought': '0',
      'Worth at least': '10,000\u00a0€',
    });
    expect(await cardOf(town, 'Grace')).toMatchObject({
      'Referrals passed on': '0',
      'Referrals received': '1 (1 won)',
      'Thanks received': '0',
      'Thanks said': '1',
    });
  });

  test('totals come on Mondays, a week late, are for managers, and stay what they were', async () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
    const town = await townOf(...names);
    await stage.store.transaction(town.id, (tx) => tx.members.makeManager(town.idOf('A')));
    const totals = () => stage.store.transaction(town.id, (tx) => tx.frozenTotals.list(9));
    for (const who of names.slice(1)) await thank(town, who, 'A', { amount: '2000', shows: ['exact'] });
    for (const { id } of await thanksOf(town, 'A'))
      await town.press('A', to.keep, { subject: `${id}/counted` });
    await later(13.8);
    expect(await totals()).toEqual([]);
    await later(14.1);
    expect(await totals()).toMatchObject([
      { thanks: 5, slips: null, amounts: [{ minor: 1_000_000, currency: 'EUR' }] },
    ]);
    expect(actions.get(addresses.scorecard.totals)?.managersOnly).toBe(true);
    const before = await totals();
    await thank(town, 'B', 'A', { amount: '9000', shows: ['exact'] });
    await keep(town, 'A', 'counted');
    await town.press('C', addresses.members.eraseConfirmed);
    await later(60);
    expect(await totals()).toEqual(before);
    expect(said(await town.press('A', addresses.scorecard.totals))).toContain('5 thank-yous');
  });

  test('leaving nothing behind: erasing empties the words, and the export holds only what is mine', async () => {
    const town = await townOf('Ada', 'Grace');
    await thank(town, 'Ada', 'Grace', { words: 'canary-4711', amount: '99', shows: ['exact'] });
    const data = async (who: string) =>
      JSON.stringify(await stage.store.transaction(town.id, (tx) => dataOf(tx, town.idOf(who))));
    expect(await data('Ada')).toContain('canary-4711');
    expect(await data('Grace')).not.toContain('canary-4711');
    expect(await data('Grace')).toContain('thankedBy');
    await town.press('Ada', addresses.members.eraseConfirmed);
    expect(JSON.stringify(await thanksOf(town, 'Grace'))).not.toContain('canary-4711');
  });

  test('newcomers say once who brought them, and it counts on that scorecard alone', async () => {
    const town = await townOf('Ada', 'Grace', 'Sam');
    await town.change('Grace', { joinedAt: start });
    const brought = (who: string, whom: string) =>
      town.press(who, addresses.visitors.sayForm, { answers: { person: { person: town.idOf(whom) } } });
    for (const [who, whom] of [
      ['Ada', 'Sam'],
      ['Grace', 'Grace'],
    ] as const) {
      expect(said(await brought(who, whom))).not.toContain('noted');
    }
    expect(said(await brought('Grace', 'Ada'))).toContain('noted');
    expect(said(await brought('Grace', 'Sam'))).toContain('say this once');
    const counts = ['Ada', 'Sam'].map(async (who) => (await cardOf(town, who))['Newcomers you brought']);
    expect(await Promise.all(counts)).toEqual(['1', '0']);
    expect(await toldOf(town, 'Ada')).toEqual([]);
  });
});
