import { beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/actions/action.ts';
import { dataOf } from '../../src/actions/export.ts';
import { snapshotOf } from '../../src/actions/roundSnapshot.ts';
import { actions } from '../../src/actions/routes.ts';
import { asId, type CircleId, type RoundId } from '../../src/core/ids.ts';
import type { Program } from '../../src/core/program.ts';
import { dice } from '../../src/dice.ts';
import { addresses } from '../../src/views/addresses.ts';
import { embeddedStage } from './embeddedStage.ts';
import { start, type Town } from './stage.ts';

const to = addresses.circles;

const stage = embeddedStage();
let town: Town;
beforeEach(async () => {
  await stage.setTime(start);
  town = await stage.openCommunity();
  for (const name of ['Ada', 'Bo', 'Cy', 'Meg']) await town.add(name, { bio: 'React developer' });
  await stage.store.transaction(town.id, (tx) => tx.members.makeManager(town.idOf('Meg')));
});

const said = (reply: Reply): string => JSON.stringify(reply);
const name = (text: string, subject = '') =>
  town.press('Meg', to.nameForm, { subject, answers: { name: text }, surface: 'form' });
const all = () => stage.store.transaction(town.id, (tx) => tx.circles.list());
const make = async (text: string): Promise<CircleId> => {
  await name(text);
  return (await all()).find((one) => one.name === text)?.id ?? asId('none');
};
const belong = (who: string, mine: readonly string[], shown: readonly string[] = []) =>
  town.press(who, to.mineForm, { answers: { mine, shown }, surface: 'form' });
const pageFor = async (who: string, circle: string) =>
  said(await town.press(who, to.show, { subject: circle }));
const profileOf = async (who: string, reader: string) =>
  said(await town.press(reader, addresses.members.profile, { person: town.idOf(who) }));

describe('circles', () => {
  it('are named by managers and nobody else, each once, twenty at the most', async () => {
    // The ingress asks before any of these runs.
    const managers = [
      to.create,
      to.rename,
      to.nameForm,
      to.remove,
      to.removeConfirmed,
      to.limit,
      to.limitForm,
    ];
    expect(managers.filter((action) => actions.get(action)?.managersOnly !== true)).toEqual([]);
    await make('Księgowi');
    expect(await name('KSIĘGOWI')).toMatchObject({ reply: 'correct', errors: { name: expect.any(String) } });
    for (let count = 2; count <= 21; count += 1) await name(`Circle ${count}`);
    expect(await all()).toHaveLength(20);
    const [first] = await all();
    const written = first?.name.toUpperCase() ?? '';
    await name(written, first?.id);
    expect((await all()).map((one) => one.name)).toContain(written);
    expect(await all()).toHaveLength(20);
  });

  it('keep the name people joined, whoever belongs: only its spelling changes', async () => {
    const [empty, joined] = [await make('Krakow founders'), await make('Beekeepers')];
    await belong('Ada', [joined]);
    const answers = [await name('Gamblers', empty), await name('Gamblers', joined)];
    // The same sentence, so that it does not tell whether anybody belongs.
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ reply: 'correct', errors: { name: expect.any(String) } });
    await name('Kraków Founders', empty);
    await name('BEEKEEPERS', joined);
    expect((await all()).map((one) => one.name).toSorted()).toEqual(['BEEKEEPERS', 'Kraków Founders']);
  });

  it('are shown on a profile and a page by the member’s own choice alone', async () => {
    const circle = await make('Accountants');
    await belong('Ada', [circle]);
    for (const reader of ['Bo', 'Meg']) expect(await pageFor(reader, circle)).not.toContain(town.idOf('Ada'));
    expect(await profileOf('Ada', 'Bo')).not.toContain('Accountants');
    expect(said(await town.press('Ada', to.open))).toContain('Only you see');
    await belong('Ada', [circle], [circle]);
    expect(await profileOf('Ada', 'Bo')).toContain('Accountants');
    expect(await pageFor('Bo', circle)).toContain(town.idOf('Ada'));
    await belong('Ada', [], [circle]);
    expect(await profileOf('Ada', 'Bo')).not.toContain('Accountants');
    expect(await pageFor('Bo', circle)).not.toContain(town.idOf('Ada'));
  });

  it('show nobody who is hidden, left, paused or avoided, and do not tell who avoids the reader', async () => {
    const circle = await make('Accountants');
    await belong('Ada', [circle], [circle]);
    const isSeen = async () => (await pageFor('Bo', circle)).includes(town.idOf('Ada'));
    expect(await isSeen()).toBe(true);
    await town.change('Ada', { isHidden: true });
    expect(await isSeen()).toBe(false);
    await town.change('Ada', { isHidden: false, status: 'left' });
    expect(await isSeen()).toBe(false);
    await town.change('Ada', { status: 'joined' });
    await stage.store.transaction(town.id, (tx) =>
      tx.limits.avoid(town.idOf('Ada'), town.idOf('Bo'), tx.now),
    );
    expect(await isSeen()).toBe(true);
    await stage.store.transaction(town.id, (tx) =>
      tx.limits.avoid(town.idOf('Bo'), town.idOf('Ada'), tx.now),
    );
    expect(await isSeen()).toBe(false);
    expect((await pageFor('Cy', circle)).includes(town.idOf('Ada'))).toBe(true);
    await stage.store.transaction(town.id, (tx) =>
      tx.pauses.save({
        ...{ member: town.idOf('Ada'), at: tx.now, appealedAt: null },
        ...{ decidedAt: null, decidedBy: null, decision: null },
      }),
    );
    expect((await pageFor('Cy', circle)).includes(town.idOf('Ada'))).toBe(false);
  });

  it('are in no preview and in no card', async () => {
    const circle = await make('Beekeepers of Kraków');
    for (let each = 0; each < 6; each += 1) {
      const dev = `Dev ${each}`;
      await town.add(dev, { bio: 'React developer' });
      await belong(dev, [circle], [circle]);
    }
    await belong('Ada', [circle], [circle]);
    const draft = said(
      await town.press('Ada', addresses.introRequests.ask, { text: 'someone who knows React' }),
    );
    expect(draft).toContain('React');
    expect(draft).not.toContain('Beekeepers');
    const answers = { kind: ['advice'], why: 'Tests', blurb: 'How do you test?', publish: ['no'] };
    await town.press('Ada', addresses.introRequests.meetForm, { subject: town.idOf('Dev 0'), answers });
    const request = (await town.asks('Ada'))[0]?.id ?? '';
    const card = said(await town.press('Dev 0', addresses.introRequests.card, { subject: request }));
    expect(card).toContain('How do you test?');
    expect(card).not.toContain('Beekeepers');
  });

  it('are counted for managers in full fives, shown or not, and for nobody else', async () => {
    const circle = await make('Accountants');
    for (const who of ['Ada', 'Bo', 'Cy']) await belong(who, [circle]);
    expect(await pageFor('Meg', circle)).toContain('fewer than five');
    expect(await pageFor('Ada', circle)).not.toContain('fewer than five');
    for (const who of ['Di', 'Ed', 'Flo']) {
      await town.add(who);
      await belong(who, [circle]);
    }
    expect(await pageFor('Meg', circle)).toContain('fewer than five');
    await stage.setTime(new Date(start.getTime() + 7 * 86_400_000));
    expect(await pageFor('Meg', circle)).toContain('at least 5');
  });

  it('are counted without the manager who looks, whose own coming and going would tell the exact number', async () => {
    const circle = await make('Accountants');
    for (const who of ['Di', 'Ed']) await town.add(who);
    for (const who of ['Ada', 'Bo', 'Cy', 'Di']) await belong(who, [circle]);
    const before = await pageFor('Meg', circle);
    await belong('Meg', [circle]);
    expect(await pageFor('Meg', circle)).toBe(before);
    await belong('Ed', [circle]);
    await stage.setTime(new Date(start.getTime() + 7 * 86_400_000));
    expect(await pageFor('Meg', circle)).toContain('at least 5');
  });

  it('narrow the directory to those who show that they belong', async () => {
    const circle = await make('Accountants');
    await belong('Ada', [circle], [circle]);
    await belong('Bo', [circle]);
    const find = async (text: string) =>
      said(
        await town.press('Cy', addresses.expertise.findForm, {
          answers: { ...(text === '' ? {} : { text }), circle: [circle] },
          surface: 'form',
        }),
      );
    for (const found of [await find('React'), await find('')]) {
      expect(found).toContain(town.idOf('Ada'));
      for (const other of ['Bo', 'Meg']) expect(found).not.toContain(town.idOf(other));
    }
    const anywhere = { answers: { text: 'React', circle: ['none'] }, surface: 'form' } as const;
    const found = said(await town.press('Cy', addresses.expertise.findForm, anywhere));
    for (const who of ['Ada', 'Bo', 'Meg']) expect(found).toContain(town.idOf(who));
  });

  it('are in one’s own file, gone when everything is erased, and of no other circle when one is removed', async () => {
    const [circle, other] = [await make('Accountants'), await make('Beekeepers')];
    await belong('Ada', [circle, other], [circle]);
    const file = await stage.store.transaction(town.id, (tx) => dataOf(tx, town.idOf('Ada')));
    expect(file['circles']).toEqual([
      { name: 'Accountants', isShown: true },
      { name: 'Beekeepers', isShown: false },
    ]);
    await town.press('Meg', to.removeConfirmed, { subject: circle });
    const left = () => stage.store.transaction(town.id, (tx) => tx.circles.of(town.idOf('Ada')));
    expect((await left()).map((one) => one.circle)).toEqual([other]);
    await town.press('Ada', 'members.eraseConfirmed');
    expect(await left()).toEqual([]);
    expect(await all()).toHaveLength(1);
  });
});

