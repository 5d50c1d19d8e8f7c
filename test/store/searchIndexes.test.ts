import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import type { AskTerm } from '../../src/core/search/terms.ts';
import { createCipher } from '../../src/store/cipher.ts';
import { createSearchIndexes } from '../../src/store/searchIndexes.ts';
import { createStore } from '../../src/store/store.ts';
import { openedStage } from '../contracts/storeContract.ts';
import { storePlaces } from '../contracts/storeContractPlaces.ts';
import { person } from '../contracts/storeContractSamples.ts';

const ask: AskTerm[] = [{ kind: 'word', term: 'loom', weight: 100, source: 'loom' }];
const loom = (weight: number) => [{ term: 'loom', weight, isPublic: true }];

const postgres = storePlaces.find(([where]) => where.includes('PostgreSQL'));
if (postgres === undefined) throw new Error('no PostgreSQL');
const { stage, community } = openedStage(postgres[1]);

it('what was under way while the index was read, and done after, is found as it is now', async () => {
  const { store, database } = stage();
  const faults: unknown[] = [];
  const indexes = createSearchIndexes(database, {
    ...{ from: 1, most: 1_000, mostChanged: 100 },
    onFault: (fault) => void faults.push(fault),
  });
  const indexed = createStore(database, createCipher([randomBytes(32).toString('hex')]), indexes);
  const here = await community();
  const [ada, grace] = [person('Ada'), person('Grace')];
  await store.transaction(here, async (tx) => {
    await tx.members.saveMany([ada, grace]);
    await tx.expertise.index(ada.id, loom(10));
    await tx.expertise.index(grace.id, loom(5));
  });
  const found = async () =>
    (await indexed.transaction(here, (tx) => tx.expertise.search(ask, 5))).map(({ member }) => member);
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let begun: () => void = () => undefined;
  const isUnderWay = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const slow = store.transaction(here, async (tx) => {
    await tx.expertise.index(grace.id, loom(50));
    begun();
    await finished;
  });
  await isUnderWay;
  // A later transaction is over before the earlier one.
  await store.transaction(here, (tx) => tx.expertise.index(ada.id, loom(11)));
  expect(await found()).toEqual([ada.id, grace.id]);
  await indexes.settled();
  finish();
  await slow;
  expect(await found()).toEqual([grace.id, ada.id]);
  expect(faults).toEqual([]);
});
