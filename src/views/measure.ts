import type { Inline, Message, Part } from './message.ts';

/** How many characters a message takes at most when drawn, buttons aside: mentions and dates take up to 32. */
export const lengthOf = (message: Message): number =>
  message.parts.reduce((sum, part) => sum + partLength(part), 0);

const partLength = (part: Part): number => {
  switch (part.kind) {
    case 'heading':
    case 'quote':
    case 'note':
      return part.text.length;
    case 'text':
      return lineLength(part.text);
    case 'facts':
      return part.facts.reduce((sum, { label, value }) => sum + label.length + lineLength(value), 0);
    case 'file':
      return part.name.length;
    case 'image':
      return part.alt.length;
    case 'divider':
    case 'buttons':
      return 0;
  }
};

const lineLength = (line: readonly Inline[]): number =>
  line.reduce((sum, inline) => sum + inlineLength(inline), 0);

/** Characters of one piece of a line. */
export const inlineLength = (inline: Inline): number => {
  if (typeof inline === 'string') return inline.length;
  if ('strong' in inline) return inline.strong.length;
  return 'link' in inline ? inline.link.length + inline.label.length : 32;
};
