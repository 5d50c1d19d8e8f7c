const made: unique symbol = Symbol('html');

/** HTML of ours. Only the tag below makes it, so nothing anybody wrote can pass for it. */
export type Html = { readonly [made]: string };

/** What may stand in a template: text is escaped, HTML stays, lists are joined, nothing is nothing. */
export type Piece = Html | string | number | null | undefined | false | readonly Piece[];

/** A template whose values are escaped. Attributes must stand in double quotes. */
export const html = (strings: TemplateStringsArray, ...values: readonly Piece[]): Html => ({
  [made]: strings.map((text, at) => text + (at < values.length ? drawn(values[at]) : '')).join(''),
});

/** The text of a whole page, as it is sent. */
export const sourceOf = (page: Html): string => page[made];

/** The words of a piece without its tags, for files. */
export const textOf = (piece: Piece): string =>
  drawn(piece)
    .replace(/<[^>]*>/gu, '')
    .replace(/&(?:amp|lt|gt|quot|#39|#96);/gu, (entity) => plain[entity] ?? '');

/** An attribute that is there or not, like `checked`. The name is ours. */
export const flag = (name: 'checked' | 'required' | 'selected' | 'open', isThere: boolean): Html | null => {
  if (!isThere) return null;
  return { [made]: ` ${name}` };
};

const drawn = (piece: Piece): string => {
  if (piece === null || piece === undefined || piece === false) return '';
  if (typeof piece === 'string') return escaped(piece);
  if (typeof piece === 'number') return String(piece);
  return made in piece ? piece[made] : piece.map(drawn).join('');
};

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

const plain: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(marks).map(([mark, entity]) => [entity, mark]),
);

const escaped = (text: string): string => text.replace(/[&<>"'`]/gu, (mark) => marks[mark] ?? '');
