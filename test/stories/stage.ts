import type { ChannelTrouble } from '../../src/core/channel.ts';
import type { Language } from '../../src/core/community.ts';

/** Something Acquaint said, as its reader sees it: the words, where its buttons lead, the names of its files. */
export type Said = {
  readonly text: string;
  readonly actions: readonly string[];
  readonly files: readonly string[];
};

/** A community on some platform, and the hands and eyes of its people. */
export type StoryStage = {
  /** Everybody who joined, by the platform's id: at least 14, the first ten of one zone; enough know React and TypeScript. */
  readonly people: readonly string[];
  /** Somebody on the platform who never joined. */
  readonly stranger: string;
  /** Make somebody a manager. */
  readonly manage: (who: string) => Promise<void>;
  /** What a form calls a circle. */
  readonly circle: (name: string) => Promise<string>;
  /** What follows `/intro`; a person as `<@id>`. What they see of the answer, '' where it is a form. */
  readonly type: (who: string, words: string) => Promise<string>;
  /** Press the latest button that leads there; of several the one that says `label`. */
  readonly press: (who: string, action: string, label?: string) => Promise<void>;
  /** Send the form that is open. */
  readonly submit: (who: string, answers: Answers) => Promise<void>;
  /** Direct messages from Acquaint, oldest first. */
  readonly directs: (who: string) => Promise<readonly Said[]>;
  /** Rooms somebody is in, with who else is and what Acquaint said there. */
  readonly rooms: (who: string) => Promise<readonly Room[]>;
  /** A channel everybody reads, in which the weekly digest stands from now on. */
  readonly digestChannel: () => Promise<StoryChannel>;
  readonly now: () => Promise<Date>;
  /** Live through the time until then. */
  readonly moveTo: (at: Date) => Promise<void>;
  /** Be there at once: what fell due meanwhile comes late. */
  readonly skipTo: (at: Date) => Promise<void>;
  /** Faults of the whole run; must stay empty. */
  readonly faults: () => readonly unknown[];
  readonly close: () => Promise<void>;
};

export type StoryChannel = {
  /** What Acquaint said there, oldest first. */
  readonly said: () => Promise<readonly Said[]>;
  /** The platform's words for a channel that takes nothing, and what each means. */
  readonly troubles: readonly (readonly [string, ChannelTrouble])[];
  /** From now on it takes nothing, or (null) all again. */
  readonly refuse: (code: string | null) => void;
};

export type Room = { readonly people: readonly string[]; readonly said: readonly Said[] };
export type Answers = Readonly<Record<string, string | readonly string[]>>;
export type OpenStage = (language: Language) => Promise<StoryStage>;
