import { isOpenTo, mayBeAsked, type Reach } from '../core/askBudget.ts';
import type { MemberId } from '../core/ids.ts';
import type { IntroRequest } from '../core/introRequest.ts';
import type { Transaction } from './ports.ts';

const dayMs = 86_400_000;

/** What is known about people a requester might be introduced to. Nothing of it is ever shown. */
export const reachOf = async (
  tx: Transaction,
  requester: MemberId,
  ids: readonly MemberId[],
): Promise<Reach[]> => {
  const members = await tx.members.getMany(ids);
  const apart = await tx.limits.apartFrom(requester);
  const week = new Date(tx.now.getTime() - 7 * dayMs);
  const month = new Date(tx.now.getTime() - 30 * dayMs);
  const reaches: Reach[] = [];
  for (const id of ids) {
    const member = members.get(id);
    if (member === undefined) continue;
    reaches.push({
      member,
      contacts: await tx.limits.contactsSince(id, week),
      introductions: (await tx.introductions.of(id, month)).filter(({ target }) => target === id).length,
      isApart: apart.has(id),
      isCoolingDown: (await tx.limits.coolDownUntil(requester, id)) !== null,
      closedTopics: await tx.limits.closedTopics(id),
    });
  }
  return reaches;
};

/** Those of a request's waiting candidates who may be sent a card now, and those who agreed beforehand. */
export const askableNow = async (
  tx: Transaction,
  request: IntroRequest,
): Promise<{ readonly askable: ReadonlySet<MemberId>; readonly standing: ReadonlySet<MemberId> }> => {
  const waiting = request.candidates.filter(({ state }) => state === 'waiting').map(({ member }) => member);
  const reaches = await reachOf(tx, request.requester, waiting);
  const standing = reaches.filter(
    (reach) =>
      request.route === 'topic' &&
      isOpenTo(reach, request, tx.now) &&
      reach.introductions < reach.member.capacityPerMonth &&
      request.topics.some((topic) => reach.member.openTo.includes(topic)),
  );
  const askable = reaches.filter((reach) => standing.includes(reach) || mayBeAsked(reach, request, tx.now));
  const idsOf = (some: readonly Reach[]) => new Set(some.map(({ member }) => member.id));
  return { askable: idsOf(askable), standing: idsOf(standing) };
};
