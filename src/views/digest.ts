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
  /** What it is about, where neither the lines nor the buttons tell one time from the next. */
  readonly about?: string;
  /** 0 (nice to know) to 100 (somebody waits for this member and a clock runs). */
  readonly urgency: number;
};

/** A number for what a section says: the same as long as it says the same. */
export const sectionKey = ({ heading: title, lines, buttons: all, about = '' }: DigestSection): number => {
  const said = JSON.stringify([title, lines, all.map(({ subject }) => subject), about]);
  // FNV-1a: short, and alike by chance once in four thousand million times.
  let key = 0x811c9dc5;
  for (const letter of said) key = Math.imul(key ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return key;
};

/**
 * Ends the subject of a button whose message says more than the button is about: the answer stands beside the message
 * instead of replacing it.
 */
export const besideMark = '~';

/** Kept free for the title, the way home, and why it came. */
const partsKept = 5;
const textKept = 450;
/** So many sections are told in full. */
const mostWhole = 3;

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
  for (const [index, section] of sections.entries()) {
    // Where much waits, everything but the first is told in a line.
    const isShort = index > 0 && sections.length > mostWhole;
    const drawn = fitting(isShort ? shortened(section) : section, isShort, room);
    more += (isShort ? shortened(section) : section).more;
    if (drawn === null) {
      more += Math.max(1, section.lines.length);
      continue;
    }
    more += drawn.left;
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

/** The first line alone, with its own button where each line has one. */
const shortened = (section: DigestSection): DigestSection => ({
  ...section,
  lines: section.lines.slice(0, 1),
  buttons: section.buttons.length === section.lines.length ? section.buttons.slice(0, 1) : section.buttons,
  more: section.more + Math.max(0, section.lines.length - 1),
});

/** As many lines of a section as there is room for; null where not even one fits. */
const fitting = (
  section: DigestSection,
  isShort: boolean,
  room: Room,
): { readonly parts: Part[]; readonly text: number; readonly left: number } | null => {
  for (let lines = section.lines.length; lines >= Math.min(1, section.lines.length); lines -= 1) {
    const parts = partsOf(section, lines, isShort);
    const length = section.heading.length + 2 + lengthOf(section.lines.slice(0, lines));
    if (parts.length <= room.parts && length <= room.text) {
      return { parts, text: length, left: section.lines.length - lines };
    }
  }
  return null;
};

const partsOf = (section: DigestSection, lines: number, isShort: boolean): Part[] => {
  const [first = []] = section.lines;
  const said = isShort
    ? [line({ strong: section.heading }, ' · ', ...first)]
    : [line({ strong: section.heading }), ...section.lines.slice(0, lines).map((each) => line(...each))];
  return [...said, ...(section.buttons.length === 0 ? [] : [buttons(...section.buttons.map(beside))])];
};

const beside = (each: Button): Button => ({ ...each, subject: `${each.subject}${besideMark}` });

const lengthOf = (lines: readonly (readonly Inline[])[]): number =>
  lines.flat().reduce((sum, inline) => sum + inlineLength(inline), 0);
