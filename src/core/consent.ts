import type { IntroductionId, IntroRequestId, MeetupId, MemberId } from './ids.ts';

/**
 * One agreement of one person, kept for good (revoking sets `revokedAt`).
 * `join`: to be a member. `introduce`: that name and profile are shown to the counterpart.
 * `showAtMeetup`: that the name is shown to others who go to an event and agreed to the same.
 * `named`: that digests in public channels may name them.
 * `helped`: that managers see by name that the member was put together with nobody yet.
 */
export type Consent = {
  readonly member: MemberId;
  readonly purpose: 'join' | 'introduce' | 'showAtMeetup' | 'named' | 'helped';
  /** Who sees it; null for the community. */
  readonly counterpart: MemberId | null;
  readonly fields: readonly ConsentField[];
  readonly subject: IntroRequestId | IntroductionId | MeetupId | null;
  /** How it was given: pressed, sent with a form, standing ("introduce me without asking"), imported. */
  readonly source: 'press' | 'form' | 'standing' | 'import';
  /** Version of the words the person agreed to. */
  readonly textVersion: string;
  readonly at: Date;
  readonly revokedAt: Date | null;
};

export type ConsentField = 'name' | 'profile' | 'contact' | 'membership';

/** The version of the texts people agree to now; change it with their meaning. */
export const consentTextVersion = '2026-11';

/** The agreement to be a member. */
export const joinConsent = (member: MemberId, source: 'form' | 'import', at: Date): Consent => ({
  member,
  purpose: 'join',
  counterpart: null,
  fields: ['membership', 'name', 'profile'],
  subject: null,
  source,
  textVersion: consentTextVersion,
  at,
  revokedAt: null,
});

/** The agreement that digests everybody reads may name somebody. */
export const namedConsent = (member: MemberId, at: Date): Consent => ({
  member,
  purpose: 'named',
  counterpart: null,
  fields: ['name'],
  subject: null,
  source: 'press',
  textVersion: consentTextVersion,
  at,
  revokedAt: null,
});

/** The agreement that one person hears how to reach the other. */
export const contactConsent = (
  member: MemberId,
  counterpart: MemberId,
  subject: IntroductionId,
  at: Date,
): Consent => ({
  member,
  purpose: 'introduce',
  counterpart,
  fields: ['contact'],
  subject,
  source: 'form',
  textVersion: consentTextVersion,
  at,
  revokedAt: null,
});

/** The agreement that one's name is shown to others who go to an event and agreed too. */
export const meetupConsent = (member: MemberId, subject: MeetupId, at: Date): Consent => ({
  member,
  purpose: 'showAtMeetup',
  counterpart: null,
  fields: ['name'],
  subject,
  source: 'press',
  textVersion: consentTextVersion,
  at,
  revokedAt: null,
});

/** Whether this consent lets the counterpart see name and profile, and still stands. */
export const allowsIntroduction = (consent: Consent, counterpart: MemberId): boolean =>
  consent.purpose === 'introduce' &&
  consent.counterpart === counterpart &&
  consent.revokedAt === null &&
  consent.fields.includes('name') &&
  consent.fields.includes('profile');
