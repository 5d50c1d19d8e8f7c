import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PlatformDesk } from '../../src/actions/ports/desk.ts';
import { createVisitRights } from '../../src/console/rights.ts';
import { asId, type CommunityId } from '../../src/core/ids.ts';
import { dice } from '../../src/dice.ts';
import { openWorld, type World } from '../world.ts';
import { lifeOf } from './town.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 120_000);
afterAll(() => world?.close());

it('asks a platform once a minute, soon again where it said nothing, and believes no silence', async () => {
  const here = asId<CommunityId>(world.place);
  const { manager } = lifeOf(world);
  const session = [here, dice.id(), dice.id()].map((id) => id.replaceAll('-', '')).join('');
  const member = await world.store.transaction(here, async (tx) => {
    const account = await tx.accounts.byExternalId('playground', manager);
    if (account === null) throw new Error('nobody');
    await tx.members.makeManager(account.member, false);
    await tx.accounts.setAdmin('playground', manager, true);
    await tx.consoleKeys.add('session', session, account.member, new Date(tx.now.getTime() + 9e6));
    return account.member;
  });
  const manages = () => world.store.transaction(here, (tx) => tx.members.isManager(member));
  let [answer, asked, now]: [boolean | null | 'fails', number, number] = [true, 0, 0];
  const desk: PlatformDesk = {
    findChannel: async () => ({ no: 'later' }),
    runsPlace: async () => {
      asked += 1;
      if (answer === 'fails') throw new Error('away');
      return answer;
    },
  };
  const ports = { store: world.store, deskOf: () => desk } as unknown as Parameters<
    typeof createVisitRights
  >[0];
  const check = createVisitRights(ports, () => now);
  const at = async (ms: number, given: typeof answer) => {
    [now, answer] = [ms, given];
    await check(here, session);
    return [asked, await manages()];
  };
  expect(await at(0, true)).toEqual([1, true]);
  expect(await at(59_000, false)).toEqual([1, true]);
  expect(await at(60_001, null)).toEqual([2, true]);
  expect(await at(61_000, false)).toEqual([2, true]);
  expect(await at(71_000, 'fails')).toEqual([3, true]);
  expect(await at(82_000, false)).toEqual([4, false]);
  expect(await at(200_000, false)).toEqual([4, false]);
});
