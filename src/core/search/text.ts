/** A word of a text: `raw` as written, `folded` without case and diacritics, and where it stands. */
export type Word = {
  readonly raw: string;
  readonly folded: string;
  /** Offsets into the original text, end exclusive. */
  readonly start: number;
  readonly end: number;
};

/** Lower case without diacritics: `Księgowość` → `ksiegowosc`, `Łódź` → `lodz`. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łß’]/g, (letter) => unfoldable[letter] ?? letter);

/** The words of a text in order. C++, C#, .NET, Node.js, CI/CD and R&D stay whole; `CIT-em` and `client's` lose their ending. */
export function words(text: string): Word[] {
  const found: Word[] = [];
  for (const hit of text.normalize('NFC').matchAll(wordPattern)) {
    const raw = hit[1] ?? hit[0];
    found.push({ raw, folded: fold(raw), start: hit.index, end: hit.index + raw.length });
  }
  return found;
}

/** The folded words joined by single spaces: what two spellings of one tag have in common. */
export const foldedKey = (text: string): string =>
  words(text)
    .map((word) => word.folded)
    .join(' ');

const unfoldable: Readonly<Record<string, string>> = { ł: 'l', ß: 'ss', '’': "'" };

/**
 * One word: `.NET`; letters with `+`, `#` behind; `node.js`; two short parts joined by `/`, `&`, `+` (CI/CD, R&D, B+R).
 * An apostrophe and up to four letters, or an acronym's hyphen and Polish ending, are swallowed outside group 1.
 */
const wordPattern = new RegExp(
  [
    '(\\.net(?![\\p{L}\\p{N}]))',
    '((?:ci/cd|tcp/ip|pl/sql|i/o|a/b)(?![\\p{L}\\p{N}]))',
    '([\\p{L}\\p{N}]{1,2}[&+][\\p{L}\\p{N}]{1,2}(?![\\p{L}\\p{N}]))',
    '([\\p{L}\\p{N}]+\\.(?:js|net|io)(?![\\p{L}\\p{N}]))',
    '([cf]#|c\\+\\+|[\\p{L}\\p{N}]+)',
  ]
    .join('|')
    .replace(/\((?!\?)/g, '(?:')
    .replace(/^/, '(')
    .replace(
      /$/,
      ")(?:['’]\\p{L}{1,4}(?![\\p{L}\\p{N}])|(?<=\\p{Lu}{2})-(?:em|a|y|u|ie|om|ach|ami|owi|ow|ów|i|e|ą|ę|cie|owy|owe|owa)(?![\\p{L}\\p{N}]))?",
    ),
  'giu',
);
