import type { Community, PlatformName } from '../core/community.ts';
import type { Consent } from '../core/consent.ts';
import type { ContactKind } from '../core/contact.ts';
import type { Draft } from '../core/draft.ts';
import type {
  CommunityId,
  DraftId,
  Id,
  IntroductionId,
  IntroRequestId,
  MemberId,
  PairingId,
  ProgramId,
  ReportId,
  RoundId,
  TagSlug,
} from '../core/ids.ts';
import type { Introduction, RoomRef } from '../core/introduction.ts';
import type { IntroRequest } from '../core/introRequest.ts';
import type { Link } from '../core/link.ts';
import type { Member, MemberStatus } from '../core/member.ts';
import type { Effect, Intent } from '../core/notices.ts';
import type { Pairing } from '../core/pairing.ts';
import type { Program } from '../core/program.ts';
import type { ProgramMember } from '../core/programMember.ts';
import type { Report } from '../core/report.ts';
import type { PastMeeting, Round, RoundPlace } from '../core/round.ts';
import type { Ranked } from '../core/search/score.ts';
import type { AskTerm, ProfileTerm } from '../core/search/terms.ts';
import type { FileId, Message } from '../views/message.ts';
import type { Reply } from './action.ts';

/** Chance, injected: tests roll what they like. */
export type Dice = {
  /** A new identifier. */
  readonly id: <T extends Id<string>>() => T;
  /** A number in [0, 1). */
  readonly roll: () => number;
};

/** The store: one transaction of one community at a time sees only that community's rows. */
export type Store = {
  /** All or nothing; retried by itself on serialization failures, so `work` must have no other effect. */
  readonly transaction: <T>(community: CommunityId, work: (tx: Transaction) => Promise<T>) => Promise<T>;
};

/** Everything one transaction can read and write. Missing rows are null; locks last until its end. */
export type Transaction = {
  /** The database's time plus the playground's offset, read once. */
  readonly now: Date;
  readonly community: Community;
  /** Replace the community's settings; this transaction still sees the old ones. */
  readonly saveCommunity: (community: Community) => Promise<void>;
  readonly members: Members;
  readonly accounts: Accounts;
  readonly expertise: Expertise;
  readonly drafts: Drafts;
  readonly introRequests: IntroRequests;
  readonly introductions: Introductions;
  readonly programs: Programs;
  readonly rounds: Rounds;
  readonly pairings: Pairings;
  readonly consents: Consents;
  readonly limits: Limits;
  readonly reports: Reports;
  readonly links: Links;
  readonly outbox: OutboxWriter;
  readonly due: Due;
  readonly inbox: InboxFinisher;
  readonly audit: Audit;
};

export type Members = {
  readonly get: (id: MemberId) => Promise<Member | null>;
  readonly getMany: (ids: readonly MemberId[]) => Promise<ReadonlyMap<MemberId, Member>>;
  readonly lock: (id: MemberId) => Promise<Member | null>;
  /** Insert or replace the whole member and its tags. */
  readonly save: (member: Member) => Promise<void>;
  readonly list: (filter: { readonly status?: MemberStatus; readonly limit?: number }) => Promise<Member[]>;
  readonly count: (status: MemberStatus) => Promise<number>;
  /** Whose profile names one of these tags, or one that was joined to them. */
  readonly bearersOf: (tags: readonly TagSlug[]) => Promise<Member[]>;
  /** The same for many, in few statements: imports. */
  readonly saveMany: (members: readonly Member[]) => Promise<void>;
  /** Who bears each of these names exactly; names nobody bears are absent. */
  readonly idsNamed: (names: readonly string[]) => Promise<ReadonlyMap<string, readonly MemberId[]>>;
  /** By name, folded and case-insensitive; several when names repeat. */
  readonly named: (name: string) => Promise<Member[]>;
  /** Of how many *other* joined, listed members this is true: the crowd a preview hides in. */
  readonly countAlike: (
    alike: {
      readonly tag: TagSlug;
      readonly level?: number;
      readonly language?: string;
      readonly zone?: string;
    },
    except: MemberId,
  ) => Promise<number>;
  readonly isManager: (id: MemberId) => Promise<boolean>;
  readonly makeManager: (id: MemberId) => Promise<void>;
  readonly managers: () => Promise<MemberId[]>;
};

/** A member's identity on a platform. */
export type Account = {
  readonly platform: PlatformName;
  /** The platform's name of the community (workspace, server). */
  readonly place: string;
  readonly externalId: string;
  readonly member: MemberId;
  /** Since when direct messages do not arrive; null when they do. */
  readonly unreachableSince: Date | null;
};

