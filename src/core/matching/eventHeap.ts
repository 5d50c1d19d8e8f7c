/**
 * What a search will meet, soonest first: a binary min-heap of (key, first, second) in typed arrays.
 * Entries are never removed early: whoever pops one checks whether it still holds.
 */
export type EventHeap = { length: number; key: Float64Array; first: Int32Array; second: Int32Array };

/** An empty heap; it grows by itself. */
export const eventHeap = (): EventHeap => ({
  length: 0,
  key: new Float64Array(1024),
  first: new Int32Array(1024),
  second: new Int32Array(1024),
});

/** Add an event. O(log n). */
export const pushEvent = (heap: EventHeap, key: number, first: number, second: number): void => {
  if (heap.length === heap.key.length) grow(heap);
  const keys = heap.key;
  const firsts = heap.first;
  const seconds = heap.second;
  let i = heap.length++;
  while (i > 0) {
    const up = (i - 1) >> 1;
    const above = keys[up] as number;
    if (above <= key) break;
    keys[i] = above;
    firsts[i] = firsts[up] as number;
    seconds[i] = seconds[up] as number;
    i = up;
  }
  keys[i] = key;
  firsts[i] = first;
  seconds[i] = second;
};

/** Drop the soonest event, which stands at index 0. O(log n). */
export const dropSoonest = (heap: EventHeap): void => {
  const last = --heap.length;
  if (last <= 0) return;
  const keys = heap.key;
  const firsts = heap.first;
  const seconds = heap.second;
  const key = keys[last] as number;
  let i = 0;
  for (;;) {
    let child = 2 * i + 1;
    if (child >= last) break;
    if (child + 1 < last && (keys[child + 1] as number) < (keys[child] as number)) child++;
    const below = keys[child] as number;
    if (below >= key) break;
    keys[i] = below;
    firsts[i] = firsts[child] as number;
    seconds[i] = seconds[child] as number;
    i = child;
  }
  keys[i] = key;
  firsts[i] = firsts[last] as number;
  seconds[i] = seconds[last] as number;
};

const grow = (heap: EventHeap): void => {
  const { key, first, second } = heap;
  heap.key = new Float64Array(key.length * 2);
  heap.key.set(key);
  heap.first = new Int32Array(first.length * 2);
  heap.first.set(first);
  heap.second = new Int32Array(second.length * 2);
  heap.second.set(second);
};
