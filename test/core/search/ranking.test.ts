import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type TagSlug } from '../../../src/core/ids.ts';
import { buildPostings, searchPostings } from '../../../src/core/search/postings.ts';
import { rankRows } from '../../../src/core/search/rows.ts';
import { shippedLexicon } from '../../../src/core/search/shippedLexicon.ts';
import { type AskTerm, askTerms, type ProfileTerm, profileTerms } from '../../../src/core/search/terms.ts';

const lexicon = shippedLexicon();
const tagged = (...tags: string[]) => ({
  headline: '',
  bio: '',
  tags: tags.map((tag) => ({ tag, isPublic: true })),
});
const search = (profiles: readonly ReturnType<typeof tagged>[], ask: string) =>
  searchPostings(
    buildPostings(profiles.map((profile) => profileTerms(profile, lexicon))),
    askTerms(ask, lexicon),
    { limit: 5 },
  );

describe('the terms of a profile', () => {
  const weightOf = (terms: readonly ProfileTerm[], term: string) =>
    terms.find((one) => one.term === term)?.weight ?? 0;

  it('weigh a tag above the headline above the bio, for words and topics', () => {
    const where = [
      { headline: '', bio: '', tags: [{ tag: 'RODO', isPublic: true }] },
      { headline: 'RODO', bio: '', tags: [] },
      { headline: '', bio: 'RODO', tags: [] },
    ].map((profile) => profileTerms(profile, lexicon));
    for (const term of ['rod', '#privacy']) {
      const weights = where.map((terms) => weightOf(terms, term));
      expect(weights).toEqual(weights.toSorted((a, b) => b - a));
      expect(new Set(weights).size).toBe(3);
    }
  });

  it('hold broader topics at half', () => {
    const terms = profileTerms(tagged('ksef'), lexicon);
    expect(weightOf(terms, '#tax')).toBe(weightOf(terms, '#ksef') / 2);
  });

  it('are whole numbers a byte can hold, each term once', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 80 });
    fc.assert(
      fc.property(text, text, fc.array(text, { maxLength: 8 }), (headline, bio, tags) => {
        const terms = profileTerms(
          { headline, bio, tags: tags.map((tag) => ({ tag, isPublic: true })) },
          lexicon,
        );
        expect(new Set(terms.map((one) => one.term)).size).toBe(terms.length);
        for (const { weight } of terms) {
          expect(Number.isInteger(weight)).toBe(true);
          expect(weight).toBeGreaterThanOrEqual(1);
          expect(weight).toBeLessThanOrEqual(255);
        }
      }),
    );
  });
});

describe('a search', () => {
  it('finds across languages and says why', () => {
    const { results } = search([tagged('photography'), tagged('tax')], 'szukam kogoś od podatków');
    expect(results[0]?.member).toBe(1);
    expect(results[0]?.reasons).toContainEqual(expect.objectContaining({ kind: 'topic', slug: 'tax' }));
    expect(results).toHaveLength(1);
  });

  it('finds by a private tag and never names it', () => {
    const secret = { headline: '', bio: '', tags: [{ tag: 'burnout', isPublic: false }] };
    const { results } = search([secret, tagged('tax')], 'wypalenie zawodowe');
    expect(results[0]).toMatchObject({ member: 0, reasons: [] });
  });

  it('names a topic that is private as a tag but told in the bio', () => {
    const told = { headline: '', bio: 'I talk about burnout', tags: [{ tag: 'burnout', isPublic: false }] };
    expect(search([told], 'burnout').results[0]?.reasons).toContainEqual(
      expect.objectContaining({ slug: 'burnout' }),
    );
  });

  it('is sure when topics and words agree, unsure when they differ, and knows when it understood no topic', () => {
    const tax = tagged('tax');
    expect(search([tax, tagged('law')], 'tax').confidence).toBe('agree');
    const poet = { headline: 'I collect skarbówka jokes', bio: '', tags: [] };
    const adviser = { headline: '', bio: '', tags: [{ tag: 'tax', isPublic: true }] };
    expect(search([poet, adviser, tagged('law')], 'skarbówka jokes').confidence).toBe('disagree');
    expect(search([poet], 'jokes').confidence).toBe('unknown');
    expect(search([poet], 'zzz')).toEqual({ results: [], confidence: 'unknown' });
  });

  it('prefers who has the topic to who only wrote a rare word of the ask', () => {
    const writer = { headline: '', bio: 'I paint miniatures', tags: [] };
    const crowd = Array.from({ length: 30 }, (_, at) => tagged(at % 3 === 0 ? 'marketing' : 'law'));
    expect(search([writer, ...crowd], 'marketing for miniatures').results[0]?.member).not.toBe(0);
    // Nobody has the topic: the words decide.
    expect(search([writer, tagged('law')], 'marketing for miniatures').results[0]?.member).toBe(0);
  });

  it('widens to the topic above while hardly anybody has the narrow one, and not after', () => {
    const few = search([tagged('kubernetes'), tagged('devops')], 'k8s');
    expect(few.results.map((one) => one.member)).toEqual([0, 1]);
    const many = search([tagged('devops'), ...Array.from({ length: 30 }, () => tagged('kubernetes'))], 'k8s');
    expect(
      many.results.some((one) => one.reasons.some((why) => why.kind === 'topic' && why.slug === 'devops')),
    ).toBe(false);
  });
});

