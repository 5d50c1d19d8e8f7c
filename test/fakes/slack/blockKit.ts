import { isRecord, type Json, lengthIn, oneOf, type Problems, textIn } from './shape.ts';

/** What Slack would refuse in a message's blocks; empty when it would take them. */
export const messageProblems = (blocks: unknown): string[] => {
  const problems = blockProblems(blocks, 50, messageBlocks);
  // Undocumented, measured by others: bolt-js#2509 and #2867.
  if (problems.length === 0 && JSON.stringify(blocks).length > 13_200) return ['msg_blocks_too_long'];
  return problems;
};

/** The same for a modal or a home. */
export const viewProblems = (view: unknown): string[] => {
  if (!isRecord(view)) return ['view: no object'];
  const type = view['type'];
  if (type !== 'modal' && type !== 'home') return [`view: type ${String(type)}`];
  const problems: string[] = blockProblems(view['blocks'], 100, type === 'modal' ? modalBlocks : homeBlocks);
  const add: Problems = (at, what) => problems.push(`${at}: ${what}`);
  for (const [name, most] of [
    ['private_metadata', 3_000],
    ['callback_id', 255],
    ['external_id', 255],
  ] as const) {
    if (view[name] !== undefined) lengthIn(view[name], 0, most, name, add);
  }
  if (type === 'modal') {
    plainText(view['title'], 24, 'title', add);
    if (view['close'] !== undefined) plainText(view['close'], 24, 'close', add);
    if (view['submit'] !== undefined) plainText(view['submit'], 24, 'submit', add);
    const blocks = Array.isArray(view['blocks']) ? view['blocks'] : [];
    const hasInput = blocks.some((block) => isRecord(block) && block['type'] === 'input');
    if (hasInput && view['submit'] === undefined) add('submit', 'a modal with inputs must have one');
  } else {
    for (const name of ['title', 'submit', 'close']) if (view[name] !== undefined) add(name, 'not at home');
  }
  for (const name of Object.keys(view)) if (!viewFields.has(name)) add(name, 'no such field');
  if (Buffer.byteLength(JSON.stringify(view)) > 250_000) add('view', 'more than 250 kB');
  return problems;
};

const viewFields = new Set([
  ...['type', 'blocks', 'private_metadata', 'callback_id', 'external_id', 'title', 'close', 'submit'],
  ...['clear_on_close', 'notify_on_close', 'submit_disabled'],
]);

const messageBlocks = ['header', 'section', 'context', 'divider', 'actions', 'rich_text', 'image', 'input'];
const modalBlocks = messageBlocks;
const homeBlocks = messageBlocks;

const blockProblems = (blocks: unknown, most: number, allowed: readonly string[]): string[] => {
  if (!Array.isArray(blocks)) return ['blocks: no list'];
  const problems: string[] = [];
  const add: Problems = (at, what) => problems.push(`${at}: ${what}`);
  if (blocks.length === 0 || blocks.length > most) add('blocks', `${blocks.length} of them`);
  const ids = new Set<unknown>();
  for (const [index, block] of blocks.entries()) {
    const at = `blocks/${index}`;
    if (!isRecord(block)) {
      add(at, 'no object');
      continue;
    }
    const id = block['block_id'];
    if (id !== undefined) {
      lengthIn(id, 1, 255, `${at}/block_id`, add);
      if (ids.has(id)) add(`${at}/block_id`, `${String(id)} twice`);
      ids.add(id);
    }
    if (!oneOf(block['type'], allowed, `${at}/type`, add)) continue;
    checkBlock(block, at, add);
  }
  return problems;
};

const checkBlock = (block: Json, at: string, add: Problems): void => {
  switch (block['type']) {
    case 'header':
      plainText(block['text'], 150, `${at}/text`, add);
      return;
    case 'divider':
      return;
    case 'section':
      checkSection(block, at, add);
      return;
    case 'context':
      list(block['elements'], 1, 10, `${at}/elements`, add, (element, where) =>
        anyText(element, 2_000, where, add),
      );
      return;
    case 'actions':
      checkActions(block, at, add);
      return;
    case 'rich_text':
      checkRichText(block, at, add);
      return;
    case 'input':
      checkInput(block, at, add);
      return;
    default:
      add(`${at}/type`, `${String(block['type'])} is not checked by this stand-in`);
  }
};

const checkSection = (block: Json, at: string, add: Problems): void => {
  if (block['text'] === undefined && block['fields'] === undefined) add(at, 'neither text nor fields');
  if (block['text'] !== undefined) anyText(block['text'], 3_000, `${at}/text`, add);
  if (block['fields'] !== undefined) {
    list(block['fields'], 1, 10, `${at}/fields`, add, (field, where) => anyText(field, 2_000, where, add));
  }
};

const checkActions = (block: Json, at: string, add: Problems): void => {
  const ids = new Set<unknown>();
  list(block['elements'], 1, 25, `${at}/elements`, add, (element, where) => {
    if (ids.has(element['action_id'])) add(`${where}/action_id`, `${String(element['action_id'])} twice`);
    ids.add(element['action_id']);
    if (oneOf(element['type'], ['button'], `${where}/type`, add)) checkButton(element, where, add);
  });
};

