import { beforeEach, describe, expect, it } from 'vitest';
import { freshProgram } from '../../src/actions/programs.ts';
import { asId } from '../../src/core/ids.ts';
import type { Program } from '../../src/core/program.ts';
import { dice } from '../../src/dice.ts';
import { addresses } from '../../src/views/addresses.ts';
import type { Answers } from '../../src/views/form.ts';
import { embeddedStage } from './embeddedStage.ts';
import { messageOf, start, subjectOf, type Town } from './stage.ts';

const to = addresses.communities;
const stage = embeddedStage();
let town: Town;
beforeEach(async () => {
  await stage.setTime(start);
  town = await stage.openCommunity();
  await town.add('Manager', { status: 'known', joinedAt: null });
  await town.add('Ola', { status: 'known', joinedAt: null });
});

const community = () => stage.store.transaction(town.id, async (tx) => tx.community);
const settings: Answers = {
  name: 'Krakowscy Twórcy',
  zone: 'Europe/London',
  language: ['pl'],
  holidays: ['PL'],
  daysOff: '2026-12-28, 31.12.2026;2026-12-28',
};
const save = (change: Answers = {}) =>
  town.press('Manager', to.setupForm, { answers: { ...settings, ...change } });

describe('the settings of a community', () => {
  it('are shown as they are, changed together, and said back', async () => {
    const form = await town.press('Manager', to.setup);
    expect(JSON.stringify(form)).toContain('Europe/Warsaw');
    expect(messageOf(await save()).summary).toBe('Settings saved');
    expect(await community()).toMatchObject({
      name: 'Krakowscy Twórcy',
      zone: 'Europe/London',
      language: 'pl',
      holidays: 'PL',
      daysOff: ['2026-12-28', '2026-12-31'],
    });
  });

  it.each<[Answers, string]>([
    [{ zone: 'Warsaw' }, 'zone'],
    [{ zone: '+02:00' }, 'zone'],
    [{ daysOff: '28.13.2026' }, 'daysOff'],
    [{ daysOff: '2026-02-30' }, 'daysOff'],
  ])('are refused beside the field, and nothing is saved: %j', async (change, field) => {
    const before = await community();
    const reply = await save(change);
    expect(reply.reply === 'correct' && Object.keys(reply.errors)).toEqual([field]);
    expect(await community()).toEqual(before);
  });

  it('keep the name where none is given', async () => {
    await save({ name: '  ' });
    expect((await community()).name).toBe('Test');
  });
});

describe('the invitation', () => {
  it('is for everybody, and its Join leaves it standing', async () => {
    const posted = await town.press('Manager', to.invite);
    expect(posted.reply).toBe('post');
    const subject = subjectOf(posted, addresses.members.join);
    const form = await town.press('Ola', addresses.members.join, { subject });
    expect(form.reply === 'form' && form.form.subject).toBe(subject);
    const answers = { offer1: 'React', seek: 'fundraising', accepts: ['advice'], language: ['en'] };
    const welcome = await town.press('Ola', addresses.members.joinForm, { subject, answers });
    expect(welcome.reply).toBe('show');
    const again = await town.press('Ola', addresses.members.joinForm, { subject: '', answers });
    expect(again.reply).not.toBe('form');
  });
});

describe('a program that people join', () => {
  const program = (id: string, change: Partial<Program>) =>
    stage.store.transaction(town.id, (tx) =>
      tx.programs.save({ ...freshProgram(asId(id), 'Europe/Warsaw', tx.now), place: 'optIn', ...change }),
    );

  it('says how people hear of it once it runs, and the invitation names it', async () => {
    const [coffee, everyone, draft] = [dice.id(), dice.id(), dice.id()];
    await program(coffee, { name: 'Coffee' });
    await program(everyone, { name: 'All hands', place: 'everyone', status: 'running' });
    await program(draft, { name: 'Not yet' });
    const before = await town.press('Manager', to.invite);
    expect(() => subjectOf(before, addresses.rounds.program)).toThrow();
    const started = await town.press('Manager', addresses.programs.start, { subject: coffee });
    expect(JSON.stringify(started)).toContain('/intro invite');
    const invited = await town.press('Manager', to.invite);
    expect(subjectOf(invited, addresses.rounds.program)).toBe(coffee);
    expect(JSON.stringify(invited)).toContain('Coffee');
    expect(JSON.stringify(invited)).not.toMatch(/All hands|Not yet/);
    await town.add('Grace');
    const page = await town.press('Grace', addresses.rounds.program, { subject: coffee });
    expect(page.reply).toBe('show');
    expect(subjectOf(page, addresses.rounds.join)).toBe(coffee);
  });
});

describe('what is for managers', () => {
  it.each([to.setup, to.setupForm, to.invite, addresses.tags.board, addresses.links.community])(
    '%s says so before it runs',
    async (name) => {
      const { actions } = await import('../../src/actions/routes.ts');
      expect(actions.get(name)?.managersOnly).toBe(true);
    },
  );

  it('stands at home of a manager, joined or not, and of nobody else', async () => {
    await stage.store.transaction(town.id, (tx) => tx.members.makeManager(town.idOf('Manager')));
    const home = async (who: string) => JSON.stringify(await town.press(who, addresses.home.open));
    expect(await home('Manager')).toContain(to.desk);
    expect(await home('Ola')).not.toContain(to.desk);
  });
});
