import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/core/community.ts';
import { text } from '../../src/views/text.ts';
import type { OpenStage, Said, StoryStage } from './stage.ts';
import { storyStage } from './storyStage.ts';

const dayMs = 86_400_000;

/** Somebody one does not want to lose sight of: from a cadence to a talk, and years later. */
export function keepStories(where: string, open: OpenStage): void {
  describe.each(['en', 'pl'] as const)(`keeping in touch on ${where}, in %s`, (language) => {
    stories(() => open(language), language);
  });
}

const stories = (open: () => Promise<StoryStage>, language: Language): void => {
  const words = text(language);
  const stage = storyStage(open);
  const { heard } = stage;
  const ada = stage.person(0);
  const grace = stage.person(5);
  /** What falls due in between comes late, or not at all. */
  const skip = async (days: number) => stage.skipTo(new Date((await stage.now()).getTime() + days * dayMs));
  const live = (days: number) => stage.later(days * 24);
  const reminders = async (who: string): Promise<readonly Said[]> =>
    (await stage.directs(who)).filter((said) => said.text.includes(words.keep.due(1)));
  const cardsOf = async (who: string) =>
    (await stage.directs(who)).filter(({ actions }) => actions.includes('introRequests.accept'));
  const room = async () => (await stage.rooms(ada())).find(({ people }) => people.includes(grace()));

  it('begins with a cadence that only its owner sees, and is no message before its time', async () => {
    await stage.type(ada(), 'digest');
    await stage.type(ada(), `keep <@${grace()}>`);
    await stage.submit(ada(), { cadence: ['monthly'] });
    await skip(22);
    await live(6);
    expect(await reminders(ada())).toEqual([]);
    expect(await heard(grace())).not.toContain(words.keep.heading);
  });

  it('comes due in the weekly digest, once, with what can be done', async () => {
    await live(7);
    const [due, ...more] = await reminders(ada());
    expect(more).toEqual([]);
    for (const action of ['keep.write', 'keep.talked', 'keep.snooze', 'quiet.stop'])
      expect(due?.actions).toContain(action);
    expect(await reminders(grace())).toEqual([]);
  });

  it('waits two weeks where it is put off, and no longer', async () => {
    await stage.press(ada(), 'keep.snooze');
    await skip(8);
    await live(5);
    expect(await reminders(ada())).toHaveLength(1);
    await live(8);
    expect(await reminders(ada())).toHaveLength(2);
  });

  it('proposes times: a card asks the other, and a yes opens a room with times for both', async () => {
    await stage.press(ada(), 'keep.write');
    await stage.press(ada(), 'keep.ask');
    expect(await cardsOf(grace())).toEqual([]);
    await stage.submit(ada(), { kind: ['peer'], why: 'We talked about hiring.', blurb: 'How did it go?' });
    for (let days = 0; days < 8 && (await cardsOf(grace())).length === 0; days++) await live(1);
    const [card] = await cardsOf(grace());
    expect(card?.text).toContain('How did it go?');
    expect(card?.text).not.toContain(words.keep.heading);
    await stage.press(grace(), 'introRequests.accept');
    expect((await room())?.said[0]?.actions).toContain('introductions.slot');
  });

  it('counts anew from then on, and from a talk one says one had', async () => {
    const before = (await reminders(ada())).length;
    await skip(21);
    await live(6);
    expect(await reminders(ada())).toHaveLength(before);
    await live(8);
    expect(await reminders(ada())).toHaveLength(before + 1);
    await stage.press(ada(), 'keep.talked');
    await skip(22);
    await live(6);
    expect(await reminders(ada())).toHaveLength(before + 1);
  });

  it('is suggested much later to whoever set nothing, with the reason', async () => {
    await stage.skipTo(new Date((await stage.now()).getTime() + 300 * dayMs));
    await live(9);
    const again = (await stage.directs(grace())).filter((said) => said.text.includes(words.keep.suggestion));
    expect(again).toHaveLength(1);
    expect(again[0]?.text).toContain(words.keep.metBy.theirAsk);
    expect(stage.faults()).toEqual([]);
  });
};
