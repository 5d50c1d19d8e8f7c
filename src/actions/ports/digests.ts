import type { DigestDay, DigestSettings } from '../../core/digest.ts';
import type { MemberId } from '../../core/ids.ts';
import type { Suggestion } from '../../core/suggestion.ts';
import type { LocalDate } from '../../core/time/zones.ts';

/** What somebody is asked or told once in a digest, and never again. */
export type DigestMark = 'name' | 'profile';

/** What is sent to everybody or to managers on a day. */
export type DigestSeries = 'channel' | 'review';

/** When digests go out, and which went. The local date is the key: each happens once, whoever looks at once. */
export type Digests = {
  /** null until something first asked for digests. */
  readonly settings: () => Promise<DigestSettings | null>;
  /** The same, held until the transaction ends: whoever changes a part of them keeps the rest. */
  readonly lockSettings: () => Promise<DigestSettings | null>;
  readonly saveSettings: (settings: DigestSettings) => Promise<void>;
  /** A member's latest. */
  readonly lastOf: (member: MemberId) => Promise<DigestDay | null>;
  /** When the latest that was sent to a member before an instant went; null where none was. */
  readonly sentBefore: (member: MemberId, before: Date) => Promise<Date | null>;
  /** False where this member's day is there already. */
  readonly begin: (member: MemberId, day: DigestDay) => Promise<boolean>;
  readonly settle: (member: MemberId, day: DigestDay) => Promise<void>;
  /** What the digests that were sent to a member said, part by part, the latest first. */
  readonly saidTo: (member: MemberId) => Promise<readonly (readonly number[])[]>;
  readonly noteSaid: (member: MemberId, on: LocalDate, parts: readonly number[]) => Promise<void>;
  /** Joined members the clock does not look at yet. */
  readonly unscheduled: (limit: number) => Promise<readonly MemberId[]>;
  /** False where it was marked before. */
  readonly mark: (member: MemberId, what: DigestMark, on: LocalDate) => Promise<boolean>;
  /** On which day it was marked; null where it was not. */
  readonly markedOn: (member: MemberId, what: DigestMark) => Promise<LocalDate | null>;
  /** The day before this one; null where it was the first. */
  readonly dayBefore: (series: DigestSeries, date: LocalDate) => Promise<LocalDate | null>;
  readonly lastDay: (series: DigestSeries) => Promise<LocalDate | null>;
  /** False where this day was begun already. */
  readonly beginDay: (series: DigestSeries, date: LocalDate, at: Date) => Promise<boolean>;
  /** Whom a member was suggested, the latest first. */
  readonly suggestionsTo: (member: MemberId) => Promise<readonly Suggestion[]>;
  /** How often each of these was suggested to somebody since. */
  readonly suggestedSince: (
    members: readonly MemberId[],
    since: Date,
  ) => Promise<ReadonlyMap<MemberId, number>>;
  readonly suggest: (suggestion: Suggestion) => Promise<void>;
};
