import { openConnector } from '../core/connector.ts';
import type { MemberId } from '../core/ids.ts';
import { type IntroRequest, namesPerson, openCandidate } from '../core/introRequest.ts';
import type { WaitingLine } from '../views/home.ts';
import type { AskLine } from '../views/introRequests.ts';
import type { Transaction } from './ports.ts';

const shownDays = 90;

/** A member's own asks, latest first. An ask by topic says nothing of people until there is an introduction. */
export const askLinesOf = async (tx: Transaction, member: MemberId): Promise<AskLine[]> => {
  const since = new Date(tx.now.getTime() - shownDays * 86_400_000);
  const asks = await tx.introRequests.byRequester(member, since);
  return asks.toReversed().map((ask) => ({
    id: ask.id,
    kind: ask.kind,
    topics: ask.topics,
    status: ask.status,
    settlesAt: ask.settlesAt,
    person: personOf(ask),
  }));
};

/** Cards that wait for a member's answer. */
export const waitingLinesOf = async (tx: Transaction, member: MemberId): Promise<WaitingLine[]> => {
  const waiting = await tx.introRequests.waitingFor(member);
  const connecting = (await tx.connectors.waitingFor(member)).flatMap((request) => {
    const open = openConnector(request);
    if (open?.member !== member) return [];
    const requester = request.showsName ? request.requester : null;
    const line = { request: request.id, kind: request.kind, requester, dueAt: open.dueAt };
    return [{ as: 'connector' as const, ...line }];
  });
  const asked = waiting.flatMap((request) => {
    const open = openCandidate(request);
    if (open?.member !== member) return [];
    const requester = request.showsName ? request.requester : null;
    const line = { request: request.id, kind: request.kind, requester, dueAt: open.dueAt };
    return [{ as: 'target' as const, ...line }];
  });
  return [...asked, ...connecting];
};

const personOf = (ask: IntroRequest): MemberId | null => {
  if (namesPerson(ask)) return ask.candidates[0]?.member ?? null;
  return ask.candidates.find(({ state }) => state === 'accepted')?.member ?? null;
};
