import { describe, expect, it } from 'vitest';
import type { Transaction } from '../../src/actions/ports.ts';
import { type ConnectorRules, rulesOf } from '../../src/core/connectorRules.ts';
import type { CommunityId, MemberId } from '../../src/core/ids.ts';
import { dice } from '../../src/dice.ts';
import { start } from '../actions/stage.ts';
import type { StoreStage } from './storeContract.ts';
import {
  connectorsOf,
  forwardedBy,
  hostileTexts,
  minutes,
  person,
  request,
  tag,
} from './storeContractSamples.ts';

/** Connectors: what they were asked and said, and their own rules. */
export function connectorsContract({ stage, community }: StoreStage): void {
  const within = <T>(here: CommunityId, work: (tx: Transaction) => Promise<T>) =>
    stage().store.transaction(here, work);
  const four = async () => {
    const here = await community();
    const all = ['Ada', 'Sam', 'Grace', 'Ola', 'Jan'].map((name) => person(name));
    await within(here, (tx) => tx.members.saveMany(all));
    const [ada, ...others] = all.map(({ id }) => id);
    const [sam, grace, ola, jan] = others;
    if (!ada || !sam || !grace || !ola || !jan) throw new Error('nobody');
    return { here, ada, sam, grace, ola, jan };
  };

  describe('keeps connectors', () => {
    it('in every state, with whatever they said, and in their order', async () => {
      const { here, ada, sam, grace, ola, jan } = await four();
      const states = connectorsOf([sam, grace, ola, jan]);
      for (const words of [...hostileTexts, '']) {
        const one = request(ada, {
          route: 'connector',
          doNotAsk: { company: true, people: [jan] },
          connectors: [forwardedBy(ada, grace, words), ...states],
        });
        await within(here, (tx) => tx.introRequests.save(one));
        expect(await within(here, (tx) => tx.introRequests.get(one.id))).toEqual(one);
      }
    });

    it('and knows who is asked now, who passed something on, and how often they were asked', async () => {
      const { here, ada, sam, grace, ola, jan } = await four();
      const open = request(ada, { connectors: connectorsOf([sam, grace, ola, jan]) });
      const passedOn = request(ada, { connectors: [forwardedBy(sam, grace, 'words')] });
      await within(here, async (tx) => {
        await tx.introRequests.save(open);
        await tx.introRequests.save(passedOn);
        await tx.connectors.credit(passedOn.id, sam, minutes(3));
        // What is kept beside them stays, however often the request is saved.
        await tx.introRequests.save(passedOn);
      });
      await within(here, async (tx) => {
        expect(await tx.connectors.waitingFor(sam)).toEqual([open]);
        expect(await tx.connectors.waitingFor(grace)).toEqual([]);
        expect((await tx.connectors.askedOf(sam, start)).map(({ id }) => id).toSorted()).toEqual(
          [open.id, passedOn.id].toSorted(),
        );
        expect(await tx.connectors.askedOf(sam, minutes(1))).toEqual([]);
        expect(await tx.connectors.askedSince([sam, grace, ada], start)).toEqual(
          new Map([
            [sam, [start, start]],
            [grace, [start]],
          ]),
        );
        expect(await tx.connectors.creditedAt(passedOn.id, sam)).toEqual(minutes(3));
        expect(await tx.connectors.creditedAt(open.id, sam)).toBeNull();
        expect(await tx.connectors.creditedAt(dice.id(), sam)).toBeNull();
      });
    });

    it('with their own rules, which are said anew as a whole', async () => {
      const { here, sam, grace, ola } = await four();
      const rules: ConnectorRules = {
        ...{ member: sam, perMonth: 1, quietUntil: minutes(9), kinds: ['advice', 'job'] },
        topics: [tag('react'), tag('zażółć')],
        people: [grace],
      };
      const kept = (members: readonly MemberId[]) => within(here, (tx) => tx.connectors.rulesOf(members));
      await within(here, (tx) => tx.connectors.saveRules(rules));
      expect(await kept([sam, ola])).toEqual(new Map([[sam, rules]]));
      const changed = { ...rulesOf(sam), people: [ola, ola] };
      await within(here, (tx) => tx.connectors.saveRules(changed));
      expect(await kept([sam])).toEqual(new Map([[sam, { ...changed, people: [ola] }]]));
    });

    it('who ruled somebody out also when that person turns out to be another record', async () => {
      const { here, sam, grace, ola } = await four();
      await within(here, (tx) => tx.connectors.saveRules({ ...rulesOf(sam), people: [grace] }));
      await within(here, (tx) => tx.links.moveAvoids(grace, ola));
      const rules = await within(here, (tx) => tx.connectors.rulesOf([sam]));
      expect(rules.get(sam)?.people.toSorted()).toEqual([grace, ola].toSorted());
    });
  });
}
