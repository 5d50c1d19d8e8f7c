import { listOf } from './driverShown.ts';
import { isRecord, type Json } from './gatewayShape.ts';

/** What a body comes with: the names of its files, and whether only one person sees it. */
export type BodyContext = { readonly files?: readonly string[]; readonly mayBeEphemeral?: boolean };

const componentsV2 = 1 << 15;
const ephemeral = 1 << 6;
const silent = 1 << 12;

/**
 * What Discord says is wrong with a message drawn with components (docs.discord.com: message, component reference);
 * empty when it takes it. Keys it would ignore are problems too: whoever sends them means something by them.
 */
export const messageProblems = (body: Json, context: BodyContext = {}): string[] => {
  const components = listOf(body['components']);
  const all = components.flatMap(nested);
  return [
    ...unknownKeys('message', body, messageKeys),
    ...flagProblems(Number(body['flags'] ?? 0), context),
    ...(components.length === 0 ? ['components: BASE_TYPE_REQUIRED'] : []),
    ...(all.length > 40 ? [`components: ${all.length}, at most 40`] : []),
    ...components.flatMap((component) => topProblems(component, context.files ?? [])),
    ...textProblems(all),
    ...repeated(
      'custom_id',
      all.flatMap(({ custom_id }) => (custom_id === undefined ? [] : [custom_id])),
    ),
    ...repeated(
      'id',
      all.flatMap(({ id }) => (id === undefined || id === 0 ? [] : [id])),
    ),
    ...all.flatMap(idProblems),
    ...mentionProblems(body['allowed_mentions']),
    ...nonceProblems(body),
  ];
};

const messageKeys = ['components', 'flags', 'allowed_mentions', 'nonce', 'enforce_nonce', 'attachments'];

const nested = (component: Json): Json[] => [component, ...listOf(component['components'])];

const flagProblems = (flags: number, { mayBeEphemeral }: BodyContext): string[] => {
  const allowed = componentsV2 | silent | (mayBeEphemeral === true ? ephemeral : 0);
  return [
    ...((flags & componentsV2) === 0 ? ['flags: texts as components without IS_COMPONENTS_V2'] : []),
    ...((flags & ~allowed) === 0 ? [] : [`flags: ${flags}`]),
  ];
};

const topProblems = (component: Json, files: readonly string[]): string[] => {
  switch (component['type']) {
    case 1:
      return rowProblems(component);
    case 10:
      return [
        ...unknownKeys('text display', component, ['type', 'id', 'content']),
        ...length('content', component['content'], 1, 4_000),
        ...(String(component['content']).trim() === '' ? ['content: nothing in it'] : []),
      ];
    case 12:
      return [
        ...unknownKeys('gallery', component, ['type', 'id', 'items']),
        ...listOf(component['items']).flatMap((item) => pictureProblems(item, files)),
      ];
    case 13: {
      const url = isRecord(component['file']) ? String(component['file']['url']) : '';
      const isThere = url.startsWith('attachment://') && files.includes(url.slice('attachment://'.length));
      return [
        ...unknownKeys('file', component, ['type', 'id', 'file', 'spoiler']),
        ...(isThere ? [] : [`file: ${url} was not sent along`]),
      ];
    }
    case 14:
      return unknownKeys('separator', component, ['type', 'id', 'divider', 'spacing']);
    default:
      return [`a component of type ${component['type']}`];
  }
};

const pictureProblems = (item: Json, files: readonly string[]): string[] => {
  const url = isRecord(item['media']) ? String(item['media']['url']) : '';
  const isThere = url.startsWith('attachment://') && files.includes(url.slice('attachment://'.length));
  return [
    ...unknownKeys('picture', item, ['media', 'description', 'spoiler']),
    ...(isThere ? [] : [`picture: ${url} was not sent along`]),
    ...length('description', item['description'], 1, 1_024),
  ];
};

const rowProblems = (row: Json): string[] => {
  const buttons = listOf(row['components']);
  return [
    ...unknownKeys('row', row, ['type', 'id', 'components']),
    ...(buttons.length >= 1 && buttons.length <= 5 ? [] : [`row: ${buttons.length} buttons`]),
    ...buttons.flatMap((button) => [
      ...unknownKeys('button', button, ['type', 'id', 'style', 'label', 'custom_id', 'disabled']),
      ...(button['type'] === 2 ? [] : [`row: a component of type ${button['type']}`]),
      ...([1, 2, 3, 4].includes(Number(button['style'])) ? [] : [`button: style ${button['style']}`]),
      ...length('label', button['label'], 1, 80),
      ...length('custom_id', button['custom_id'], 1, 100),
    ]),
  ];
};

const textProblems = (all: readonly Json[]): string[] => {
  const letters = all
    .filter(({ type }) => type === 10)
    .reduce((sum, { content }) => sum + String(content).length, 0);
  return letters <= 4_000 ? [] : [`components: ${letters} letters of text, at most 4000`];
};

const idProblems = ({ id }: Json): string[] =>
  id === undefined || (Number.isInteger(id) && Number(id) >= 0 && Number(id) < 2 ** 31)
    ? []
    : [`id: ${id} is not a 32-bit integer`];

const mentionProblems = (mentions: unknown): string[] => {
  // Without it everything typed would ping.
  if (!isRecord(mentions)) return ['allowed_mentions: none'];
  const { parse, users } = mentions;
  const ids = Array.isArray(users) ? users : [];
  const isParsed = Array.isArray(parse) && parse.includes('users');
  return [
    ...unknownKeys('allowed_mentions', mentions, ['parse', 'users', 'roles', 'replied_user']),
    ...(Array.isArray(parse) ? [] : ['allowed_mentions: no parse']),
    ...(isParsed && ids.length > 0 ? ['allowed_mentions: MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE'] : []),
    ...(ids.length <= 100 ? [] : ['allowed_mentions: more than 100']),
    ...repeated('allowed_mentions.users', ids),
    ...(ids.every((id) => typeof id === 'string' && /^\d{1,20}$/u.test(id)) ? [] : ['users: NUMBER_TYPE']),
  ];
};

const nonceProblems = ({ nonce, enforce_nonce: isEnforced }: Json): string[] => [
  ...(nonce === undefined ? [] : length('nonce', nonce, 1, 25)),
  ...(isEnforced === undefined || typeof isEnforced === 'boolean' ? [] : ['enforce_nonce: not a boolean']),
];

const unknownKeys = (what: string, value: Json, known: readonly string[]): string[] =>
  Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => `${what}: ${key} is not known`);

const repeated = (what: string, values: readonly unknown[]): string[] =>
  new Set(values).size === values.length ? [] : [`${what}: the same twice`];

const length = (what: string, value: unknown, least: number, most: number): string[] => {
  const isFine = typeof value === 'string' && value.length >= least && value.length <= most;
  return isFine ? [] : [`${what}: must be a text of ${least} to ${most} letters`];
};
