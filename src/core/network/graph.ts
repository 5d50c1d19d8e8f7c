/** Confirmed ties as a list: tie `i` joins people `one[i]` and `other[i]` (0-based) with `strength[i]` 1..255. */
export type TieList = {
  readonly people: number;
  readonly count: number;
  readonly one: Int32Array;
  readonly other: Int32Array;
  readonly strength: Uint8Array;
};

/**
 * The same by person: whom `v` knows stands at `start[v]` up to `end[v]` in `arcs`, strongest first, then by number.
 * An arc holds `255 - strength` in its highest byte and the person in the others. Rows that changed stand at the tail.
 */
export type TieGraph = {
  readonly people: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  arcs: Uint32Array;
  /** Where the tail begins. */
  used: number;
};

/** As many people as an arc can name. */
const mostPeople = 2 ** 24;

/** Who stands at the other end of an arc. */
export const personOf = (arc: number): number => arc & 0xff_ff_ff;

/** How strong an arc is, 1..255. */
export const strengthOf = (arc: number): number => 255 - (arc >>> 24);

/** Lists from ties; of two ties between the same people the stronger counts. O(m log d). */
export const buildTieGraph = (ties: TieList): TieGraph => {
  if (ties.people > mostPeople) throw new RangeError(`${ties.people} people, at most ${mostPeople}`);
  const offset = offsetsOf(ties);
  const arcs = new Uint32Array(Math.ceil((offset[ties.people] as number) * spare) + 64);
  fill(ties, offset.slice(), arcs);
  const graph = {
    people: ties.people,
    start: new Int32Array(ties.people),
    end: new Int32Array(ties.people),
    arcs,
    used: 0,
  };
  const seen = new Int32Array(ties.people).fill(-1);
  for (let v = 0; v < ties.people; v++) {
    const from = offset[v] as number;
    const to = offset[v + 1] as number;
    sortRow(arcs, from, to);
    graph.start[v] = graph.used;
    for (let p = from; p < to; p++) {
      const arc = arcs[p] as number;
      if (seen[personOf(arc)] === v) continue;
      seen[personOf(arc)] = v;
      arcs[graph.used] = arc;
      graph.used += 1;
    }
    graph.end[v] = graph.used;
  }
  return graph;
};

/** A tie is new, changed, or gone (strength 0). O(d); the old rows stay as waste until the graph is built anew. */
export const setTie = (graph: TieGraph, one: number, other: number, strength: number): void => {
  if (one === other) return;
  moveRow(graph, one, other, strength);
  moveRow(graph, other, one, strength);
};

/** Room for changes beside what is there. */
const spare = 1.06;

/** Below this insertion is faster than the library's sort. */
const shortRow = 48;

const offsetsOf = ({ people, count, one, other }: TieList): Int32Array => {
  const offset = new Int32Array(people + 1);
  for (let i = 0; i < count; i++) {
    const u = one[i] as number;
    const v = other[i] as number;
    if (u === v) continue;
    offset[u + 1] = (offset[u + 1] as number) + 1;
    offset[v + 1] = (offset[v + 1] as number) + 1;
  }
  for (let v = 0; v < people; v++) offset[v + 1] = (offset[v + 1] as number) + (offset[v] as number);
  return offset;
};

const fill = ({ count, one, other, strength }: TieList, cursor: Int32Array, arcs: Uint32Array): void => {
  for (let i = 0; i < count; i++) {
    const u = one[i] as number;
    const v = other[i] as number;
    if (u === v) continue;
    const weakness = ((255 - (strength[i] as number)) << 24) >>> 0;
    const p = cursor[u] as number;
    cursor[u] = p + 1;
    arcs[p] = weakness + v;
    const q = cursor[v] as number;
    cursor[v] = q + 1;
    arcs[q] = weakness + u;
  }
};

const sortRow = (arcs: Uint32Array, from: number, to: number): void => {
  if (to - from > shortRow) {
    arcs.subarray(from, to).sort();
    return;
  }
  for (let p = from + 1; p < to; p++) {
    const arc = arcs[p] as number;
    let q = p;
    while (q > from && (arcs[q - 1] as number) > arc) {
      arcs[q] = arcs[q - 1] as number;
      q -= 1;
    }
    arcs[q] = arc;
  }
};

const moveRow = (graph: TieGraph, v: number, other: number, strength: number): void => {
  const from = graph.start[v] as number;
  const to = graph.end[v] as number;
  const needed = graph.used + (to - from) + 1;
  if (needed > graph.arcs.length) graph.arcs = longer(graph.arcs, new Uint32Array(2 * needed));
  const first = graph.used;
  for (let p = from; p < to; p++) {
    const arc = graph.arcs[p] as number;
    if (personOf(arc) !== other) graph.arcs[graph.used++] = arc;
  }
  if (strength > 0) graph.arcs[graph.used++] = (((255 - strength) << 24) >>> 0) + other;
  sortRow(graph.arcs, first, graph.used);
  graph.start[v] = first;
  graph.end[v] = graph.used;
};

const longer = (short: Uint32Array, long: Uint32Array): Uint32Array => {
  long.set(short);
  return long;
};