export type Accounts = {
  readonly of: (member: MemberId) => Promise<Account[]>;
  readonly ofMany: (members: readonly MemberId[]) => Promise<ReadonlyMap<MemberId, Account[]>>;
  readonly byExternalId: (platform: PlatformName, externalId: string) => Promise<Account | null>;
  readonly save: (account: Account) => Promise<void>;
  readonly saveMany: (accounts: readonly Account[]) => Promise<void>;
  readonly removeOf: (member: MemberId) => Promise<void>;
};

/** A tag of the community's own, or what it changed about one of the shipped lexicon. */
export type CommunityTag = {
  readonly slug: TagSlug;
  readonly label: string;
  readonly aliases: readonly string[];
  /** Means the same as this one; null when it stands for itself. */
  readonly mergedInto: TagSlug | null;
};

export type Expertise = {
  readonly tags: () => Promise<CommunityTag[]>;
  /** A new tag; one that is there already stays as it is. */
  readonly addTag: (tag: Omit<CommunityTag, 'mergedInto'>) => Promise<void>;
  /** Insert or replace. */
  readonly saveTag: (tag: CommunityTag) => Promise<void>;
  /** How many members use each tag, joined tags counted as one. */
  readonly uses: () => Promise<ReadonlyMap<TagSlug, number>>;
  /** Replace a member's postings; an empty list takes them out of search. */
  readonly index: (member: MemberId, terms: readonly ProfileTerm[]) => Promise<void>;
  readonly indexMany: (
    entries: readonly { readonly member: MemberId; readonly terms: readonly ProfileTerm[] }[],
  ) => Promise<void>;
  /** Joined, listed members by relevance (core/search/score.ts, every factor 1), best first. */
  readonly search: (terms: readonly AskTerm[], limit: number) => Promise<Ranked<MemberId>[]>;
};

export type Drafts = {
  readonly get: (id: DraftId) => Promise<Draft | null>;
  /** The member's latest that is not over. */
  readonly latestOf: (member: MemberId) => Promise<Draft | null>;
  readonly save: (draft: Draft) => Promise<void>;
  readonly remove: (id: DraftId) => Promise<void>;
  readonly removeOf: (member: MemberId) => Promise<void>;
  /** Drop all older than this instant; how many there were. */
  readonly removeOlder: (than: Date) => Promise<number>;
};

export type IntroRequests = {
  readonly get: (id: IntroRequestId) => Promise<IntroRequest | null>;
  readonly lock: (id: IntroRequestId) => Promise<IntroRequest | null>;
  readonly save: (request: IntroRequest) => Promise<void>;
  readonly byRequester: (member: MemberId, since: Date) => Promise<IntroRequest[]>;
  /** Those with an open card for this member. */
  readonly waitingFor: (member: MemberId) => Promise<IntroRequest[]>;
};

export type Introductions = {
  readonly get: (id: IntroductionId) => Promise<Introduction | null>;
  readonly lock: (id: IntroductionId) => Promise<Introduction | null>;
  readonly save: (introduction: Introduction) => Promise<void>;
  readonly of: (member: MemberId, since: Date) => Promise<Introduction[]>;
  /** Keep how one of the two can be reached, encrypted, in place of what they said before. */
  readonly shareContact: (id: IntroductionId, member: MemberId, words: string) => Promise<void>;
  readonly contactOf: (id: IntroductionId, member: MemberId) => Promise<string | null>;
};

export type Programs = {
  readonly get: (id: ProgramId) => Promise<Program | null>;
  readonly lock: (id: ProgramId) => Promise<Program | null>;
  readonly save: (program: Program) => Promise<void>;
  /** The oldest first. */
  readonly list: () => Promise<Program[]>;
  /** null for somebody who never said anything: they have the defaults of core/programMember.ts. */
  readonly memberOf: (program: ProgramId, member: MemberId) => Promise<ProgramMember | null>;
  readonly lockMember: (program: ProgramId, member: MemberId) => Promise<ProgramMember | null>;
  readonly membersOf: (program: ProgramId) => Promise<ReadonlyMap<MemberId, ProgramMember>>;
  readonly lockMembers: (program: ProgramId) => Promise<ReadonlyMap<MemberId, ProgramMember>>;
  readonly of: (member: MemberId) => Promise<ProgramMember[]>;
  /** Insert or replace, in one statement however many there are. */
  readonly saveMembers: (members: readonly ProgramMember[]) => Promise<void>;
  readonly forget: (member: MemberId) => Promise<void>;
};

