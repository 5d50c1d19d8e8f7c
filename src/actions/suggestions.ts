import type { Language, PlatformName } from '../core/community.ts';
import { type Suggestion, suggestTags } from '../core/search/suggest.ts';
import { lexiconOf } from './expertise.ts';
import type { Router } from './ports/inbox.ts';
import type { Store } from './ports.ts';

/** Topics for what has been typed so far, where a platform completes while somebody types; none for a place unknown. */
export type Suggest = (
  platform: PlatformName,
  place: string,
  typed: string,
  language: Language,
) => Promise<readonly Suggestion[]>;

const most = 10;

export const createSuggest =
  (store: Store, router: Router): Suggest =>
  async (platform, place, typed, language) => {
    const community = await router.communityOf(platform, place);
    if (community === null) return [];
    return store.transaction(community, async (tx) =>
      suggestTags(typed.slice(0, 100), await lexiconOf(tx), language, await tx.expertise.uses(), most),
    );
  };
