import { type ConnectorReach, type Errand, mayConnect, rulesOf } from '../../src/core/connectorRules.ts';
import { asId, type MemberId } from '../../src/core/ids.ts';
import { randomFrom } from '../../src/core/matching/random.ts';
import { type Member, memberDefaults } from '../../src/core/member.ts';
import { willingnessOf } from '../../src/core/network/fairness.ts';
import { buildTieGraph, personOf, type TieGraph } from '../../src/core/network/graph.ts';
import { createPathSearch } from '../../src/core/network/paths.ts';
import { makeTies } from './generate.ts';

/** How the year is set up; `choose` says who is asked: as the product does, or the strongest tie first. */
export type YearSetup = {
  readonly people: number;
  readonly ties: number;
  readonly seed: number;
  readonly weeks: number;
  readonly asksPerWeek: number;
  readonly choose: 'fair' | 'strongest';
};

/** What came of it. Shares are those of cards sent where at least three might have been asked. */
export type YearResult = {
  readonly asks: number;
  readonly cards: number;
  readonly withAlternatives: number;
  /** How many there were who might have been asked in one of those, and the share of their busiest tenth. */
  readonly connectors: number;
  readonly busiestTenth: number;
  readonly mostInAYear: number;
  /** How warm the ways were, 0..1: the product of both ties of the first way. */
  readonly meanWarmth: number;
  /** Cards that broke a rule: none, or it is a fault. */
  readonly broken: number;
};

const weekMs = 7 * 86_400_000;
const begin = new Date('2026-01-05T09:00:00Z').getTime();
/** How often a connector passes a request on; otherwise the next is asked, three at the most. */
const forwards = 0.5;
const tries = 3;

/** A year of a community whose members ask to be introduced to each other. The same for the same seed. */
export const simulateYear = (setup: YearSetup): YearResult => {
  const graph = buildTieGraph(makeTies(setup.people, setup.ties, setup.seed));
  const roll = randomFrom(setup.seed + 1).fraction;
  const asked = Array.from({ length: setup.people }, (): Date[] => []);
  const reaches = Array.from({ length: setup.people }, (_, person): ConnectorReach => reachOf(person, roll));
  const now = { is: new Date(begin) };
  const reachNow = (person: number): ConnectorReach => ({
    ...there(reaches[person]),
    askedAt: there(asked[person]),
  });
  const may = (person: number, errand: Errand) => mayConnect(reachNow(person), errand, now.is);
  const chooser = setup.choose === 'fair' ? fair(graph, asked) : strongest(graph);
  const counted = new Int32Array(setup.people);
  const wereEligible = new Set<number>();
  const total = { asks: 0, cards: 0, withAlternatives: 0, warmth: 0, broken: 0 };
  for (let week = 0; week < setup.weeks; week++) {
    for (let one = 0; one < setup.asksPerWeek; one++) {
      now.is = new Date(begin + (week + one / setup.asksPerWeek) * weekMs);
      const pair = drawPair(graph, roll);
      const errand = errandOf(there(reaches[pair[0]]).member, there(reaches[pair[1]]).member.id);
      const mutual = mutualOf(graph, pair).filter((person) => may(person, errand));
      total.asks += 1;
      const tried: number[] = [];
      for (let count = 0; count < tries; count++) {
        const left = mutual.filter((person) => !tried.includes(person));
        const next = chooser(pair, left, tried, now.is);
        if (next === null) break;
        if (!may(next, errand)) total.broken += 1;
        tried.push(next);
        asked[next]?.push(now.is);
        total.cards += 1;
        total.warmth += warmthOf(graph, pair[0], next) * warmthOf(graph, next, pair[1]);
        if (left.length >= 3) {
          total.withAlternatives += 1;
          for (const person of left) wereEligible.add(person);
          counted[next] = (counted[next] ?? 0) + 1;
        }
        if (roll() < forwards) break;
      }
    }
  }
  return {
    ...summary(total, counted, wereEligible.size),
    mostInAYear: Math.max(...asked.map((all) => all.length)),
  };
};

