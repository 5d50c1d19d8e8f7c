import { asId, type TagSlug } from './ids.ts';

/** A topic used by fewer says something about each of them. */
const leastUses = 5;

/** Topics suggested at the most: a menu holds 25, and one's own come before. */
const mostSuggested = 20;

/** What business communities talk about, for the first who come. */
const usual: readonly TagSlug[] = [
  'fundraising',
  'sales',
  'marketing',
  'strategy',
  'finance',
  'accounting',
  'tax',
  'ksef',
  'contracts',
  'hr',
  'recruitment',
  'leadership',
  'product-management',
  'project-management',
  'ecommerce',
  'export',
  'ai',
  'labour-law',
  'react',
  'ux',
  'branding',
  'public-speaking',
].map((slug) => asId<TagSlug>(slug));

/** Topics to tick: those one's own words name, then those many use, most used first, then the usual ones. */
export const suggestTopics = (named: readonly TagSlug[], uses: ReadonlyMap<TagSlug, number>): TagSlug[] => {
  const popular = [...uses]
    .filter(([, count]) => count >= leastUses)
    .toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .map(([tag]) => tag);
  return [...new Set([...named, ...popular, ...usual])].slice(0, mostSuggested);
};
