import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/core/community.ts';
import { text } from '../../src/views/text.ts';
import type { OpenStage, StoryStage } from './stage.ts';
import { storyStage } from './storyStage.ts';

const hourMs = 3_600_000;
const ask = 'Kto zajrzy do naszej aplikacji w React? Zażółć gęślą jaźń.';
const secret = 'Kto pomoże przejść na TypeScript?';

/** A post that finds help, and one without a name: on any platform, in both languages. */
export function boardStories(where: string, open: OpenStage): void {
  describe.each(['en', 'pl'] as const)(`${where}, in %s`, (language) => {
    stories(() => open(language), language);
  });
}

const stories = (open: () => Promise<StoryStage>, language: Language): void => {
  const words = text(language);
  const stage = storyStage(open);
  const { receives } = stage;
  let helper = '';
  const ada = stage.person(0);
  const bob = stage.person(1);
  const goOn = () => stage.later(6);
  /** Everybody who holds a card with these words. */
  const holders = async (said: string): Promise<string[]> => {
    const found: string[] = [];
    for (const who of stage.people) {
      const cards = (await stage.directs(who)).filter(({ actions }) => actions.includes('board.help'));
      if (cards.some((card) => card.text.includes(said))) found.push(who);
    }
    return found;
  };
  const told = async (said: string, atLeast: number): Promise<string[]> => {
    for (let hours = 0; hours <= 10 * 24; hours += 6) {
      const found = await holders(said);
      if (found.length >= atLeast) return found;
      await goOn();
    }
    throw new Error(`never told to ${atLeast}`);
  };
  const write = async (who: string, said: string, name: string): Promise<void> => {
    expect(await stage.type(who, `board ${said}`)).toBe('');
    await stage.submit(who, { kind: ['ask'], text: said, name: [name], weeks: ['4'], publish: ['no'] });
    await stage.press(who, 'board.publish');
  };

  it('a post reaches three people who may help, and its author is not among them', async () => {
    await write(ada(), ask, 'meet');
    const found = await told(ask, 3);
    expect(found).toHaveLength(3);
    expect(found).not.toContain(ada());
    expect(await stage.type(bob(), 'board')).toContain('React');
    helper = found[0] ?? '';
  });

  it('whoever helps meets the author at once', async () => {
    await stage.press(helper, 'board.help');
    for (let turns = 0; turns < 8 && (await stage.rooms(ada())).length === 0; turns++) await goOn();
    const [room] = await stage.rooms(ada());
    expect(room?.people).toContain(helper);
    expect(room?.said[0]?.text).toContain('React');
  });

  it('thanks close it, and reach whoever helped', async () => {
    await stage.type(ada(), 'board');
    await stage.press(ada(), 'board.show');
    await stage.press(ada(), 'thanks.say');
    await stage.submit(ada(), { words: 'React', shows: ['hidden'], public: ['no'] });
    await receives(helper, 'thanks.keep');
    await stage.press(helper, 'thanks.keep');
    expect(await stage.type(bob(), 'board')).not.toContain('aplikacji');
  });

  it('without a name nobody sees who wrote it before both say yes', async () => {
    await stage.moveTo(new Date((await stage.now()).getTime() + 8 * 24 * hourMs));
    await write(bob(), secret, 'unnamed');
    const [first = ''] = await told(secret, 1);
    const card = (await stage.directs(first)).findLast(({ actions }) => actions.includes('board.help'));
    expect(card?.text).toContain(words.board.unnamed);
    await stage.press(first, 'board.help');
    await receives(bob(), 'board.answer');
    const before = (await stage.rooms(bob())).length;
    await stage.press(bob(), 'board.answer', words.board.yes);
    for (let turns = 0; turns < 8 && (await stage.rooms(bob())).length === before; turns++) await goOn();
    expect((await stage.rooms(bob())).at(-1)?.people).toContain(first);
    expect(stage.faults()).toEqual([]);
  });
};
