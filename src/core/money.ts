/** An amount of money: whole minor units (grosze, cents) of an ISO 4217 currency. */
export type Money = { readonly minor: number; readonly currency: string };

/** An amount somewhere between two bounds, both in minor units; `to` is null where there is no upper bound. */
export type Band = { readonly from: number; readonly to: number | null; readonly currency: string };

/** Why a text is no amount; `ambiguous`: "1.234" is one thing in Warsaw and another in London. */
export type MoneyProblem = { readonly problem: 'unreadable' | 'ambiguous' | 'tooLarge' | 'unknownCurrency' };

/** How many decimals a currency has: 2 for PLN, 0 for JPY, 3 for KWD. */
export const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/**
 * Read an amount as people write it in English and in Polish: `12 tys. zł`, `1,2 mln`, `€1,500.50`, `2k EUR`. A text
 * without a currency is in `fallback`. Never guesses: a lone separator before three digits is ambiguous.
 */
export const parseMoney = (typed: string, fallback: string): Money | MoneyProblem => {
  const found = /^(\p{L}{1,3}\$?|\p{Sc})?(\d(?:[\d.,' ]*\d)?)([\p{L}.\p{Sc} ]*)$/u.exec(spaced(typed));
  if (found === null) return { problem: 'unreadable' };
  const [, before = '', digits = '', after = ''] = found;
  const words = [before, ...after.split(' ')].map((word) => word.replace(/\.$/u, '')).filter((w) => w !== '');
  const scale = words.map((word) => scales.get(word)).find((one) => one !== undefined) ?? 1;
  const named = words.filter((word) => !scales.has(word));
  if (named.length > 1) return { problem: 'unreadable' };
  const currency = named[0] === undefined ? fallback : currencyNamed(named[0]);
  if (currency === null) return { problem: 'unknownCurrency' };
  const number = readNumber(digits, scale > 1);
  return typeof number === 'object' && 'problem' in number ? number : inMinor(number, scale, currency);
};

/**
 * The band an amount lies in: 1, 5, 10, 50 … thousand. Bounds are of the currency, never of the amount, so that a
 * band says no more than its name.
 */
export const bandOf = ({ minor, currency }: Money): Band => {
  const bounds = boundsOf(currency);
  const above = bounds.findIndex((bound) => minor < bound);
  return {
    from: above === 0 ? 0 : (bounds.at(above < 0 ? -1 : above - 1) ?? 0),
    to: above < 0 ? null : (bounds[above] ?? null),
    currency,
  };
};

/** `10 000–50 000 zł`, `1,234.50 €`: grouped, decimals only where there are any, spaces that do not break. */
export const writeMoney = ({ minor, currency }: Money, language: string): string =>
  `${number(minor, currency, language)}${nbsp}${symbolOf(currency, language)}`;

/** The two bounds of a band with one currency. */
export const writeBand = ({ from, to, currency }: Band, language: string): string => {
  const [low, symbol] = [number(from, currency, language), symbolOf(currency, language)];
  return to === null
    ? `> ${low}${nbsp}${symbol}`.replace(' ', nbsp)
    : `${low}–${number(to, currency, language)}${nbsp}${symbol}`;
};

const nbsp = '\u00a0';
/** More than anybody earns by one introduction, and exact in a double. */
const mostMinor = 1e14;
const majorBounds = [1, 5, 10, 50, 100, 500, 1000].map((thousands) => thousands * 1000);

/** Whatever is typed is looked up here: maps hold no word but these. */
const scales: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ k: 1e3, tys: 1e3, tysiąc: 1e3, tysiące: 1e3, tysięcy: 1e3, thousand: 1e3 },
    ...{ m: 1e6, mln: 1e6, million: 1e6, milion: 1e6, miliony: 1e6, milionów: 1e6 },
  }),
);

const currencies: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ zł: 'PLN', zl: 'PLN', złoty: 'PLN', złote: 'PLN', złotych: 'PLN' },
    ...{ '€': 'EUR', euro: 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY', kč: 'CZK' },
  }),
);

/** Every kind of space as one, none around the digits' separators. */
const spaced = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^(\p{L}{1,3}|\p{Sc}) (?=\d)/u, '$1');

/** Currencies by sign, Polish name or ISO code; null where no such currency exists. */
const currencyNamed = (word: string): string | null => {
  const known = currencies.get(word);
  if (known !== undefined) return known;
  const code = word.toUpperCase();
  return Intl.supportedValuesOf('currency').includes(code) ? code : null;
};

type Digits = { readonly whole: string; readonly rest: string };

const readNumber = (digits: string, isScaled: boolean): Digits | MoneyProblem => {
  const plain = digits.replace(/(?<=\d)[ '](?=\d{3}(?:\D|$))/gu, '');
  const marks = [...plain].filter((letter) => !/\d/u.test(letter));
  if (marks.some((mark) => mark === ' ' || mark === "'")) return { problem: 'unreadable' };
  const last = marks.at(-1);
  if (last === undefined) return { whole: plain, rest: '' };
  const at = plain.lastIndexOf(last);
  const tail = plain.slice(at + 1);
  const others = marks.slice(0, -1);
  const groups = others[0];
  if (groups === undefined) {
    // "1,234 mln" can only be decimals; "1.234" may be either.
    if (tail.length === 3 && !isScaled && plain.slice(0, at) !== '0') return { problem: 'ambiguous' };
    return { whole: plain.slice(0, at), rest: tail };
  }
  if (others.some((mark) => mark !== groups)) return { problem: 'unreadable' };
  const grouped = groups === last ? plain : plain.slice(0, at);
  const isGrouped = grouped
    .split(groups)
    .every((part, index) => (index === 0 ? /^\d{1,3}$/u : /^\d{3}$/u).test(part));
  if (!isGrouped) return { problem: 'unreadable' };
  return { whole: grouped.replaceAll(groups, ''), rest: groups === last ? '' : tail };
};

/** Exact: digits are moved, never multiplied as fractions. */
const inMinor = ({ whole, rest }: Digits, scale: number, currency: string): Money | MoneyProblem => {
  const places = decimalsOf(currency) + Math.round(Math.log10(scale));
  if (rest.replace(/0+$/u, '').length > places) return { problem: 'unreadable' };
  const minor = Number(`${whole}${rest.slice(0, places).padEnd(places, '0')}`);
  return minor > mostMinor ? { problem: 'tooLarge' } : { minor, currency };
};

/** A hundred of a currency without decimals is about one of the others. */
const boundsOf = (currency: string): number[] => {
  const factor = 10 ** Math.max(decimalsOf(currency), 2);
  return majorBounds.map((bound) => bound * factor);
};

const number = (minor: number, currency: string, language: string): string => {
  const decimals = decimalsOf(currency);
  const unit = 10 ** decimals;
  const rest = minor % unit;
  const whole = new Intl.NumberFormat(language, { useGrouping: 'always' }).format((minor - rest) / unit);
  if (rest === 0) return whole.replace(/\s/gu, nbsp);
  const mark = language === 'pl' ? ',' : '.';
  return `${whole}${mark}${String(rest).padStart(decimals, '0')}`.replace(/\s/gu, nbsp);
};

const symbolOf = (currency: string, language: string): string =>
  new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value ?? currency;
