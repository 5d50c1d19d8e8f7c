import { fewestPeople, roundedCount } from './figures.ts';
import type { CircleId, MemberId } from './ids.ts';

/** An association, a chapter or the like inside a community: named by managers, joined by whoever belongs. */
export type Circle = {
  readonly id: CircleId;
  readonly name: string;
  readonly madeAt: Date;
};

/** That somebody belongs to a circle, by their own word alone. */
export type Belonging = {
  readonly circle: CircleId;
  readonly member: MemberId;
  /** Whether others see it on their profile and find them by it. */
  readonly isShown: boolean;
};

/** How many circles a community has at most, and how long a name is. */
export const circleLimits = { circles: 20, name: 40 } as const;

/** What is wrong with a name; null where it may stand. `others` are the circles there are beside it. */
export const nameTrouble = (
  name: string,
  others: readonly Pick<Circle, 'name'>[],
): 'empty' | 'long' | 'twice' | 'many' | null => {
  if (name === '') return 'empty';
  if ([...name].length > circleLimits.name) return 'long';
  if (others.some((other) => folded(other.name) === folded(name))) return 'twice';
  return others.length >= circleLimits.circles ? 'many' : null;
};

/**
 * Whether one name is only the other written otherwise: capitals, accents, spaces, signs. Whoever belongs said that they
 * belong to what it is called, so nothing else may change, whether anybody belongs or not: otherwise it would tell.
 */
export const isSameName = (one: string, other: string): boolean => spelled(one) === spelled(other);

const spelled = (name: string): string => {
  const letters = folded(name.normalize('NFKD').replaceAll('ł', 'l').replaceAll('Ł', 'L'))
    .normalize('NFKD')
    // "C++" and "C#" are not "C".
    .replace(/[^\p{L}\p{N}+#]/gu, '');
  return letters === '' ? folded(name) : letters;
};

/** What somebody said they belong to, and what of it others may see: nothing is shown that was not said. */
export const belongingsOf = (
  member: MemberId,
  circles: readonly Circle[],
  said: { readonly mine: readonly string[]; readonly shown: readonly string[] },
): Belonging[] =>
  circles
    .filter(({ id }) => said.mine.includes(id))
    .map(({ id }) => ({ circle: id, member, isShown: said.shown.includes(id) }));

/**
 * Whether somebody may be placed in a program for one circle: whoever meets them there learns that they belong. So
 * they show it, or the program is one that only their own press lets them into.
 */
export const mayMeetAs = (
  program: { readonly place: 'everyone' | 'optIn' },
  belonging: Belonging | undefined,
): boolean => belonging !== undefined && (belonging.isShown || program.place === 'optIn');

/**
 * Introductions between circles, and within one, by pairs of their places in `circles`: full fives where at least five
 * different people stand behind them, else null. Somebody may belong to several.
 */
export const introducedBetween = (
  circles: readonly ReadonlySet<MemberId>[],
  introductions: readonly { readonly people: readonly MemberId[] }[],
): { readonly one: number; readonly other: number; readonly count: number | null }[] =>
  circles.flatMap((one, at) =>
    circles.slice(at).map((other, further) => {
      const here = introductions.filter(({ people: [a, b] }) => isBetween(one, other, a, b));
      const people = new Set(here.flatMap((each) => each.people));
      const count = people.size < fewestPeople ? null : roundedCount(here.length);
      return { one: at, other: at + further, count };
    }),
  );

const isBetween = (
  one: ReadonlySet<MemberId>,
  other: ReadonlySet<MemberId>,
  a: MemberId | undefined,
  b: MemberId | undefined,
): boolean =>
  a !== undefined && b !== undefined && ((one.has(a) && other.has(b)) || (one.has(b) && other.has(a)));

const folded = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ');
