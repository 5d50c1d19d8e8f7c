import type { ChannelRef } from '../core/channel.ts';
import type { Language, PlatformName } from '../core/community.ts';
import type { CommunityId, MemberId, TagSlug } from '../core/ids.ts';
import type { Answers, Form } from '../views/form.ts';
import type { Message } from '../views/message.ts';
import type { Dice, Transaction } from './ports.ts';

/** Where a press came from; some replies differ (a form cannot replace itself). */
export type Surface = 'command' | 'button' | 'form' | 'home' | 'shortcut' | 'message';

/** Someone asked for something: who, which action, on what, with which answers. */
export type Call = {
  readonly community: CommunityId;
  /** Resolved from the platform's account; checked by every action. */
  readonly who: MemberId;
  readonly platform: PlatformName;
  /** The channel it was written or pressed in, so that a manager can say "here"; null in direct messages. */
  readonly channel: ChannelRef | null;
  readonly action: string;
  /** What the button or form was about; empty for commands. */
  readonly subject: string;
  /** Text after a command, or of a plain DM. */
  readonly text: string;
  /** A person named in a command. */
  readonly person: MemberId | null;
  readonly answers: Answers;
  readonly surface: Surface;
};

/** What the caller sees, drawn by the adapter within 2 s. */
export type Reply =
  /** To the caller only; `isNo` where a rule said no and nothing was done. */
  | { readonly reply: 'show'; readonly message: Message; readonly isNo?: true }
  /** To everybody where the command was written; elsewhere the same as `show`. */
  | { readonly reply: 'post'; readonly message: Message }
  /** In place of the message that was pressed; elsewhere the same as `show`. */
  | { readonly reply: 'replace'; readonly message: Message }
  /** Only from actions that say `opensForm`. */
  | { readonly reply: 'form'; readonly form: Form }
  /** The form stays open; the sentences stand beside its fields. */
  | { readonly reply: 'correct'; readonly errors: Readonly<Record<string, string>> }
  | { readonly reply: 'home'; readonly message: Message };

/** What an action may use: everything of one transaction, and chance. */
export type Scene = {
  readonly tx: Transaction;
  readonly dice: Dice;
  /** The language of the caller. */
  readonly language: Language;
  /** Topics near in meaning to an ask whose words name none, best first; none where nobody can say. */
  readonly near?: readonly TagSlug[];
  /** Hosts at which the operator lets calendars be read. */
  readonly calendarHosts?: readonly string[];
  /** Where the managers' console is reached from the caller's platform; absent where no browser could reach it. */
  readonly consoleUrl?: string | null;
};

/** How many values may come back for a closed question, and which. */
export type Choice = {
  readonly least: 0 | 1;
  readonly most: number;
  readonly offered: readonly string[];
};

/** What a person can do. Runs inside one transaction: all of it happens or none. */
export type Action = {
  /** `noun.verb`, ≤ 40 characters: what buttons and forms carry. */
  readonly name: string;
  /** Says before any slow work that the first answer may be a form. */
  readonly opensForm?: true;
  /** Only managers; checked before `run`. */
  readonly managersOnly?: true;
  /** Its form's closed questions, by field: whatever was not offered is refused before `run`. */
  readonly choices?: Readonly<Record<string, Choice>>;
  readonly run: (call: Call, scene: Scene) => Promise<Reply>;
};

/** A word after `/intro` that leads to an action. */
export type Command = {
  readonly action: Action;
  /** The words in each language, lower case, no diacritics: `ask`, `zapytaj`. The first is shown. */
  readonly words: Readonly<Record<Language, readonly [string, ...string[]]>>;
  /** What may follow the word. */
  readonly takes: 'nothing' | 'text' | 'person' | 'date';
};

/** What the clock can do: the subject's time has come. Must be harmless when nothing is due any more. */
export type ClockAction = (subject: string, scene: Omit<Scene, 'language'>) => Promise<void>;
