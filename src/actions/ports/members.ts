import type { PlatformName } from '../../core/community.ts';
import type { MemberId, TagSlug } from '../../core/ids.ts';
import type { Member, MemberStatus } from '../../core/member.ts';
import type { Trace } from '../../core/traces.ts';

export type Members = {
  readonly get: (id: MemberId) => Promise<Member | null>;
  readonly getMany: (ids: readonly MemberId[]) => Promise<ReadonlyMap<MemberId, Member>>;
  readonly lock: (id: MemberId) => Promise<Member | null>;
  /** Insert or replace the whole member and its tags. */
  readonly save: (member: Member) => Promise<void>;
  readonly list: (filter: { readonly status?: MemberStatus; readonly limit?: number }) => Promise<Member[]>;
  readonly count: (status: MemberStatus) => Promise<number>;
  /** People still here or who left, by name, some of them; `count` is of all that match. `named`: a part of the name. */
  readonly page: (filter: {
    readonly status?: MemberStatus;
    readonly named: string;
    readonly offset: number;
    readonly limit: number;
  }) => Promise<{ readonly people: Member[]; readonly count: number }>;
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
  /** How much of each kind is kept about somebody; kinds of which there is nothing are absent. */
  readonly traces: (id: MemberId) => Promise<ReadonlyMap<Trace, number>>;
  /** Made one by hand, or an administrator of a platform. */
  readonly isManager: (id: MemberId) => Promise<boolean>;
  /** By hand; false takes back what was made by hand, never an administrator's. */
  readonly makeManager: (id: MemberId, isManager?: boolean) => Promise<void>;
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
  /** Since when the platform says that they are not there any more; absent while they are. */
  readonly leftSince?: Date;
  /** The platform says they run its side of the community. Saving an account that is there leaves it as it is. */
  readonly isAdmin?: true;
};

export type Accounts = {
  readonly of: (member: MemberId) => Promise<Account[]>;
  readonly ofMany: (members: readonly MemberId[]) => Promise<ReadonlyMap<MemberId, Account[]>>;
  readonly byExternalId: (platform: PlatformName, externalId: string) => Promise<Account | null>;
  readonly save: (account: Account) => Promise<void>;
  readonly saveMany: (accounts: readonly Account[]) => Promise<void>;
  /** What the platform says now; administrators are managers for as long as it says so. */
  readonly setAdmin: (platform: PlatformName, externalId: string, isAdmin: boolean) => Promise<void>;
  readonly removeOf: (member: MemberId) => Promise<void>;
};
