import { indexMember } from './actions/expertise.ts';
import type { Dice } from './actions/ports.ts';
import { consentTextVersion } from './core/consent.ts';
import type { CommunityId, MemberId } from './core/ids.ts';
import { isWorkingDay, workingDayFrom } from './core/time/workingDays.ts';
import { localDateOf, localTimeOf, plusDays, resolve } from './core/time/zones.ts';
import { type DemoPerson, demoCommunity, readDemo } from './playground/demo/demo.ts';
import type { FullStore } from './store/store.ts';

/**
 * Make sure that the playground has a community to play with. Nothing happens where there is one already
 * (false). The first person is its manager.
 */
export const seedDemo = async (store: FullStore, dice: Dice): Promise<boolean> => {
  if ((await store.communities.list()).length > 0) return false;
  const id = dice.id<CommunityId>();
  await store.communities.create({ ...demoCommunity, id, holidays: 'PL', daysOff: [] });
  await addPeople(store, dice, id, readDemo());
  // Last: a place without its people would be an empty page.
  await store.communities.install(id, 'playground', id);
  return true;
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
    const ids = people.map(() => dice.id<MemberId>());
    for (const [index, { externalId, ...person }] of people.entries()) {
      const member = ids[index];
      if (member === undefined) continue;
      // Long enough ago to be no newcomers.
      const joinedAt = new Date(tx.now.getTime() - 90 * 86_400_000);
      const saved = { ...person, id: member, joinedAt, firstSeenAt: joinedAt };
      await tx.members.save(saved);
      await tx.accounts.save({
        platform: 'playground',
        place: id,
        externalId,
        member,
        unreachableSince: null,
      });
      await indexMember(tx, saved);
    }
    await tx.consents.addMany(
      ids.map((member) => ({
        member,
        purpose: 'join' as const,
        counterpart: null,
        fields: ['membership', 'name', 'profile'] as const,
        subject: null,
        source: 'import' as const,
        textVersion: consentTextVersion,
        at: tx.now,
        revokedAt: null,
      })),
    );
    if (ids[0] !== undefined) await tx.members.makeManager(ids[0]);
  });
