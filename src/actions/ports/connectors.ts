import type { Connector } from '../../core/connector.ts';
import type { ConnectorRules } from '../../core/connectorRules.ts';
import type { IntroRequestId, MemberId } from '../../core/ids.ts';
import type { IntroRequest } from '../../core/introRequest.ts';

/** Those who pass requests on: their own rules, what they were asked, what came of it. Saved with the request. */
export type Connectors = {
  /** What they said; whoever never said anything is absent. */
  readonly rulesOf: (members: readonly MemberId[]) => Promise<ReadonlyMap<MemberId, ConnectorRules>>;
  readonly saveRules: (rules: ConnectorRules) => Promise<void>;
  /** Who was asked to pass these requests on, in order; requests without anybody are absent. */
  readonly of: (
    requests: readonly IntroRequestId[],
  ) => Promise<ReadonlyMap<IntroRequestId, readonly Connector[]>>;
  /** When each of them was asked to pass something on since then; those who were not are absent. */
  readonly askedSince: (
    members: readonly MemberId[],
    since: Date,
  ) => Promise<ReadonlyMap<MemberId, readonly Date[]>>;
  /** Requests with an open card for this member as a connector. */
  readonly waitingFor: (member: MemberId) => Promise<IntroRequest[]>;
  /** Requests this member was asked to pass on since then, whatever they answered, latest first. */
  readonly askedOf: (member: MemberId, since: Date) => Promise<IntroRequest[]>;
  /** They were told that business came of it. */
  readonly credit: (request: IntroRequestId, member: MemberId, at: Date) => Promise<void>;
  readonly creditedAt: (request: IntroRequestId, member: MemberId) => Promise<Date | null>;
};
