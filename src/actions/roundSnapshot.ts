import type { MemberId, TagSlug } from '../core/ids.ts';
import { asId } from '../core/ids.ts';
import type { Avoided, Meetings, RoundInput, RoundMember } from '../core/matching/roundInput.ts';
import type { Member } from '../core/member.ts';
import { gapRounds, type Program } from '../core/program.ts';
import { isDueForBench, newcomerTo, type ProgramMember, readinessFor } from '../core/programMember.ts';
import { hoursOn, type Round, roundsSince } from '../core/round.ts';
import { localDateOf } from '../core/time/zones.ts';
import { isForIn } from './circlePeople.ts';
import type { Transaction } from './ports.ts';

/** Everything a plan depends on, as it was at one moment. Members of `input` are named by `ids`, in the same order. */
export type RoundSnapshot = {
  readonly input: RoundInput;
  readonly ids: readonly MemberId[];
  /** Ready, but in a pairing of another program on that day. */
  readonly elsewhere: readonly MemberId[];
  /** Silent for three rounds: to be left in peace from now on. */
  readonly silent: readonly MemberId[];
  /** Take part, but not this time: paused, skipping, own cadence and the like. */
  readonly away: number;
};

/** Somebody who joined less than this many days ago is a newcomer. */
const newcomerDays = 60;

/** The number of a program's first round, so that whoever met before it met in a round of the engine's, too. */
const base = 10_000;

/** Who is to be placed and what is known of them. In the order of their ids, so that chance alone decides nothing. */
export const snapshotOf = async (
  tx: Transaction,
  program: Program,
  round: Pick<Round, 'id' | 'date' | 'number' | 'seed' | 'opensAt'>,
  /** For a dry run: as if everybody who is known here had joined. */
  who: 'joined' | 'everybody' = 'joined',
): Promise<RoundSnapshot> => {
  const known = await tx.programs.membersOf(program.id);
  const isFor = await isForIn(tx, program);
  const all = (await peopleOf(tx, who))
    .filter(({ id }) => isFor(id))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const busy = await tx.rounds.placedOn(localDateOf(round.opensAt, tx.community.zone), round.id);
  const takingPart = all.map((member) => ({
    member,
    one: known.get(member.id) ?? newcomerTo(program, member.id),
  }));
  const ready: Ready[] = [];
  const elsewhere: MemberId[] = [];
  const silent: MemberId[] = [];
  let away = 0;
  for (const { member, one } of takingPart) {
    const readiness = readinessFor(program, one, member, round.date, tx.now);
    if (readiness === 'out') continue;
    if (readiness !== 'ready') away++;
    else if (isDueForBench(one)) silent.push(member.id);
    else if (busy.has(member.id)) elsewhere.push(member.id);
    else ready.push({ member, one });
  }
  const ids = ready.map(({ member }) => member.id);
  return { input: await inputOf(tx, program, round, ready), ids, elsewhere, silent, away };
};

const peopleOf = async (tx: Transaction, who: 'joined' | 'everybody'): Promise<Member[]> => {
  const paused = await tx.pauses.standing();
  const joined = (await tx.members.list({ status: 'joined' })).filter(({ id }) => !paused.has(id));
  if (who === 'joined') return joined;
  const known = await tx.members.list({ status: 'known' });
  return [...joined, ...known.map((member) => ({ ...member, status: 'joined' as const }))];
};

/** What the engine is given for people who are ready, in their order. */
export const inputOf = async (
  tx: Transaction,
  program: Program,
  round: Pick<Round, 'number' | 'seed' | 'opensAt'>,
  ready: readonly Ready[],
): Promise<RoundInput> => {
  const merged = await mergedTags(tx);
  const positions = new Map(ready.map(({ member }, position) => [member.id, position]));
  return {
    seed: round.seed,
    round: base + round.number,
    rules: rulesOf(program),
    members: ready.map((one) => roundMember(one, round.opensAt, merged)),
    meetings: await meetingsOf(tx, program, round, positions),
    avoided: avoidedOf(await tx.rounds.apart(), positions),
  };
};

