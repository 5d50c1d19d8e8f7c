import { describe, expect, it } from 'vitest';
import type { AskTerm, ProfileTerm } from '../../src/core/search/terms.ts';
import type { StoreStage } from './storeContract.ts';
import { hostileTexts, person, tag } from './storeContractSamples.ts';

/** Tags of a community and its search for experts. */
export function searchContract({ stage, community }: StoreStage): void {
  const inCommunity: ReturnType<typeof stage>['store']['transaction'] = (id, work) =>
    stage().store.transaction(id, work);
  const posting = (term: string, weight = 10, isPublic = true): ProfileTerm => ({ term, weight, isPublic });
  const word = (term: string): AskTerm => ({ kind: 'word', term, weight: 100, source: term });

  describe('finds experts', () => {
    it('among those who joined and are listed, the weightier posting first, private ones unquoted', async () => {
      const here = await community();
      const [ada, grace, hidden, known, other] = [
        person('Ada'),
        person('Grace'),
        person('Hidden', { isHidden: true }),
        person('Known', { status: 'known' }),
        person('Other'),
      ];
      await inCommunity(here, async (tx) => {
        await tx.members.saveMany([ada, grace, hidden, known, other]);
        await tx.expertise.index(ada.id, [posting('loom', 10)]);
        await tx.expertise.indexMany([
          { member: grace.id, terms: [posting('loom', 30, false), posting('weav')] },
          { member: hidden.id, terms: [posting('loom')] },
          { member: known.id, terms: [posting('loom')] },
        ]);
      });
      await inCommunity(here, async (tx) => {
        const found = await tx.expertise.search([word('loom'), word('nothing')], 9);
        expect(found.map(({ member }) => member)).toEqual([grace.id, ada.id]);
        expect(found.map(({ reasons }) => reasons.length)).toEqual([0, 1]);
        expect(await tx.expertise.search([word('loom')], 1)).toHaveLength(1);
        expect(await tx.expertise.search([], 9)).toEqual([]);
      });
    });

    it('by what they were indexed with last', async () => {
      const here = await community();
      const ada = person('Ada');
      const foundBy = (term: string) =>
        inCommunity(here, async (tx) => (await tx.expertise.search([word(term)], 9)).length);
      await inCommunity(here, async (tx) => {
        await tx.members.saveMany([ada, person('Sam')]);
        await tx.expertise.index(ada.id, [posting('loom')]);
        await tx.expertise.index(ada.id, [posting('weav')]);
      });
      expect([await foundBy('loom'), await foundBy('weav')]).toEqual([0, 1]);
      await inCommunity(here, (tx) => tx.expertise.index(ada.id, []));
      expect(await foundBy('weav')).toBe(0);
    });

    it('by any words', async () => {
      const here = await community();
      const ada = person('Ada');
      // An index entry holds 2,704 bytes: no word is longer than that.
      const terms = hostileTexts.map((text) => text.slice(0, 200));
      await inCommunity(here, async (tx) => {
        await tx.members.saveMany([ada, person('Sam')]);
        await tx.expertise.index(
          ada.id,
          terms.map((term) => posting(term)),
        );
        for (const term of terms) {
          expect((await tx.expertise.search([word(term)], 9)).map(({ member }) => member)).toEqual([ada.id]);
        }
      });
    });
  });

  describe('keeps a community’s own tags', () => {
    it('as they were added first or saved last, with their labels and aliases', async () => {
      const here = await community();
      const [looms, ...rest] = hostileTexts.map((label, index) => ({
        slug: tag(`tag-${index}`),
        label,
        aliases: [label, 'krosno'],
      }));
      if (looms === undefined) throw new Error('no texts');
      await inCommunity(here, async (tx) => {
        for (const each of [looms, ...rest]) await tx.expertise.addTag(each);
        await tx.expertise.addTag({ ...looms, label: 'Other' });
        const kept = [looms, ...rest].map((each) => ({ ...each, mergedInto: null }));
        expect((await tx.expertise.tags()).toSorted(bySlug)).toEqual(kept.toSorted(bySlug));
        const merged = { ...looms, label: 'Other', aliases: [], mergedInto: tag('react') };
        await tx.expertise.saveTag(merged);
        expect(await tx.expertise.tags()).toContainEqual(merged);
      });
    });

    it('joined to others: members are found, shown and counted by what a tag means now', async () => {
      const here = await community();
      const own = person('Ada', {
        offers: [
          { tag: tag('react'), level: 3, isPublic: true },
          { tag: tag('reactjs'), level: 1, isPublic: true },
        ],
        seeks: [],
      });
      const other = person('Sam', { offers: [{ tag: tag('reactjs'), level: 2, isPublic: true }], seeks: [] });
      const joined = { slug: tag('reactjs'), label: 'ReactJS', aliases: [], mergedInto: tag('react') };
      await inCommunity(here, async (tx) => {
        await tx.members.saveMany([own, other]);
        await tx.expertise.saveTag(joined);
        expect(await tx.expertise.uses()).toEqual(new Map([[tag('react'), 2]]));
        expect((await tx.members.get(own.id))?.offers).toEqual([{ tag: 'react', level: 3, isPublic: true }]);
        expect(await tx.members.bearersOf([tag('react')])).toHaveLength(2);
        expect(await tx.members.countAlike({ tag: tag('react') }, own.id)).toBe(1);
        await tx.expertise.saveTag({ ...joined, mergedInto: null });
        expect((await tx.members.get(own.id))?.offers).toEqual(own.offers);
      });
    });
  });
}

const bySlug = (a: { readonly slug: string }, b: { readonly slug: string }) => (a.slug < b.slug ? -1 : 1);
