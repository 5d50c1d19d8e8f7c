import { tidy } from '../actions/answers.ts';

/** Longer than anything Acquaint takes; what follows is not read. */
const mostLetters = 8_000;

/**
 * Slack's escaped text as somebody typed it. Mentions stay, as `<@U1>`; whatever else looks like one was typed by hand
 * and loses its look. Channels, groups and links become plain text.
 */
export const readText = (escaped: string): string =>
  tidy(
    escaped
      .slice(0, mostLetters)
      .split(/(<[^<>]{1,600}>)/u)
      .map((piece, index) => (index % 2 === 1 ? readMark(piece.slice(1, -1)) : plain(piece)))
      .join(''),
  );

/** The same without anybody being named: a direct message is a draft, not a command. */
export const readPlain = (escaped: string): string =>
  tidy(readText(escaped).replace(/<@[A-Za-z0-9]+>/gu, ''));

/** The people named in a text, by their ids. */
export const mentionsIn = (text: string): string[] =>
  [...text.matchAll(/<@([A-Za-z0-9]{2,40})>/gu)].map((match) => match[1] ?? '');

const readMark = (mark: string): string => {
  const [target = '', label = ''] = mark.split('|');
  if (/^@[A-Za-z0-9]{2,40}$/u.test(target)) return `<${target}>`;
  if (target.startsWith('#')) return plain(label === '' ? '' : `#${label}`);
  if (target.startsWith('!')) return plain(label);
  return plain(target.replace(/^mailto:/u, ''));
};

const plain = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').replaceAll('<@', '< @');
