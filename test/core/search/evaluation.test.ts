import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type EvalAsk, type EvalProfile, evaluate, mark } from '../../../src/core/search/evaluate.ts';
import { shippedLexicon } from '../../../src/core/search/shippedLexicon.ts';
import { suggestTags } from '../../../src/core/search/suggest.ts';

const read = (file: string): string => readFileSync(new URL(`./eval/${file}`, import.meta.url), 'utf8');
const lexicon = shippedLexicon();
const profiles: EvalProfile[] = JSON.parse(read('profiles.json'));

describe('the search on people and asks it was not made from', () => {
  it.each([
    { file: 'asks.json', recallAt5: 0.82, mrr: 0.72 },
    { file: 'secondAsks.json', recallAt5: 0.82, mrr: 0.72 },
    { file: 'thirdAsks.json', recallAt5: 0.82, mrr: 0.72 },
    { file: 'fourthAsks.json', recallAt5: 0.82, mrr: 0.72 },
  ])('finds the right people for $file', ({ file, recallAt5, mrr }) => {
    const asks: EvalAsk[] = JSON.parse(read(file));
    const found = evaluate(profiles, asks, lexicon);
    expect(found.recallAt5).toBeGreaterThanOrEqual(recallAt5);
    expect(found.mrr).toBeGreaterThanOrEqual(mrr);
  });

  it('offers the right tag among five for nearly everything people type', () => {
    const rows = read('tag_inputs.tsv')
      .trim()
      .split('\n')
      .map((line) => line.split('\t'));
    const right = rows.filter(([typed = '', slug]) =>
      suggestTags(typed, lexicon, 'pl').some((one) => one.slug === slug),
    );
    expect(right.length / rows.length).toBeGreaterThanOrEqual(0.95);
  });

  it('counts only the right experts, and the first of them', () => {
    expect(mark(['b', 'a', 'c'], { a: 2, b: 1, d: 2 })).toEqual({ recallAt5: 0.5, mrr: 0.5, hitAt1: 0 });
    expect(mark([], { a: 2 })).toEqual({ recallAt5: 0, mrr: 0, hitAt1: 0 });
  });
});
