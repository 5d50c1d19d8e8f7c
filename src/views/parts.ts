import type { Button, FileId, Inline, Message, Part } from './message.ts';

/** A message of these parts; what is null or empty is left out. */
export const message = (summary: string, ...parts: readonly (Part | null)[]): Message => ({
  summary,
  parts: parts.filter((part) => part !== null).filter((part) => !isEmpty(part)),
});

/** A title of at most 150 characters. */
export const heading = (text: string): Part => ({ kind: 'heading', text });

/** A paragraph. */
export const line = (...text: readonly Inline[]): Part => ({ kind: 'text', text });

/** A line in small print. */
export const note = (text: string): Part => ({ kind: 'note', text });

/** A member's own words with their line breaks, cut where they are longer than `most`; nothing where there are none. */
export const quote = (text: string, most: number): Part | null => {
  const words = text.trim();
  if (words === '') return null;
  return { kind: 'quote', text: words.length <= most ? words : excerpt(words, most) };
};

/** A picture whose bytes are drawn at sending; `alt` of at most 1000 characters says what it shows. */
export const image = (file: FileId, name: string, alt: string): Part => ({
  kind: 'image',
  file,
  name,
  alt: excerpt(alt, 1000),
});

/** Labelled values; entries without a value are left out. */
export const facts = (...entries: readonly (readonly [string, readonly Inline[]])[]): Part => ({
  kind: 'facts',
  facts: entries
    .filter(([, value]) => value.some((inline) => inline !== ''))
    .map(([label, value]) => ({ label, value })),
});

/** A row of at most 5 buttons. */
export const buttons = (...row: readonly (Button | null)[]): Part => ({
  kind: 'buttons',
  buttons: row.filter((button) => button !== null),
});

/** Any number of buttons, five a row. */
export const rows = (all: readonly Button[]): Part[] => {
  const result: Part[] = [];
  for (let start = 0; start < all.length; start += 5) result.push(buttons(...all.slice(start, start + 5)));
  return result;
};

/** A button that stands beside others. */
export const button = (label: string, action: string, subject = ''): Button => ({
  label,
  action,
  subject,
  style: 'plain',
});

/** The one that most people want. */
export const primary = (label: string, action: string, subject = ''): Button => ({
  label,
  action,
  subject,
  style: 'primary',
});

/** The one that cannot be taken back. */
export const danger = (label: string, action: string, subject = ''): Button => ({
  label,
  action,
  subject,
  style: 'danger',
});

/**
 * Texts that grew elsewhere (imported, synced) may be longer than any form allows: shown in full where they
 * fit, else cut at a word with an ellipsis.
 */
export const excerpt = (text: string, most: number): string => {
  const words = text.replace(/\s+/gu, ' ').trim();
  return words.length <= most ? words : `${cut(words, most - 1).replace(/\s+\S*$/u, '')}…`;
};

/** The beginning of a text, counted in UTF-16 units as platforms count, never half a letter. */
export const cut = (text: string, most: number): string => {
  let kept = '';
  for (const letter of text) {
    if (kept.length + letter.length > most) break;
    kept += letter;
  }
  return kept;
};

const isEmpty = (part: Part): boolean =>
  (part.kind === 'facts' && part.facts.length === 0) ||
  (part.kind === 'buttons' && part.buttons.length === 0) ||
  (part.kind === 'text' && part.text.length === 0);