type Pair = readonly [requester: number, target: number];
type Chooser = (
  pair: Pair,
  eligible: readonly number[],
  tried: readonly number[],
  now: Date,
) => number | null;

const fair = (graph: TieGraph, asked: readonly (readonly Date[])[]): Chooser => {
  const find = createPathSearch(graph);
  return ([requester, target], eligible, _tried, now) => {
    const willing = new Uint8Array(graph.people);
    const bytes = willingnessOf(
      eligible.map((person) => there(asked[person])),
      now,
    );
    for (const [index, person] of eligible.entries()) willing[person] = bytes[index] ?? 0;
    const query = { requester, target, most: 1 };
    const [one] = find({ ...query, connectors: 1 }, willing);
    // Two only where no one would do.
    return (one ?? find({ ...query, connectors: 2 }, willing)[0])?.people[1] ?? null;
  };
};

/** What comes to mind first: whoever the requester knows best, of those who know the target. */
const strongest =
  (graph: TieGraph): Chooser =>
  ([requester], eligible) =>
    eligible.toSorted((a, b) => warmthOf(graph, requester, b) - warmthOf(graph, requester, a))[0] ?? null;

const reachOf = (person: number, roll: () => number): ConnectorReach => {
  const id = asId<MemberId>(`member-${person}`);
  const dice = roll();
  const perMonth = dice < 0.05 ? 0 : dice < 0.15 ? 1 : dice < 0.95 ? 2 : 5;
  const quiet = roll() < 0.1 ? new Date(begin + roll() * 26 * weekMs) : null;
  return { member: memberOf(id), rules: { ...rulesOf(id), perMonth, quietUntil: quiet }, askedAt: [] };
};

const memberOf = (id: MemberId): Member => ({
  ...memberDefaults,
  id,
  status: 'joined',
  name: id,
  headline: '',
  bio: '',
  company: '',
  country: '',
  zone: 'UTC',
  languages: [],
  language: 'en',
  links: [],
  offers: [],
  seeks: [],
  isHidden: false,
  openTo: [],
  snoozedUntil: null,
  joinedAt: new Date(begin),
  firstSeenAt: new Date(begin),
});

const errandOf = (requester: Member, target: MemberId): Errand => ({
  requester,
  target,
  kind: 'advice',
  topics: [],
  doNotAsk: { company: false, people: [] },
});

const drawPair = (graph: TieGraph, roll: () => number): Pair => {
  for (;;) {
    const pair = [Math.floor(roll() * graph.people), Math.floor(roll() * graph.people)] as const;
    if (pair[0] !== pair[1] && warmthOf(graph, pair[0], pair[1]) === 0) return pair;
  }
};

const arcsOf = ({ start, end, arcs }: TieGraph, person: number): Uint32Array =>
  arcs.subarray(start[person], end[person]);

const mutualOf = (graph: TieGraph, [one, other]: Pair): number[] => {
  const theirs = new Set(Array.from(arcsOf(graph, other), personOf));
  return Array.from(arcsOf(graph, one), personOf).filter((person) => theirs.has(person));
};

const warmthOf = (graph: TieGraph, one: number, other: number): number => {
  for (const arc of arcsOf(graph, one)) if (personOf(arc) === other) return (255 - (arc >>> 24)) / 255;
  return 0;
};

const summary = (
  total: { asks: number; cards: number; withAlternatives: number; warmth: number; broken: number },
  counted: Int32Array,
  connectors: number,
): Omit<YearResult, 'mostInAYear'> => {
  const { asks, cards, withAlternatives, warmth, broken } = total;
  const sorted = [...counted].sort((a, b) => b - a);
  const busiest = sorted.slice(0, Math.ceil(connectors / 10)).reduce((sum, one) => sum + one, 0);
  return {
    asks,
    cards,
    withAlternatives,
    connectors,
    busiestTenth: busiest / Math.max(1, withAlternatives),
    meanWarmth: warmth / Math.max(1, cards),
    broken,
  };
};

const there = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('nobody there');
  return value;
};
