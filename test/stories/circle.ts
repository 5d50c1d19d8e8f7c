import { beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../src/core/community.ts';
import { text } from '../../src/views/text.ts';
import type { OpenStage, StoryStage } from './stage.ts';
import { storyStage } from './storyStage.ts';

const name = 'Księgowi & Co';

/** From a circle's name to people found by it: on any platform, in both languages. */
export function circleStories(where: string, open: OpenStage): void {
  describe.each(['en', 'pl'] as const)(`${where}, in %s`, (language) => {
    stories(() => open(language), language);
  });
}

const stories = (open: () => Promise<StoryStage>, language: Language): void => {
  const words = text(language).circles;
  const word = language === 'pl' ? 'kola' : 'circles';
  const stage = storyStage(open);
  let circle = '';
  beforeAll(async () => {
    await stage.manage(manager());
  });
  const manager = stage.person(0);
  const ada = stage.person(1);
  const bo = stage.person(2);

  it('a manager names one, and everybody finds it', async () => {
    expect(await stage.type(ada(), word)).toContain(words.none);
    await stage.type(manager(), word);
    await stage.press(manager(), 'circles.create');
    await stage.submit(manager(), { name });
    expect(await stage.type(ada(), word)).toContain(words.about);
    await stage.press(ada(), 'circles.show', name);
    circle = await stage.circle(name);
    expect(circle).not.toBe('');
  });

  it('whoever belongs says so, for themselves or for others to see', async () => {
    for (const [who, shown] of [
      [ada(), [circle]],
      [bo(), []],
    ] as const) {
      await stage.type(who, word);
      await stage.press(who, 'circles.mine');
      await stage.submit(who, { mine: [circle], shown });
    }
    expect(await stage.type(ada(), word)).toContain(words.others);
    expect(await stage.type(bo(), word)).toContain(words.own);
    expect(stage.faults()).toEqual([]);
  });
};
