import { afterAll, beforeAll, expect, it } from 'vitest';
import { addresses } from '../../src/views/addresses.ts';
import { besideMark } from '../../src/views/digest.ts';
import { openWorld, type World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
const press = (action: string, subject: string) =>
  world.does('ada-nowak', { kind: 'press', action, subject });

it('a button of a message that says more than it is answered beside it, any other in its place', async () => {
  expect((await press(addresses.quiet.resume, 'rounds')).reply).toBe('replace');
  expect((await press(addresses.quiet.resume, `rounds${besideMark}`)).reply).toBe('show');
});

it('and so is the form it opened', async () => {
  const { answered } = await press(addresses.members.editProfile, besideMark);
  if (answered?.reply.reply !== 'form') throw new Error('no form');
  const { action, subject } = answered.reply.form;
  expect(subject).toBe(besideMark);
  const sent = { kind: 'form', action: addresses.quiet.kindsForm, answers: { kinds: ['digest'] } } as const;
  expect(action).toBe(addresses.members.profileForm);
  expect((await world.does('ada-nowak', { ...sent, subject: '' })).reply).toBe('replace');
  expect((await world.does('ada-nowak', { ...sent, subject })).reply).toBe('show');
});
