import { type Connector, chainTo, openConnector } from '../core/connector.ts';
import { resultFor } from '../core/connectorNotices.ts';
import type { IntroRequestId, MemberId } from '../core/ids.ts';
import type { IntroRequest } from '../core/introRequest.ts';
import type { Member } from '../core/member.ts';
import type { Notice } from '../core/notices.ts';
import { connectorCredit, connectorReport } from '../views/connectorRules.ts';
import { type ConnectorPlace, connectorCard, connectorCardClosed } from '../views/connectors.ts';
import type { Message } from '../views/message.ts';
import { text } from '../views/text.ts';
import { mayStillConnect } from './connectorWays.ts';
import { labelsOf } from './expertise.ts';
import type { Transaction } from './ports.ts';

type AboutConnectors = Extract<
  Notice,
  { notice: 'connectorCard' | 'connectorCardClosed' | 'connectorReport' | 'connectorCredit' }
>;

/** A notice to a connector, from the facts as they are now; null when it is no longer true. */
export const composeForConnector = async (
  tx: Transaction,
  reader: Member,
  notice: AboutConnectors,
): Promise<Message | null> => {
  const words = text(reader.language);
  if (notice.notice === 'connectorCard') return connectorCardNow(tx, reader, notice.request, notice.again);
  if (notice.notice === 'connectorCardClosed') return connectorCardClosed(words, notice);
  const request = await tx.introRequests.get(notice.request);
  const mine = request?.connectors.find(({ member }) => member === reader.id);
  if (request === null || mine?.state !== 'forwarded' || mine.to === null) return null;
  const target = targetOf(request, mine.to);
  if (notice.notice === 'connectorCredit') {
    return connectorCredit(words, { requester: request.requester, to: target });
  }
  const result = await resultOf(tx, request, reader.id);
  // Good news came when there were any; the clock only says that there are none yet.
  if (notice.when === 'clock' && result !== 'nothing') return null;
  const requester = request.showsName ? request.requester : null;
  return connectorReport(words, { requester, to: target, result, isLast: notice.when === 'end' });
};

/** A connector's card as it stands; null once it does not wait for their answer any more. */
export const connectorCardNow = async (
  tx: Transaction,
  reader: Member,
  id: IntroRequestId,
  again: 'first' | 'nudge',
): Promise<Message | null> => {
  const request = await tx.introRequests.get(id);
  const mine = request === null || request.status !== 'asking' ? null : openConnector(request);
  const requester = request === null ? null : await tx.members.get(request.requester);
  if (request === null || mine?.member !== reader.id || requester === null) return null;
  if (!(await mayStillConnect(tx, request, reader.id))) return null;
  return connectorCard(text(reader.language), {
    request,
    requester,
    target: mine.to === null ? null : targetOf(request, mine.to),
    place: placeOf(request, mine),
    chain: mine.from === null ? [] : chainTo(request, reader.id),
    dueAt: mine.dueAt,
    again,
    labels: await labelsOf(tx),
  });
};

/** Where a connector stands on the way. */
export const placeOf = (request: IntroRequest, { to, from }: Connector): ConnectorPlace => {
  if (to === null || request.route !== 'connector') return 'scout';
  if (from !== null) return 'second';
  return to === request.candidates[0]?.member ? 'only' : 'first';
};

/** Who was to be met: whom the requester named, else whom the connector did. */
export const targetOf = (request: IntroRequest, to: MemberId): MemberId =>
  request.route === 'connector' ? (request.candidates[0]?.member ?? to) : to;

/** How it stands for somebody who passed the request on; nothing unless it went on through them. */
export const resultOf = async (tx: Transaction, request: IntroRequest, connector: MemberId) => {
  if (request.status !== 'introduced') return 'nothing';
  const introduction = await tx.introductions.get(request.introduction);
  const isTheirs =
    introduction !== null && chainTo(request, introduction.target).some(({ member }) => member === connector);
  return isTheirs ? resultFor(introduction) : 'nothing';
};
