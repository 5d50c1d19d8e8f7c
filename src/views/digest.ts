import { addresses } from './addresses.ts';
import { inlineLength } from './measure.ts';
import { type Button, type Inline, type Message, messageLimits, type Part } from './message.ts';
import { button, buttons, excerpt, heading, line, message, note } from './parts.ts';
import type { Text } from './text.ts';

/**
 * What one feature has to say in a member's weekly digest. `lines` and `buttons` are few: the most urgent of what
 * waits; `more` counts what was left out and is found at home. The digest takes the most urgent sections first.
 */
export type DigestSection = {
  /** A whole sentence with its count: "Two requests wait for your answer". */
  readonly heading: string;
  /** At most 3, each at most 200 characters. */
  readonly lines: readonly (readonly Inline[])[];
  /** At most 5, in one row. What they lead to is shown beside the digest, never in its place. */
  readonly buttons: readonly Button[];
  readonly more: number;
  /** 0 (nice to know) to 100 (somebody waits for this member and a clock runs). */
  readonly urgency: number;
};

/**
 * Ends the subject of a button whose message says more than the button is about: the answer stands beside the message
 * instead of replacing it.
 */
export const besideMark = '~';

/** Kept free for the title, the way home, and why it came. */
const partsKept = 5;
const textKept = 450;

/**
 * Everything that waits for one member, the most urgent first. What does not fit into one message is counted and found
 * at home.
 */
export const weeklyDigest = (
  text: Text,
  about: { readonly community: string; readonly sections: readonly DigestSection[] },
): Message => {
  const sections = about.sections.toSorted((a, b) => b.urgency - a.urgency);
  const parts: Part[] = [];
  let room = { parts: messageLimits.parts - partsKept, text: messageLimits.text - textKept };
  let more = 0;
  for (const section of sections) {
    const drawn = fitting(section, room);
    more += section.more + (drawn === null ? Math.max(1, section.lines.length) : drawn.left);
    if (drawn === null) continue;
    parts.push(...drawn.parts);
    room = { parts: room.parts - drawn.parts.length, text: room.text - drawn.text };
  }
  const community = excerpt(about.community, 80);
  const [first] = sections;
  return message(
    text.digest.summary(community, excerpt(first?.heading ?? '', 150)),
    heading(text.digest.heading(community)),
    ...parts,
    more === 0 ? null : note(text.digest.more(more)),
    buttons(button(text.home.button, addresses.home.open, besideMark)),
  );
};

/** To managers: digests of a day came too late to be sent. */
export const digestsMissed = (text: Text, about: { readonly date: string }): Message =>
  message(text.digest.missedSummary, line(text.digest.missed(about.date)));

type Room = { readonly parts: number; readonly text: number };

/** As many lines of a section as there is room for; null where not even one fits. */
const fitting = (
  section: DigestSection,
  room: Room,
): { readonly parts: Part[]; readonly text: number; readonly left: number } | null => {
  for (let lines = section.lines.length; lines >= Math.min(1, section.lines.length); lines -= 1) {
    const parts = partsOf(section, lines);
    const length = section.heading.length + lengthOf(section.lines.slice(0, lines));
    if (parts.length <= room.parts && length <= room.text) {
      return { parts, text: length, left: section.lines.length - lines };
    }
  }
  return null;
};

const partsOf = (section: DigestSection, lines: number): Part[] => [
  line({ strong: section.heading }),
  ...section.lines.slice(0, lines).map((each) => line(...each)),
  ...(section.buttons.length === 0 ? [] : [buttons(...section.buttons.map(beside))]),
];

const beside = (each: Button): Button => ({ ...each, subject: `${each.subject}${besideMark}` });

const lengthOf = (lines: readonly (readonly Inline[])[]): number =>
  lines.flat().reduce((sum, inline) => sum + inlineLength(inline), 0);
