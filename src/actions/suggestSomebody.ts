import { isOpenTo, type Reach } from '../core/askBudget.ts';
import type { MemberId, SuggestionId, TagSlug } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { hears } from '../core/nudge.ts';
import { crowd } from '../core/preview.ts';
import { askTerms } from '../core/search/terms.ts';
import { closedFor, rested, restWeeks, type Suggestible, suggestionOrder } from '../core/suggestion.ts';
import type { LocalDate } from '../core/time/zones.ts';
import { tagName } from '../views/expertise.ts';
import { text } from '../views/text.ts';
import { labelsOf, lexiconOf } from './expertise.ts';
import type { Dice, Transaction } from './ports.ts';
import { reachOf } from './reach.ts';

/** Topics of one profile that are looked at. */
const mostTopics = 5;
/** How deep the ranking of each is looked through, and how many are looked at closely. */
const depth = 40;
const mostLooked = 12;

/**
 * Choose one new person for this digest: who offers what the member looks for, may be asked now, was not suggested to
 * them in 26 weeks and was suggested to others least. Only on a topic that enough others offer, so that nobody can be
 * recognised. True where somebody is suggested.
 */
export const suggestSomebody = async (
  tx: Transaction,
  dice: Dice,
  me: Member,
  date: LocalDate,
): Promise<boolean> => {
  if (!hears(me, 'newPerson') || me.isHidden) return false;
  const before = await tx.digests.suggestionsTo(me.id);
  if (before[0]?.date === date) return before[0].answer === null;
  const closed = closedFor(before);
  const out = new Set([...rested(before, tx.now), ...(await acquaintances(tx, me.id))]);
  const topics = me.seeks
    .map(({ tag }) => tag)
    .filter((tag) => !closed.has(tag))
    .slice(0, mostTopics);
  const found = new Map<MemberId, Suggestible>();
  for (const offers of await Promise.all(topics.map((topic) => offering(tx, me, topic)))) {
    for (const one of offers) {
      if (!out.has(one.person) && !found.has(one.person)) found.set(one.person, one);
    }
  }
  const since = new Date(tx.now.getTime() - restWeeks * 7 * 86_400_000);
  const times = await tx.digests.suggestedSince([...found.keys()], since);
  const known = [...found.values()].map((one) => ({ ...one, times: times.get(one.person) ?? 0 }));
  const looked = suggestionOrder(known).slice(0, mostLooked);
  const reaches = await reachOf(
    tx,
    me.id,
    looked.map(({ person }) => person),
  );
  for (const one of looked) {
    const reach = reaches.find(({ member }) => member.id === one.person);
    if (reach === undefined || !(await mayBeSuggested(tx, reach, one.topic))) continue;
    await tx.digests.suggest({
      ...{ id: dice.id<SuggestionId>(), to: me.id, person: one.person, topic: one.topic },
      ...{ date, at: tx.now, answer: null },
    });
    return true;
  }
  return false;
};

/** Who says they offer a topic, best first. */
const offering = async (tx: Transaction, me: Member, topic: TagSlug): Promise<Suggestible[]> => {
  const name = tagName(text(me.language), await labelsOf(tx), topic);
  const terms = askTerms(name, await lexiconOf(tx), [topic]);
  const found = (await tx.expertise.search(terms, depth)).filter(({ topicPart }) => topicPart > 0);
  return found
    .filter(({ member }) => member !== me.id)
    .map(({ member }, rank) => ({ person: member, topic, times: 0, fit: -rank }));
};

/** For all to see, shared by enough others, and open to be asked for advice on it now. */
const mayBeSuggested = async (tx: Transaction, reach: Reach, topic: TagSlug): Promise<boolean> =>
  reach.member.offers.some(({ tag, isPublic }) => tag === topic && isPublic) &&
  isOpenTo(reach, { kind: 'advice', topics: [topic] }, tx.now) &&
  reach.introductions < reach.member.capacityPerMonth &&
  (await tx.members.countAlike({ tag: topic }, reach.member.id)) >= crowd;

/** Whom the member met already. */
const acquaintances = async (tx: Transaction, me: MemberId): Promise<MemberId[]> => {
  const [introduced, paired] = await Promise.all([
    tx.introductions.of(me, new Date(0)),
    tx.pairings.of(me, new Date(0)),
  ]);
  return [
    ...introduced.flatMap(({ requester, target }) => [requester, target]),
    ...paired.flatMap(({ members }) => members),
  ].filter((id) => id !== me);
};
