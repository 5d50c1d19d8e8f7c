import { lexiconOf, termsOf } from './actions/expertise.ts';
import type { Dice } from './actions/ports.ts';
import { newcomer } from './actions/visitors.ts';
import { joinConsent } from './core/consent.ts';
import type { CommunityId, MemberId } from './core/ids.ts';
import type { Member } from './core/member.ts';
import { isWorkingDay, workingDayFrom } from './core/time/workingDays.ts';
import { localDateOf, localTimeOf, plusDays, resolve } from './core/time/zones.ts';
import {
  type DemoPerson,
  demoCommunity,
  freshCommunity,
  freshPeople,
  readDemo,
} from './playground/demo/demo.ts';
import type { FullStore } from './store/store.ts';

/**
 * Make sure that the playground has a community to play with. Nothing happens where there is one already
 * (false). The first person is its manager.
 */
export const seedDemo = async (store: FullStore, dice: Dice): Promise<boolean> => {
  if ((await store.communities.list()).length > 0) return false;
  const id = dice.id<CommunityId>();
  await store.communities.create({
    ...demoCommunity,
    id,
    holidays: 'PL',
    daysOff: [],
    letsGuestsIn: false,
    roomChannel: '',
    startedAt: new Date(0),
  });
  await addPeople(store, dice, id, readDemo());
  // Last: a place without its people would be an empty page.
  await store.communities.install(id, 'playground', id);
  return true;
};

/**
 * Beside it a community in which nothing has begun: nobody joined, and only its manager sees anything before Start. For
 * whoever wants to see what setting up is like.
 */
export const seedFresh = async (store: FullStore, dice: Dice): Promise<void> => {
  const id = dice.id<CommunityId>();
  await store.communities.create({
    ...{ ...freshCommunity, id, holidays: 'PL', daysOff: [], letsGuestsIn: false, roomChannel: '' },
    startedAt: null,
  });
  await store.transaction(id, async (tx) => {
    const people = readDemo().slice(-freshPeople);
    const members = people.map(({ externalId: _, name, headline, company, language }): Member => {
      const visitor = { name, language, zone: freshCommunity.zone };
      return { ...newcomer(tx, dice.id<MemberId>(), visitor), headline, company };
    });
    await tx.members.saveMany(members);
    await tx.accounts.saveMany(
      members.map(({ id: member }, index) => {
        const externalId = `${people[index]?.externalId ?? member}-2`;
        return { platform: 'playground', place: id, externalId, member, unreachableSince: null };
      }),
    );
    const [first] = members;
    if (first !== undefined) await tx.members.makeManager(first.id);
  });
  await store.communities.install(id, 'playground', id);
};

/** Nobody is asked at night or on a holiday: a playground that starts then starts on the next working morning. */
export const demoStart = (now: Date): Date => {
  const calendar = { zone: demoCommunity.zone, holidays: 'PL', daysOff: [] } as const;
  const today = localDateOf(now, calendar.zone);
  const time = localTimeOf(now, calendar.zone);
  if (isWorkingDay(today, calendar) && time >= '08:00' && time < '18:00') return now;
  const day = time < '08:00' ? today : plusDays(today, 1);
  return resolve(workingDayFrom(day, calendar), '09:00', calendar.zone);
};

const addPeople = (
  store: FullStore,
  dice: Dice,
  id: CommunityId,
  people: readonly DemoPerson[],
): Promise<void> =>
  store.transaction(id, async (tx) => {
    // Long enough ago to be no newcomers.
    const joinedAt = new Date(tx.now.getTime() - 90 * 86_400_000);
    const members = people.map(({ externalId: _, ...person }): Member => {
      return { ...person, id: dice.id<MemberId>(), joinedAt, firstSeenAt: joinedAt };
    });
    const lexicon = await lexiconOf(tx);
    await tx.members.saveMany(members);
    await tx.accounts.saveMany(
      members.map(({ id: member }, index) => {
        const externalId = people[index]?.externalId ?? member;
        return { platform: 'playground', place: id, externalId, member, unreachableSince: null };
      }),
    );
    await tx.expertise.indexMany(
      members.map((member) => ({ member: member.id, terms: termsOf(member, lexicon) })),
    );
    await tx.consents.addMany(members.map(({ id: member }) => joinConsent(member, 'import', tx.now)));
    await tx.saveCommunity({ ...tx.community, startedAt: joinedAt });
    const [first] = members;
    if (first !== undefined) await tx.members.makeManager(first.id);
  });
