import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/actions/ports.ts';
import { asId, type CommunityId, type TagSlug } from '../../src/core/ids.ts';
import type { AskTerm } from '../../src/core/search/terms.ts';
import { createCipher } from '../../src/store/cipher.ts';
import { createSearchIndexes, type SearchIndexOptions } from '../../src/store/searchIndexes.ts';
import { createStore } from '../../src/store/store.ts';
import type { StoreStage } from './storeContract.ts';
import { person } from './storeContractSamples.ts';

const terms = ['a', 'b', 'c', 'd', '#x'];
/** As search writes them: what begins with `#` is a topic, and nothing else is. */
const ask = terms.map(
  (term): AskTerm =>
    term.startsWith('#')
      ? { kind: 'topic', term, weight: 100, source: asId<TagSlug>(term.slice(1)) }
      : { kind: 'word', term, weight: 100, source: term },
);
const profile = fc.uniqueArray(
  fc.record({
    term: fc.constantFrom(...terms),
    weight: fc.integer({ min: 1, max: 5 }),
    isPublic: fc.boolean(),
  }),
  { selector: ({ term }) => term, maxLength: 5 },
);
const change = fc.record({
  who: fc.nat({ max: 11 }),
  how: fc.constantFrom('terms', 'hide', 'show', 'leave', 'come'),
  terms: profile,
});

/** Search in memory, which must say what the table says, whatever happened since it was read. */
export function indexesContract({ stage, community }: StoreStage): void {
  const withIndexes = (options: Partial<SearchIndexOptions> = {}) => {
    const faults: unknown[] = [];
    const onFault = (fault: unknown) => void faults.push(fault);
    const indexes = createSearchIndexes(stage().database, {
      ...{ from: 1, most: 1_000, mostChanged: 100, onFault },
      ...options,
    });
    let answered = 0;
    const counting: typeof indexes = {
      ...indexes,
      search: async (...given) => {
        const found = await indexes.search(...given);
        if (found !== null) answered += 1;
        return found;
      },
    };
    const store = createStore(stage().database, createCipher([randomBytes(32).toString('hex')]), counting);
    return { store, indexes, faults, answered: () => answered };
  };
  const found = (store: Store, here: CommunityId, limit = 5) =>
    store.transaction(here, (tx) => tx.expertise.search(ask, limit));
  const people = (how: number) =>
    Array.from({ length: how }, (_, at) => person(`Person ${at}`, at % 5 === 0 ? { status: 'known' } : {}));

  describe('searches large communities in memory', () => {
    it('with the ranking of the table, after any changes, also of the same transaction', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(profile, { minLength: 12, maxLength: 12 }),
          fc.array(change, { maxLength: 8 }),
          async (profiles, changes) => {
            const { store: plain } = stage();
            const { store, indexes, faults, answered } = withIndexes();
            const here = await community();
            const all = people(12);
            await plain.transaction(here, async (tx) => {
              await tx.members.saveMany(all);
              await tx.expertise.indexMany(
                all.map(({ id }, at) => ({ member: id, terms: profiles[at] ?? [] })),
              );
            });
            expect(await found(store, here)).toEqual(await found(plain, here));
            await indexes.settled();
            for (const { who, how, terms: now } of changes) {
              const member = all[who];
              if (member === undefined) continue;
              await store.transaction(here, async (tx) => {
                const before = (await tx.members.get(member.id)) ?? member;
                if (how === 'terms') await tx.expertise.index(member.id, now);
                if (how === 'hide' || how === 'show')
                  await tx.members.save({ ...before, isHidden: how === 'hide' });
                if (how === 'leave') await tx.members.save({ ...before, status: 'left' });
                if (how === 'come') await tx.members.save({ ...before, status: 'joined' });
                const own = await tx.expertise.search(ask, 5);
                expect(own.every((one) => one.member !== member.id || how !== 'leave')).toBe(true);
              });
              expect(await found(store, here)).toEqual(await found(plain, here));
            }
            expect(faults).toEqual([]);
            const listed = all.filter(({ status }) => status === 'joined').length;
            if (listed > 0) expect(answered()).toBeGreaterThanOrEqual(changes.length);
          },
        ),
        { numRuns: 25 },
      );
    });

    it('in the table again once too much changed, until the index is made anew', async () => {
      const { store: plain } = stage();
      const { store, indexes, answered } = withIndexes({ mostChanged: 3 });
      const here = await community();
      const all = people(12);
      const save = (weight: number) =>
        plain.transaction(here, async (tx) => {
          await tx.members.saveMany(all);
          await tx.expertise.indexMany(
            all.map(({ id }, at) => ({
              member: id,
              terms: [{ term: 'a', weight: weight + at, isPublic: true }],
            })),
          );
        });
      await save(1);
      await found(store, here);
      await indexes.settled();
      await found(store, here);
      expect(answered()).toBe(1);
      await save(20);
      expect(await found(store, here)).toEqual(await found(plain, here));
      expect(answered()).toBe(1);
      await indexes.settled();
      expect(await found(store, here)).toEqual(await found(plain, here));
      expect(answered()).toBe(2);
    });

    it('keeps no more people than there is room for, and small communities not at all', async () => {
      const { store, indexes, answered } = withIndexes({ from: 5, most: 15 });
      const [one, other, small] = [await community(), await community(), await community()];
      for (const [here, how] of [
        [one, 12],
        [other, 12],
        [small, 3],
      ] as const) {
        await stage().store.transaction(here, (tx) => tx.members.saveMany(people(how)));
      }
      for (const here of [one, other, small]) {
        await found(store, here);
        await indexes.settled();
      }
      await found(store, other);
      expect(answered()).toBe(1);
      await found(store, small);
      await found(store, one);
      expect(answered()).toBe(1);
    });
  });
}