export type Rounds = {
  readonly get: (id: RoundId) => Promise<Round | null>;
  readonly lock: (id: RoundId) => Promise<Round | null>;
  /** The round of this program and date, locked: this one, or the one that was there before. */
  readonly begin: (round: Round) => Promise<Round>;
  readonly save: (round: Round) => Promise<void>;
  /** Of a program, the latest first. */
  readonly latest: (program: ProgramId, limit: number) => Promise<Round[]>;
  /** The whole plan: its pairings, due at once, and where everybody stands. Throws where somebody has a pairing that day. */
  readonly savePlan: (pairings: readonly Pairing[], places: readonly RoundPlace[]) => Promise<void>;
  /** Insert or replace where one member stands. */
  readonly place: (place: RoundPlace) => Promise<void>;
  /** Where a member stood, the latest first. */
  readonly placesOf: (member: MemberId, limit: number) => Promise<RoundPlace[]>;
  /** Who was left out of a round and has nobody. */
  readonly waitingIn: (round: RoundId) => Promise<MemberId[]>;
  /** Who is in a pairing of another round on this day. */
  readonly placedOn: (day: string, except: RoundId) => Promise<ReadonlySet<MemberId>>;
  /** Who met whom, in rounds and through introductions; pairings that did not meet do not count. */
  readonly meetings: () => Promise<PastMeeting[]>;
  /** Who must never meet, whoever of the two said so. */
  readonly apart: () => Promise<{ readonly a: MemberId; readonly b: MemberId }[]>;
};

export type Pairings = {
  readonly get: (id: PairingId) => Promise<Pairing | null>;
  readonly lock: (id: PairingId) => Promise<Pairing | null>;
  readonly save: (pairing: Pairing) => Promise<void>;
  /** Those a member is or was in, the latest first. */
  readonly of: (member: MemberId, since: Date) => Promise<Pairing[]>;
  readonly ofRound: (round: RoundId) => Promise<Pairing[]>;
};

export type Consents = {
  readonly add: (consent: Consent) => Promise<void>;
  readonly addMany: (consents: readonly Consent[]) => Promise<void>;
  readonly of: (member: MemberId) => Promise<Consent[]>;
  /** Set `revokedAt` on this member's standing consents of a purpose. */
  readonly revoke: (member: MemberId, purpose: Consent['purpose'], at: Date) => Promise<void>;
};

/** Budgets, cool-downs, avoid lists, previews already seen: who may not be contacted, and why nobody is told. */
export type Limits = {
  readonly contacted: (member: MemberId, kind: ContactKind, at: Date) => Promise<void>;
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
  /** The requester cannot ask for this person again before the instant; null if they may. */
  readonly coolDownUntil: (requester: MemberId, target: MemberId) => Promise<Date | null>;
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
};

/** One-time codes that join accounts or places. */
export type Links = {
  readonly add: (code: string, link: Link, until: Date) => Promise<void>;
  /** Use up a code: what it joins, or null when it is unknown, used, too old, or another community's member's. */
  readonly use: (code: string) => Promise<Link | null>;
  /** Whose community a place is from now on. */
  readonly movePlace: (platform: PlatformName, place: string, to: CommunityId) => Promise<void>;
  /** Whoever kept apart from the one keeps apart from the other, and the other way round. */
  readonly moveAvoids: (from: MemberId, to: MemberId) => Promise<void>;
};

/** Intentions are written with the state they follow from; a key already there is left as it is. */
export type OutboxWriter = {
  readonly add: (intents: readonly Intent[]) => Promise<void>;
  /** Take back what was not attempted yet. */
  readonly cancel: (key: string) => Promise<void>;
};

/** When the clock must look at a subject again; one row a subject. */
export type DueKind = 'introRequest' | 'introduction' | 'program' | 'round' | 'pairing';
export type Due = {
  /** null: never again. */
  readonly set: (kind: DueKind, subject: string, at: Date | null) => Promise<void>;
};

/** Who did what, without anybody's decision in it. */
export type Audit = {
  readonly note: (entry: {
    readonly actor: MemberId | 'operator' | 'clock';
    readonly action: string;
    readonly subject: string;
  }) => Promise<void>;
  /** The number of the first note that does not follow from the one before; null when the chain is whole. */
  readonly firstBroken: () => Promise<number | null>;
};

/** Marks an arrival as done in the same transaction as its effects; false: somebody else did it already. */
export type InboxFinisher = { readonly finish: (key: string) => Promise<boolean> };

// ---- what comes in --------------------------------------------------------------------------------

