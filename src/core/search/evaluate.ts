import { buildPostings, searchPostings } from './postings.ts';
import { askTerms, profileTerms } from './terms.ts';
import type { Lexicon } from './vocabulary.ts';

/** A profile of an evaluation file. */
export type EvalProfile = {
  readonly id: string;
  readonly headline: string;
  readonly tags: readonly string[];
  readonly bio: string;
};

/** An ask with the profiles that answer it: 2 right, 1 acceptable. */
export type EvalAsk = { readonly text: string; readonly expected: Readonly<Record<string, number>> };

/** Share of the right experts among the first five, mean of 1 / rank of the first right one, share of asks won outright. */
export type Evaluation = { readonly recallAt5: number; readonly mrr: number; readonly hitAt1: number };

/** Search every ask among the profiles and compare with what was expected. */
export function evaluate(
  profiles: readonly EvalProfile[],
  asks: readonly EvalAsk[],
  lexicon: Lexicon,
): Evaluation {
  const index = buildPostings(profiles.map((profile) => profileTerms(publicly(profile), lexicon)));
  const marks = asks.map((ask) => {
    const { results } = searchPostings(index, askTerms(ask.text, lexicon), { limit: profiles.length });
    return mark(
      results.map((result) => profiles[result.member]?.id ?? ''),
      ask.expected,
    );
  });
  const mean = (pick: (mark: Evaluation) => number) =>
    marks.reduce((sum, one) => sum + pick(one), 0) / Math.max(1, marks.length);
  return { recallAt5: mean((m) => m.recallAt5), mrr: mean((m) => m.mrr), hitAt1: mean((m) => m.hitAt1) };
}

/** The marks of one ask from the ids found, best first. */
export function mark(found: readonly string[], expected: Readonly<Record<string, number>>): Evaluation {
  const right = Object.keys(expected).filter((id) => expected[id] === 2);
  const first = found.findIndex((id) => right.includes(id));
  const inFive = right.filter((id) => found.slice(0, 5).includes(id)).length;
  return {
    recallAt5: right.length === 0 ? 0 : inFive / right.length,
    mrr: first === -1 ? 0 : 1 / (first + 1),
    hitAt1: first === 0 ? 1 : 0,
  };
}

const publicly = (profile: EvalProfile) => ({
  headline: profile.headline,
  bio: profile.bio,
  tags: profile.tags.map((tag) => ({ tag, isPublic: true })),
});
