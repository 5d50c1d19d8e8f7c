import { hasRoomFor, type Reach } from '../core/askBudget.ts';
import type { MemberId, TagSlug } from '../core/ids.ts';
import { introRequestLimits } from '../core/introRequest.ts';
import { isSnoozed, type Member } from '../core/member.ts';
import { describe, type PreviewTraits } from '../core/preview.ts';
import { factorOf } from '../core/search/availability.ts';
import { confidenceOf } from '../core/search/score.ts';
import { askTerms } from '../core/search/terms.ts';
import { localTimeOf } from '../core/time/zones.ts';
import type { Preview } from '../views/drafts.ts';
import { lexiconOf } from './expertise.ts';
import type { Transaction } from './ports.ts';
import { reachOf } from './reach.ts';

const dayMs = 86_400_000;
/** How deep the ranking is looked through for people who may be asked. */
const depth = 40;
/** How many are shown: few when words and topics agree on the best, more when they do not. */
const sure = 3;
const unsure = 5;

/**
 * Who fits an ask, best first: relevance × availability × fairness. Left out: the requester, people kept apart,
 * people seen in previews of these topics in the last 90 days (but since `draftedAt`), and whoever could not be
 * asked now.
 */
export const findCandidates = async (
  tx: Transaction,
  requester: Member,
  ask: { readonly text: string; readonly topics: readonly TagSlug[]; readonly draftedAt: Date },
): Promise<MemberId[]> => {
  const terms = askTerms(ask.text, await lexiconOf(tx), ask.topics);
  const found = (await tx.expertise.search(terms, depth)).filter(({ topicPart }) => topicPart > 0);
  const seen = await seenBefore(tx, requester.id, ask);
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

const seenBefore = async (
  tx: Transaction,
  requester: MemberId,
  { topics, draftedAt }: { readonly topics: readonly TagSlug[]; readonly draftedAt: Date },
): Promise<ReadonlySet<MemberId>> => {
  const since = new Date(tx.now.getTime() - introRequestLimits.coolDownDays * dayMs);
  const seen = await tx.limits.shownSince(requester, topics, since);
  const justNow = await tx.limits.shownSince(requester, topics, draftedAt);
  return new Set([...seen].filter((id) => !justNow.has(id)));
};

const mayBeShown = (reach: Reach, topics: readonly TagSlug[], now: Date): boolean =>
  reach.member.status === 'joined' &&
  !reach.member.isHidden &&
  !reach.isApart &&
  !reach.isCoolingDown &&
  !isSnoozed(reach.member, now) &&
  !topics.some((topic) => reach.closedTopics.includes(topic)) &&
  hasRoomFor(reach, now);

const factor = (reach: Reach, requester: Member, now: Date): number =>
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
