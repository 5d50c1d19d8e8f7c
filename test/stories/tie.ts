import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/core/community.ts';
import { text } from '../../src/views/text.ts';
import type { OpenStage, StoryStage } from './stage.ts';
import { storyStage } from './storyStage.ts';

/** Two who know each other say so, a third refuses and nobody can tell: on any platform, in both languages. */
export function tieStories(where: string, open: OpenStage): void {
  describe.each(['en', 'pl'] as const)(`${where}, in %s`, (language) => {
    stories(() => open(language), language);
  });
}

const stories = (open: () => Promise<StoryStage>, language: Language): void => {
  const words = text(language);
  const stage = storyStage(open);
  const { person } = stage;
  const [ada, sam, grace] = [person(0), person(1), person(2)];
  /** What somebody sees of whom they know, told apart from nobody by name. */
  const knownBy = (person: string) => stage.type(person, 'network');

  it('Ada says that she knows Sam and Grace, and how well', async () => {
    for (const whom of [sam(), grace()]) {
      expect(await stage.type(ada(), `know <@${whom}>`)).toContain(words.ties.howWell);
      await stage.press(ada(), 'ties.say');
    }
  });

  it('Sam finds the question in his network, and confirms', async () => {
    expect(await knownBy(sam())).toContain(words.ties.waiting(1));
    await stage.press(sam(), 'ties.open');
    await stage.press(sam(), 'ties.say');
    expect(await knownBy(sam())).not.toContain(words.ties.waiting(1));
    expect(await knownBy(sam())).toContain(words.network.through.tie);
  });

  it('Grace does not want to be asked, and Ada cannot tell it from silence', async () => {
    const before = await knownBy(ada());
    expect(before).toContain(words.network.through.tie);
    await stage.type(grace(), 'network');
    await stage.press(grace(), 'ties.open');
    await stage.press(grace(), 'ties.say', words.ties.never);
    expect(await knownBy(grace())).not.toContain(words.ties.waiting(1));
    expect(await knownBy(ada())).toBe(before);
    for (const person of [ada(), grace()]) {
      for (const said of await stage.directs(person)) expect(said.text).not.toContain(words.ties.theySay);
    }
    expect(stage.faults()).toEqual([]);
  });
};
