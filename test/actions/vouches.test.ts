import { describe, expect, test } from 'vitest';
import type { Reply } from '../../src/actions/action.ts';
import { renewalsSource, tieQuestionsSource, vouchesSource } from '../../src/actions/tieDigests.ts';
import type { VouchId } from '../../src/core/ids.ts';
import { addresses } from '../../src/views/addresses.ts';
import { embeddedStage, settledTown } from './embeddedStage.ts';
import { messageOf, start, type Town } from './stage.ts';

const to = addresses.vouches;
const dayMs = 86_400_000;

const stage = embeddedStage();

const townOf = (...names: readonly string[]) => settledTown(stage, ...names);
const later = (days: number) => stage.moveTo(new Date(start.getTime() + days * dayMs));
const shown = (reply: Reply): string => JSON.stringify('message' in reply ? reply.message : reply);
const give = (town: Town, who: string, whom: string, more: Readonly<Record<string, unknown>> = {}) =>
  town.press(who, to.giveForm, {
    subject: town.idOf(whom),
    answers: {
      topic: 'React',
      from: ['client'],
      when: ['thisMonth'],
      words: 'Rebuilt it in a week.',
      ...more,
    },
  });
const of = (town: Town, whom: string) =>
  stage.store.transaction(town.id, (tx) => tx.vouches.about(town.idOf(whom)));
const idOf = async (town: Town, whom: string): Promise<VouchId> => {
  const [vouch] = await of(town, whom);
  if (vouch === undefined) throw new Error('no vouch');
  return vouch.id;
};
const choose = async (town: Town, whom: string, what: 'shown' | 'kept') =>
  town.press(whom, to.choose, { subject: `${await idOf(town, whom)}/${what}` });
const profileOf = async (town: Town, whom: string, reader: string) =>
  shown(await town.press(reader, addresses.members.profile, { person: town.idOf(whom) }));
const evidenceOf = (town: Town, one: string, other: string) =>
  stage.store.transaction(town.id, async (tx) =>
    (await tx.ties.get(town.idOf(one), town.idOf(other))).evidence.map(({ kind }) => kind),
  );

describe('a recommendation', () => {
  test('is seen by whoever it is about, and on their profile only by their choice', async () => {
    const town = await townOf('Ada', 'Grace', 'Reader');
    expect(shown(await give(town, 'Ada', 'Grace'))).toContain('saved');
    expect(shown(await town.press('Grace', addresses.network.open))).toContain('1 new recommendation');
    expect(shown(await town.press('Grace', to.open))).toContain('Rebuilt it in a week');
    expect(await profileOf(town, 'Grace', 'Reader')).not.toContain('Rebuilt');
    await choose(town, 'Grace', 'shown');
    expect(await profileOf(town, 'Grace', 'Reader')).toContain('Rebuilt');
    expect(shown(await town.press('Grace', addresses.network.open))).not.toContain('new recommendation');
    await choose(town, 'Grace', 'kept');
    expect(await profileOf(town, 'Grace', 'Reader')).not.toContain('Rebuilt');
    expect(await town.told('Grace')).toEqual([]);
  });

  test('of oneself, of somebody not listed, in too many words or for two topics is refused', async () => {
    const town = await townOf('Ada', 'Hidden');
    await town.change('Hidden', { isHidden: true });
    await town.add('Known', { status: 'known' });
    expect(shown(await give(town, 'Ada', 'Ada'))).toContain('you');
    expect(shown(await give(town, 'Ada', 'Hidden'))).toBe(shown(await give(town, 'Ada', 'Known')));
    await town.change('Hidden', { isHidden: false });
    expect(await give(town, 'Ada', 'Hidden', { words: 'x'.repeat(301) })).toMatchObject({ reply: 'correct' });
    expect(await give(town, 'Ada', 'Hidden', { topic: 'React, TypeScript' })).toMatchObject({
      reply: 'correct',
      errors: { topic: 'One topic at a time, please.' },
    });
    expect(await of(town, 'Hidden')).toEqual([]);
    expect(await of(town, 'Ada')).toEqual([]);
  });

  test('belongs to its two sides: the giver withdraws and renews, the other one shows', async () => {
    const town = await townOf('Ada', 'Grace', 'Mallory');
    await give(town, 'Ada', 'Grace');
    const id = await idOf(town, 'Grace');
    for (const [who, action, subject] of [
      ['Ada', to.choose, `${id}/shown`],
      ['Mallory', to.choose, `${id}/shown`],
      ['Mallory', to.show, id],
      ['Mallory', to.renew, id],
      ['Grace', to.renew, id],
      ['Grace', to.withdraw, id],
      ['Mallory', to.withdraw, id],
    ] as const) {
      expect([who, action, shown(await town.press(who, action, { subject }))]).toEqual([
        who,
        action,
        expect.stringContaining('belongs to somebody else'),
      ]);
    }
    await choose(town, 'Grace', 'shown');
    await town.press('Ada', to.withdraw, { subject: id });
    expect(await profileOf(town, 'Grace', 'Mallory')).not.toContain('Rebuilt');
    expect(shown(await town.press('Grace', to.open))).not.toContain('Rebuilt');
    expect(await town.told('Grace')).toEqual([]);
  });

  test('ends after a year unless it is said again', async () => {
    const town = await townOf('Ada', 'Grace', 'Reader');
    await give(town, 'Ada', 'Grace');
    await choose(town, 'Grace', 'shown');
    await later(300);
    expect(shown(await town.press('Ada', addresses.network.open))).not.toContain('ends soon');
    await later(340);
    expect(shown(await town.press('Ada', addresses.network.open))).toContain('ends soon');
    expect(shown(await town.press('Ada', to.renew, { subject: await idOf(town, 'Grace') }))).toContain(
      'another year',
    );
    await later(500);
    expect(await profileOf(town, 'Grace', 'Reader')).toContain('Rebuilt');
    await later(340 + 366);
    expect(await profileOf(town, 'Grace', 'Reader')).not.toContain('Rebuilt');
    expect(shown(await town.press('Grace', to.open))).not.toContain('Rebuilt');
  });

  test('of somebody who left, is paused or is kept apart is not shown, and the giver cannot tell', async () => {
    const town = await townOf('Ada', 'Grace', 'Reader');
    await give(town, 'Ada', 'Grace');
    await choose(town, 'Grace', 'shown');
    await town.change('Ada', { status: 'left' });
    expect(await profileOf(town, 'Grace', 'Reader')).not.toContain('Rebuilt');
    await town.change('Ada', { status: 'joined' });
    await stage.store.transaction(town.id, (tx) =>
      tx.limits.avoid(town.idOf('Reader'), town.idOf('Ada'), tx.now),
    );
    expect(await profileOf(town, 'Grace', 'Reader')).not.toContain('Rebuilt');
    const before = shown(await town.press('Ada', to.open, { subject: 'by' }));
    await stage.store.transaction(town.id, (tx) =>
      tx.limits.avoid(town.idOf('Grace'), town.idOf('Ada'), tx.now),
    );
    expect(shown(await town.press('Grace', to.open))).not.toContain('Rebuilt');
    expect(shown(await town.press('Ada', to.open, { subject: 'by' }))).toBe(before);
  });

  test('speaks for the tie, but not where it is given in return within 30 days', async () => {
    const town = await townOf('Ada', 'Grace', 'Sam');
    await give(town, 'Ada', 'Grace');
    await give(town, 'Ada', 'Sam');
    expect(await evidenceOf(town, 'Ada', 'Grace')).toEqual(['vouch']);
    await later(29);
    await give(town, 'Grace', 'Ada', { topic: 'TypeScript' });
    expect(await evidenceOf(town, 'Ada', 'Grace')).toEqual([]);
    await later(31);
    await give(town, 'Sam', 'Ada');
    expect(await evidenceOf(town, 'Ada', 'Sam')).toEqual(['vouch', 'vouch']);
    await town.press('Sam', to.withdraw, { subject: await idOf(town, 'Ada') });
    expect((await evidenceOf(town, 'Ada', 'Sam')).length).toBe(1);
  });

  test('asks how well they know each other, in one tap, where that was not said', async () => {
    const town = await townOf('Ada', 'Grace');
    expect(shown(await give(town, 'Ada', 'Grace'))).toContain(addresses.ties.say);
    await town.press('Ada', addresses.ties.say, { subject: `${town.idOf('Grace')}/good/person` });
    expect(shown(await give(town, 'Ada', 'Grace', { words: 'Again.' }))).not.toContain(addresses.ties.say);
    expect(messageOf(await town.press('Ada', to.open, { subject: 'by' })).parts.length).toBeGreaterThan(3);
    expect(await of(town, 'Grace')).toHaveLength(1);
  });
});