/** Someone on a platform, as the platform describes them. */
export type Visitor = {
  readonly externalId: string;
  readonly name: string;
  readonly language: 'en' | 'pl' | null;
  readonly zone: string | null;
  /** Runs the platform's side of the community: becomes a manager here. */
  readonly isAdmin?: boolean;
};

/** An answer as it arrives: people are still the platform's ids. */
export type RawAnswer = string | readonly string[] | { readonly externalId: string };

/** What an adapter understood of one delivery. Nothing here was checked but its authenticity. */
export type Arrival = {
  /** Unique for one thing somebody did, the same for every repeated delivery of it. */
  readonly key: string;
  readonly platform: PlatformName;
  readonly place: string;
  readonly who: Visitor;
  readonly at: Date;
  /** Where an answer can still go when this process ends before giving it; opaque to all but the adapter. */
  readonly replyTo?: string;
  readonly what: /** Everything after `/intro`, mentions as `<@externalId>`. */
    | { readonly kind: 'command'; readonly words: string }
    | { readonly kind: 'press'; readonly action: string; readonly subject: string }
    | {
        readonly kind: 'form';
        readonly action: string;
        readonly subject: string;
        readonly answers: Readonly<Record<string, RawAnswer>>;
      }
    | { readonly kind: 'message'; readonly text: string }
    | { readonly kind: 'home' };
};

/** Where an adapter hands an arrival over. */
export type Ingress = {
  /**
   * Resolves once the arrival is stored (the adapter may acknowledge) and throws where it cannot be (the adapter
   * answers 503). `answered` never rejects; it is null when this key was handled before or is being handled elsewhere.
   */
  readonly take: (arrival: Arrival) => Promise<{ readonly answered: Promise<Answered | null> }>;
  /** Both at once, for adapters that have the time. */
  readonly receive: (arrival: Arrival) => Promise<Answered | null>;
};

/** A reply with what is needed to draw it for this reader. */
export type Answered = {
  readonly reply: Reply;
  readonly people: People;
  readonly language: 'en' | 'pl';
  readonly zone: string;
};

/** The inbox's rows, read across communities: ids, times, ciphertext. */
export type Inbox = {
  /** Store once, taken by the caller for so long if asked; false if the key is there already. */
  readonly put: (arrival: Arrival, community: CommunityId, claimForMs?: number) => Promise<boolean>;
  /** Take it for a minute; null if done, dead, or somebody has it. */
  readonly claim: (key: string) => Promise<{ community: CommunityId; arrival: Arrival } | null>;
  /** Left behind by a crash: unclaimed or with a lapsed claim. */
  readonly claimStale: (limit: number) => Promise<{ community: CommunityId; arrival: Arrival }[]>;
  /** Give back after a fault; dead after five attempts. */
  readonly fail: (key: string, why: string) => Promise<void>;
};

/** From what a platform says to whose community it is. */
export type Router = {
  readonly communityOf: (platform: PlatformName, place: string) => Promise<CommunityId | null>;
  /** Where somebody has an account on this platform; places of several communities possibly. */
  readonly placesOf: (platform: PlatformName, externalId: string) => Promise<string[]>;
};

// ---- what goes out --------------------------------------------------------------------------------

/** An intention taken for a minute by one worker; `token` fences the one that lost it. */
export type Claimed = {
  readonly community: CommunityId;
  readonly key: string;
  readonly effect: Effect;
  readonly token: string;
  readonly attempts: number;
  /** Set when an earlier attempt ended without an answer: look first, then send. */
  readonly unsureSince: Date | null;
};

/** What carrying out an effect came to. */
export type Delivered = { readonly message: MessageRef | null; readonly room: RoomRef | null };

/** The outbox's rows: pending → sending (lease) → sent | ambiguous | dead | cancelled. */
export type Outbox = {
  /** Due intentions, a fair share of each community. Persists the attempt before anything is sent. */
  readonly claim: (limit: number) => Promise<Claimed[]>;
  /** Sent, together with what follows from it; false if the lease was lost. */
  readonly sent: (
    claimed: Claimed,
    delivered: Delivered,
    follow: (tx: Transaction) => Promise<void>,
  ) => Promise<boolean>;
  /** Nothing was done: try again not before `inMs` from now. */
  readonly later: (claimed: Claimed, inMs: number, why: string) => Promise<void>;
  /** It may have been done: look after the lease. */
  readonly unsure: (claimed: Claimed, why: string) => Promise<void>;
  /** No longer meaningful, or the person cannot be reached; `follow` as in `sent`. */
  readonly drop: (
    claimed: Claimed,
    why: string,
    follow?: (tx: Transaction) => Promise<void>,
  ) => Promise<void>;
  /** Given up; an operator sees it. */
  readonly bury: (claimed: Claimed, why: string) => Promise<void>;
  /** Where an earlier effect's message stands; null if it never arrived. */
  readonly whereIs: (community: CommunityId, key: string) => Promise<MessageRef | null>;
};