describe('rounds for a circle', () => {
  const programFor = async (place: 'everyone' | 'optIn', circle: CircleId): Promise<Program> => {
    await town.press('Meg', addresses.programs.settingsForm, {
      answers: { name: 'Coffee', weeks: ['1'], moment: 'Monday 10:00', size: ['2'], place: [place] },
      surface: 'form',
    });
    const made = async () => (await stage.store.transaction(town.id, (tx) => tx.programs.list()))[0];
    const subject = (await made())?.id ?? '';
    await town.press('Meg', to.limitForm, { subject, answers: { circle: [circle] }, surface: 'form' });
    await town.press('Meg', addresses.programs.start, { subject });
    const program = await made();
    if (program === undefined) throw new Error('no program');
    return program;
  };
  const ready = (program: Program) =>
    stage.store.transaction(town.id, async (tx) => {
      const round = { id: dice.id<RoundId>(), date: '2027-01-18', number: 1, seed: 1, opensAt: tx.now };
      const { ids } = await snapshotOf(tx, program, round);
      return ['Ada', 'Bo', 'Cy', 'Meg'].filter((who) => ids.includes(town.idOf(who)));
    });

  it('of everybody place those who show that they belong', async () => {
    const circle = await make('Accountants');
    const program = await programFor('everyone', circle);
    expect(await ready(program)).toEqual([]);
    await belong('Ada', [circle], [circle]);
    await belong('Bo', [circle]);
    expect(await ready(program)).toEqual(['Ada']);
  });

  it('are for everybody again without those who left or were to press once more, and managers read that', async () => {
    const circle = await make('Accountants');
    const program = await programFor('optIn', circle);
    await belong('Ada', [circle], [circle]);
    for (const who of ['Ada', 'Bo']) await town.press(who, addresses.rounds.join, { subject: program.id });
    await town.press('Ada', addresses.rounds.leave, { subject: program.id });
    const settings = { name: 'Coffee', weeks: ['1'], moment: 'Monday 10:00', size: ['2'] };
    const change = (place: string) =>
      town.press('Meg', addresses.programs.settingsForm, {
        subject: program.id,
        answers: { ...settings, place: [place] },
      });
    const none = { subject: program.id, answers: { circle: ['none'] } };
    expect(said(await town.press('Meg', to.limitForm, none))).not.toContain('press of their own');
    expect(said(await change('everyone'))).toContain('press of their own');
    expect(said(await change('everyone'))).not.toContain('press of their own');
    const opened = await stage.store.transaction(town.id, (tx) => tx.programs.get(program.id));
    if (opened === null) throw new Error('no program');
    expect(await ready(opened)).not.toContain('Ada');
    expect(await ready(opened)).toContain('Cy');
  });

  it('that one joins place those who belong and pressed, and say so to the others', async () => {
    const circle = await make('Accountants');
    const program = await programFor('optIn', circle);
    await belong('Ada', [circle]);
    for (const who of ['Ada', 'Bo']) await town.press(who, addresses.rounds.join, { subject: program.id });
    expect(await ready(program)).toEqual(['Ada']);
    const page = said(await town.press('Bo', addresses.rounds.program, { subject: program.id }));
    expect(page).toContain('These rounds are for a circle');
    expect(page).not.toContain(addresses.rounds.join);
    await belong('Ada', []);
    expect(await ready(program)).toEqual([]);
  });

  it('ask again whoever joined before they were for a circle, or were joined by a press', async () => {
    const circle = await make('Accountants');
    const program = await programFor('optIn', circle);
    const limit = (to_: string) =>
      town.press('Meg', to.limitForm, { subject: program.id, answers: { circle: [to_] }, surface: 'form' });
    const now = async () => {
      const after = await stage.store.transaction(town.id, (tx) => tx.programs.get(program.id));
      return after ?? program;
    };
    await limit('none');
    await belong('Ada', [circle]);
    await belong('Bo', [circle], [circle]);
    for (const who of ['Ada', 'Bo', 'Cy'])
      await town.press(who, addresses.rounds.join, { subject: program.id });
    expect(await ready(await now())).toEqual(['Ada', 'Bo', 'Cy']);
    await limit(circle);
    expect(await ready(await now())).toEqual(['Bo']);
    const page = said(await town.press('Ada', addresses.rounds.program, { subject: program.id }));
    expect(page).toContain('learns that you belong');
    await town.press('Ada', addresses.rounds.join, { subject: program.id });
    expect(await ready(await now())).toEqual(['Ada', 'Bo']);
    // The same settings once more ask nobody again.
    await limit(circle);
    expect(await ready(await now())).toEqual(['Ada', 'Bo']);
    const settings = { name: 'Coffee', weeks: ['1'], moment: 'Monday 10:00', size: ['2'] };
    for (const place of ['everyone', 'optIn']) {
      const answers = { ...settings, place: [place] };
      await town.press('Meg', addresses.programs.settingsForm, {
        subject: program.id,
        answers,
        surface: 'form',
      });
    }
    expect(await ready(await now())).toEqual(['Bo']);
  });

  it('count nobody below five, and keep their circle from being removed', async () => {
    const circle = await make('Accountants');
    const program = await programFor('optIn', circle);
    await belong('Ada', [circle]);
    await town.press('Ada', addresses.rounds.join, { subject: program.id });
    expect(said(await town.press('Bo', addresses.rounds.program, { subject: program.id }))).toContain(
      'fewer than five',
    );
    await town.press('Meg', to.removeConfirmed, { subject: circle });
    expect(await all()).toHaveLength(1);
    await town.press('Meg', to.limitForm, {
      subject: program.id,
      answers: { circle: ['none'] },
      surface: 'form',
    });
    await town.press('Meg', to.removeConfirmed, { subject: circle });
    expect(await all()).toEqual([]);
  });
});
