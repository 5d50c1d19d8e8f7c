import { afterAll, beforeAll, inject } from 'vitest';
import { openEmbeddedStage, type Stage, start, type Town } from './stage.ts';

/** A stage on the embedded database: opened before the tests that stand below, closed after them. */
export const embeddedStage = (): Stage => {
  let opened: Awaited<ReturnType<typeof openEmbeddedStage>> | null = null;
  beforeAll(async () => {
    opened = await openEmbeddedStage(inject('pgliteTemplate'));
  });
  afterAll(() => opened?.close());
  const stage = (): Stage => {
    if (opened === null) throw new Error('the stage opens before the first test');
    return opened.stage;
  };
  return {
    get database() {
      return stage().database;
    },
    get store() {
      return stage().store;
    },
    setTime: (at) => stage().setTime(at),
    moveTo: (at) => stage().moveTo(at),
    openCommunity: () => stage().openCommunity(),
  };
};

/** A community at the start in which these have belonged for two months: no newcomers. */
export const settledTown = async (stage: Stage, ...names: readonly string[]): Promise<Town> => {
  await stage.setTime(start);
  const town = await stage.openCommunity();
  const joinedAt = new Date(start);
  joinedAt.setUTCDate(joinedAt.getUTCDate() - 60);
  for (const name of names) await town.add(name, { joinedAt });
  return town;
};
