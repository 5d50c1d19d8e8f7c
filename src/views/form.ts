import type { MemberId } from '../core/ids.ts';

/** One question of a form. Labels ≤ 45 characters. */
export type Field =
  | { readonly kind: 'person'; readonly name: string; readonly label: string; readonly isRequired: boolean }
  | {
      readonly kind: 'text';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      readonly isLong: boolean;
      readonly isRequired: boolean;
      readonly most: number;
      readonly initial?: string;
      /** Names of topics, separated by commas: completed where the platform can. */
      readonly isTopics?: true;
    }
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      readonly isRequired: boolean;
      /** One of them, or any number of them. */
      readonly many: boolean;
      /** ≤ 25, label ≤ 75, value ≤ 100. */
      readonly options: readonly { readonly value: string; readonly label: string }[];
      readonly initial?: readonly string[];
    };

/** One step, at most 5 fields. `action` receives the answers, `subject` comes back with them. Title ≤ 24. */
export type Form = {
  readonly title: string;
  readonly action: string;
  readonly subject: string;
  readonly submit: string;
  readonly intro?: string;
  readonly fields: readonly Field[];
};

/** What came back for a field: a text, the values chosen, or the person named. */
export type Answer = string | readonly string[] | { readonly person: MemberId };

/** Answers by field name; a field left empty is absent. */
export type Answers = Readonly<Record<string, Answer>>;

export const formLimits = { fields: 5, title: 24, label: 45, options: 25, option: 75, value: 100 } as const;
