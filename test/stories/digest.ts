import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/core/community.ts';
import { text } from '../../src/views/text.ts';
import type { OpenStage, Said, StoryStage } from './stage.ts';
import { storyStage } from './storyStage.ts';

const hourMs = 3_600_000;

/** A Monday: what waits comes in one message, and each press leaves the rest of it standing. */
export function digestStories(where: string, open: OpenStage): void {
  describe.each(['en', 'pl'] as const)(`a weekly digest on ${where}, in %s`, (language) => {
    stories(() => open(language), language);
  });
}

const stories = (open: () => Promise<StoryStage>, language: Language): void => {
  const words = text(language);
  const stage = storyStage(open);
  const ada = stage.person(0);
  const grace = stage.person(5);
  const isDigest = ({ actions }: Said) => actions.includes('introRequests.mine');
  const digestsOf = async (who: string) =>
    (await stage.directs(who)).filter((said) => isDigest(said) && said.actions.includes('quiet.stop'));
  const live = async (days: number) => {
    for (let hours = 0; hours < days * 24; hours += 6) {
      await stage.moveTo(new Date((await stage.now()).getTime() + 6 * hourMs));
    }
  };

  /** An ask for a person is over after four working days: one of a weekend is open on the Monday after it. */
  const untilSaturday = async () => {
    while ((await stage.now()).getUTCDay() !== 6) await live(1);
  };

  it('comes with the ask that is on its way, and says why it came', async () => {
    await stage.type(ada(), 'digest');
    await live(1);
    await untilSaturday();
    expect(await digestsOf(ada())).toEqual([]);
    await stage.type(ada(), `meet <@${grace()}>`);
    await stage.submit(ada(), { kind: ['advice'], why: 'You know clinics.', blurb: 'We build for them.' });
    await live(5);
    const [digest] = await digestsOf(ada());
    expect(digest?.text).toContain(words.home.asks(1));
    expect(digest?.text).toContain(words.nudges.why.digest);
    expect(await digestsOf(ada())).toHaveLength(1);
  });

  it('stays where it is when one of its buttons is pressed', async () => {
    await stage.press(ada(), 'introRequests.mine');
    const [digest] = await digestsOf(ada());
    expect(digest?.text).toContain(words.home.asks(1));
  });

  it('ends with one press, and nothing went wrong on the way', async () => {
    await stage.press(ada(), 'quiet.stop');
    await live(8);
    expect(await digestsOf(ada())).toHaveLength(1);
    expect(stage.faults()).toEqual([]);
  });
};
