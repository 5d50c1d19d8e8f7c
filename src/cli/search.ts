import { lexiconOf } from '../actions/expertise.ts';
import { askTerms } from '../core/search/terms.ts';
import { labelOf } from '../core/search/vocabulary.ts';
import { CommandError, communityNamed, say, withStore } from './context.ts';

export type SearchFlags = { readonly community: string; readonly limit: string; readonly json?: boolean };

/** `acquaint search "<text>" --community <name>`: the members who fit best, and why. */
export const searchCommand = async (query: string, flags: SearchFlags): Promise<void> => {
  const limit = Number(flags.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw new CommandError('--limit must be a number from 1 to 100.');
  }
  if (query.trim() === '') throw new CommandError('Write what you look for: search "<text>".');
  const found = await withStore(async (resources) => {
    const community = await communityNamed(resources, flags.community, { create: false });
    return resources.store.transaction(community.id, async (tx) => {
      const lexicon = await lexiconOf(tx);
      const ranked = await tx.expertise.search(askTerms(query, lexicon), limit);
      const members = await tx.members.getMany(ranked.map(({ member }) => member));
      return ranked.map(({ member, score, reasons }) => ({
        member: members.get(member)?.name ?? '',
        headline: members.get(member)?.headline ?? '',
        score: Math.round(score * 1000) / 1000,
        reasons: distinct(
          reasons.map((reason) =>
            reason.kind === 'topic' ? labelOf(lexicon, reason.slug, 'en') : reason.word,
          ),
        ),
      }));
    });
  });
  const lines = found.map(
    ({ member, headline, score, reasons }, index) =>
      `${index + 1}. ${member} · ${headline} (${score}; ${reasons.slice(0, 4).join(', ')})`,
  );
  say(flags.json ?? false, found, lines.length === 0 ? ['Nobody fits these words.'] : lines);
};

/** Each reason once, whatever its capitals. */
const distinct = (reasons: readonly string[]): string[] => [
  ...new Map(reasons.map((reason) => [reason.toLowerCase(), reason])).values(),
];
