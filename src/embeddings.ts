import { z } from 'zod';
import type { EmbeddingsConfig } from './config.ts';
import type { TagSlug } from './core/ids.ts';
import { shippedLexicon } from './core/search/shippedLexicon.ts';

/** Somebody waits for the answer to their ask; without it they choose a topic by hand. */
const answerMs = 800;
/** The topics' own vectors are read once, while nobody waits. */
const topicsMs = 20_000;
const batch = 128;
/** Less alike than this is chance; so much behind the best is no second. */
const leastLikeness = 0.3;
const mostBehind = 0.08;
const most = 3;

const answerShape = z.object({
  data: z.array(z.object({ index: z.number().int().nonnegative(), embedding: z.array(z.number()).min(2) })),
});

/**
 * Topics of the shipped lexicon near in meaning to words, best first, by cosine of embeddings. None where the service
 * does not answer in time, or while its vectors for the topics are being read. The first call begins to read them.
 */
export const createNearest = (
  service: EmbeddingsConfig,
  onUnanswered: (why: string) => void,
): ((words: string) => Promise<readonly TagSlug[]>) => {
  let topics: readonly Embedded[] | null = null;
  let isReading = false;
  const told = (fault: unknown) => onUnanswered(fault instanceof Error ? fault.message : String(fault));
  const read = () => {
    if (isReading) return;
    isReading = true;
    void readTopics(service)
      .then((all) => {
        topics = all;
      }, told)
      .finally(() => {
        isReading = false;
      });
  };
  return async (words) => {
    if (topics === null) {
      read();
      return [];
    }
    try {
      const [vector] = await embed(service, [words], answerMs);
      return vector === undefined ? [] : nearestOf(vector, topics);
    } catch (fault) {
      told(fault);
      return [];
    }
  };
};

type Embedded = { readonly slug: TagSlug; readonly vector: Float32Array };

const readTopics = async (service: EmbeddingsConfig): Promise<Embedded[]> => {
  const topics = [...shippedLexicon().topics.values()];
  const read: Embedded[] = [];
  for (let at = 0; at < topics.length; at += batch) {
    const some = topics.slice(at, at + batch);
    const texts = some.map(({ label, aliases }) =>
      [label.en, label.pl, ...aliases.slice(0, 8)].map((name) => name.replace(/^=/u, '')).join(', '),
    );
    const vectors = await embed(service, texts, topicsMs);
    for (const [index, { slug }] of some.entries()) {
      const vector = vectors[index];
      if (vector !== undefined) read.push({ slug, vector });
    }
  }
  return read;
};

/** Unit vectors in the order of the texts. Throws where the service does not answer well. */
const embed = async (
  { url, key, model }: EmbeddingsConfig,
  texts: readonly string[],
  withinMs: number,
): Promise<Float32Array[]> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({ model, input: texts }),
    redirect: 'error',
    signal: AbortSignal.timeout(withinMs),
  });
  if (!response.ok) throw new Error(`embeddings answered ${response.status}`);
  const { data } = answerShape.parse(await response.json());
  if (data.length !== texts.length) throw new Error('embeddings answered for other texts');
  return data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => unit(embedding));
};

const unit = (numbers: readonly number[]): Float32Array => {
  const length = Math.hypot(...numbers) || 1;
  return Float32Array.from(numbers, (number) => number / length);
};

const nearestOf = (vector: Float32Array, topics: readonly Embedded[]): TagSlug[] => {
  const alike = topics
    .map((topic) => ({ slug: topic.slug, likeness: dot(vector, topic.vector) }))
    .toSorted((a, b) => b.likeness - a.likeness || (a.slug < b.slug ? -1 : 1));
  const least = Math.max(leastLikeness, (alike[0]?.likeness ?? 0) - mostBehind);
  return alike
    .filter(({ likeness }) => likeness >= least)
    .slice(0, most)
    .map(({ slug }) => slug);
};

const dot = (a: Float32Array, b: Float32Array): number => {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
};
