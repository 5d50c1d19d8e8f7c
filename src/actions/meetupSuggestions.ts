import type { MemberId } from '../core/ids.ts';
import type { Meetup } from '../core/meetupDetails.ts';
import type { MeetSuggestion } from '../core/meetupGoing.ts';
import { type MeetPerson, suggestPeople } from '../core/meetupMatching.ts';
import { isSnoozed, type Member } from '../core/member.ts';
import type { Transaction } from './ports.ts';
import { companyOf, mergedTags } from './roundSnapshot.ts';

/** Asks are remembered for so long after their clock: whoever was asked is not suggested. */
const askedDays = 90;
const newcomerDays = 60;
const dayMs = 86_400_000;

/**
 * Suggest people to those who go; `only` to one who came late, where it is not null. Who has suggestions now. Left out
 * are pairs that are kept apart, that know each other, or of whom one asked for the other.
 */
export const suggestAtMeetup = async (
  tx: Transaction,
  meetup: Meetup,
  only: MemberId | null,
): Promise<MemberId[]> => {
  const going = (await tx.meetupPeople.going(meetup.id)).map(({ member }) => member).toSorted();
  const people = await peopleOf(tx, going);
  const given = await tx.meetupPeople.suggestions(meetup.id);
  const made = suggestPeople({
    seed: meetup.seed,
    people,
    apart: await apartAmong(tx, new Set(going)),
    given,
    only: only === null ? null : new Set([only]),
  });
  const next = new Map<MemberId, number>();
  for (const { member, position } of given) next.set(member, Math.max(next.get(member) ?? 0, position + 1));
  const all = made.map(({ member, person, reasons }): MeetSuggestion => {
    const position = next.get(member) ?? 0;
    next.set(member, position + 1);
    return { meetup: meetup.id, member, person, position, reasons, request: null };
  });
  await tx.meetupPeople.suggest(all);
  return [...next.keys()];
};

const peopleOf = async (tx: Transaction, going: readonly MemberId[]): Promise<MeetPerson[]> => {
  const members = await tx.members.getMany(going);
  const paused = await tx.pauses.standing();
  const merged = await mergedTags(tx);
  return going.flatMap((id) => {
    const member = members.get(id);
    if (member?.status !== 'joined' || paused.has(id)) return [];
    return [personOf(member, merged, tx.now)];
  });
};

const personOf = (member: Member, merged: Awaited<ReturnType<typeof mergedTags>>, now: Date): MeetPerson => {
  const canonical = (tag: Member['offers'][number]['tag']) => merged.get(tag) ?? tag;
  const offers = member.offers.map(({ tag }) => canonical(tag));
  const seeks = member.seeks.map(({ tag }) => canonical(tag));
  const unquoted = [...member.offers, ...member.seeks].filter(({ isPublic }) => !isPublic);
  return {
    id: member.id,
    // Whoever takes no such asks, wants quiet or is hidden is met by chance, not by us.
    mayBeSuggested: !member.isHidden && !isSnoozed(member, now) && member.accepts.includes('peer'),
    profile: {
      offers,
      seeks,
      interests: [...new Set([...offers, ...seeks])].slice(0, 8),
      unquoted: unquoted.map(({ tag }) => canonical(tag)),
      group: companyOf(member),
      languages: member.languages,
      isNewcomer: now.getTime() - (member.joinedAt ?? now).getTime() < newcomerDays * dayMs,
    },
  };
};

const apartAmong = async (
  tx: Transaction,
  going: ReadonlySet<MemberId>,
): Promise<{ readonly a: MemberId; readonly b: MemberId }[]> => {
  const since = new Date(tx.now.getTime() - askedDays * dayMs);
  const pairs = [
    ...(await tx.rounds.apart()),
    ...(await tx.rounds.meetings()),
    ...(await tx.meetupPeople.askedPairs(since)),
  ];
  return pairs.filter(({ a, b }) => going.has(a) && going.has(b)).map(({ a, b }) => ({ a, b }));
};
