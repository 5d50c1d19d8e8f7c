import { readFileSync, writeFileSync } from 'node:fs';
import type { Edges } from '../../src/core/matching/graph.ts';

const magic = 0x4d415443;

/** Read a graph: 32-bit little-endian numbers: a mark, vertices, edges, then all first ends, second ends, weights. */
export const readGraphFile = (file: string): Edges => {
  const bytes = readFileSync(file);
  const words = new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const [mark, size = 0, count = 0] = words;
  if (mark !== magic || words.length !== 3 + 3 * count) throw new Error(`${file} is not a graph`);
  const part = (i: number): Int32Array => words.subarray(3 + i * count, 3 + (i + 1) * count);
  return { size, count, a: part(0), b: part(1), weight: part(2) };
};

/** Write a graph in the same form. */
export const writeGraphFile = (file: string, edges: Edges): void => writeFileSync(file, graphBytes(edges));

/** The bytes of that form. */
export const graphBytes = ({ size, count, a, b, weight }: Edges): Uint8Array => {
  const words = new Int32Array(3 + 3 * count);
  words.set([magic, size, count]);
  [a, b, weight].forEach((part, i) => {
    words.set(part.subarray(0, count), 3 + i * count);
  });
  return new Uint8Array(words.buffer);
};