describe('the index and the rows of a table', () => {
  const terms = ['a', 'b', 'c', 'd', '#x', '#y', '#z'];
  const termOf = (term: string): AskTerm =>
    term.startsWith('#')
      ? { kind: 'topic', term, weight: 1, source: asId<TagSlug>(term.slice(1)) }
      : { kind: 'word', term, weight: 1, source: term };
  const profile = fc.uniqueArray(
    fc.record({
      term: fc.constantFrom(...terms),
      weight: fc.integer({ min: 1, max: 6 }),
      isPublic: fc.boolean(),
    }),
    { selector: (one) => one.term, maxLength: 7 },
  );
  const ask = fc.subarray(terms, { minLength: 1 }).map((chosen) => chosen.map(termOf));
  const factors = fc.array(fc.constantFrom(0, 0.25, 0.5, 1), { minLength: 300, maxLength: 300 });

  it('rank the same people in the same order, as reading everybody would', () => {
    fc.assert(
      fc.property(fc.array(profile, { maxLength: 300 }), ask, factors, (profiles, query, factor) => {
        const name = (member: number) => String(member).padStart(4, '0');
        const rows = profiles.flatMap((own, member) =>
          own
            .filter((one) => query.some(({ term }) => term === one.term))
            .map((one) => ({ member: name(member), ...one })),
        );
        const limit = 7;
        const fromIndex = searchPostings(buildPostings(profiles), query, {
          limit,
          factor: (member) => factor[member] ?? 0,
        });
        const fromRows = rankRows(rows.toReversed(), query, {
          members: profiles.length,
          limit,
          factor: (member) => factor[Number(member)] ?? 0,
        });
        expect(fromIndex.results.map((one) => ({ ...one, member: name(one.member) }))).toEqual(
          fromRows.results,
        );
        expect(fromIndex.confidence).toBe(fromRows.confidence);
      }),
      { numRuns: 300 },
    );
  });

  it('agree where the index stops early, in long lists of many weights', () => {
    const roll = dice(3);
    const pick = (most: number) => Math.floor(roll() * most);
    for (let round = 0; round < 20; round++) {
      const profiles = Array.from({ length: 3000 }, () =>
        terms.filter(() => roll() < 0.4).map((term) => ({ term, weight: 1 + pick(255), isPublic: true })),
      );
      const factor = profiles.map(() => (roll() < 0.2 ? 0 : 0.7 + 0.3 * roll()));
      const query = terms.slice(0, 2 + pick(5)).map(termOf);
      let looked = 0;
      const fromIndex = searchPostings(buildPostings(profiles), query, {
        limit: 5,
        factor: (member) => {
          looked++;
          return factor[member] ?? 0;
        },
      });
      const rows = profiles.flatMap((own, member) =>
        own
          .filter((one) => query.some(({ term }) => term === one.term))
          .map((one) => ({ member: `${member}`, ...one })),
      );
      const fromRows = rankRows(rows, query, {
        ...{ members: profiles.length, limit: 5 },
        factor: (member) => factor[Number(member)] ?? 0,
      });
      expect(fromIndex.results.map((one) => one.score)).toEqual(fromRows.results.map((one) => one.score));
      expect(looked).toBeLessThan(2500);
    }
  });

  it('can be searched again and again', () => {
    const index = buildPostings([
      [{ term: 'a', weight: 3, isPublic: true }],
      [{ term: 'b', weight: 3, isPublic: true }],
    ]);
    const of = (term: string) =>
      searchPostings(index, [{ kind: 'word', term, weight: 1, source: term }], { limit: 3 }).results.map(
        (r) => r.member,
      );
    expect([of('a'), of('b'), of('a')]).toEqual([[0], [1], [0]]);
  });

  it('are empty for nobody', () => {
    expect(searchPostings(buildPostings([]), askTerms('tax', lexicon), { limit: 5 }).results).toEqual([]);
    expect(rankRows([], askTerms('tax', lexicon), { members: 0, limit: 5 }).results).toEqual([]);
  });
});

/** A seeded generator of numbers from 0 to 1 (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
