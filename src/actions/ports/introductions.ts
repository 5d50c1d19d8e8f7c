import type { IntroductionId, MemberId } from '../../core/ids.ts';
import type { Introduction } from '../../core/introduction.ts';

export type Introductions = {
  readonly get: (id: IntroductionId) => Promise<Introduction | null>;
  readonly lock: (id: IntroductionId) => Promise<Introduction | null>;
  readonly save: (introduction: Introduction) => Promise<void>;
  readonly of: (member: MemberId, since: Date) => Promise<Introduction[]>;
  /** Keep how one of the two can be reached, encrypted, in place of what they said before. */
  readonly shareContact: (id: IntroductionId, member: MemberId, words: string) => Promise<void>;
  readonly contactOf: (id: IntroductionId, member: MemberId) => Promise<string | null>;
};
