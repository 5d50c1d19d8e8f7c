import type { TagSlug } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { findTags } from '../core/search/tags.ts';
import { suggestTopics } from '../core/suggestedTopics.ts';
import type { Form } from '../views/form.ts';
import { joinForm } from '../views/members.ts';
import { text } from '../views/text.ts';
import type { Scene } from './action.ts';
import { labelsOf, lexiconOf } from './expertise.ts';

/** The join form with suggestions; whoever said nothing yet finds what their own words name ticked already. */
export const joinFormFor = async (
  scene: Scene,
  member: Member,
  subject: string,
  hasOwnWords = false,
): Promise<Form> => {
  const named = await namedBy(scene, member);
  const suggested = suggestTopics(named, await scene.tx.expertise.uses());
  const guessed = named.slice(0, mostGuessed).map((tag) => ({ tag, level: 2, isPublic: true }) as const);
  const shown = member.offers.length > 0 ? member : { ...member, offers: guessed };
  const about = { member: shown, labels: await labelsOf(scene.tx), subject, suggested, hasOwnWords };
  return joinForm(text(scene.language), about);
};

/** Of one's title, at the most. */
const mostGuessed = 3;

const namedBy = async ({ tx }: Scene, { headline, bio }: Member): Promise<TagSlug[]> =>
  findTags(`${headline}\n${bio}`, await lexiconOf(tx)).map(({ slug }) => slug);
