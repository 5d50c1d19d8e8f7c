import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directOf, openWorld, read, subjectOf, type World } from '../world.ts';

const ask = 'introRequests.form';
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const press = (who: string, action: string, subject: string) =>
  world.does(who, { kind: 'press', action, subject });
const last = async (who: string) => read((await directOf(world, who)).at(-1));

describe('an introduction by topic', () => {
  it('goes from the ask to the room and both check-ins', async () => {
    const drafted = await world.does('ada-nowak', {
      kind: 'command',
      words: 'ask someone who can help me move a React app to TypeScript',
    });
    expect(world.faults).toEqual([]);
    expect(drafted.text).toContain('can help');
    console.log(drafted.text);
    const draft = subjectOf(drafted.message, ask);
    const form = await press('ada-nowak', ask, draft);
    expect(form.reply).toBe('form');
    const sent = await world.does('ada-nowak', {
      kind: 'form',
      action: 'introRequests.send',
      subject: draft,
      answers: {
        kind: ['advice'],
        blurb: 'We have 80,000 lines of React and want to start with the forms.',
        publish: ['no'],
      },
    });
    console.log(sent.text);
    expect(world.faults).toEqual([]);
    const asked = [];
    for (const who of [
      'tomasz-wrona',
      'lukasz-zak',
      'filip-urban',
      'piotr-maj',
      'mateusz-polak',
      'olena-bondar',
    ]) {
      if ((await directOf(world, who)).length > 0) asked.push(who);
    }
    console.log(asked, await world.clock.now());
    await world.clock.moveTo(new Date(new Date(await world.clock.now()).getTime() + 14 * 3_600_000));
    for (const who of [
      'tomasz-wrona',
      'lukasz-zak',
      'filip-urban',
      'piotr-maj',
      'mateusz-polak',
      'olena-bondar',
    ]) {
      const posts = await directOf(world, who);
      if (posts.length > 0) console.log(who, read(posts[0]));
    }
    expect(world.faults).toEqual([]);
    expect(await last('ada-nowak')).toBe('');
  });
});
