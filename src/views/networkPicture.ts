import type { Text } from './text.ts';

/** Somebody around the reader; `link` is how they came in. */
export type PictureDot = {
  readonly name: string;
  /** Who brought the two together. */
  readonly via: string | null;
  readonly link: 'introduction' | 'round' | 'tie';
  /** 0..1. */
  readonly warmth: number;
  readonly isFading: boolean;
};

/** As many people as can be read on a phone. */
export const mostDots = 16;

const width = 400;
const rowHeight = 34;
const font = 15;
const middle = width / 2;

const colours = { introduction: '#b4540a', round: '#0b6e66', tie: '#4a4fb5' } as const;

/**
 * The reader among those they know, as SVG: up to 16 with names, the warmest first, the rest counted. The ground is its
 * own, so that it reads the same on light and dark pages; letters are 15 of 400 wide, so that a phone shows them.
 */
export const networkPicture = (
  text: Text,
  about: {
    readonly dots: readonly PictureDot[];
    readonly more: number;
    readonly date: Date;
    readonly zone: string;
  },
): string => {
  const places = placed(about.dots);
  const rows = Math.ceil(about.dots.length / 2);
  const height = top + Math.max(rows, 3) * rowHeight + 20;
  const centre = top + (Math.max(rows, 3) * rowHeight) / 2;
  const drawn = places.map((place) => ({ ...place, y: centre + place.offset }));
  const legend = legendOf(text, about.dots);
  const foot = about.more > 0 ? [text.andMore(about.more), ...legend.words] : legend.words;
  const full = height + 12 + (legend.entries.length + foot.length) * 24;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${full}" viewBox="0 0 ${width} ${full}" font-family="sans-serif" font-size="${font}">`,
    `<rect width="${width}" height="${full}" rx="14" fill="#fbfaf7"/>`,
    words(20, 34, text.network.heading, 'font-size="19" font-weight="bold" fill="#1f2933"'),
    words(20, 56, text.date(about.date, about.zone), 'font-size="13" fill="#52606d"'),
    ...drawn.map(({ dot, x, y }) => tie(dot, x, y, centre)),
    ...drawn.map(({ dot, x, y, side }) => person(text, dot, x, y, side)),
    `<circle cx="${middle}" cy="${centre}" r="21" fill="#1f2933"/>`,
    words(middle, centre + 5, text.network.me, 'text-anchor="middle" fill="#ffffff" font-size="14"'),
    ...legend.entries.map(({ dot, label }, index) => key(dot, label, height + 12 + index * 24)),
    ...foot.map((label, index) =>
      words(20, height + 17 + (legend.entries.length + index) * 24, label, 'font-size="13" fill="#52606d"'),
    ),
    '</svg>',
  ].join('');
};

/** Room for the title. */
const top = 76;

type Side = 'left' | 'right';
type Place = { readonly dot: PictureDot; readonly side: Side; readonly x: number; readonly offset: number };

/** Right and left in turn, down both sides of an ellipse. */
const placed = (dots: readonly PictureDot[]): Place[] => {
  const right = dots.filter((_, index) => index % 2 === 0);
  const left = dots.filter((_, index) => index % 2 === 1);
  return [...column(right, 'right'), ...column(left, 'left')];
};

const column = (dots: readonly PictureDot[], side: Side): Place[] =>
  dots.map((dot, index) => {
    const offset = (index - (dots.length - 1) / 2) * rowHeight;
    const reach = 32 + 34 * Math.sqrt(Math.max(0, 1 - (offset / (4.6 * rowHeight)) ** 2));
    return { dot, side, x: side === 'right' ? middle + reach : middle - reach, offset };
  });

const tie = (dot: PictureDot, x: number, y: number, centre: number): string =>
  `<line x1="${middle}" y1="${round(centre)}" x2="${round(x)}" y2="${round(y)}" ${stroke(dot)}/>`;

const stroke = ({ link, warmth, isFading }: PictureDot): string =>
  `stroke="${colours[link]}" stroke-width="${round(1.2 + 4 * warmth)}"${isFading ? ' stroke-dasharray="4 5" stroke-opacity="0.7"' : ''}`;

const person = (text: Text, dot: PictureDot, x: number, y: number, side: Side): string => {
  const fill = dot.isFading ? '#fbfaf7' : colours[dot.link];
  const mark = `<circle cx="${round(x)}" cy="${round(y)}" r="7" fill="${fill}" stroke="${colours[dot.link]}" stroke-width="2"/>`;
  const at = side === 'right' ? x + 13 : x - 13;
  const anchor = side === 'right' ? 'start' : 'end';
  const name = (below: number) =>
    words(at, y + below, shortName(dot.name), `text-anchor="${anchor}" fill="#1f2933"`);
  if (dot.via === null) return mark + name(5);
  const via = `${text.network.via} ${shortName(dot.via)}`;
  return mark + name(0) + words(at, y + 13, via, `text-anchor="${anchor}" font-size="12" fill="#52606d"`);
};

/** What the colours and dashes mean, for those that are there. */
const legendOf = (text: Text, dots: readonly PictureDot[]) => {
  const kinds = (['introduction', 'round', 'tie'] as const).filter((link) =>
    dots.some((dot) => dot.link === link),
  );
  const entries = kinds.map((link) => ({
    dot: { name: '', via: null, link, warmth: 0.6, isFading: false },
    label: text.network.links[link],
  }));
  const fading = dots.some(({ isFading }) => isFading) ? [text.network.dashed] : [];
  return { entries, words: fading };
};

const key = (dot: PictureDot, label: string, y: number): string =>
  `<line x1="20" y1="${y}" x2="48" y2="${y}" ${stroke(dot)}/>` +
  words(58, y + 5, label, 'font-size="13" fill="#52606d"');

const words = (x: number, y: number, text: string, style: string): string =>
  `<text x="${round(x)}" y="${round(y)}" ${style}>${escaped(text)}</text>`;

/** The first name and the first letter of the last, at most 13 letters of those that fonts hold. */
const shortName = (name: string): string => {
  const parts = name
    .replace(/[^\p{L}\p{M}\p{N} .'’-]/gu, '')
    .trim()
    .split(/\s+/u);
  const first = [...(parts[0] ?? '')];
  const last = parts.length > 1 ? ([...(parts.at(-1) ?? '')][0] ?? '') : '';
  const shown = first.length > 10 ? `${first.slice(0, 8).join('')}…` : first.join('');
  return last === '' ? shown : `${shown} ${last}.`;
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const round = (length: number): number => Math.round(length * 10) / 10;
