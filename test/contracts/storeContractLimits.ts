import { describe, expect, it } from 'vitest';
import type { ContactKind } from '../../src/core/contact.ts';
import type { DigestOutcome } from '../../src/core/digest.ts';
import type { MemberId } from '../../src/core/ids.ts';
import { dice } from '../../src/dice.ts';
import { start } from '../actions/stage.ts';
import type { StoreStage } from './storeContract.ts';
import { minutes, person, request, tag } from './storeContractSamples.ts';

/** Budgets, avoid lists, cool-downs, previews, one-time codes. */
export function limitsContract({ stage, community }: StoreStage): void {
  const inCommunity: ReturnType<typeof stage>['store']['transaction'] = (id, work) =>
    stage().store.transaction(id, work);
  const three = (): [MemberId, MemberId, MemberId] => [dice.id(), dice.id(), dice.id()];

  describe('remembers of a member', () => {
    it('how often they were written to', async () => {
      const [ada, grace] = three();
      await inCommunity(await community(), async (tx) => {
        await tx.limits.contacted(ada, 'askCard', minutes(-2));
        await tx.limits.contacted(ada, 'nudge', start);
        await tx.limits.contacted(ada, 'nudge', start);
        const all = await tx.limits.contactsSince(ada, minutes(-2));
        expect(all.map(({ kind }) => kind).toSorted()).toEqual(['askCard', 'nudge', 'nudge']);
        expect(await tx.limits.contactsSince(ada, start)).toEqual([
          { kind: 'nudge', at: start },
          { kind: 'nudge', at: start },
        ]);
        expect(await tx.limits.contactsSince(grace, minutes(-9))).toEqual([]);
      });
    });

    it('a digest that waits for room, as of now, to whoever asks; not one that came, nor one long past', async () => {
      const kinds = async (outcome: DigestOutcome, begun: Date): Promise<ContactKind[][]> =>
        inCommunity(await community(), async (tx) => {
          const ada = person('Ada');
          await tx.members.save(ada);
          await tx.digests.begin(ada.id, { date: '2027-01-11', outcome, at: begun, asksHow: null });
          const since = new Date(tx.now.getTime() - 1);
          const known = (await tx.limits.reaches(dice.id(), [ada.id])).get(ada.id)?.contacts ?? [];
          return [await tx.limits.contactsSince(ada.id, since), known].map((all) =>
            all.filter(({ at }) => at.getTime() === tx.now.getTime()).map(({ kind }) => kind),
          );
        });
      const now = await inCommunity(await community(), async (tx) => tx.now);
      const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
      expect(await kinds('waiting', before(1))).toEqual([['digest'], ['digest']]);
      expect(await kinds('sent', before(1))).toEqual([[], []]);
      expect(await kinds('waiting', before(4))).toEqual([[], []]);
    });

    it('a digest that waits for room, as of when it is tried again, and as of now where that is late', async () => {
      const triedAt = async (due: Date): Promise<(number | undefined)[]> =>
        inCommunity(await community(), async (tx) => {
          const ada = person('Ada');
          await tx.members.save(ada);
          const day = { date: '2027-01-11', outcome: 'waiting', at: tx.now, asksHow: null } as const;
          await tx.digests.begin(ada.id, day);
          await tx.due.set('digest', ada.id, due);
          const reach = (await tx.limits.reaches(dice.id(), [ada.id])).get(ada.id);
          const contacts = [
            ...(await tx.limits.contactsSince(ada.id, tx.now)),
            ...(reach?.contacts ?? []),
          ] as const;
          return contacts.map(({ at }) => at.getTime() - tx.now.getTime());
        });
      const now = await inCommunity(await community(), async (tx) => tx.now);
      const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
      expect(await triedAt(hours(20))).toEqual([20 * 3_600_000, 20 * 3_600_000]);
      expect(await triedAt(hours(-1))).toEqual([0, 0]);
    });

    it('whom they avoid, which works both ways and is known to one', async () => {
      const [ada, grace, sam] = three();
      await inCommunity(await community(), async (tx) => {
        await tx.limits.avoid(ada, grace, start);
        await tx.limits.avoid(ada, grace, minutes(1));
        await tx.limits.avoid(sam, ada, start);
        expect([await tx.limits.avoids(ada, grace), await tx.limits.avoids(grace, ada)]).toEqual([
          true,
          true,
        ]);
        expect(await tx.limits.avoids(grace, sam)).toBe(false);
        expect([await tx.limits.avoidedBy(ada), await tx.limits.avoidedBy(grace)]).toEqual([[grace], []]);
        expect(await tx.limits.apartFrom(ada)).toEqual(new Set([grace, sam]));
        await tx.limits.unavoid(grace, ada);
        expect(await tx.limits.avoids(ada, grace)).toBe(true);
        await tx.limits.unavoid(ada, grace);
        expect(await tx.limits.avoids(ada, grace)).toBe(false);
      });
    });

    it('until when they may not ask for somebody, and never shortens it', async () => {
      const [ada, grace] = three();
      const here = await community();
      await inCommunity(here, async (tx) => {
        await tx.limits.coolDown(ada, grace, minutes(9));
        await tx.limits.coolDown(ada, grace, minutes(5));
      });
      const isCooling = (one: MemberId, other: MemberId) =>
        inCommunity(here, async (tx) => (await tx.limits.reaches(one, [other])).get(other)?.isCoolingDown);
      await stage().setTime(minutes(8));
      expect([await isCooling(ada, grace), await isCooling(grace, ada)]).toEqual([true, false]);
      await stage().setTime(minutes(9));
      expect(await isCooling(ada, grace)).toBe(false);
      await stage().setTime(start);
    });

    it('and all that keeps somebody from several people, each with their own', async () => {
      const [ada, grace, sam] = three();
      await inCommunity(await community(), async (tx) => {
        await tx.limits.contacted(grace, 'askCard', minutes(-7 * 24 * 60));
        await tx.limits.contacted(grace, 'unasked', minutes(-7 * 24 * 60 - 1));
        await tx.limits.contacted(sam, 'checkIn', minutes(-1));
        await tx.limits.coolDown(ada, sam, minutes(5));
        await tx.limits.closeTopic(grace, tag('react'), start);
        const free = { contacts: [], introductions: 0, isCoolingDown: false, closedTopics: [] };
        expect(await tx.limits.reaches(ada, [grace, sam, ada])).toEqual(
          new Map([
            [
              grace,
              {
                ...free,
                contacts: [{ kind: 'askCard', at: minutes(-7 * 24 * 60) }],
                closedTopics: ['react'],
              },
            ],
            [sam, { ...free, contacts: [{ kind: 'checkIn', at: minutes(-1) }], isCoolingDown: true }],
            [ada, free],
          ]),
        );
        expect(await tx.limits.reaches(ada, [])).toEqual(new Map());
      });
    });

    it('on which topics they do not want to be asked', async () => {
      const [ada, grace] = three();
      await inCommunity(await community(), async (tx) => {
        await tx.limits.closeTopic(ada, tag('react'), start);
        await tx.limits.closeTopic(ada, tag('react'), minutes(1));
        expect([await tx.limits.closedTopics(ada), await tx.limits.closedTopics(grace)]).toEqual([
          ['react'],
          [],
        ]);
      });
    });

    it('whom they saw in previews', async () => {
      const [ada, grace, sam] = three();
      await inCommunity(await community(), async (tx) => {
        await tx.limits.shown(ada, [tag('react'), tag('sales')], [grace, sam], start);
        await tx.limits.shown(ada, [tag('react')], [grace], minutes(5));
        await tx.limits.shown(ada, [], [grace], minutes(5));
        const seen = (topics: string[], since: Date) => tx.limits.shownSince(ada, topics.map(tag), since);
        expect(await seen(['react'], start)).toEqual(new Set([grace, sam]));
        expect(await seen(['react', 'sales'], minutes(1))).toEqual(new Set([grace]));
        expect(await seen(['sales'], minutes(1))).toEqual(new Set());
        expect(await seen([], start)).toEqual(new Set());
        expect(await tx.limits.previewsSince(ada, start)).toBe(2);
        expect(await tx.limits.previewsSince(grace, start)).toBe(0);
      });
    });

    it('nothing once they are forgotten, but that others avoid them', async () => {
      const [ada, grace, sam] = three();
      await inCommunity(await community(), async (tx) => {
        await tx.limits.contacted(ada, 'askCard', start);
        await tx.limits.avoid(ada, grace, start);
        await tx.limits.avoid(sam, ada, start);
        await tx.limits.closeTopic(ada, tag('react'), start);
        await tx.limits.shown(ada, [tag('react')], [grace], start);
        await tx.limits.forget(ada);
        expect(await tx.limits.contactsSince(ada, start)).toEqual([]);
        expect(await tx.limits.apartFrom(ada)).toEqual(new Set([sam]));
        expect(await tx.limits.closedTopics(ada)).toEqual([]);
        expect(await tx.limits.previewsSince(ada, start)).toBe(0);
      });
    });
  });

  describe('keeps one-time codes', () => {
    it('that work once, in time, whoever types them first', async () => {
      const here = await community();
      const link = { kind: 'member', community: here, member: person('Ada').id } as const;
      await inCommunity(here, async (tx) => {
        await tx.links.add(`code ${here}`, link, minutes(15));
        await tx.links.add(`old ${here}`, link, start);
      });
      expect(await inCommunity(here, (tx) => tx.links.find(`code ${here}`))).toEqual(link);
      const tries = Array.from({ length: 6 }, () => inCommunity(here, (tx) => tx.links.use(`code ${here}`)));
      expect((await Promise.all(tries)).filter(Boolean)).toEqual([true]);
      for (const code of [`code ${here}`, `old ${here}`, 'unknown']) {
        expect(await inCommunity(here, (tx) => tx.links.find(code))).toBeNull();
        expect(await inCommunity(here, (tx) => tx.links.use(code))).toBe(false);
      }
    });

    it('until whatever somebody made is ended', async () => {
      const here = await community();
      const [ada, grace] = [dice.id<MemberId>(), dice.id<MemberId>()];
      await inCommunity(here, async (tx) => {
        for (const [code, member] of [
          ['ada', ada],
          ['grace', grace],
        ] as const) {
          await tx.links.add(`${code} ${here}`, { kind: 'member', community: here, member }, minutes(15));
        }
        await tx.links.endAll(ada);
        expect(await tx.links.find(`ada ${here}`)).toBeNull();
        expect(await tx.links.find(`grace ${here}`)).not.toBeNull();
      });
    });

    it('of a whole community that another one may use; a member’s code stays at home', async () => {
      const [here, there] = [await community(), await community()];
      const member = dice.id<MemberId>();
      await inCommunity(here, async (tx) => {
        await tx.links.add(`m ${here}`, { kind: 'member', community: here, member }, minutes(15));
        await tx.links.add(`c ${here}`, { kind: 'community', community: here, member }, minutes(15));
      });
      await inCommunity(there, async (tx) => {
        expect(await tx.links.find(`m ${here}`)).toBeNull();
        expect(await tx.links.use(`m ${here}`)).toBe(false);
        expect(await tx.links.find(`c ${here}`)).toEqual({ kind: 'community', community: here, member });
        expect(await tx.links.use(`c ${here}`)).toBe(true);
        expect(await tx.members.list({})).toEqual([]);
      });
      expect(await inCommunity(here, (tx) => tx.links.use(`m ${here}`))).toBe(true);
    });

    it('and what follows from them: a place moves, avoid lists join', async () => {
      const [here, there] = [await community(), await community()];
      const { store } = stage();
      await store.communities.install(here, 'slack', `T ${here}`);
      await inCommunity(there, (tx) => tx.links.movePlace('slack', `T ${here}`, there, dice.id()));
      expect(await store.router.communityOf('slack', `T ${here}`)).toBe(there);
      const [goes, stays, sam] = three();
      await inCommunity(here, async (tx) => {
        await tx.limits.avoid(goes, sam, start);
        await tx.limits.avoid(sam, stays, start);
        await tx.limits.avoid(sam, goes, start);
        await tx.links.moveAvoids(goes, stays);
        expect(await tx.limits.avoidedBy(stays)).toEqual([sam]);
        expect(await tx.limits.avoidedBy(sam)).toHaveLength(2);
      });
    });

    it('and a place is noted on both sides, by whoever did it there', async () => {
      const [here, there] = [await community(), await community()];
      const manager = dice.id<MemberId>();
      await stage().store.communities.install(here, 'slack', `T ${here}`);
      await inCommunity(here, async (tx) => {
        await tx.links.movePlace('slack', `T ${here}`, there, manager);
        expect(await tx.audit.list({ before: null, limit: 9 })).toEqual([]);
      });
      await inCommunity(there, async (tx) => {
        const noted = { actor: manager, action: 'communities.linked', subject: here, number: 1 };
        expect(await tx.audit.list({ before: null, limit: 9 })).toMatchObject([noted]);
        expect(await tx.audit.firstBroken()).toBeNull();
      });
    });

    it('and a place moves before somebody joins there or after, never while they do', async () => {
      const [here, there] = [await community(), await community()];
      const place = `T ${here}`;
      await stage().store.communities.install(here, 'slack', place);
      const ada = person('Ada');
      const joins = inCommunity(here, async (tx) => {
        const isHere = await tx.links.holdPlace('slack', place);
        if (isHere) await tx.members.save(ada);
        return isHere;
      });
      const moves = inCommunity(here, async (tx) => {
        const isFree = (await tx.links.holdPlace('slack', place)) && (await tx.members.count('joined')) === 0;
        if (isFree) await tx.links.movePlace('slack', place, there, dice.id());
        return isFree;
      });
      const [joined, moved] = await Promise.all([joins, moves]);
      expect(joined).toBe(!moved);
      expect(await inCommunity(here, (tx) => tx.links.holdPlace('slack', place))).toBe(joined);
      expect(await inCommunity(here, (tx) => tx.links.holdPlace('slack', 'no place'))).toBe(true);
    });

    it('and whoever was left out of an ask stays left out', async () => {
      const here = await community();
      const [ada, goes, stays] = [person('Ada'), person('Goes'), person('Stays')];
      await inCommunity(here, async (tx) => {
        await tx.members.saveMany([ada, goes, stays]);
        const ask = request(ada.id, { doNotAsk: { company: true, people: [goes.id, stays.id] } });
        const other = request(ada.id, { doNotAsk: { company: false, people: [ada.id] } });
        for (const one of [ask, other]) await tx.introRequests.save(one);
        await tx.links.moveAvoids(goes.id, stays.id);
        const people = async ({ id }: typeof ask) => (await tx.introRequests.get(id))?.doNotAsk;
        expect(await people(ask)).toEqual({ company: true, people: [stays.id] });
        expect(await people(other)).toEqual(other.doNotAsk);
      });
    });
  });
}
