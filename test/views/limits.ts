import { type Field, type Form, formLimits } from '../../src/views/form.ts';
import { type Inline, type Message, messageLimits, type Part } from '../../src/views/message.ts';

/** What stands outside the limits every platform can draw; empty when all is well. */
export const outsideLimits = (message: Message): string[] => {
  const { parts, summary } = message;
  const length = parts.reduce((sum, part) => sum + lengthOf(part), 0);
  return [
    ...when(parts.length === 0 || parts.length > messageLimits.parts, `${parts.length} parts`),
    ...when(length > messageLimits.text, `${length} characters`),
    ...when(summary.trim() === '' || summary.includes('\n') || summary.length > 300, `summary: ${summary}`),
    ...parts.flatMap(partOutside),
  ];
};

/** The same for a form. A hint is drawn as a description of at most 100 characters. */
export const formOutsideLimits = (form: Form): string[] => [
  ...when(form.title.length > formLimits.title, `title: ${form.title}`),
  ...when(form.submit.length > formLimits.title, `submit: ${form.submit}`),
  ...when(form.fields.length === 0 || form.fields.length > formLimits.fields, `${form.fields.length} fields`),
  ...when((form.intro ?? '').length > 600, `intro of ${form.intro?.length}`),
  ...when(new Set(form.fields.map(({ name }) => name)).size < form.fields.length, 'two fields of one name'),
  ...token(form.action, form.subject),
  ...form.fields.flatMap(fieldOutside),
];

/** Characters of an inline as it may be drawn: a mention and a date take up to 32. */
export const inlineLength = (inline: Inline): number => {
  if (typeof inline === 'string') return inline.length;
  if ('strong' in inline) return inline.strong.length;
  return 'link' in inline ? inline.link.length + inline.label.length : 32;
};

const lineLength = (line: readonly Inline[]): number =>
  line.reduce((sum, inline) => sum + inlineLength(inline), 0);

const lengthOf = (part: Part): number => {
  switch (part.kind) {
    case 'heading':
    case 'quote':
    case 'note':
      return part.text.length;
    case 'text':
      return lineLength(part.text);
    case 'facts':
      return part.facts.reduce((sum, fact) => sum + fact.label.length + lineLength(fact.value), 0);
    case 'file':
      return part.name.length;
    case 'image':
      return part.alt.length;
    case 'divider':
    case 'buttons':
      return 0;
  }
};

const partOutside = (part: Part): string[] => {
  switch (part.kind) {
    case 'heading':
      return when(part.text === '' || part.text.length > messageLimits.heading, `heading: ${part.text}`);
    case 'facts':
      return [
        ...when(
          part.facts.length === 0 || part.facts.length > messageLimits.facts,
          `${part.facts.length} facts`,
        ),
        ...part.facts.flatMap((fact) =>
          when(fact.label === '' || lineLength(fact.value) === 0, `empty fact: ${fact.label}`),
        ),
      ];
    case 'buttons':
      return [
        ...when(
          part.buttons.length === 0 || part.buttons.length > messageLimits.buttonsInRow,
          `${part.buttons.length} buttons`,
        ),
        ...part.buttons.flatMap(({ label, action, subject }) => [
          ...when(label === '' || label.length > messageLimits.buttonLabel, `button: ${label}`),
          ...token(action, subject),
        ]),
      ];
    case 'text':
      return when(lineLength(part.text) === 0, 'an empty line');
    case 'note':
    case 'quote':
      return when(part.text === '', `an empty ${part.kind}`);
    case 'image':
      return when(part.alt === '' || part.alt.length > messageLimits.alt, `alt: ${part.alt}`);
    case 'divider':
    case 'file':
      return [];
  }
};

const fieldOutside = (field: Field): string[] => {
  const label = when(field.label === '' || field.label.length > formLimits.label, `label: ${field.label}`);
  if (field.kind === 'person') return label;
  const hint = when((field.hint ?? '').length > 100, `hint of ${field.hint?.length}: ${field.hint}`);
  if (field.kind === 'text') {
    return [
      ...label,
      ...hint,
      ...when((field.initial ?? '').length > field.most, `initial of ${field.name}`),
    ];
  }
  const values = field.options.map(({ value }) => value);
  return [
    ...label,
    ...hint,
    ...when(values.length === 0 || values.length > formLimits.options, `${values.length} options`),
    ...when(!(field.initial ?? []).every((value) => values.includes(value)), `initial of ${field.name}`),
    ...field.options.flatMap((option) => [
      ...when(option.label.length > formLimits.option, `option: ${option.label}`),
      ...when(option.value.length > formLimits.value, `value: ${option.value}`),
    ]),
  ];
};

/** Action and subject travel together with one sign between them. */
const token = (action: string, subject: string): string[] => [
  ...when(!/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/u.test(action) || action.length > 40, `action: ${action}`),
  ...when(action.length + 1 + subject.length > messageLimits.buttonToken, `token: ${action} ${subject}`),
];

const when = (isWrong: boolean, what: string): string[] => (isWrong ? [what] : []);
