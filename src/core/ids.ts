declare const kind: unique symbol;

/** An opaque identifier of one kind of thing: a UUID in text form, never shown to people. */
export type Id<Kind extends string> = string & { readonly [kind]: Kind };

export type CommunityId = Id<'community'>;
export type MemberId = Id<'member'>;
export type DraftId = Id<'draft'>;
export type IntroRequestId = Id<'introRequest'>;
export type IntroductionId = Id<'introduction'>;
export type ReportId = Id<'report'>;
export type ProgramId = Id<'program'>;
export type RoundId = Id<'round'>;
export type PairingId = Id<'pairing'>;
export type ReferralId = Id<'referral'>;
export type ThanksId = Id<'thanks'>;
export type OneToOneId = Id<'oneToOne'>;
/** Something people go to. */
export type MeetupId = Id<'meetup'>;
export type MeetupFeedId = Id<'meetupFeed'>;
export type PostId = Id<'post'>;
export type ShareId = Id<'share'>;
export type SuggestionId = Id<'suggestion'>;
export type VouchId = Id<'vouch'>;
/** An association or the like inside a community. */
export type CircleId = Id<'circle'>;
/** A canonical tag: lower case words joined by hyphens, `fundraising`, `c-plus-plus`. */
export type TagSlug = Id<'tag'>;

/** Take a text from outside (a row, a button) as an identifier; whether it exists is for the store to say. */
export const asId = <T extends Id<string>>(text: string): T => text as T;