/** Somebody who is to be placed, and how they take part. */
export type Ready = { readonly member: Member; readonly one: ProgramMember };

const rulesOf = (program: Program): RoundInput['rules'] => ({
  groupSize: program.groupSize,
  across: program.across,
  isNewcomerWithRegular: program.isNewcomerWithRegular,
  isTwoSided: program.isTwoSided,
  allowsTrios: !program.isTwoSided,
  gapRounds: gapRounds(program),
});

/** Topics that were joined count as the one they were joined to. */
export const mergedTags = async (tx: Transaction): Promise<ReadonlyMap<TagSlug, TagSlug>> =>
  new Map(
    (await tx.expertise.tags()).flatMap(({ slug, mergedInto }) =>
      mergedInto === null ? [] : [[slug, mergedInto] as const],
    ),
  );

const roundMember = (
  { member, one }: Ready,
  at: Date,
  merged: ReadonlyMap<TagSlug, TagSlug>,
): RoundMember => {
  const canonical = (tag: TagSlug): TagSlug => merged.get(tag) ?? tag;
  const offers = member.offers.map(({ tag }) => canonical(tag));
  const seeks = member.seeks.map(({ tag }) => canonical(tag));
  const unquoted = [...member.offers, ...member.seeks].filter(({ isPublic }) => !isPublic);
  return {
    offers,
    seeks,
    interests: [...new Set([...offers, ...seeks])].slice(0, 8),
    unquoted: unquoted.map(({ tag }) => canonical(tag)),
    hours: hoursOn(member, at),
    group: companyOf(member),
    languages: member.languages,
    isNewcomer: at.getTime() - (member.joinedAt ?? at).getTime() < newcomerDays * 86_400_000,
    side: one.side,
    waited: one.waited,
  };
};

/** Whoever works for themselves shares no company with others who do. */
export const companyOf = ({ company }: Member): string => {
  const name = company.trim().toLowerCase();
  return /^(?:free-?lanc|self-?employed|jdg$|własna dział|samozatrudni|b2b$|[-–—.]*$)/u.test(name)
    ? ''
    : name;
};

const meetingsOf = async (
  tx: Transaction,
  program: Program,
  round: Pick<Round, 'number' | 'opensAt'>,
  positions: ReadonlyMap<MemberId, number>,
): Promise<Meetings> => {
  const among = between(await tx.rounds.meetings(), positions);
  const times = (each: (typeof among)[number]) => Array.from({ length: each.pair.times }, () => each);
  const every = among.flatMap(times);
  return {
    a: Int32Array.from(every, ({ a }) => a),
    b: Int32Array.from(every, ({ b }) => b),
    round: Int32Array.from(
      every,
      ({ pair }) => base + round.number - roundsSince(pair.lastAt, round.opensAt, program.everyWeeks),
    ),
  };
};

const avoidedOf = (
  apart: readonly { readonly a: MemberId; readonly b: MemberId }[],
  positions: ReadonlyMap<MemberId, number>,
): Avoided => {
  const among = between(apart, positions);
  return { a: Int32Array.from(among, ({ a }) => a), b: Int32Array.from(among, ({ b }) => b) };
};

/** Pairs of whom both are to be placed, by position. */
const between = <Pair extends { readonly a: MemberId; readonly b: MemberId }>(
  pairs: readonly Pair[],
  positions: ReadonlyMap<MemberId, number>,
): { readonly a: number; readonly b: number; readonly pair: Pair }[] =>
  pairs.flatMap((pair) => {
    const a = positions.get(pair.a);
    const b = positions.get(pair.b);
    return a === undefined || b === undefined ? [] : [{ a, b, pair }];
  });

/** A topic of the input by its name. */
export const topicOf = (topic: string): TagSlug => asId<TagSlug>(topic);