/** Subjects whose time has come, across communities. */
export type DueQuery = {
  readonly claim: (
    limit: number,
  ) => Promise<{ readonly community: CommunityId; readonly kind: DueKind; readonly subject: string }[]>;
  /** The earliest instant at which anything is due or may be sent, of all communities; null when nothing is. */
  readonly next: () => Promise<Date | null>;
};

// ---- what platforms offer -------------------------------------------------------------------------

/** Where a message stands on its platform; opaque to everyone but its adapter. */
export type MessageRef = { readonly platform: PlatformName; readonly place: string; readonly id: string };

/** How to name and mention the people in a message on one platform. */
export type People = ReadonlyMap<MemberId, { readonly name: string; readonly externalId: string | null }>;

/** The bytes of a part `file`. */
export type Attachment = {
  readonly file: FileId;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
};

export type Outgoing = {
  readonly message: Message;
  readonly people: People;
  readonly language: 'en' | 'pl';
  /** The reader's zone; null in rooms of several, where the platform draws each reader's own. */
  readonly zone: string | null;
  readonly attachments: readonly Attachment[];
};

export type Sent = { readonly sent: MessageRef };
/** The person cannot be written to (closed DMs, deactivated): an answer, not a failure. */
export type Unreachable = { readonly unreachable: string };

/** Where something was sent: to one person, to a room, or to a room that was to be opened for these people. */
export type Whereabouts =
  | { readonly externalId: string }
  | { readonly room: RoomRef }
  | { readonly people: readonly string[] };

/** What Acquaint needs of a chat platform. `key` makes repeats harmless where the platform can. */
export type Platform = {
  readonly name: PlatformName;
  readonly sendDirect: (
    place: string,
    externalId: string,
    what: Outgoing,
    key: string,
  ) => Promise<Sent | Unreachable>;
  readonly sendToRoom: (
    place: string,
    room: RoomRef,
    what: Outgoing,
    key: string,
  ) => Promise<Sent | Unreachable>;
  readonly edit: (ref: MessageRef, what: Outgoing) => Promise<Sent | Unreachable>;
  readonly openRoom: (
    place: string,
    externalIds: readonly string[],
    title: string,
    key: string,
  ) => Promise<{ readonly room: RoomRef } | Unreachable>;
  /**
   * After a lost response: is the message of this key there? `cannotLook` where the platform will not say. `where` it
   * was meant to go helps platforms that cannot look everywhere.
   */
  readonly find: (
    place: string,
    key: string,
    since: Date,
    where?: Whereabouts,
  ) => Promise<MessageRef | { readonly room: RoomRef } | 'absent' | 'cannotLook'>;
};

/** The platforms' rates, shared by all processes. A key names what is counted: a place, a method, a channel. */
export type Rates = {
  /** Take one turn now, or learn for how many milliseconds there is none; 0 means go. */
  readonly take: (key: string, everyMs: number, burst: number) => Promise<number>;
  /** The platform refused: nobody takes a turn of this key for so long. */
  readonly hold: (key: string, forMs: number) => Promise<void>;
};

/** What one process at a time may do, of all that could. */
export type Leases = {
  /** Take it, or keep it: true while it is held by this token. */
  readonly hold: (name: string, token: string, forMs: number) => Promise<boolean>;
  readonly release: (name: string, token: string) => Promise<void>;
};

/** Messages of ours that a platform reported back, by the mark they carry: what answers a lost response. */
export type Sightings = {
  /** `id` as in MessageRef; the first report of a mark stays. */
  readonly note: (place: string, mark: string, id: string) => Promise<void>;
  readonly of: (place: string, mark: string) => Promise<string | null>;
};

/** The platform says "later" (429): nothing was done, try again after this many milliseconds. */
export class Busy extends Error {
  readonly retryAfterMs: number;
  constructor(retryAfterMs: number) {
    super(`busy, retry after ${retryAfterMs} ms`);
    this.name = 'Busy';
    this.retryAfterMs = retryAfterMs;
  }
}

/** The request was written and no answer came (time-out, reset, 5xx): it may or may not have happened. */
export class Ambiguous extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'Ambiguous';
  }
}
