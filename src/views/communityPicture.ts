import type { Cell, CommunityNetwork, HowMuch } from '../core/network/aggregate.ts';
import { type TagLabels, tagName } from './expertise.ts';
import { excerpt } from './parts.ts';
import type { Text } from './text.ts';

const width = 400;
const middle = width / 2;
const centre = 220;
const reach = 128;
const height = 400;
const mostLetters = 50;

const strokes: Readonly<Record<HowMuch, number>> = { some: 1.5, many: 3.5, veryMany: 6.5 };

/**
 * A community's network as SVG, for its managers: topics as circles, what connects them as lines, and nobody's name.
 * Its ground is its own; letters are 13 of 400 wide, so that a phone shows them.
 */
export const communityPicture = (
  text: Text,
  about: {
    readonly network: CommunityNetwork;
    readonly labels: TagLabels;
    readonly date: Date;
    readonly zone: string;
  },
): string => {
  const { network } = about;
  const most = Math.max(5, ...network.cells.map(({ people }) => people));
  const places = network.cells.map((cell, index) => placeOf(cell, index, network.cells.length, most));
  const foot = [
    text.network.communityPeople(network.people),
    ...aloneOf(text, network),
    text.network.communityNote,
  ].flatMap(inLines);
  const full = height + 16 + foot.length * 22;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${full}" viewBox="0 0 ${width} ${full}" font-family="sans-serif" font-size="13">`,
    `<rect width="${width}" height="${full}" rx="14" fill="#fbfaf7"/>`,
    words(20, 34, text.network.communityHeading, 'font-size="19" font-weight="bold" fill="#1f2933"'),
    words(20, 56, text.date(about.date, about.zone), 'fill="#52606d"'),
    ...network.bridges.map(({ one, other, howMuch }) => line(places[one], places[other], howMuch)),
    ...places.map((place) => circle(place)),
    ...places.map((place) => label(text, about.labels, place)),
    ...foot.map((said, index) => words(20, height + 22 + index * 22, said, 'font-size="12" fill="#52606d"')),
    '</svg>',
  ].join('');
};

/** Everything the picture shows, for those who do not see it. */
export const communityPictureAlt = (
  text: Text,
  about: { readonly network: CommunityNetwork; readonly labels: TagLabels },
): string => {
  const { network, labels } = about;
  const named = network.cells.map((cell) => `${nameOf(text, labels, cell)}: ${cell.people}`).join(', ');
  const bridges = network.bridges
    .toSorted((a, b) => strokes[b.howMuch] - strokes[a.howMuch])
    .slice(0, 8)
    .flatMap(({ one, other }) => {
      const [a, b] = [network.cells[one], network.cells[other]];
      return a === undefined || b === undefined
        ? []
        : [`${nameOf(text, labels, a)} – ${nameOf(text, labels, b)}`];
    });
  const sentences = [
    text.network.communityPeople(network.people),
    ...(named === '' ? [] : [`${named}.`]),
    ...(bridges.length === 0 ? [] : [`${text.network.communityBridges} ${bridges.join(', ')}.`]),
    ...aloneOf(text, network),
  ];
  return excerpt(sentences.join(' '), 1000);
};

type Place = { readonly cell: Cell; readonly x: number; readonly y: number; readonly size: number };

/** Around a ring, the largest on top, then right and down; one alone stands in the middle. */
const placeOf = (cell: Cell, index: number, count: number, most: number): Place => {
  const angle = (2 * Math.PI * index) / count - Math.PI / 2;
  const radius = count === 1 ? 0 : reach;
  return {
    cell,
    x: middle + radius * Math.cos(angle),
    y: centre + radius * Math.sin(angle),
    size: 11 + 17 * Math.sqrt(cell.people / most),
  };
};

const line = (one: Place | undefined, other: Place | undefined, howMuch: HowMuch): string =>
  one === undefined || other === undefined
    ? ''
    : `<line x1="${round(one.x)}" y1="${round(one.y)}" x2="${round(other.x)}" y2="${round(other.y)}" stroke="#4a4fb5" stroke-opacity="0.55" stroke-width="${strokes[howMuch]}"/>`;

const circle = ({ cell, x, y, size }: Place): string => {
  const ring = cell.inside === null ? 0 : strokes[cell.inside];
  const colour = cell.topic === null ? '#8a94a0' : '#0b6e66';
  return (
    (ring === 0
      ? ''
      : `<circle cx="${round(x)}" cy="${round(y)}" r="${round(size + 2 + ring / 2)}" fill="none" stroke="#4a4fb5" stroke-opacity="0.55" stroke-width="${ring}"/>`) +
    `<circle cx="${round(x)}" cy="${round(y)}" r="${round(size)}" fill="${colour}"/>` +
    words(x, y + 5, String(cell.people), 'text-anchor="middle" fill="#ffffff" font-weight="bold"')
  );
};

/** Below its circle, inside the picture. */
const label = (text: Text, labels: TagLabels, { cell, x, y, size }: Place): string => {
  const said = excerpt(nameOf(text, labels, cell), 18);
  const half = said.length * 3.4;
  const at = Math.min(width - 8 - half, Math.max(8 + half, x));
  return words(at, y + size + 20, said, halo);
};

/** Lines that fit, with the widest of the letters a reader's machine may have. */
const inLines = (said: string): string[] => {
  const lines: string[] = [];
  for (const word of said.split(' ')) {
    const last = lines.pop();
    if (last === undefined) lines.push(word);
    else if (last.length + word.length < mostLetters) lines.push(`${last} ${word}`);
    else lines.push(last, word);
  }
  return lines;
};

/** Readable where lines pass below. */
const halo =
  'text-anchor="middle" font-size="12" fill="#1f2933" stroke="#fbfaf7" stroke-width="4" stroke-linejoin="round" paint-order="stroke"';

const nameOf = (text: Text, labels: TagLabels, { topic }: Cell): string =>
  topic === null ? text.network.communityOthers : tagName(text, labels, topic);

const aloneOf = (text: Text, { alone }: CommunityNetwork): string[] =>
  alone === null ? [] : [text.network.communityAlone(alone)];

const words = (x: number, y: number, said: string, style: string): string =>
  `<text x="${round(x)}" y="${round(y)}" ${style}>${escaped(said)}</text>`;

const escaped = (said: string): string =>
  said.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const round = (length: number): number => Math.round(length * 10) / 10;
