import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { asId, type IntroRequestId } from '../../src/core/ids.ts';
import type { Heartbeat } from '../../src/heartbeat.ts';
import { createMovableClock } from '../../src/playgroundDesk.ts';
import { readClock } from '../../src/store/clock.ts';
import { openEmbeddedStage, type Stage, start } from '../actions/stage.ts';

let stage: Stage;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ stage, close } = await openEmbeddedStage(inject('pgliteTemplate')));
});
afterAll(() => close());

const hours = (count: number) => new Date(start.getTime() + count * 3_600_000);

test('time waits for what another worker has in hand, and stops at what is due after it', async () => {
  await stage.setTime(start);
  const town = await stage.openCommunity();
  const due = [1, 2].map((hour) => ({ at: hours(hour), subject: asId<IntroRequestId>(crypto.randomUUID()) }));
  for (const { at, subject } of due) {
    await stage.store.transaction(town.id, (tx) => tx.due.set('introRequest', subject, at));
  }
  const beats: string[] = [];
  const heartbeat: Heartbeat = {
    deliver: async () => undefined,
    // Everything due is with another worker, who needs a moment.
    beat: async () => {
      const now = await readClock(stage.database);
      beats.push(now.toISOString().slice(0, 16));
      const taken = due.find(({ at }) => at <= now);
      if (taken !== undefined) {
        due.splice(due.indexOf(taken), 1);
        setTimeout(
          () =>
            void stage.store.transaction(town.id, (tx) => tx.due.set('introRequest', taken.subject, null)),
          150,
        );
      }
      return 0;
    },
  };
  await createMovableClock(stage.database, stage.store, heartbeat).moveTo(hours(5));
  expect(beats).toEqual([0, 1, 2, 5].map((hour) => hours(hour).toISOString().slice(0, 16)));
});