const checkButton = (button: Json, at: string, add: Problems): void => {
  plainText(button['text'], 75, `${at}/text`, add);
  lengthIn(button['action_id'], 1, 255, `${at}/action_id`, add);
  if (button['value'] !== undefined) lengthIn(button['value'], 0, 2_000, `${at}/value`, add);
  if (button['url'] !== undefined) lengthIn(button['url'], 1, 3_000, `${at}/url`, add);
  if (button['style'] !== undefined) oneOf(button['style'], ['primary', 'danger'], `${at}/style`, add);
};

const checkInput = (block: Json, at: string, add: Problems): void => {
  plainText(block['label'], 2_000, `${at}/label`, add);
  if (block['hint'] !== undefined) plainText(block['hint'], 2_000, `${at}/hint`, add);
  const element = block['element'];
  if (!isRecord(element)) {
    add(`${at}/element`, 'no object');
    return;
  }
  lengthIn(element['action_id'], 1, 255, `${at}/element/action_id`, add);
  const types = [
    'plain_text_input',
    'static_select',
    'multi_static_select',
    'checkboxes',
    'radio_buttons',
    'users_select',
  ];
  if (oneOf(element['type'], types, `${at}/element/type`, add)) checkElement(element, `${at}/element`, add);
};

const checkElement = (element: Json, at: string, add: Problems): void => {
  switch (element['type']) {
    case 'plain_text_input': {
      const most = element['max_length'];
      if (most !== undefined && !(typeof most === 'number' && most >= 1 && most <= 3_000))
        add(at, `max_length ${String(most)}`);
      const longest = typeof most === 'number' ? most : 3_000;
      if (element['initial_value'] !== undefined)
        lengthIn(element['initial_value'], 1, longest, `${at}/initial_value`, add);
      return;
    }
    case 'users_select':
      return;
    case 'static_select':
      options(element, 100, at, add);
      return;
    case 'multi_static_select':
      options(element, 100, at, add);
      return;
    default:
      options(element, 10, at, add);
      return;
  }
};

const options = (element: Json, most: number, at: string, add: Problems): void => {
  const known: string[] = [];
  list(element['options'], 1, most, `${at}/options`, add, (option, where) => {
    plainText(option['text'], 75, `${where}/text`, add);
    lengthIn(option['value'], 1, 150, `${where}/value`, add);
    if (known.includes(JSON.stringify(option))) add(where, 'twice');
    known.push(JSON.stringify(option));
  });
  const initial =
    element['initial_option'] === undefined ? element['initial_options'] : [element['initial_option']];
  if (initial === undefined) return;
  list(initial, 1, most, `${at}/initial`, add, (option, where) => {
    if (!known.includes(JSON.stringify(option))) add(where, 'is none of the options');
  });
};

const checkRichText = (block: Json, at: string, add: Problems): void =>
  list(block['elements'], 1, 100, `${at}/elements`, add, (part, where) => {
    const types = ['rich_text_section', 'rich_text_quote', 'rich_text_preformatted'];
    if (!oneOf(part['type'], types, `${where}/type`, add)) return;
    list(part['elements'], 1, 1_000, `${where}/elements`, add, (element, inside) =>
      checkInline(element, inside, add),
    );
  });

const checkInline = (element: Json, at: string, add: Problems): void => {
  switch (element['type']) {
    case 'text':
      lengthIn(element['text'], 1, 3_000, `${at}/text`, add);
      return;
    case 'user':
      if (!/^[UW][A-Z0-9]{2,}$/u.test(String(element['user_id'])))
        add(`${at}/user_id`, String(element['user_id']));
      return;
    case 'link':
      if (!URL.canParse(String(element['url']))) add(`${at}/url`, String(element['url']));
      lengthIn(element['url'], 1, 3_000, `${at}/url`, add);
      return;
    case 'date': {
      if (!Number.isInteger(element['timestamp'])) add(`${at}/timestamp`, String(element['timestamp']));
      if (!/\{[a-z_]+\}/u.test(String(element['format']))) add(`${at}/format`, String(element['format']));
      return;
    }
    default:
      add(`${at}/type`, String(element['type']));
  }
};

const plainText = (text: unknown, most: number, at: string, add: Problems): void => {
  if (!isRecord(text) || text['type'] !== 'plain_text') {
    add(at, 'no plain_text');
    return;
  }
  lengthIn(textIn(text), 1, most, at, add);
};

const anyText = (text: unknown, most: number, at: string, add: Problems): void => {
  if (isRecord(text) && (text['type'] === 'plain_text' || text['type'] === 'mrkdwn')) {
    lengthIn(textIn(text), 1, most, at, add);
  } else {
    add(at, 'no text object');
  }
};

const list = (
  value: unknown,
  least: number,
  most: number,
  at: string,
  add: Problems,
  check: (item: Json, at: string) => void,
): void => {
  if (!Array.isArray(value)) {
    add(at, 'no list');
    return;
  }
  if (value.length < least || value.length > most) add(at, `${value.length} of them`);
  for (const [index, item] of value.entries()) {
    if (isRecord(item)) check(item, `${at}/${index}`);
    else add(`${at}/${index}`, 'no object');
  }
};
