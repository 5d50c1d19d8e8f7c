import type { Language } from '../../../src/core/community.ts';
import {
  asId,
  type DraftId,
  type IntroductionId,
  type IntroRequestId,
  type ReportId,
} from '../../../src/core/ids.ts';
import type { Introduction } from '../../../src/core/introduction.ts';
import type { Text } from '../../../src/views/text.ts';
import { text } from '../../../src/views/text.ts';
import { type Cast, cast, type Size } from '../cast.ts';

/** Everything an example may need, all fixed: a Monday noon in November. */
export type Stage = Cast & {
  readonly text: string;
  readonly words: Text;
  readonly size: Size;
  readonly now: Date;
  readonly later: Date;
  readonly draft: DraftId;
  readonly request: IntroRequestId;
  readonly report: ReportId;
  readonly introduction: Introduction;
};

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Set the stage in a language. */
export const stage = (language: Language, size: Size): Stage => {
  const people = cast(language, size);
  const now = new Date('2026-11-23T11:00:00Z');
  const at = (days: number, hours: number) => new Date(Date.UTC(2026, 10, 23 + days, hours));
  return {
    ...people,
    words: text(language),
    size,
    now,
    later: at(4, 8),
    draft: asId<DraftId>(uuid(10)),
    request: asId<IntroRequestId>(uuid(11)),
    report: asId<ReportId>(uuid(13)),
    introduction: {
      id: asId<IntroductionId>(uuid(12)),
      request: asId<IntroRequestId>(uuid(11)),
      requester: people.requester.id,
      target: people.target.id,
      madeAt: now,
      slots: [at(1, 9), at(2, 12), at(3, 14)].map((slot) => ({ at: slot, chosenBy: [] })),
      meetingAt: null,
      signs: [],
      silentNudgeAt: null,
      checkIns: [],
      status: 'open',
      room: { platform: 'playground', id: 'room' },
      openedAt: now,
    },
  };
};
