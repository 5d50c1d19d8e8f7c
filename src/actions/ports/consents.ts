import type { Reach } from '../../core/askBudget.ts';
import type { PlatformName } from '../../core/community.ts';
import type { Consent } from '../../core/consent.ts';
import type { ContactKind } from '../../core/contact.ts';
import type { CommunityId, MemberId, ReportId, TagSlug } from '../../core/ids.ts';
import type { Link } from '../../core/link.ts';
import type { Report } from '../../core/report.ts';

export type Consents = {
  readonly add: (consent: Consent) => Promise<void>;
  readonly addMany: (consents: readonly Consent[]) => Promise<void>;
  readonly of: (member: MemberId) => Promise<Consent[]>;
  /** Everybody with a standing consent of this purpose. */
  readonly standing: (purpose: Consent['purpose']) => Promise<ReadonlySet<MemberId>>;
  /** Set `revokedAt` on this member's standing consents of a purpose, about one subject where it is given. */
  readonly revoke: (
    member: MemberId,
    purpose: Consent['purpose'],
    at: Date,
    subject?: NonNullable<Consent['subject']>,
  ) => Promise<void>;
};

/** Budgets, cool-downs, avoid lists, previews already seen: who may not be contacted, and why nobody is told. */
export type Limits = {
  readonly contacted: (member: MemberId, kind: ContactKind, at: Date) => Promise<void>;
  /** A digest that waits for room stands among them as of when it is tried again, or now: nothing else takes its place. */
  readonly contactsSince: (
    member: MemberId,
    since: Date,
  ) => Promise<readonly { kind: ContactKind; at: Date }[]>;
  /** Avoiding is private and works both ways: true if either avoids the other. */
  readonly avoids: (a: MemberId, b: MemberId) => Promise<boolean>;
  readonly avoidedBy: (member: MemberId) => Promise<readonly MemberId[]>;
  /** All whom this member may not meet, whoever of the two said so. */
  readonly apartFrom: (member: MemberId) => Promise<ReadonlySet<MemberId>>;
  readonly avoid: (by: MemberId, whom: MemberId, at: Date) => Promise<void>;
  readonly unavoid: (by: MemberId, whom: MemberId) => Promise<void>;
  /** What keeps a requester from each of these people, by id. */
  readonly reaches: (
    requester: MemberId,
    ids: readonly MemberId[],
  ) => Promise<ReadonlyMap<MemberId, Omit<Reach, 'member' | 'isApart'>>>;
  /** The requester cannot ask for this person again before the instant. */
  readonly coolDown: (requester: MemberId, target: MemberId, until: Date) => Promise<void>;
  /** A member does not want asks about a topic. */
  readonly closeTopic: (member: MemberId, topic: TagSlug, at: Date) => Promise<void>;
  readonly closedTopics: (member: MemberId) => Promise<readonly TagSlug[]>;
  /** Remember whom a requester saw in previews of these topics. */
  readonly shown: (
    requester: MemberId,
    topics: readonly TagSlug[],
    members: readonly MemberId[],
    at: Date,
  ) => Promise<void>;
  readonly shownSince: (
    requester: MemberId,
    topics: readonly TagSlug[],
    since: Date,
  ) => Promise<ReadonlySet<MemberId>>;
  /** Forget what was counted and remembered for this member: contacts, previews, closed topics, avoid list. */
  readonly forget: (member: MemberId) => Promise<void>;
  /** How many preview cards the member saw since. */
  readonly previewsSince: (requester: MemberId, since: Date) => Promise<number>;
};

export type Reports = {
  readonly add: (report: Report) => Promise<void>;
  readonly get: (id: ReportId) => Promise<Report | null>;
  readonly list: () => Promise<Report[]>;
  /** Found to be nothing: kept, and counted no more. */
  readonly dismiss: (id: ReportId, at: Date) => Promise<void>;
};

/** One-time codes that join accounts or places. */
export type Links = {
  readonly add: (code: string, link: Link, until: Date) => Promise<void>;
  /** What a code joins; null when it is unknown, used, too old, or another community's member's. */
  readonly find: (code: string) => Promise<Link | null>;
  /** Use it up; false where somebody else just did. */
  readonly use: (code: string) => Promise<boolean>;
  /** Whatever a member made is good no more. */
  readonly endAll: (member: MemberId) => Promise<void>;
  /** Whether a place is no other community's; it changes hands only after this transaction. */
  readonly holdPlace: (platform: PlatformName, place: string) => Promise<boolean>;
  /** Whose community a place is from now on; noted there too, as the act of that one's manager. */
  readonly movePlace: (platform: PlatformName, place: string, to: CommunityId, by: MemberId) => Promise<void>;
  /** Whoever kept apart from the one keeps apart from the other, and the other way round. */
  readonly moveAvoids: (from: MemberId, to: MemberId) => Promise<void>;
  /** Whom the one met before there was Acquaint here, the other met. */
  readonly moveMeetings: (from: MemberId, to: MemberId) => Promise<void>;
};
