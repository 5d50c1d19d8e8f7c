import type { MemberId, VouchId } from '../../core/ids.ts';
import type { CrowdMember } from '../../core/network/aggregate.ts';
import type { Tie, TieWeight } from '../../core/tie.ts';
import type { Vouch } from '../../core/vouch.ts';

/** A tie both confirmed, between two joined members who are not paused, neither of whom avoids the other. */
export type TieLink = { readonly one: MemberId; readonly other: MemberId; readonly weight: TieWeight };

export type Ties = {
  readonly get: (a: MemberId, b: MemberId) => Promise<Tie>;
  /** The same, locked; where nothing is said yet its place is taken, so that two who begin at once wait in line. */
  readonly lock: (a: MemberId, b: MemberId) => Promise<Tie>;
  readonly save: (tie: Tie) => Promise<void>;
  /** For many at once, all of them new or locked: lists. */
  readonly saveMany: (ties: readonly Tie[]) => Promise<void>;
  /** Everything kept about this member's ties, whatever the other side said or did. */
  readonly of: (member: MemberId) => Promise<Tie[]>;
  /** Questions that wait for this member, about joined people nobody of the two avoids; the longest waiting first. */
  readonly waitingFor: (member: MemberId, limit: number) => Promise<Tie[]>;
  /**
   * Listed members this member may know, the likeliest first: of one pairing or introduction, of one company, with the
   * same topics. Nobody they named, refused, are asked about or avoid; who avoids them cannot be told.
   */
  readonly likelyFor: (member: MemberId, limit: number, skip: number) => Promise<MemberId[]>;
  /** Every joined member with the topics they offer to everybody's eyes. */
  readonly crowd: () => Promise<CrowdMember[]>;
  /** Confirmed ties of any of these members. */
  readonly linksOf: (members: readonly MemberId[]) => Promise<TieLink[]>;
  /** Confirmed ties of a whole community. */
  readonly links: () => Promise<TieLink[]>;
  /**
   * Every confirmed tie that can lie on a way from the requester to the target over one connector, or over up to two:
   * theirs on both ends, and those between the people on either side. core/network/links.ts makes a graph of it.
   */
  readonly linksBetween: (requester: MemberId, target: MemberId, connectors: 1 | 2) => Promise<TieLink[]>;
  /** Two records turned out to be one person; what both said of a third stays as the second has it. */
  readonly move: (from: MemberId, to: MemberId) => Promise<void>;
};

export type Vouches = {
  readonly get: (id: VouchId) => Promise<Vouch | null>;
  readonly lock: (id: VouchId) => Promise<Vouch | null>;
  /** A new one (core/vouch.ts decides), or in place of the one with its id. */
  readonly add: (vouch: Vouch) => Promise<void>;
  /** Given by this member, withdrawn and ended ones too; latest first. */
  readonly by: (member: MemberId) => Promise<Vouch[]>;
  /** About this member, withdrawn and ended ones too; latest first. */
  readonly about: (member: MemberId) => Promise<Vouch[]>;
};
