import type { MemberId, TagSlug } from '../core/ids.ts';
import type { Meetup } from '../core/meetupDetails.ts';
import { type Going, type MeetReason, type MeetSuggestion, seeEachOther } from '../core/meetupGoing.ts';
import type { Member } from '../core/member.ts';
import { crowd } from '../core/preview.ts';
import { type MeetLine, type MeetWhy, meetPeople, meetupMet } from '../views/meetupPeople.ts';
import type { Message } from '../views/message.ts';
import { text } from '../views/text.ts';
import { labelsOf } from './expertise.ts';
import { linesOf as networkLinesOf } from './network.ts';
import type { Transaction } from './ports.ts';

const othersShown = 5;

/** Whom to meet there, for one of those going; null for a notice that would say nothing. */
export const meetPageOf = async (
  tx: Transaction,
  me: Member,
  meetup: Meetup,
  isNotice: boolean,
): Promise<Message | null> => {
  const around = await aroundOf(tx, me, meetup);
  const lines = await linesOf(tx, me, around);
  if (isNotice && lines.length === 0) return null;
  const shown = around.shown.filter((id) => !lines.some(({ person }) => person === id));
  const known = new Set(await acquaintancesOf(tx, me.id));
  return meetPeople(text(me.language), {
    meetup,
    zone: tx.community.zone,
    lines,
    known: shown.filter((id) => known.has(id)).slice(0, othersShown),
    others: shown.filter((id) => !known.has(id)).slice(0, othersShown),
    suggestAt: meetup.suggestAt,
    labels: await labelsOf(tx),
  });
};

/** Whom did you meet: those suggested by name, those one was introduced to, others who show their names, those noted. */
export const metPageOf = async (tx: Transaction, me: Member, meetup: Meetup): Promise<Message> => {
  const around = await aroundOf(tx, me, meetup);
  const noted = (await tx.meetupPeople.metBy(me.id, new Date(0)))
    .filter((one) => one.meetup === meetup.id)
    .map(({ person }) => person);
  const introduced = await introducedTo(tx, me.id);
  const suggested = around.suggestions
    .map(({ person }) => person)
    .filter((id) => around.shown.includes(id) || introduced.has(id));
  const others = around.shown.filter((id) => !suggested.includes(id)).slice(0, othersShown);
  const ids = [...new Set([...noted, ...suggested, ...others])];
  const members = await tx.members.getMany(ids);
  const people = ids.flatMap((id) => {
    const member = members.get(id);
    return member?.status === 'joined' ? [{ member, isMet: noted.includes(id) }] : [];
  });
  return meetupMet(text(me.language), { meetup, people });
};

/** A suggestion that still holds, by its position; null for none. */
export const suggestionAt = async (
  tx: Transaction,
  me: Member,
  meetup: Meetup,
  position: number,
): Promise<MeetSuggestion | null> =>
  (await aroundOf(tx, me, meetup)).suggestions.find((one) => one.position === position) ?? null;

/** Who is there, as far as one member may know it. */
type Around = {
  readonly suggestions: readonly MeetSuggestion[];
  readonly members: ReadonlyMap<MemberId, Member>;
  /** Others who go and see the member's name as the member sees theirs, in an order of their own. */
  readonly shown: readonly MemberId[];
};

const aroundOf = async (tx: Transaction, me: Member, meetup: Meetup): Promise<Around> => {
  const going = new Map((await tx.meetupPeople.going(meetup.id)).map((one) => [one.member, one]));
  const mine = going.get(me.id);
  const suggestions = await tx.meetupPeople.suggestedTo(meetup.id, me.id);
  const showing = [...going.values()].filter((one) => seeEachOther(mine, one)).map(({ member }) => member);
  const ids = [...new Set([...suggestions.map(({ person }) => person), ...showing])];
  const members = await tx.members.getMany(ids);
  const apart = await tx.limits.apartFrom(me.id);
  const avoided = new Set(await tx.limits.avoidedBy(me.id));
  const paused = await tx.pauses.standing();
  const isThere = (id: MemberId): boolean => {
    const member = members.get(id);
    return (
      id !== me.id && member?.status === 'joined' && !member.isHidden && !avoided.has(id) && !paused.has(id)
    );
  };
  const isSuggested = (id: MemberId): boolean => isThere(id) && !apart.has(id) && isStillGoing(going, id);
  return {
    suggestions: suggestions.filter(({ person }) => isSuggested(person)),
    members,
    // Whoever avoids the reader stays in the list of those who show that they go, or the reader could tell.
    shown: showing.filter(isThere),
  };
};