describe('the weekly digest', () => {
  const sectionsOf = (town: Town, who: string) =>
    stage.store.transaction(town.id, async (tx) => {
      const member = await tx.members.get(town.idOf(who));
      if (member === null) throw new Error(`nobody called ${who}`);
      const sections = [];
      for (const source of [tieQuestionsSource, vouchesSource, renewalsSource]) {
        sections.push(await source.section(tx, member));
      }
      for (const { said } of [tieQuestionsSource, renewalsSource]) await said?.(tx, member);
      return sections.map((section) => section?.heading ?? null);
    });

  test('brings a question twice at the most, three at once, and new recommendations until they are looked at', async () => {
    const town = await townOf('Ada', 'Sam', 'Grace', 'Ewa', 'Ola');
    for (const who of ['Ada', 'Sam', 'Ewa', 'Ola']) {
      await town.press(who, addresses.ties.say, { subject: `${town.idOf('Grace')}/good/person` });
    }
    await give(town, 'Ada', 'Grace');
    const all = '4 questions wait: do you know these people?';
    expect(await sectionsOf(town, 'Grace')).toEqual([all, '1 new recommendation for you', null]);
    // Made again, the same week: the same.
    expect((await sectionsOf(town, 'Grace'))[0]).toBe(all);
    await choose(town, 'Grace', 'kept');
    await later(7);
    expect(await sectionsOf(town, 'Grace')).toEqual([all, null, null]);
    await later(14);
    // Three were brought twice; the fourth comes now.
    expect((await sectionsOf(town, 'Grace'))[0]).toContain('1 question waits');
    await later(21);
    await sectionsOf(town, 'Grace');
    await later(28);
    expect((await sectionsOf(town, 'Grace'))[0]).toBeNull();
    expect(shown(await town.press('Grace', addresses.ties.open))).toContain('3 questions wait');
  });

  test('asks once whether an old recommendation still holds', async () => {
    const town = await townOf('Ada', 'Grace');
    await give(town, 'Ada', 'Grace');
    await later(330);
    expect((await sectionsOf(town, 'Ada'))[2]).toBeNull();
    await later(337);
    expect((await sectionsOf(town, 'Ada'))[2]).toContain('ends soon');
    await later(344);
    expect((await sectionsOf(town, 'Ada'))[2]).toBeNull();
  });
});
