import { beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../src/core/community.ts';
import { localDateOf } from '../../src/core/time/zones.ts';
import { text } from '../../src/views/text.ts';
import type { OpenStage, StoryStage } from './stage.ts';
import { storyStage } from './storyStage.ts';

const hourMs = 3_600_000;
const title = 'Śniadanie & React';

/** From an event to two who met there: on any platform, in both languages. */
export function meetupStories(where: string, open: OpenStage): void {
  describe.each(['en', 'pl'] as const)(`${where}, in %s`, (language) => {
    stories(() => open(language), language);
  });
}

const stories = (open: () => Promise<StoryStage>, language: Language): void => {
  const words = text(language).meetups;
  const stage = storyStage(open);
  const { heard, receives } = stage;
  beforeAll(async () => {
    await stage.manage(stage.people[0] ?? '');
  });
  const going = () => stage.people.slice(0, 6);
  const ada = stage.person(1);

  it('a manager makes an event, and everybody finds it', async () => {
    const [manager = ''] = stage.people;
    await stage.type(manager, 'events');
    await stage.press(manager, 'meetups.create');
    const day = localDateOf(new Date((await stage.now()).getTime() + 9 * 24 * hourMs), 'Europe/Warsaw');
    const answers = { title, place: 'Kraków', description: '', topics: '' };
    await stage.submit(manager, { ...answers, moment: `${day} 18:00-20:00` });
    expect(await stage.type(ada(), 'events')).toContain(title);
  });

  it('six go, with one tap, counted and not named', async () => {
    for (const who of going()) {
      await stage.type(who, 'events');
      await stage.press(who, 'meetups.show');
      await stage.press(who, 'meetups.go');
    }
    expect(await stage.type(ada(), 'events')).toContain(words.people(6));
  });

  it('before it they hear of people to meet, without a name; nobody else hears anything', async () => {
    const said = await receives(ada(), 'meetups.ask');
    expect(said.text).toContain(title);
    expect(said.text).toContain(words.somebody);
    for (const other of stage.people.slice(6)) expect(await heard(other)).not.toContain(title);
    expect(await heard(stage.stranger)).not.toContain(title);
  });

  it('an ask to meet there is a usual card that names the event; a yes puts the two together', async () => {
    await stage.press(ada(), 'meetups.ask');
    await stage.submit(ada(), { why: 'We both go there.', blurb: 'We build for clinics.' });
    const cards = async (who: string) =>
      (await stage.directs(who)).filter(({ actions }) => actions.includes('introRequests.accept'));
    let asked = '';
    for (let tries = 0; tries < 40 && asked === ''; tries++) {
      for (const who of going()) if ((await cards(who)).length > 0) asked = who;
      if (asked === '') await stage.moveTo(new Date((await stage.now()).getTime() + 3 * hourMs));
    }
    expect((await cards(asked))[0]?.text).toContain(title);
    await stage.press(asked, 'introRequests.accept');
    const rooms = await stage.rooms(ada());
    expect(rooms.some(({ people }) => people.includes(asked) && people.length === 2)).toBe(true);
  });

  it('afterwards they say whom they met, a tap each', async () => {
    await receives(ada(), 'meetups.metDone');
    await stage.press(ada(), 'meetups.met');
    expect(await heard(ada())).toContain(words.metNoted);
    await stage.press(ada(), 'meetups.metDone');
    expect(stage.faults()).toEqual([]);
  });
};
