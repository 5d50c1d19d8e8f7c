import type { MemberId } from './ids.ts';
import { type LocalDate, localDateOf, plusDays, resolve, weekdayOf } from './time/zones.ts';

/** Something that happened, and the people behind it. */
export type Happening = { readonly people: readonly MemberId[]; readonly at: Date };

/** How long somebody who was asked took to answer, whatever the answer was. */
export type Answered = { readonly by: MemberId; readonly at: Date; readonly minutes: number };

/** A number of what people did; `few` where fewer than five of them stand behind it, none included. */
export type Figure = number | 'few';

/** Fewer people than this, and managers are shown no number of theirs. */
export const fewestPeople = 5;
/** Fewer asks than this, and nothing is said of answers or load. */
export const fewestAsks = 10;

/** One stretch of whole weeks, from a Monday to a Monday in the community's zone. */
export type Stretch = { readonly from: Date; readonly until: Date; readonly firstDay: LocalDate };

const weeksInStretch = 4;

/**
 * The last stretches of four whole weeks, the latest first. They end with the last Monday, so that figures change once
 * a week: who looks every day learns no more than who looks on Mondays.
 */
export const lastStretches = (now: Date, zone: string, count: number): Stretch[] => {
  const monday = mondayOf(now, zone);
  return Array.from({ length: count }, (_, back) => {
    const last = plusDays(monday, -back * weeksInStretch * 7);
    const firstDay = plusDays(last, -weeksInStretch * 7);
    return { firstDay, from: resolve(firstDay, '00:00', zone), until: resolve(last, '00:00', zone) };
  });
};

/** When figures last changed: the beginning of this week. */
export const lastMonday = (now: Date, zone: string): Date => resolve(mondayOf(now, zone), '00:00', zone);

const mondayOf = (now: Date, zone: string): LocalDate => {
  const today = localDateOf(now, zone);
  return plusDays(today, 1 - weekdayOf(today));
};

/** Whether an instant lies in a stretch. */
export const isIn = ({ from, until }: Stretch, at: Date): boolean => at >= from && at < until;

/** How many of these happened in a stretch. */
export const figureIn = (stretch: Stretch, all: readonly Happening[]): Figure => {
  const here = all.filter(({ at }) => isIn(stretch, at));
  return figureOf(
    here.length,
    here.flatMap(({ people }) => people),
  );
};

/** A count that may be shown because enough different people stand behind it. */
export const figureOf = (count: number, people: readonly MemberId[]): Figure =>
  new Set(people).size >= fewestPeople ? count : 'few';

/** About how many there are: full fives, so that nobody is told by one coming or going; null below five. */
export const roundedCount = (count: number): number | null =>
  count < fewestPeople ? null : count - (count % fewestPeople);

/** The median time to answer in minutes: of at least five people and ten asks, or nothing. */
export const medianAnswer = (stretch: Stretch, all: readonly Answered[]): Figure => {
  const here = all.filter(({ at }) => isIn(stretch, at));
  if (here.length < fewestAsks || new Set(here.map(({ by }) => by)).size < fewestPeople) return 'few';
  const sorted = here.map(({ minutes }) => minutes).toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)] ?? 0, sorted[Math.ceil(middle)] ?? 0];
  return Math.round((low + high) / 2);
};

/** Days of an ask, in which open asks are counted together. */
export const ageBounds = [3, 7, 14, 21] as const;

/** Open asks by age in days: up to 3, 7, 14, 21, and older. */
export const openByAge = (now: Date, open: readonly Happening[]): Figure[] => {
  const days = ({ at }: Happening) => (now.getTime() - at.getTime()) / 86_400_000;
  return [...ageBounds, Number.POSITIVE_INFINITY].map((bound, index) => {
    const above = index === 0 ? Number.NEGATIVE_INFINITY : (ageBounds[index - 1] ?? 0);
    const here = open.filter((one) => days(one) > above && days(one) <= bound);
    return figureOf(
      here.length,
      here.flatMap(({ people }) => people),
    );
  });
};

/** Asks that reached one group of people. */
export type GroupLoad = {
  readonly group: string;
  readonly people: number;
  readonly asks: number;
};

/**
 * How many asks reached each group in a stretch: groups of at least five people who were asked at least ten times
 * together, the busiest first. Never of one person, and never who.
 */
export const loadByGroup = (
  stretch: Stretch,
  asked: readonly Happening[],
  groupOf: ReadonlyMap<MemberId, string>,
): GroupLoad[] => {
  const groups = new Map<string, { people: Set<MemberId>; asks: number }>();
  for (const { people, at } of asked) {
    if (!isIn(stretch, at)) continue;
    for (const person of people) {
      const group = groupOf.get(person);
      if (group === undefined || group === '') continue;
      const here = groups.get(group) ?? { people: new Set<MemberId>(), asks: 0 };
      here.people.add(person);
      here.asks += 1;
      groups.set(group, here);
    }
  }
  return [...groups]
    .map(([group, { people, asks }]) => ({ group, people: people.size, asks }))
    .filter(({ people, asks }) => people >= fewestPeople && asks >= fewestAsks)
    .toSorted((a, b) => b.asks - a.asks || (a.group < b.group ? -1 : 1));
};

/** How many conversations there were between two groups, or inside one. */
export type Bridge = { readonly one: string; readonly other: string; readonly talks: Figure };

/** Groups of at least five members, the largest first. */
export const groupsOf = (groupOf: ReadonlyMap<MemberId, string>): { group: string; people: number }[] => {
  const sizes = new Map<string, number>();
  for (const group of groupOf.values()) if (group !== '') sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return [...sizes]
    .filter(([, people]) => people >= fewestPeople)
    .map(([group, people]) => ({ group, people }))
    .toSorted((a, b) => b.people - a.people || (a.group < b.group ? -1 : 1));
};

/** Conversations between these groups; a number only where at least five different people took part. */
export const bridges = (
  groups: readonly string[],
  talks: readonly Happening[],
  groupOf: ReadonlyMap<MemberId, string>,
): Bridge[] =>
  groups.flatMap((one, index) =>
    groups.slice(index).map((other): Bridge => {
      const here = talks.filter(({ people }) => {
        const named = people.map((person) => groupOf.get(person));
        return one === other
          ? named.filter((group) => group === one).length > 1
          : named.includes(one) && named.includes(other);
      });
      return {
        one,
        other,
        talks: figureOf(
          here.length,
          here.flatMap(({ people }) => people),
        ),
      };
    }),
  );
