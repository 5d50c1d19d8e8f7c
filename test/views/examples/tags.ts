import type { TagSlug } from '../../../src/core/ids.ts';
import * as tags from '../../../src/views/tags.ts';
import type { Example } from '../examples.ts';
import type { Stage } from './stage.ts';

/** The manager's board of topics. */
export const tagExamples = ({ words, labels, size }: Stage): Example[] => {
  const isLongest = size === 'longest';
  const slug = (isLongest ? 'x'.repeat(36) : 'k8s-clusters') as TagSlug;
  const react = 'react' as TagSlug;
  const name = isLongest ? 'W'.repeat(36) : 'K8s clusters';
  const many = <T>(one: T, count: number): T[] => Array.from({ length: isLongest ? count : 1 }, () => one);
  const board = {
    used: many({ label: name, count: 12 }, 10),
    own: isLongest ? 1234 : 2,
    suggestions: many({ from: slug, into: react }, 5),
    said: many({ words: name, tag: slug, members: 3 }, 3),
    merged: many({ slug, label: name }, 5),
    labels,
  };
  const changed = { slug, label: name, into: name, name };
  return [
    { view: 'tags.tagBoard', when: 'topics', says: tags.tagBoard(words, board) },
    {
      view: 'tags.tagBoard',
      when: 'no topics yet',
      says: tags.tagBoard(words, { ...board, used: [], own: 0, suggestions: [], said: [], merged: [] }),
    },
    {
      view: 'tags.mergeForm',
      when: 'Join two topics',
      says: tags.mergeForm(words, { from: name, into: name }),
    },
    { view: 'tags.aliasForm', when: 'Add a name', says: tags.aliasForm(words) },
    ...(['merged', 'unmerged', 'named', 'unnamed'] as const).map((how) => ({
      view: 'tags.tagChanged',
      when: how,
      says: tags.tagChanged(words, { ...changed, how }),
    })),
  ];
};
