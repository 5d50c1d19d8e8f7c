import { isRecord, type Json, recordsIn } from './shape.ts';

/** A button as a reader sees it, with what a press of it carries. */
export type SeenButton = {
  readonly label: string;
  readonly actionId: string;
  readonly blockId: string;
  readonly value: string | null;
  readonly style: string | null;
};

/** The buttons in blocks, in order. */
export const buttonsIn = (blocks: unknown): SeenButton[] =>
  recordsIn(blocks).flatMap((block) =>
    recordsIn(block['elements'])
      .filter((element) => element['type'] === 'button')
      .map((button) => ({
        label: shown(button['text']),
        actionId: String(button['action_id']),
        blockId: String(block['block_id']),
        value: typeof button['value'] === 'string' ? button['value'] : null,
        style: typeof button['style'] === 'string' ? button['style'] : null,
      })),
  );

/** What a person reads in blocks, a line a block, as Slack draws it: mentions as `@U1`, dates as `{1700000000}`. */
export const readBlocks = (blocks: unknown): string => recordsIn(blocks).map(readBlock).join('\n');

/** Whom a message notifies beyond its readers: user ids, and `channel`, `here`, `everyone`, group ids. */
export const pingsIn = (text: string, blocks: unknown): string[] => [
  ...marked(text),
  ...objectsIn(blocks).flatMap((object) => {
    switch (object['type']) {
      case 'user':
        return [String(object['user_id'])];
      case 'broadcast':
        return [String(object['range'])];
      case 'usergroup':
        return [String(object['usergroup_id'])];
      case 'mrkdwn':
        return marked(String(object['text']));
      default:
        return [];
    }
  }),
];

const readBlock = (block: Json): string => {
  switch (block['type']) {
    case 'rich_text':
      return recordsIn(block['elements'])
        .map(
          (part) =>
            (part['type'] === 'rich_text_quote' ? '> ' : '') +
            recordsIn(part['elements']).map(inline).join(''),
        )
        .join('\n');
    case 'actions':
      return recordsIn(block['elements'])
        .map((element) => `[${shown(element['text'])}]`)
        .join(' ');
    case 'context':
      return recordsIn(block['elements']).map(shown).join(' ');
    case 'divider':
      return '---';
    case 'input':
      return shown(block['label']);
    default:
      return shown(block['text']);
  }
};

const inline = (element: Json): string => {
  switch (element['type']) {
    case 'user':
      return `@${String(element['user_id'])}`;
    case 'date':
      return `{${String(element['timestamp'])}}`;
    case 'broadcast':
      return `@${String(element['range'])}`;
    default:
      return String(element['text'] ?? element['url'] ?? '');
  }
};

const shown = (text: unknown): string => {
  if (!isRecord(text)) return '';
  return text['type'] === 'mrkdwn' ? unescaped(String(text['text'])) : String(text['text']);
};

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Slack's own markup for mentions, in text that it parses. */
const marked = (text: string): string[] =>
  [
    ...text.matchAll(/<(?:@([UW][A-Z0-9]+)|!(channel|here|everyone)|!subteam\^([A-Z0-9]+))(?:\|[^>]*)?>/gu),
  ].map(([, user, all, group]) => user ?? all ?? group ?? '');

const objectsIn = (value: unknown): Json[] => {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return isRecord(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
};
