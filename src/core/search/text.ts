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

const letter = '[\\p{L}\\p{N}]';
const noLetter = `(?!${letter})`;

/** The shapes of a word, first come first: `.NET`, CI/CD, R&D and B+R, `node.js`, C# and C++, plain letters and digits. */
const shapes = [
  `\\.(?:NET|Net|net)${noLetter}`,
  `(?:[Cc][Ii]/[Cc][Dd]|[Tt][Cc][Pp]/[Ii][Pp]|[Pp][Ll]/[Ss][Qq][Ll]|[Aa]/[Bb])${noLetter}`,
  `${letter}{1,2}[&+]${letter}{1,2}${noLetter}`,
  `${letter}+\\.(?:js|JS|net|NET|io)${noLetter}`,
  '[CcFf]#|[Cc]\\+\\+',
  `${letter}+`,
];

/** Endings that are not part of the word: `client's`, `house'om`; `CIT-em`, `VPN-y` after capitals. */
const tails = `['’]\\p{L}{1,4}${noLetter}|(?<=\\p{Lu}{2})-(?:em|a|y|u|ie|om|ach|ami|owi|ow|ów|i|e|ą|ę|cie|ow[yea])${noLetter}`;

const wordPattern = new RegExp(`(${shapes.join('|')})(?:${tails})?`, 'gu');
