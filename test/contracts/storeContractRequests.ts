import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommunityId, MemberId } from '../../src/core/ids.ts';
import type { Introduction } from '../../src/core/introduction.ts';
import type { IntroRequest } from '../../src/core/introRequest.ts';
import { dice } from '../../src/dice.ts';
import { sqlState } from '../../src/store/session.ts';
import { start } from '../actions/stage.ts';
import type { StoreStage } from './storeContract.ts';
import {
  ask,
  candidatesOf,
  draft,
  hostileTexts,
  made,
  minutes,
  person,
  request,
  tag,
} from './storeContractSamples.ts';

/** Drafts, requests for introductions, introductions, and the words people share in them. */
export function requestsContract({ stage, community }: StoreStage): void {
  const inCommunity: ReturnType<typeof stage>['store']['transaction'] = (id, work) =>
    stage().store.transaction(id, work);
  const people = async (here: CommunityId, count: number): Promise<MemberId[]> => {
    const all = Array.from({ length: count }, (_, index) => person(`Person ${index}`));
    await inCommunity(here, (tx) => tx.members.saveMany(all));
    return all.map(({ id }) => id);
  };
  /** Two members and a request of the first. */
  const pair = async () => {
    const here = await community();
    const [ada = dice.id<MemberId>(), grace = dice.id<MemberId>()] = await people(here, 2);
    const asked = request(ada);
    await inCommunity(here, (tx) => tx.introRequests.save(asked));
    return { here, ada, grace, asked };
  };

  describe('keeps drafts', () => {
    it('with their latest, for a day', async () => {
      const here = await community();
      const ada = dice.id<MemberId>();
      const [first, second] = [
        draft(ada, { createdAt: minutes(-60) }),
        draft(ada, { text: '', topics: [], shown: [], first: dice.id<MemberId>() }),
      ];
      await inCommunity(here, async (tx) => {
        await tx.drafts.save(second);
        await tx.drafts.save(first);
      });
      await inCommunity(here, async (tx) => {
        expect([await tx.drafts.get(first.id), await tx.drafts.latestOf(ada)]).toEqual([first, second]);
        const changed = { ...second, text: 'other words', first: null };
        await tx.drafts.save(changed);
        expect(await tx.drafts.latestOf(ada)).toEqual(changed);
      });
      await stage().setTime(minutes(60 * 24 - 1));
      expect(await inCommunity(here, (tx) => tx.drafts.get(first.id))).toBeNull();
      expect(await inCommunity(here, (tx) => tx.drafts.get(second.id))).not.toBeNull();
      await stage().setTime(minutes(60 * 24));
      expect(await inCommunity(here, (tx) => tx.drafts.latestOf(ada))).toBeNull();
      await stage().setTime(start);
    });

    it('until they are removed: one, all of a member, all older ones', async () => {
      const here = await community();
      const [ada, grace] = [dice.id<MemberId>(), dice.id<MemberId>()];
      const [one, two, three, old] = [
        draft(ada),
        draft(ada),
        draft(grace),
        draft(grace, { createdAt: minutes(-9) }),
      ];
      await inCommunity(here, async (tx) => {
        for (const each of [one, two, three, old]) await tx.drafts.save(each);
        await tx.drafts.remove(one.id);
        expect(await tx.drafts.get(one.id)).toBeNull();
        expect(await tx.drafts.removeOlder(minutes(-1))).toBe(1);
        await tx.drafts.removeOf(ada);
        expect(await tx.drafts.latestOf(ada)).toBeNull();
        expect(await tx.drafts.latestOf(grace)).toEqual(three);
      });
    });

    it('of any text whatsoever', async () => {
      const here = await community();
      const text = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 300 }));
      await fc.assert(
        fc.asyncProperty(text, async (words) => {
          const one = draft(dice.id<MemberId>(), { text: words });
          const found = await inCommunity(here, async (tx) => {
            await tx.drafts.save(one);
            return tx.drafts.get(one.id);
          });
          expect(found).toEqual(one);
        }),
        { numRuns: 60 },
      );
    });
  });

  describe('keeps requests for introductions', () => {
    it('in every status, with candidates in every state and in their order', async () => {
      const here = await community();
      const [ada = dice.id<MemberId>(), ...others] = await people(here, 8);
      const candidates = candidatesOf(others);
      expect(candidates).toHaveLength(7);
      const closedAt = minutes(5);
      const person = { route: 'person', kind: 'mentor', why: 'Looms', showsName: false } as const;
      const all: IntroRequest[] = [
        { ...ask(ada, { candidates }), status: 'asking', retryAt: minutes(10) },
        { ...ask(ada, { askedAt: minutes(1), ...person }), status: 'asking', retryAt: null },
        { ...ask(ada, { askedAt: minutes(2) }), status: 'introduced', introduction: dice.id(), closedAt },
        { ...ask(ada, { askedAt: minutes(3), publish: 'withoutName' }), status: 'settled', closedAt },
        { ...ask(ada, { askedAt: minutes(4), topics: [] }), status: 'withdrawn', closedAt },
      ];
      await inCommunity(here, async (tx) => {
        for (const each of all) await tx.introRequests.save(each);
      });
      await inCommunity(here, async (tx) => {
        expect(await tx.introRequests.byRequester(ada, start)).toEqual(all);
        expect(await tx.introRequests.byRequester(ada, minutes(3))).toEqual(all.slice(3));
        for (const each of all) {
          expect(await tx.introRequests.get(each.id)).toEqual(each);
          expect(await tx.introRequests.lock(each.id)).toEqual(each);
        }
        expect(await tx.introRequests.get(dice.id())).toBeNull();
      });
    });

    it('as they were saved last, and knows whose answer each waits for', async () => {
      const { here, ada, grace, asked } = await pair();
      const card = { askedAt: start, dueAt: minutes(9), nudgeAt: null, remindAt: null };
      const waiting: IntroRequest = { ...asked, candidates: [{ member: grace, state: 'asked', ...card }] };
      await inCommunity(here, (tx) => tx.introRequests.save(waiting));
      await inCommunity(here, async (tx) => {
        expect(await tx.introRequests.waitingFor(grace)).toEqual([waiting]);
        expect(await tx.introRequests.waitingFor(ada)).toEqual([]);
      });
      const over: IntroRequest = {
        ...ask(ada, { id: asked.id, candidates: waiting.candidates }),
        status: 'withdrawn',
        closedAt: minutes(2),
      };
      await inCommunity(here, (tx) => tx.introRequests.save(over));
      await inCommunity(here, async (tx) => {
        expect(await tx.introRequests.get(asked.id)).toEqual(over);
        expect(await tx.introRequests.waitingFor(grace)).toEqual([]);
      });
    });

    it('whatever the requester wrote', async () => {
      const { here, ada } = await pair();
      for (const words of [...hostileTexts, 'nul \0 nul', '']) {
        const one = request(ada, { why: words, blurb: words, topics: [tag(words.replace('\0', ''))] });
        await inCommunity(here, (tx) => tx.introRequests.save(one));
        expect(await inCommunity(here, (tx) => tx.introRequests.get(one.id))).toEqual(one);
      }
    });

    it('of members and with members only', async () => {
      const { here, asked } = await pair();
      const stranger = dice.id<MemberId>();
      const strange = [
        request(stranger),
        { ...asked, candidates: [{ member: stranger, state: 'waiting' as const }] },
      ];
      for (const each of strange) {
        const problem = await inCommunity(here, (tx) => tx.introRequests.save(each)).catch(
          (error: unknown) => error,
        );
        expect(sqlState(problem)).toBe('23503');
      }
      expect(await inCommunity(here, (tx) => tx.introRequests.get(asked.id))).toEqual(asked);
    });

    it('and lends a locked one to one transaction at a time', async () => {
      const { here, asked } = await pair();
      await Promise.all(
        Array.from({ length: 8 }, () =>
          inCommunity(here, async (tx) => {
            const now = await tx.introRequests.lock(asked.id);
            if (now !== null) await tx.introRequests.save({ ...now, blurb: `${now.blurb}!` });
          }),
        ),
      );
      const after = await inCommunity(here, (tx) => tx.introRequests.get(asked.id));
      expect(after?.blurb).toBe(`${asked.blurb}!!!!!!!!`);
    });
  });

  describe('keeps introductions', () => {
    it('in every status, for both of the two', async () => {
      const { here, ada, grace, asked } = await pair();
      const whole = () => made(asked, grace);
      const bare = { slots: [], meetingAt: null, signs: [], silentNudgeAt: null, checkIns: [] };
      const all: Introduction[] = [
        { ...whole(), ...bare, status: 'opening' },
        { ...whole(), status: 'open', room: { platform: 'slack', id: 'G1' }, openedAt: minutes(1) },
        { ...whole(), status: 'roomless', openedAt: minutes(1) },
        { ...whole(), status: 'closed', closedAt: minutes(9), reason: 'left', madeAt: minutes(1) },
      ];
      await inCommunity(here, async (tx) => {
        for (const each of all) await tx.introductions.save(each);
      });
      const byId = (list: readonly Introduction[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      await inCommunity(here, async (tx) => {
        for (const member of [ada, grace]) {
          expect(byId(await tx.introductions.of(member, start))).toEqual(byId(all));
          expect(await tx.introductions.of(member, minutes(1))).toEqual(all.slice(3));
        }
        for (const each of all) {
          expect(await tx.introductions.get(each.id)).toEqual(each);
          expect(await tx.introductions.lock(each.id)).toEqual(each);
        }
      });
    });

    it('as they were saved last, and the words shared in them', async () => {
      const { here, ada, grace, asked } = await pair();
      const one: Introduction = { ...made(asked, grace), status: 'opening' };
      const open: Introduction = { ...one, status: 'roomless', openedAt: minutes(2) };
      await inCommunity(here, async (tx) => {
        await tx.introductions.save(one);
        await tx.introductions.save(open);
        expect(await tx.introductions.get(one.id)).toEqual(open);
        for (const words of [...hostileTexts, 'nul \0 nul']) {
          await tx.introductions.shareContact(one.id, ada, words);
          expect(await tx.introductions.contactOf(one.id, ada)).toBe(words);
        }
        expect(await tx.introductions.contactOf(one.id, grace)).toBeNull();
      });
    });
  });
}
