import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChannelTrouble } from '../../src/core/channel.ts';
import type { Language } from '../../src/core/community.ts';
import { text } from '../../src/views/text.ts';
import type { OpenStage, StoryChannel, StoryStage } from './stage.ts';

const hourMs = 3_600_000;

type World = { readonly stage: StoryStage; readonly channel: StoryChannel; readonly mia: string };

const openWorld = async (open: OpenStage, language: Language): Promise<World> => {
  const stage = await open(language);
  const mia = stage.people[0] ?? '';
  await stage.manage(mia);
  return { stage, channel: await stage.digestChannel(), mia };
};

const later = async ({ stage }: World, hours: number): Promise<void> => {
  for (let passed = 0; passed < hours; passed += 6) {
    await stage.moveTo(new Date((await stage.now()).getTime() + Math.min(6, hours - passed) * hourMs));
  }
};

/** Until it holds: on the next Monday, or the day after where that is a day off. */
const untilMonday = async (world: World, holds: () => Promise<boolean>): Promise<void> => {
  for (let passed = 0; passed < 9 * 24 && !(await holds()); passed += 6) await later(world, 6);
  expect([1, 2]).toContain((await world.stage.now()).getUTCDay());
};

/** What everybody reads on a Monday, where there is something to read. */
export function channelDigestStories(where: string, open: OpenStage): void {
  describe.each(['en', 'pl'] as const)(`the digest in a channel on ${where}, in %s`, (language) => {
    const words = text(language);
    let world: World;
    beforeAll(async () => {
      world = await openWorld(open, language);
    });
    afterAll(() => world.stage.close());

    it('stands there on Monday at ten, once, and counts who is new without naming them', async () => {
      expect(await world.channel.said()).toEqual([]);
      await untilMonday(world, async () => (await world.channel.said()).length > 0);
      const [digest, ...more] = await world.channel.said();
      expect(more).toEqual([]);
      expect(digest?.text).toContain(words.channelDigest.newcomers);
      expect(digest?.text).not.toMatch(/Person [A-Z]/u);
    });

    it('is not there on a Monday without news, and nothing went wrong', async () => {
      await later(world, 7 * 24);
      expect(await world.channel.said()).toHaveLength(1);
      expect(world.stage.faults()).toEqual([]);
    });
  });
}

/** A channel that takes nothing: managers hear why and what helps, and what was to be said is not lost. */
export function lostChannelStories(where: string, open: OpenStage): void {
  describe.each(['en', 'pl'] as const)(
    `a digest whose channel takes nothing on ${where}, in %s`,
    (language) => {
      const words = text(language).channels;
      let world: World;
      beforeAll(async () => {
        world = await openWorld(open, language);
      });
      afterAll(() => world.stage.close());
      const told = async (why: ChannelTrouble) =>
        (await world.stage.directs(world.mia)).filter((said) => said.text.includes(words.lostWhy[why]))
          .length;
      const allTold = async () =>
        (await world.stage.directs(world.mia)).filter(({ actions }) => actions.includes('digests.retry'))
          .length;

      it('is told of with its reason, once for each time somebody tries', async () => {
        let times = 0;
        for (const [code, why] of world.channel.troubles) {
          world.channel.refuse(code);
          const before = await told(why);
          if (times === 0) await untilMonday(world, async () => (await allTold()) > 0);
          else await world.stage.press(world.mia, 'digests.retry');
          times += 1;
          expect([code, await told(why), await allTold()]).toEqual([code, before + 1, times]);
        }
        expect(times).toBeGreaterThan(2);
        await later(world, 48);
        expect(await allTold()).toBe(times);
        expect(await world.channel.said()).toEqual([]);
      });

      it('arrives, once, when a manager mended the channel and says so', async () => {
        world.channel.refuse(null);
        await world.stage.press(world.mia, 'digests.retry');
        await world.stage.press(world.mia, 'digests.retry');
        expect(await world.channel.said()).toHaveLength(1);
        expect(world.stage.faults()).toEqual([]);
      });
    },
  );
}