const isStillGoing = (going: ReadonlyMap<MemberId, Going>, id: MemberId): boolean => going.has(id);

const linesOf = async (tx: Transaction, me: Member, around: Around): Promise<MeetLine[]> => {
  const lines: MeetLine[] = [];
  for (const { position, person, reasons, request } of around.suggestions) {
    const member = around.members.get(person);
    if (member === undefined) continue;
    const isNamed = around.shown.includes(person);
    const why = isNamed ? namedWhy(me, member, reasons) : await unnamedWhy(tx, me, member, reasons);
    lines.push({ position, person: isNamed ? person : null, why, isAsked: request !== null });
  }
  return lines;
};

/** Everything that may be quoted, as it is now; one line for each kind. */
const namedWhy = (me: Member, person: Member, reasons: readonly MeetReason[]): MeetWhy[] => {
  const all = reasons.flatMap((reason) => {
    const kind = kindFor(me, reason);
    return mayBeQuoted(person, kind, reason.topic) ? [{ kind, topic: reason.topic }] : [];
  });
  const said = new Set<TagSlug>();
  return kinds.flatMap((kind) => {
    const topics = all.filter((one) => one.kind === kind && !said.has(one.topic)).map(({ topic }) => topic);
    for (const topic of topics) said.add(topic);
    return topics.length === 0 ? [] : [{ kind, topics }];
  });
};

/** Without a name one topic at the most, and only one that enough others share. */
const unnamedWhy = async (
  tx: Transaction,
  me: Member,
  person: Member,
  reasons: readonly MeetReason[],
): Promise<MeetWhy[]> => {
  for (const reason of reasons) {
    const kind = kindFor(me, reason);
    if (!mayBeQuoted(person, kind, reason.topic)) continue;
    const bearers = await tx.members.bearersOf([reason.topic]);
    const alike = bearers.filter(
      (one) =>
        one.id !== person.id &&
        one.status === 'joined' &&
        !one.isHidden &&
        mayBeQuoted(one, kind, reason.topic),
    );
    if (alike.length >= crowd) return [{ kind, topics: [reason.topic] }];
  }
  return [];
};

const kinds = ['helpsYou', 'youHelp', 'shares'] as const;

const kindFor = (me: Member, reason: MeetReason): MeetWhy['kind'] => {
  if (reason.kind === 'shares') return 'shares';
  return reason.receiver === me.id ? 'helpsYou' : 'youHelp';
};

/** Whether somebody's profile says this publicly, today: they may have changed it since. */
const mayBeQuoted = (member: Member, kind: MeetWhy['kind'], topic: TagSlug): boolean => {
  const offers = kind !== 'youHelp' && member.offers.some((one) => one.isPublic && one.tag === topic);
  const seeks = kind !== 'helpsYou' && member.seeks.some((one) => one.isPublic && one.tag === topic);
  return offers || seeks;
};

/** With whom somebody has talked, or fixed a time, or shares a tie that both confirmed. */
const acquaintancesOf = async (tx: Transaction, me: MemberId): Promise<MemberId[]> =>
  (await networkLinesOf(tx, me)).flatMap(({ known: { person, result, through } }) =>
    result === 'talked' || result === 'timeSet' || through.by === 'tie' ? [person] : [],
  );

const introducedTo = async (tx: Transaction, me: MemberId): Promise<ReadonlySet<MemberId>> => {
  const all = await tx.introductions.of(me, new Date(tx.now.getTime() - introducedDays * 86_400_000));
  return new Set(all.map(({ requester, target }) => (requester === me ? target : requester)));
};

const introducedDays = 90;
