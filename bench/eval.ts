/** Search figures: quality on the evaluation files, then speed over a million invented members. `[members]` */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { type EvalAsk, type EvalProfile, evaluate } from '../src/core/search/evaluate.ts';
import { buildPostings, searchPostings } from '../src/core/search/postings.ts';
import { shippedLexicon } from '../src/core/search/shippedLexicon.ts';
import { askTerms, type ProfileTerm, profileTerms } from '../src/core/search/terms.ts';

const members = Number(process.argv[2] ?? 1_000_000);
const lexicon = shippedLexicon();
const folder = 'test/core/search/eval';
const read = (file: string) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
const profiles: EvalProfile[] = read('profiles.json');
const asks: EvalAsk[] = [...read('asks.json'), ...read('secondAsks.json')];

for (const file of ['asks.json', 'secondAsks.json', 'thirdAsks.json'])
  console.log(JSON.stringify({ file, ...evaluate(profiles, read(file), lexicon) }));

/** mulberry32: small, seeded, good enough to invent people. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const roll = dice(7);
const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((one) => ({ one, at: roll() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
/** Zipf: the k-th of a list is drawn about 1/k as often as the first. */
const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor((list.length + 1) ** roll()) - 1];
const topics = shuffled([...lexicon.topics.keys()]);
const vocabulary = shuffled([...lexicon.known]);
/** 50,000 sets of 4 to 8 tags; every member has one of them and 15 words of their own. */
const offers: ProfileTerm[][] = Array.from({ length: 50_000 }, () => {
  const tags = new Set(Array.from({ length: 4 + Math.floor(roll() * 5) }, () => pick(topics) ?? 'tax'));
  return profileTerms(
    { headline: '', bio: '', tags: [...tags].map((tag) => ({ tag, isPublic: true })) },
    lexicon,
  );
});
function* people(): Generator<ProfileTerm[]> {
  for (let n = 0; n < members; n++) {
    const terms = new Map((offers[Math.floor(roll() * offers.length)] ?? []).map((one) => [one.term, one]));
    for (let words = 0; words < 15; words++) {
      const term = pick(vocabulary) ?? 'tax';
      if (!terms.has(term)) terms.set(term, { term, weight: 50 + Math.floor(roll() * 100), isPublic: true });
    }
    yield [...terms.values()];
  }
}

const startedAt = performance.now();
const index = buildPostings(people());
const buildMs = performance.now() - startedAt;
const factors = Float32Array.from({ length: members }, () => (roll() < 0.15 ? 0 : 0.3 + 0.7 * roll()));
const times: number[] = [];
let looked = 0;
const factor = (member: number): number => {
  looked++;
  return factors[member] ?? 0;
};
const cpuBefore = process.cpuUsage();
for (let round = 0; round < 12; round++)
  for (const ask of asks) {
    const at = performance.now();
    searchPostings(index, askTerms(ask.text, lexicon), {
      limit: 5,
      factor,
    });
    if (round > 1) times.push(performance.now() - at);
  }
const cpu = process.cpuUsage(cpuBefore);
times.sort((a, b) => a - b);
const quantile = (share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(3));
const bytes = [index.lists, index.members, index.weights, index.starts, index.own, index.seen];
console.log(
  JSON.stringify({
    members,
    postings: index.members.length,
    buildMs: Math.round(buildMs),
    flatMB: Math.round(bytes.reduce((sum, one) => sum + one.byteLength, 0) / 1e6),
    rssMB: Math.round(process.memoryUsage().rss / 1e6),
    searches: times.length,
    membersLookedAt: Math.round(looked / (12 * asks.length)),
    cpuMeanMs: Number(((cpu.user + cpu.system) / 1000 / (12 * asks.length)).toFixed(3)),
    meanMs: Number((times.reduce((sum, one) => sum + one, 0) / times.length).toFixed(3)),
    p50Ms: quantile(0.5),
    p95Ms: quantile(0.95),
    p99Ms: quantile(0.99),
    maxMs: quantile(0.9999),
  }),
);
