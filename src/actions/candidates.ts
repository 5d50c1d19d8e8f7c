import { hasRoomFor, leftOut, type Reach } from '../core/askBudget.ts';
import type { MemberId, TagSlug } from '../core/ids.ts';
import { isSnoozed, type Member } from '../core/member.ts';
import { describe, type PreviewTraits } from '../core/preview.ts';
import { factorOf } from '../core/search/availability.ts';
import { confidenceOf } from '../core/search/score.ts';
import { askTerms } from '../core/search/terms.ts';
import { localTimeOf } from '../core/time/zones.ts';
import type { Preview } from '../views/drafts.ts';
import { recentAsks } from './askHistory.ts';
import { lexiconOf } from './expertise.ts';
import type { Transaction } from './ports.ts';
import { reachOf } from './reach.ts';

/** How deep the ranking is looked through for people who may be asked. */
const depth = 40;
/** How many are shown: few when words and topics agree on the best, more when they do not. */
const sure = 3;
const unsure = 5;

/**
 * Who fits an ask, best first: relevance × availability × fairness. Left out: the requester, people kept apart,
 * people whom earlier asks showed, and whoever could not be asked now.
 */
export const findCandidates = async (
  tx: Transaction,
  requester: Member,
  ask: { readonly text: string; readonly topics: readonly TagSlug[] },
): Promise<MemberId[]> => {
  const terms = askTerms(ask.text, await lexiconOf(tx), ask.topics);
  const found = (await tx.expertise.search(terms, depth)).filter(({ topicPart }) => topicPart > 0);
  const seen = leftOut(await recentAsks(tx, requester.id), ask.topics, tx.now);
  const ids = found.map(({ member }) => member).filter((id) => id !== requester.id && !seen.has(id));
  const reaches = await reachOf(tx, requester.id, ids);
  const free = new Map(
    reaches
      .filter((reach) => mayBeShown(reach, ask.topics, tx.now))
      .map((reach) => [reach.member.id, factor(reach, requester, tx.now)]),
  );
  const ranked = found
    .filter(({ member }) => free.has(member))
    .map((one) => ({ ...one, score: one.relevance * (free.get(one.member) ?? 0) }))
    .toSorted((a, b) => b.score - a.score);
  const most = confidenceOf(ranked) === 'agree' ? sure : unsure;
  return ranked.slice(0, most).map(({ member }) => member);
};

/** The people shown, described by what enough others share; who cannot be described is only counted. */
export const describeCandidates = async (
  tx: Transaction,
  shown: readonly MemberId[],
  topics: readonly TagSlug[],
): Promise<{ readonly previews: Preview[]; readonly undescribed: number }> => {
  const members = await tx.members.getMany(shown);
  const previews: Preview[] = [];
  for (const [position, id] of shown.entries()) {
    const member = members.get(id);
    if (member === undefined) continue;
    const offers = member.offers.filter(({ tag, isPublic }) => isPublic && topics.includes(tag));
    const described: PreviewTraits[] = [];
    for (const { tag, level } of offers) {
      const traits = { topic: tag, level, language: member.languages[0] ?? null, zone: member.zone };
      const one = await describe(traits, (alike) => countAlike(tx, alike, id));
      if (one !== null) described.push(one);
    }
    const best = described.toSorted((one, other) => told(other) - told(one))[0];
    if (best !== undefined) previews.push({ position, ...best });
  }
  return { previews, undescribed: shown.length - previews.length };
};

/** How much a description tells. */
const told = ({ level, language, zone }: PreviewTraits): number =>
  [level, language, zone].filter((trait) => trait !== null).length;

const countAlike = (
  tx: Transaction,
  { topic, level, language, zone }: PreviewTraits,
  except: MemberId,
): Promise<number> =>
  tx.members.countAlike(
    {
      tag: topic,
      ...(level === null ? {} : { level }),
      ...(language === null ? {} : { language }),
      ...(zone === null ? {} : { zone }),
    },
    except,
  );

/** Whether somebody could be sent a card on these topics now. */
export const mayBeShown = (reach: Reach, topics: readonly TagSlug[], now: Date): boolean =>
  reach.member.status === 'joined' &&
  !reach.member.isHidden &&
  !reach.isApart &&
  !reach.isCoolingDown &&
  !isSnoozed(reach.member, now) &&
  !topics.some((topic) => reach.closedTopics.includes(topic)) &&
  hasRoomFor(reach, now);

/** Availability and fairness of somebody for a requester, as a factor of relevance. */
export const factor = (reach: Reach, requester: Member, now: Date): number =>
  factorOf(
    {
      capacityPerMonth: reach.member.capacityPerMonth,
      taken: reach.introductions,
      recentAsks: reach.contacts.filter(({ kind }) => kind === 'askCard').length,
      asked: 0,
      answered: 0,
      languages: reach.member.languages,
      hours: hoursOf(reach.member, now),
    },
    { languages: requester.languages, hours: hoursOf(requester, now) },
  );

/** Working hours as minutes of the UTC day, with the offset of this day. */
const hoursOf = ({ zone, workingHours }: Member, now: Date): { from: number; to: number } => {
  const ahead = minutesOf(localTimeOf(now, zone)) - minutesOf(localTimeOf(now, 'UTC'));
  const from = (minutesOf(workingHours.from) - ahead + 1440) % 1440;
  return { from, to: from + minutesOf(workingHours.to) - minutesOf(workingHours.from) };
};

const minutesOf = (time: string): number => {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
};
