import { isRecord, type Json } from './gatewayShape.ts';

/** A button somebody can press. */
export type SeenButton = { readonly label: string; readonly customId: string };

/** A field of an open modal. */
export type SeenField = {
  readonly name: string;
  readonly kind: 'text' | 'choice' | 'person';
  readonly initial: readonly string[];
  readonly options: readonly string[];
};

/** What a message drawn with components reads like, a button as `[label]`. */
export const shownIn = (components: unknown): string =>
  listOf(components)
    .map((component) => {
      switch (component['type']) {
        case 1:
          return listOf(component['components'])
            .map(({ label }) => `[${label}]`)
            .join(' ');
        case 10:
          return String(component['content']);
        case 12:
          return listOf(component['items'])
            .map(({ media, description }) => `(${isRecord(media) ? media['url'] : ''}: ${description})`)
            .join('\n');
        case 13:
          return isRecord(component['file']) ? `(${component['file']['url']})` : '';
        default:
          return '';
      }
    })
    .join('\n');

/** Every button in a message, in its order. */
export const buttonsIn = (components: unknown): SeenButton[] =>
  listOf(components)
    .filter(({ type }) => type === 1)
    .flatMap(({ components: row }) => listOf(row))
    .filter(({ type, custom_id }) => type === 2 && typeof custom_id === 'string')
    .map(({ label, custom_id }) => ({ label: String(label), customId: String(custom_id) }));

/** The fields of a modal. */
export const fieldsIn = (components: unknown): SeenField[] =>
  listOf(components)
    .filter(({ type }) => type === 18)
    .flatMap(({ component }) => (isRecord(component) ? [fieldOf(component)] : []));

const fieldOf = (component: Json): SeenField => {
  const name = String(component['custom_id']);
  const options = listOf(component['options']);
  const chosen = options.filter(({ default: isChosen }) => isChosen === true);
  const people = listOf(component['default_values']).map(({ id }) => String(id));
  switch (component['type']) {
    case 3:
      return {
        ...{ name, kind: 'choice' },
        initial: chosen.map(({ value }) => String(value)),
        options: options.map(({ value }) => String(value)),
      };
    case 5:
      return { name, kind: 'person', initial: people, options: [] };
    default:
      return {
        ...{ name, kind: 'text', options: [] },
        initial: typeof component['value'] === 'string' ? [component['value']] : [],
      };
  }
};

export const listOf = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];
