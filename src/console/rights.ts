import { setTimeout as sleep } from 'node:timers/promises';
import { visitorOf } from '../actions/console.ts';
import type { Account } from '../actions/ports/members.ts';
import { promote } from '../actions/visitors.ts';
import type { CommunityId } from '../core/ids.ts';
import type { ConsolePorts } from './ports.ts';
import { formToken } from './visit.ts';

/** For so long a platform's word that somebody runs it is good; where it said nothing, it is soon asked again. */
const saidMs = 60_000;
const unsaidMs = 10_000;
/** Somebody waits for a page. */
const waitMs = 2_000;
const mostKept = 1_000;

/**
 * Whoever manages because a platform says that they run it is asked for there while they look at pages: a visit lasts
 * hours, and not every platform tells when somebody loses that.
 */
export const createVisitRights = ({ store, deskOf }: ConsolePorts, now: () => number = Date.now) => {
  const askAgainAt = new Map<string, number>();
  return async (community: CommunityId, session: string): Promise<void> => {
    const key = formToken(session);
    if ((askAgainAt.get(key) ?? 0) > now()) return;
    const accounts = await store.transaction(community, async (tx) => {
      const me = await visitorOf(tx, session);
      const all = me === null ? [] : await tx.accounts.of(me.id);
      return all.filter(({ isAdmin }) => isAdmin === true);
    });
    if (accounts.length === 0) return;
    if (askAgainAt.size >= mostKept) askAgainAt.clear();
    askAgainAt.set(key, now() + saidMs);
    const answers = await Promise.all(accounts.map((account) => runs(deskOf, account)));
    if (answers.includes(null)) askAgainAt.set(key, now() + unsaidMs);
    const lost = accounts.filter((_, index) => answers[index] === false);
    if (lost.length === 0) return;
    await store.transaction(community, async (tx) => {
      for (const { platform, externalId } of lost) {
        const account = await tx.accounts.byExternalId(platform, externalId);
        if (account !== null) await promote(tx, account, { isAdmin: false });
      }
    });
  };
};

const runs = (
  deskOf: ConsolePorts['deskOf'],
  { platform, place, externalId }: Account,
): Promise<boolean | null> =>
  Promise.race([
    (deskOf(platform)?.runsPlace(place, externalId) ?? Promise.resolve(null)).catch(() => null),
    sleep(waitMs, null, { ref: false }),
  ]);
