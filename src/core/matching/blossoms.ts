/**
 * Nested blossoms: odd circles of nodes, a node being a vertex (0..size-1) or a blossom (from `size` on). Everything is
 * kept in flat arrays by node. `parent` is -1 for outermost nodes and `unused` for free numbers.
 *
 * - Circle: `next`/`previous` sibling and `place` in it; `edgeHere[k]`-`edgeThere[k]` is the edge from k to next[k].
 *   `base` is the one vertex the circle's own pairs leave out.
 * - Leaves: `firstLeaf`..`lastLeaf` along `nextLeaf` are the vertices inside a node; a child's are part of its parent's.
 * - Outermost node of a vertex: union by size without path compression, so that a blossom can be taken apart again by
 *   unlinking its children: `link` leads from a vertex to the root of its set, where `outermost` is noted.
 */
export type Blossoms = {
  readonly size: number;
  readonly parent: Int32Array;
  readonly base: Int32Array;
  /** The dual variable of a blossom, in the units of prices, never negative. */
  readonly dual: Float64Array;
  /** The child that holds the base; where a walk round the circle starts. */
  readonly baseChild: Int32Array;
  readonly next: Int32Array;
  readonly previous: Int32Array;
  readonly place: Int32Array;
  readonly edgeHere: Int32Array;
  readonly edgeThere: Int32Array;
  readonly firstLeaf: Int32Array;
  readonly lastLeaf: Int32Array;
  readonly nextLeaf: Int32Array;
  readonly leaves: Int32Array;
  readonly root: Int32Array;
  readonly link: Int32Array;
  readonly outermost: Int32Array;
  readonly spare: Int32Array;
  spareCount: number;
};

/** What `parent` says of a number that stands for no blossom now. */
export const unused = -2;

/** Every vertex by itself. A family of nested circles has at most size / 2 members. */
export const noBlossoms = (size: number): Blossoms => {
  const most = (size >> 1) + 1;
  const nodes = size + most;
  const ints = (): Int32Array => new Int32Array(nodes);
  const blossoms: Blossoms = {
    size,
    parent: ints().fill(-1, 0, size).fill(unused, size),
    base: ints(),
    dual: new Float64Array(nodes),
    baseChild: ints(),
    next: ints(),
    previous: ints(),
    place: ints(),
    edgeHere: ints(),
    edgeThere: ints(),
    firstLeaf: ints(),
    lastLeaf: ints(),
    nextLeaf: new Int32Array(size),
    leaves: ints(),
    root: ints(),
    link: new Int32Array(size),
    outermost: new Int32Array(size),
    spare: new Int32Array(most),
    spareCount: most,
  };
  for (let v = 0; v < size; v++) {
    for (const own of ['base', 'firstLeaf', 'lastLeaf', 'root', 'link', 'outermost'] as const)
      blossoms[own][v] = v;
    blossoms.leaves[v] = 1;
  }
  for (let i = 0; i < most; i++) blossoms.spare[i] = nodes - 1 - i;
  return blossoms;
};

/** The outermost node that holds vertex `v`. O(log n). */
export const outermostOf = ({ link, outermost }: Blossoms, v: number): number => {
  let r = v;
  for (;;) {
    const up = link[r] as number;
    if (up === r) return outermost[r] as number;
    r = up;
  }
};

/**
 * Make a blossom of outermost nodes. The circle starts at the child that holds the base; child i is `circle[i]`, and its
 * edge to the following one `here[i]`-`there[i]`. O(children).
 */
export const makeBlossom = (
  blossoms: Blossoms,
  circle: readonly number[],
  here: readonly number[],
  there: readonly number[],
): number => {
  const { parent, next, previous, place, edgeHere, edgeThere, leaves, root, link, firstLeaf, lastLeaf } =
    blossoms;
  const b = blossoms.spare[--blossoms.spareCount] as number;
  const length = circle.length;
  const first = circle[0] as number;
  let largest = first;
  let count = 0;
  for (let i = 0; i < length; i++) {
    const k = circle[i] as number;
    const following = circle[i + 1 === length ? 0 : i + 1] as number;
    parent[k] = b;
    place[k] = i;
    next[k] = following;
    previous[following] = k;
    edgeHere[k] = here[i] as number;
    edgeThere[k] = there[i] as number;
    count += leaves[k] as number;
    if ((leaves[k] as number) > (leaves[largest] as number)) largest = k;
    if (i > 0) blossoms.nextLeaf[lastLeaf[circle[i - 1] as number] as number] = firstLeaf[k] as number;
  }
  const r = root[largest] as number;
  for (let i = 0; i < length; i++) link[root[circle[i] as number] as number] = r;
  blossoms.outermost[r] = b;
  root[b] = r;
  parent[b] = -1;
  blossoms.base[b] = blossoms.base[first] as number;
  blossoms.dual[b] = 0;
  blossoms.baseChild[b] = first;
  firstLeaf[b] = firstLeaf[first] as number;
  lastLeaf[b] = lastLeaf[circle[length - 1] as number] as number;
  leaves[b] = count;
  return b;
};

/** Take an outermost blossom apart: its children become outermost, its number free. O(children). */
export const takeApart = (blossoms: Blossoms, b: number): void => {
  const { parent, next, root, link, outermost, baseChild } = blossoms;
  const first = baseChild[b] as number;
  let k = first;
  do {
    const r = root[k] as number;
    link[r] = r;
    outermost[r] = k;
    parent[k] = -1;
    k = next[k] as number;
  } while (k !== first);
  parent[b] = unused;
  blossoms.spare[blossoms.spareCount++] = b;
};

/** Whether an even number of steps along `next` leads from one child to another of the same circle. */
export const isEvenForward = ({ place }: Blossoms, from: number, to: number): boolean => {
  const steps = (place[to] as number) - (place[from] as number);
  // A circle is odd: going round it changes the parity.
  return ((steps >= 0 ? steps : steps + 1) & 1) === 0;
};

/**
 * Turn the pairs inside blossom `outer` so that they leave out vertex `v` instead of its base. Iterative, because
 * blossoms nest tens of thousands deep on graphs full of equal weights. O(vertices re-paired).
 */
export const moveBase = (blossoms: Blossoms, mate: Int32Array, outer: number, v: number): void => {
  const { size, parent, base, baseChild, next, previous, edgeHere, edgeThere } = blossoms;
  const todo = [outer, v];
  while (todo.length > 0) {
    const target = todo.pop() as number;
    const b = todo.pop() as number;
    // The base of every node on the way up from b's base agrees with it.
    if (base[b] === target) continue;
    let t = target;
    while (t !== b) {
      const around = parent[t] as number;
      const baseNode = baseChild[around] as number;
      const isForward = isEvenForward(blossoms, t, baseNode);
      for (let k = t; k !== baseNode; ) {
        const one = (isForward ? next[k] : previous[k]) as number;
        const two = (isForward ? next[one] : previous[one]) as number;
        const x = (isForward ? edgeHere[one] : edgeThere[two]) as number;
        const y = (isForward ? edgeThere[one] : edgeHere[two]) as number;
        if (one >= size) todo.push(one, x);
        if (two >= size) todo.push(two, y);
        mate[x] = y;
        mate[y] = x;
        k = two;
      }
      base[around] = target;
      baseChild[around] = t;
      t = around;
    }
  }
};
