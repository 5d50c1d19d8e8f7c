import { byScore, confidenceOf, type Hit, type Ranked, type Ranking, rankMember, weigh } from './score.ts';
import type { AskTerm } from './terms.ts';

/** A row of `member_term` as the store reads it. */
export type TermRow = {
  readonly member: string;
  readonly term: string;
  readonly weight: number;
  readonly isPublic: boolean;
};

/** How a search over rows is cut; `members` is how many the community has in the index, hits or not. */
export type RowOptions = {
  readonly members: number;
  readonly limit: number;
  readonly factor?: (member: string) => number;
  /** How many members have a term, where the rows are only some of them. */
  readonly having?: (term: string) => number;
};

/**
 * Rank from all rows of an ask's terms, as a SQL table gives them. The same ranking as `searchPostings` over the same
 * members in the order of their ids. Without `having` every row of a term must be there: their number is its frequency.
 */
export function rankRows(
  rows: readonly TermRow[],
  ask: readonly AskTerm[],
  options: RowOptions,
): Ranking<string> {
  const counts = new Map<string, number>();
  for (const { term } of rows) counts.set(term, (counts.get(term) ?? 0) + 1);
  const query = weigh(ask, options.members, options.having ?? ((term) => counts.get(term) ?? 0));
  const weighed = new Map(query.map((one) => [one.term.term, one]));
  const hits = new Map<string, Hit[]>();
  for (const { member, term, weight, isPublic } of rows) {
    const one = weighed.get(term);
    if (one === undefined) continue;
    const list = hits.get(member);
    if (list === undefined) hits.set(member, [{ term: one, weight, isPublic }]);
    else list.push({ term: one, weight, isPublic });
  }
  return cut([...hits], options);
}

function cut(hits: readonly (readonly [string, Hit[]])[], options: RowOptions): Ranking<string> {
  const factor = options.factor ?? (() => 1);
  const ranked = hits
    .map(([member, list]) => rankMember(member, list, factor(member)))
    .filter((one) => one.score > 0)
    .sort((a, b) => byScore(a, b) || (a.member < b.member ? -1 : 1));
  const head: Ranked<string>[] = ranked.slice(0, Math.max(options.limit, 5));
  return { results: head.slice(0, options.limit), confidence: confidenceOf(head) };
}
