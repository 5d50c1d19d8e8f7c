import { isOpenTo } from '../core/askBudget.ts';
import type { MemberId, SuggestionId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { hears } from '../core/nudge.ts';
import { crowd } from '../core/preview.ts';
import { chooseSuggestion, closedFor, rested, restWeeks, type Suggestible } from '../core/suggestion.ts';
import type { LocalDate } from '../core/time/zones.ts';
import { tagName } from '../views/expertise.ts';
import { text } from '../views/text.ts';
import { findCandidates } from './candidates.ts';
import { labelsOf } from './expertise.ts';
import type { Dice, Transaction } from './ports.ts';
import { reachOf } from './reach.ts';

/** Topics of one profile that are looked at. */
const mostTopics = 5;

/**
 * Choose one new person for this digest: who offers what the member looks for, may be asked now, was not suggested to
 * them in 26 weeks and was suggested to others least. Only on a topic that enough others offer, so that nobody can be
 * recognised.
 */
export const suggestSomebody = async (
  tx: Transaction,
  dice: Dice,
  me: Member,
  date: LocalDate,
): Promise<void> => {
  if (!hears(me, 'newPerson') || me.isHidden) return;
  const before = await tx.digests.suggestionsTo(me.id);
  if (before[0]?.date === date) return;
  const closed = closedFor(before);
  const out = new Set([...rested(before, tx.now), ...(await acquaintances(tx, me.id))]);
  const topics = me.seeks
    .map(({ tag }) => tag)
    .filter((tag) => !closed.has(tag))
    .slice(0, mostTopics);
  const found = new Map<MemberId, Suggestible>();
  for (const topic of topics) {
    for (const one of await fitting(tx, me, topic)) {
      if (!out.has(one.person) && !found.has(one.person)) found.set(one.person, one);
    }
  }
  const since = new Date(tx.now.getTime() - restWeeks * 7 * 86_400_000);
  const times = await tx.digests.suggestedSince([...found.keys()], since);
  const chosen = chooseSuggestion(
    [...found.values()].map((one) => ({ ...one, times: times.get(one.person) ?? 0 })),
  );
  if (chosen === null) return;
  await tx.digests.suggest({
    ...{ id: dice.id<SuggestionId>(), to: me.id, person: chosen.person, topic: chosen.topic },
    ...{ date, at: tx.now, answer: null },
  });
};

/** Who offers a topic for all to see and may be asked for advice on it now. */
const fitting = async (
  tx: Transaction,
  me: Member,
  topic: Member['seeks'][number]['tag'],
): Promise<Suggestible[]> => {
  const name = tagName(text(me.language), await labelsOf(tx), topic);
  const ids = await findCandidates(tx, me, { text: name, topics: [topic] });
  const reaches = await reachOf(tx, me.id, ids);
  const found: Suggestible[] = [];
  for (const reach of reaches) {
    const { member } = reach;
    const offers = member.offers.some(({ tag, isPublic }) => tag === topic && isPublic);
    if (!offers || !isOpenTo(reach, { kind: 'advice', topics: [topic] }, tx.now)) continue;
    if ((await tx.members.countAlike({ tag: topic }, member.id)) < crowd) continue;
    found.push({ person: member.id, topic, times: 0, fit: -ids.indexOf(member.id) });
  }
  return found;
};

/** Whom the member met already. */
const acquaintances = async (tx: Transaction, me: MemberId): Promise<MemberId[]> => {
  const introduced = await tx.introductions.of(me, new Date(0));
  const paired = await tx.pairings.of(me, new Date(0));
  return [
    ...introduced.flatMap(({ requester, target }) => [requester, target]),
    ...paired.flatMap(({ members }) => members),
  ].filter((id) => id !== me);
};
