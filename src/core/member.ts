import type { Language } from './community.ts';
import { expertiseLimits, type Offer, type Seek } from './expertise.ts';
import type { MemberId, TagSlug } from './ids.ts';
import type { IntroKind } from './introRequest.ts';
import type { MessageKind } from './messageKind.ts';
import type { Refusal } from './refusal.ts';

/**
 * `known`: synced or imported, never searched, asked or written to. `joined`: agreed by Join.
 * `left`: took it back. `gone`: no longer on the platform.
 */
export type MemberStatus = 'known' | 'joined' | 'left' | 'gone';

/** Hours in which a member meets people, local to their zone, `HH:MM`. */
export type WorkingHours = { readonly from: string; readonly to: string };

/** A person in a community. Dates are instants. */
export type Member = {
  readonly id: MemberId;
  readonly status: MemberStatus;
  readonly name: string;
  readonly headline: string;
  readonly bio: string;
  readonly company: string;
  /** ISO 3166 code or empty. */
  readonly country: string;
  /** IANA zone. */
  readonly zone: string;
  /** ISO 639-1 codes of the languages they speak. */
  readonly languages: readonly string[];
  /** The language Acquaint speaks to them. */
  readonly language: Language;
  readonly workingHours: WorkingHours;
  readonly links: readonly string[];
  readonly offers: readonly Offer[];
  readonly seeks: readonly Seek[];
  readonly accepts: readonly IntroKind[];
  /** Most introductions they want in 30 days. */
  readonly capacityPerMonth: number;
  /** Hidden members may ask but are never searched, shown or asked. */
  readonly isHidden: boolean;
  /** Topics on which they are introduced without being asked first. */
  readonly openTo: readonly TagSlug[];
  /** Kinds of messages they switched off. */
  readonly muted: readonly MessageKind[];
  /** No requests and no nudges before this instant. */
  readonly snoozedUntil: Date | null;
  readonly joinedAt: Date | null;
  readonly firstSeenAt: Date;
};

/** What a new person starts with before they say anything about themselves. */
export const memberDefaults = {
  workingHours: { from: '09:00', to: '17:00' },
  capacityPerMonth: 4,
  accepts: ['advice', 'partner', 'mentor', 'peer'],
  muted: [],
} as const satisfies Partial<Member>;

/** Whether the member wants quiet at this instant. */
export const isSnoozed = (member: Member, now: Date): boolean =>
  member.snoozedUntil !== null && member.snoozedUntil > now;

/** Whether a profile says nothing that others could look for. */
export const isProfileEmpty = (member: Member): boolean =>
  member.offers.length === 0 && member.seeks.length === 0;

/** What somebody agrees to and says of themselves when they join. */
export type Joining = {
  readonly offers: readonly Offer[];
  readonly seeks: readonly Seek[];
  readonly accepts: readonly IntroKind[];
  readonly language: Language;
};

/** Join: only now may the member be searched, asked and written to. Coming back restores what was there. */
export const join = (member: Member, joining: Joining, at: Date): Member | Refusal => {
  if (member.status === 'joined') return { refused: 'alreadyJoined' };
  const tooMany = exceedsLimits(joining.offers, joining.seeks);
  if (tooMany !== null) return tooMany;
  return { ...member, ...joining, status: 'joined', joinedAt: at, snoozedUntil: null };
};

/**
 * Leave: one tap, no reason. What they said of themselves stays for a return until they erase it; what they agreed to
 * beforehand does not.
 */
export const leave = (member: Member): Member | Refusal =>
  member.status === 'joined'
    ? { ...member, status: 'left', joinedAt: null, openTo: [] }
    : { refused: 'notJoined' };

/** The refusal for too many offers or seeks; null when they fit. */
export const exceedsLimits = (offers: readonly Offer[], seeks: readonly Seek[]): Refusal | null => {
  if (offers.length > expertiseLimits.offers) return { refused: 'tooManyTags', most: expertiseLimits.offers };
  return seeks.length > expertiseLimits.seeks
    ? { refused: 'tooManyTags', most: expertiseLimits.seeks }
    : null;
};
