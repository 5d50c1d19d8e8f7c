import type { types } from '@slack/bolt';
import type { People } from '../actions/ports/platform.ts';
import type { Language } from '../core/community.ts';
import type { Button, Inline } from '../views/message.ts';
import { text as words } from '../views/text.ts';

/** Who reads; `zone` is null where several do. */
export type Reader = { readonly people: People; readonly language: Language; readonly zone: string | null };

type Element = types.RichTextElement;

/** Text as it is typed: no `:emoji:` names are replaced. */
export const plain = (text: string): types.PlainTextElement => ({ type: 'plain_text', text, emoji: false });

/** A title above what follows. */
export const header = (text: string): types.HeaderBlock => ({ type: 'header', text: plain(text) });

/** Small print. */
export const context = (text: string): types.ContextBlock => ({ type: 'context', elements: [plain(text)] });

/** A paragraph, or an empty block's place holder: Slack refuses empty paragraphs. */
export const paragraph = (elements: readonly Element[]): types.RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: filled(elements) }],
});

/** Somebody's own words. */
export const quotation = (text: string): types.RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_quote', elements: filled(written(text)) }],
});

/** Text that is nothing but text, whatever stands in it. */
export const written = (text: string): Element[] => (text === '' ? [] : [{ type: 'text', text }]);

export const bold = (text: string): Element[] =>
  text === '' ? [] : [{ type: 'text', text, style: { bold: true } }];

/** A line as the elements of a rich text: nothing in it is parsed, so nothing needs escaping. */
export const line = (inlines: readonly Inline[], reader: Reader): Element[] =>
  inlines.flatMap((inline) => elementsOf(inline, reader));

/** A row of buttons; an action that stands there twice is told apart by `#n`. */
export const actions = (buttons: readonly Button[]): types.ActionsBlock => ({
  type: 'actions',
  elements: buttons.map((button, index) => ({
    type: 'button',
    text: plain(button.label),
    action_id: `${button.action}#${index}`,
    ...(button.subject === '' ? {} : { value: button.subject }),
    ...styleOf(button),
  })),
});

const elementsOf = (inline: Inline, { people, language, zone }: Reader): Element[] => {
  if (typeof inline === 'string') return written(inline);
  if ('mention' in inline) {
    const person = people.get(inline.mention);
    if (person?.externalId != null) return [{ type: 'user', user_id: person.externalId }];
    return written(person?.name || words(language).formerMember);
  }
  if ('at' in inline) return [instantOf(inline.at, language, zone ?? 'UTC')];
  if ('on' in inline) return [dayOf(inline.on, language, zone ?? 'UTC')];
  if ('link' in inline) {
    return inline.link.startsWith('https://')
      ? [{ type: 'link', url: inline.link, text: inline.label }]
      : written(inline.label);
  }
  return bold(inline.strong);
};

/** Drawn by each reader's own client, in their zone and language; the fallback says which zone it is in. */
const instantOf = (at: Date, language: Language, zone: string): Element => ({
  type: 'date',
  timestamp: Math.floor(at.getTime() / 1000),
  format: '{date_long_pretty}, {time}',
  fallback: `${words(language).dateTime(at, zone)} (${zone})`,
});

const dayOf = (on: Date, language: Language, zone: string): Element => ({
  type: 'date',
  timestamp: Math.floor(on.getTime() / 1000),
  format: '{date_long}',
  fallback: words(language).date(on, zone),
});

const styleOf = ({ style }: Button): { style?: 'primary' | 'danger' } => {
  switch (style) {
    case 'primary':
    case 'danger':
      return { style };
    case 'plain':
      return {};
  }
};

const filled = (elements: readonly Element[]): Element[] =>
  elements.length === 0 ? [{ type: 'text', text: ' ' }] : [...elements];
