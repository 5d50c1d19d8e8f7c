import { isRecord } from './gatewayShape.ts';

/** How often each kind of formatting is drawn; `other`: mentions, times, emoji, code, italics, spoilers. */
export type Marks = {
  heading: number;
  bold: number;
  quote: number;
  small: number;
  link: number;
  list: number;
  other: number;
};

/**
 * What a reader sees of Discord's Markdown, and what of it is formatting. Plainer than Discord's own reading where that
 * matters not: formatting is counted as soon as it is opened, whether or not it is closed.
 */
export const readMarkdown = (source: string): { readonly text: string; readonly marks: Marks } => {
  const marks: Marks = { heading: 0, bold: 0, quote: 0, small: 0, link: 0, list: 0, other: 0 };
  const text = source
    .split('\n')
    .map((line) => readInline(readStart(line, marks), marks))
    .join('\n');
  return { text, marks };
};

const starts: readonly (readonly [RegExp, keyof Marks])[] = [
  [/^ *(?:>>>|>) /u, 'quote'],
  [/^ *-# /u, 'small'],
  [/^ *#{1,3} /u, 'heading'],
  [/^ *(?:[-*+]|\d+[.)]) /u, 'list'],
];

/** What stands at the start of a line, one within the other: a list in a quote. */
const readStart = (line: string, marks: Marks): string => {
  for (const [pattern, mark] of starts) {
    const found = pattern.exec(line);
    if (found === null) continue;
    marks[mark] += 1;
    return readStart(line.slice(found[0].length), marks);
  }
  return line;
};

type Rule = readonly [RegExp, (found: RegExpExecArray, marks: Marks) => string];

const count =
  (mark: keyof Marks, text: (found: RegExpExecArray) => string = () => '') =>
  (found: RegExpExecArray, marks: Marks): string => {
    marks[mark] += 1;
    return text(found);
  };

/** In the order in which Discord tries them at a place. */
const rules: readonly Rule[] = [
  [/^\\([^0-9A-Za-z\s])/u, (found) => found[1] ?? ''],
  [/^https?:\/\/[^\s<]+[^<.,:;"'\])\s]/u, (found) => found[0]],
  [
    /^\[((?:\\.|[^\]\\])*)\]\(<?[^)\s>]+>?\)/u,
    (found, marks) => count('link', ([, label = '']) => readInline(label, marks))(found, marks),
  ],
  [/^<(?:@[!&]?|#|\/[\w-]+:|a?:\w+:|t:-?|id:|https?:)[^>]*>/u, count('other')],
  [/^@(?:everyone|here)/u, count('other')],
  [
    /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/u,
    (found, marks) => count('bold', ([, inner = '']) => readInline(inner, marks))(found, marks),
  ],
  [/^(?:\*|_|~~|\|\||`)/u, count('other')],
];

const readInline = (line: string, marks: Marks): string => {
  let [rest, text] = [line, ''];
  while (rest !== '') {
    const step = stepOf(rest, marks);
    text += step.text;
    rest = rest.slice(step.length);
  }
  return text;
};

const stepOf = (rest: string, marks: Marks): { readonly text: string; readonly length: number } => {
  for (const [pattern, run] of rules) {
    const found = pattern.exec(rest);
    if (found !== null) return { text: run(found, marks), length: found[0].length };
  }
  return { text: rest.slice(0, 1), length: 1 };
};

/** Whom a text notifies: what is mentioned in it, of those whom `allowed_mentions` lets through. */
export const pingsIn = (source: string, allowed: unknown): string[] => {
  const { parse, users } = isRecord(allowed) ? allowed : { parse: ['everyone', 'users', 'roles'], users: [] };
  const kinds: readonly unknown[] = Array.isArray(parse) ? parse : [];
  const ids: readonly unknown[] = Array.isArray(users) ? users : [];
  const plain = source.replaceAll(/\\[^0-9A-Za-z\s]/gu, '');
  const people = [...plain.matchAll(/<@!?(\d+)>/gu)].map((found) => found[1] ?? '');
  const roles = [...plain.matchAll(/<@&(\d+)>/gu)].map((found) => found[1] ?? '');
  const all = [...plain.matchAll(/@(?:everyone|here)/gu)].map((found) => found[0]);
  return [
    ...new Set([
      ...people.filter((id) => kinds.includes('users') || ids.includes(id)),
      ...(kinds.includes('roles') ? roles : []),
      ...(kinds.includes('everyone') ? all : []),
    ]),
  ];
};
