import type { MemberId } from '../../src/core/ids.ts';
import type { Field, Form } from '../../src/views/form.ts';
import type { Inline, Message, Part } from '../../src/views/message.ts';
import type { Text } from '../../src/views/text.ts';

/** How the reader is to see people and dates. */
export type Reader = {
  readonly text: Text;
  readonly zone: string;
  readonly nameOf: (member: MemberId) => string;
};

/** A message as plain text: what somebody would read aloud. */
export const plainMessage = (message: Message, reader: Reader): string =>
  message.parts.map((part) => plainPart(part, reader)).join('\n\n');

/** A form as plain text. */
export const plainForm = (form: Form): string =>
  [
    `**${form.title}**`,
    ...(form.intro === undefined ? [] : [form.intro]),
    ...form.fields.map(plainField),
    `[ ${form.submit} ]`,
  ].join('\n\n');

const plainPart = (part: Part, reader: Reader): string => {
  switch (part.kind) {
    case 'heading':
      return `**${part.text}**`;
    case 'text':
      return plainLine(part.text, reader);
    case 'quote':
      return part.text
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n');
    case 'facts':
      return part.facts.map((fact) => `- ${fact.label}: ${plainLine(fact.value, reader)}`).join('\n');
    case 'note':
      return `_${part.text}_`;
    case 'divider':
      return '---';
    case 'file':
      return `📎 ${part.name}`;
    case 'image':
      return `🖼 ${part.alt}`;
    case 'buttons':
      return part.buttons
        .map(({ label, style }) => (style === 'primary' ? `[ **${label}** ]` : `[ ${label} ]`))
        .join(' ');
  }
};

const plainLine = (line: readonly Inline[], { text, zone, nameOf }: Reader): string =>
  line
    .map((inline) => {
      if (typeof inline === 'string') return inline;
      if ('strong' in inline) return inline.strong;
      if ('mention' in inline) return `@${nameOf(inline.mention)}`;
      if ('on' in inline) return text.date(inline.on, zone);
      return 'at' in inline ? text.dateTime(inline.at, zone) : inline.label;
    })
    .join('');

const plainField = (field: Field): string => {
  const label = `${field.label}${field.isRequired ? ' *' : ''}`;
  if (field.kind === 'person') return `${label}\n\n[ @… ]`;
  const hint = field.hint === undefined ? '' : `\n_${field.hint}_`;
  if (field.kind === 'text') return `${label}${hint}\n\n[ ${field.initial ?? ''}… ]`;
  const options = field.options.map(({ value, label: option }) => {
    const isChosen = (field.initial ?? []).includes(value);
    return `- ${isChosen ? '(x)' : '( )'} ${option}`;
  });
  return `${label}${hint}\n\n${options.join('\n')}`;
};
