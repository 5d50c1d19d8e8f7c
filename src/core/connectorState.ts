import type { Connector } from './connector.ts';
import type { IntroRequestEvent } from './events.ts';
import type { MemberId } from './ids.ts';
import type { Ask, Candidate } from './introRequest.ts';

/** Facts about connectors among the facts about a request. */
export type ConnectorEvent = Extract<IntroRequestEvent, { readonly connector: MemberId }>;

/** Who was asked to connect, after one more fact; whom somebody named joins those who may be asked. */
export const evolveConnectors = (
  { connectors, candidates }: Pick<Ask, 'connectors' | 'candidates'>,
  event: ConnectorEvent,
): Pick<Ask, 'connectors' | 'candidates'> => {
  const change = (next: (connector: Connector) => Connector) => ({
    candidates,
    connectors: connectors.map((one) => (one.member === event.connector ? next(one) : one)),
  });
  switch (event.type) {
    case 'connectorAsked': {
      const { connector: member, to, from, askedAt, dueAt, nudgeAt } = event;
      const asked: Connector = { member, to, from, state: 'asked', askedAt, dueAt, nudgeAt };
      return { candidates, connectors: [...connectors, asked] };
    }
    case 'connectorNudged':
    case 'connectorNudgeSkipped':
      return change((one) => (one.state === 'asked' ? { ...one, nudgeAt: null } : one));
    case 'requestForwarded': {
      const { to, forward, at: closedAt } = event;
      const after = change((one) => ({ ...common(one), to, state: 'forwarded', closedAt, forward }));
      const before = connectors.find(({ member }) => member === event.connector);
      return { ...after, candidates: before?.to === null ? withOneMore(candidates, to) : candidates };
    }
    case 'connectorPassed':
      return change((one) => ({
        ...common(one),
        state: 'passed',
        closedAt: event.at,
        suggested: event.suggested,
      }));
    case 'connectorSilent':
      return change((one) => ({ ...common(one), state: 'silent', closedAt: event.at }));
    case 'connectorCardClosed':
      return change((one) => ({ ...common(one), state: 'closed', closedAt: event.at }));
  }
};

const common = ({ member, to, from, askedAt }: Connector) => ({ member, to, from, askedAt });

const withOneMore = (candidates: readonly Candidate[], named: MemberId): readonly Candidate[] =>
  candidates.some(({ member }) => member === named)
    ? candidates
    : [...candidates, { member: named, state: 'waiting' }];
