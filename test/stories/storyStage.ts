import { afterAll, beforeAll } from 'vitest';
import type { Said, StoryStage } from './stage.ts';

const hourMs = 3_600_000;

/** A story's stage, and what all stories do on one. */
export type Told = StoryStage & {
  /** One of `people`, once they are there. */
  readonly person: (index: number) => () => string;
  /** Live through so much time, six hours at a step. */
  readonly later: (hours: number) => Promise<void>;
  /** Live on until a direct message has this button. */
  readonly receives: (who: string, action: string, days?: number) => Promise<Said>;
  /** All that Acquaint wrote to somebody. */
  readonly heard: (who: string) => Promise<string>;
};

/** Opened before the tests that stand below, closed after them. */
export const storyStage = (open: () => Promise<StoryStage>): Told => {
  let opened: StoryStage | null = null;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened?.close());
  const stage = (): StoryStage => {
    if (opened === null) throw new Error('the stage opens before the first test');
    return opened;
  };
  const later = async (hours: number) => {
    for (let left = hours; left > 0; left -= 6) {
      await stage().moveTo(new Date((await stage().now()).getTime() + Math.min(left, 6) * hourMs));
    }
  };
  return {
    get people() {
      return stage().people;
    },
    get stranger() {
      return stage().stranger;
    },
    manage: (who) => stage().manage(who),
    circle: (name) => stage().circle(name),
    type: (who, words) => stage().type(who, words),
    press: (who, action, label) => stage().press(who, action, label),
    submit: (who, answers) => stage().submit(who, answers),
    directs: (who) => stage().directs(who),
    rooms: (who) => stage().rooms(who),
    digestChannel: () => stage().digestChannel(),
    now: () => stage().now(),
    moveTo: (at) => stage().moveTo(at),
    skipTo: (at) => stage().skipTo(at),
    faults: () => stage().faults(),
    close: () => stage().close(),
    person: (index) => () => stage().people[index] ?? '',
    later,
    receives: async (who, action, days = 20) => {
      for (let passed = 0; passed <= days * 24; passed += 6) {
        const said = (await stage().directs(who)).findLast(({ actions }) => actions.includes(action));
        if (said !== undefined) return said;
        await later(6);
      }
      throw new Error(`${who} never had ${action}`);
    },
    heard: async (who) => (await stage().directs(who)).map((said) => said.text).join('\n'),
  };
};
