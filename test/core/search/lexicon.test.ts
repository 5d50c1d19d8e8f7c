import { describe, expect, it } from 'vitest';
import { asId, type TagSlug } from '../../../src/core/ids.ts';
import {
  absorbTopic,
  ancestors,
  mergeTopics,
  parseTopics,
  type Topic,
} from '../../../src/core/search/lexicon.ts';
import { shippedLexicon, shippedTopics } from '../../../src/core/search/shippedLexicon.ts';
import { findTags, normaliseTag } from '../../../src/core/search/tags.ts';
import { extendLexicon, makeLexicon } from '../../../src/core/search/vocabulary.ts';

const slug = (text: string): TagSlug => asId<TagSlug>(text);
const find = (topics: readonly Topic[], name: string) => topics.find((topic) => topic.slug === name);

/** Words that honestly mean two things. */
const twofold = new Set([
  'chatbot',
  'incident response',
  'media',
  'newsletter',
  'newsletters',
  'packaging',
  'press',
  'redakcja',
  'term sheet',
]);

describe('the shipped lexicon', () => {
  it('knows at least 300 topics and 3,000 names in two languages', () => {
    const names = shippedTopics.reduce((sum, topic) => sum + topic.aliases.length + 2, 0);
    expect(shippedTopics.length).toBeGreaterThanOrEqual(300);
    expect(names).toBeGreaterThanOrEqual(3000);
  });

  it('has every topic once, with a label in both languages and a slug a URL can carry', () => {
    expect(new Set(shippedTopics.map((topic) => topic.slug)).size).toBe(shippedTopics.length);
    for (const topic of shippedTopics) {
      expect(topic.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(topic.label.en.length * topic.label.pl.length).toBeGreaterThan(0);
    }
  });

  it('gives no name to two topics, but for the listed ones', () => {
    const shared = [...shippedLexicon().exact]
      .filter(([, entries]) => entries.length > 1)
      .map(([key]) => key);
    expect(shared.toSorted()).toEqual([...twofold].toSorted());
  });

  it('names only broader topics that exist, and never a circle', () => {
    const { topics } = shippedLexicon();
    for (const topic of shippedTopics) {
      for (const above of topic.broader) expect(topics.has(above), `${topic.slug} → ${above}`).toBe(true);
      const circle = topic.broader.some((above) => ancestors(topics, above).includes(topic.slug));
      expect(circle, topic.slug).toBe(false);
    }
  });
});

describe('a lexicon of one line a topic', () => {
  const lines = `
# comment
tax|skill|Tax; VAT|Podatki; VAT|finance
go|skill|=Go; Golang|=Go|`;

  it('reads slug, kind, labels, names and broader topics', () => {
    const [tax, go] = parseTopics(lines);
    expect(tax).toEqual({
      slug: 'tax',
      kind: 'skill',
      label: { en: 'Tax', pl: 'Podatki' },
      aliases: ['VAT'],
      broader: ['finance'],
    });
    expect(go?.label).toEqual({ en: 'Go', pl: 'Go' });
  });

  it('takes names whose capitals matter only as written', () => {
    const lexicon = makeLexicon(parseTopics(lines));
    expect(findTags('we love Go here', lexicon)).toHaveLength(1);
    expect(findTags('we go there', lexicon)).toEqual([]);
  });
});

describe('a community changes its lexicon', () => {
  it('adds a tag of its own and finds it from then on', () => {
    const own = parseTopics('hydroponics|community|Hydroponics; soilless growing|Hydroponika|agriculture');
    const lexicon = extendLexicon(shippedLexicon(), own);
    expect(findTags('kto zna się na hydroponice?', lexicon).map((tag) => tag.slug)).toEqual(['hydroponics']);
    expect(normaliseTag('soilless growing', shippedLexicon()).kind).toBe('fresh');
  });

  it('adds a name to a tag it has, and keeps the label', () => {
    const merged = mergeTopics(shippedTopics, parseTopics('tax|skill|danina|danina|'));
    expect(find(merged, 'tax')?.label).toEqual(find(shippedTopics, 'tax')?.label);
    expect(find(merged, 'tax')?.aliases).toContain('danina');
  });

  it('merges two tags: the loser becomes a name of the winner, and what stood under it stays under the winner', () => {
    const merged = absorbTopic(shippedTopics, slug('trademarks'), slug('patents'));
    expect(find(merged, 'trademarks')).toBeUndefined();
    expect(find(merged, 'patents')?.aliases).toContain('Trademarks');
    const under = absorbTopic(shippedTopics, slug('tax'), slug('accounting'));
    expect(find(under, 'ksef')?.broader).toContain('accounting');
    expect(find(under, 'accounting')?.broader).not.toContain('accounting');
  });
});
