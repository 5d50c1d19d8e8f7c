import { asId, type CommunityId } from './core/ids.ts';
import type { Heartbeat } from './heartbeat.ts';
import type { Directory, MovableClock, Persona } from './playground/ports.ts';
import { moveClock, readClock } from './store/clock.ts';
import type { Database } from './store/database.ts';
import type { FullStore } from './store/store.ts';

/** A page shows so many people; larger communities are searched by name, not scrolled. */
const mostPeople = 300;
/** Instants one move stops at; a year of a busy community is more, and the move then ends early. */
const mostStops = 2000;
/** How long one stop waits for what another worker has in hand. */
const mostLooks = 50;
const lookMs = 100;

/** Whether what was due at this instant becomes somebody's, within a while. */
const isTaken = async (store: FullStore, at: Date): Promise<boolean> => {
  for (let looks = 0; looks < mostLooks; looks++) {
    const next = await store.due.next();
    if (next === null || next > at) return true;
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
  return false;
};

/** The playground's view of the store: who is there, and whose place the visitor can take. */
export const createDirectory = (store: FullStore): Directory => ({
  places: async () => (await store.communities.list()).map(({ id, name }) => ({ place: id, name })),
  people: (place) =>
    place === ''
      ? Promise.resolve([])
      : store.transaction(asId<CommunityId>(place), async (tx) => {
          const members = (await tx.members.list({ limit: mostPeople })).filter(
            ({ status }) => status !== 'gone',
          );
          const accounts = await tx.accounts.ofMany(members.map(({ id }) => id));
          const managers = new Set(await tx.members.managers());
          return members.flatMap((member): Persona[] => {
            const account = accounts.get(member.id)?.find(({ platform }) => platform === 'playground');
            if (account === undefined) return [];
            const { name, headline, language, zone, status } = member;
            const isManager = managers.has(member.id);
            const isJoined = status === 'joined';
            return [{ externalId: account.externalId, name, headline, language, zone, isJoined, isManager }];
          });
        }),
  speak: (place, externalId, language) =>
    store.transaction(asId<CommunityId>(place), async (tx) => {
      const account = await tx.accounts.byExternalId('playground', externalId);
      const member = account === null ? null : await tx.members.lock(account.member);
      if (member !== null) await tx.members.save({ ...member, language });
    }),
});

/** Time that can be moved forward: it stops at every instant at which something is due, as if it had been lived. */
export const createMovableClock = (
  database: Database,
  store: FullStore,
  heartbeat: Heartbeat,
): MovableClock => ({
  now: () => readClock(database),
  moveTo: async (instant) => {
    await heartbeat.beat();
    for (let stops = 0; stops < mostStops; stops++) {
      const next = await store.due.next();
      if (next === null || next > instant) break;
      await moveClock(database, next);
      // The worker beside us may have taken it: what is due then is done before time goes on.
      if ((await heartbeat.beat()) === 0 && !(await isTaken(store, next))) break;
    }
    await moveClock(database, instant);
    await heartbeat.beat();
  },
});
