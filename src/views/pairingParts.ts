import type { MemberId, TagSlug } from '../core/ids.ts';
import { signs } from '../core/introduction.ts';
import type { Member } from '../core/member.ts';
import type { Pairing } from '../core/pairing.ts';
import type { Program } from '../core/program.ts';
import { addresses } from './addresses.ts';
import { publicOffers, publicSeeks, type TagLabels } from './expertise.ts';
import type { Inline, Part } from './message.ts';
import { button, buttons, excerpt, line } from './parts.ts';
import { nameOf } from './people.ts';
import { reasonLines } from './reasons.ts';
import { each, type RoomTexts } from './rooms.ts';

const to = addresses.pairings;

/** How much of each thing is said: characters of headlines and names, numbers of tags and reasons. */
export type Space = Readonly<Record<'headline' | 'offers' | 'seeks' | 'name' | 'tag' | 'reasons', number>>;

export const spaces: readonly [Space, Space, Space, Space] = [
  { headline: 120, offers: 4, seeks: 3, name: 40, tag: 40, reasons: 5 },
  { headline: 60, offers: 3, seeks: 2, name: 30, tag: 30, reasons: 3 },
  { headline: 30, offers: 2, seeks: 1, name: 24, tag: 24, reasons: 2 },
  { headline: 0, offers: 1, seeks: 0, name: 20, tag: 20, reasons: 1 },
];

/** The people, one after another. */
export const mentions = (members: readonly Member[]): Inline[] =>
  members.flatMap((member, index): Inline[] =>
    index === 0 ? [{ mention: member.id }] : [' · ', { mention: member.id }],
  );

/** Why they were put together, in each language of the room. */
export const why = (
  texts: RoomTexts,
  pairing: Pairing,
  program: Program,
  members: readonly Member[],
  labels: TagLabels,
  most: number,
): Part[] =>
  texts.flatMap((one) => {
    const lines = reasonLines(one, { pairing, program, members, labels }).slice(0, most);
    return lines.length === 0
      ? []
      : [line({ strong: one.pairings.why }, ...lines.flatMap((inlines) => [' ', ...inlines]))];
  });

/** What the reasons name comes first: they must not speak of something that the list below leaves out. */
export const namedFirst = (member: Member, { reasons }: Pairing): Member => {
  const named = new Set(reasons.flatMap((reason) => ('topic' in reason ? [reason.topic] : [])));
  const sorted = <T extends { readonly tag: TagSlug }>(all: readonly T[]): T[] => [
    ...all.filter(({ tag }) => named.has(tag)),
    ...all.filter(({ tag }) => !named.has(tag)),
  ];
  return { ...member, offers: sorted(member.offers), seeks: sorted(member.seeks) };
};

/** What one of them brings, in a line. */
export const bring = (texts: RoomTexts, labels: TagLabels, member: Member, most: Space): string => {
  const [text] = texts;
  const short: TagLabels = (tag, language) => excerpt(labels(tag, language), most.tag);
  const offers = publicOffers(text, short, member.offers, most.offers);
  const seeks = publicSeeks(text, short, member.seeks, most.seeks);
  return [
    excerpt(member.headline, most.headline),
    offers === '' ? '' : `${each(texts, (one) => one.expertise.offers)}: ${offers}`,
    seeks === '' ? '' : `${each(texts, (one) => one.expertise.seeks)}: ${seeks}`,
  ]
    .filter((part) => part !== '' && part !== '…')
    .join(' · ');
};

/** The names of some of them. */
export const namesOf = (
  texts: RoomTexts,
  members: readonly Member[],
  among: readonly MemberId[],
  space: Space,
): string =>
  members
    .filter((member) => among.includes(member.id))
    .map((member) => nameOf(texts[0], member, space.name))
    .join(', ');

/** The three signs, in a row. */
export const signRow = (texts: RoomTexts, pairing: Pairing): Part =>
  buttons(
    ...signs.map((sign) =>
      button(
        each(texts, (one) => one.introductions.signs[sign]),
        to.sign,
        `${pairing.id}/${sign}`,
      ),
    ),
  );
