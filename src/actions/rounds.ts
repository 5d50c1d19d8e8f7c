import { roundedCount } from '../core/figures.ts';
import { asId, type MemberId, type ProgramId, type RoundId } from '../core/ids.ts';
import { isSnoozed, type Member } from '../core/member.ts';
import { nextRound, type Program } from '../core/program.ts';
import {
  joinProgram,
  leaveProgram,
  newcomerTo,
  type ProgramMember,
  setCadence,
  skipRound,
} from '../core/programMember.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import type { Round } from '../core/round.ts';
import { addresses } from '../views/addresses.ts';
import type { Message } from '../views/message.ts';
import { type LatestPlace, type ProgramPage, programPage } from '../views/programPage.ts';
import { reasonLines } from '../views/reasons.ts';
import {
  cadenceForm,
  cadenceSet,
  forCircle,
  membershipSaid,
  programList,
  roundSkipped,
  roundTooLate,
  roundUnskipped,
} from '../views/rounds.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Reply, Scene } from './action.ts';
import { choicesOf } from './answers.ts';
import { notOffered } from './choices.ts';
import { isForIn } from './circlePeople.ts';
import { labelsOf } from './expertise.ts';
import { joinedMe, memberOrManager } from './me.ts';
import type { Transaction } from './ports.ts';
import { refuse } from './refuse.ts';

const to = addresses.rounds;
/** Rounds looked back on for "why we two". */
const placesSeen = 20;

/** Programs: the one there is, or all of them; managers find their buttons there. */
export const roundsAction: Action = {
  name: to.open,
  run: async (call, scene) => {
    const me = await memberOrManager(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const all = await visible(scene.tx, me);
    const [only] = all;
    if (only !== undefined && all.length === 1) return show(await pageOf(scene, only, me));
    const mine = new Map((await scene.tx.programs.of(me.id)).map((one) => [one.program, one]));
    const programs = [];
    for (const program of all) {
      const isFor = await isForIn(scene.tx, program);
      const one = mine.get(program.id) ?? newcomerTo(program, me.id);
      programs.push({ program, isIn: one.isIn && isFor(me.id) });
    }
    const isManager = await scene.tx.members.isManager(me.id);
    return show(programList(text(scene.language), { programs, isManager }));
  },
};

/** One program. */
const programAction: Action = {
  name: to.program,
  run: async (call, scene) => {
    const me = await memberOrManager(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const all = await visible(scene.tx, me);
    const program = all.find(({ id }) => id === call.subject);
    return program === undefined ? refuse(scene.language, gone) : show(await pageOf(scene, program, me));
  },
};

/** In from the next round on; in two-sided programs on one side. */
const joinAction: Action = {
  name: to.join,
  run: (call, scene) => {
    const side = (['mentor', 'mentee'] as const).find((known) => call.subject.endsWith(`/${known}`)) ?? null;
    return withMine(call, scene, async (one, program) => {
      if (!(await belongsTo(scene.tx, program, call.who))) return forCircle(text(scene.language));
      await scene.tx.programs.saveMembers([{ ...joinProgram(one), side }]);
      return membershipSaid(text(scene.language), { program, what: 'joined' });
    });
  },
};

const leaveAction: Action = {
  name: to.leave,
  run: (call, scene) =>
    withMine(call, scene, async (one, program) => {
      await scene.tx.programs.saveMembers([leaveProgram(one)]);
      return membershipSaid(text(scene.language), { program, what: 'left' });
    }),
};

const backAction: Action = {
  name: to.back,
  run: (call, scene) =>
    withMine(call, scene, async (one, program) => {
      await scene.tx.programs.saveMembers([joinProgram(one)]);
      return membershipSaid(text(scene.language), { program, what: 'isBack' });
    }),
};

/** How often at most? */
const cadenceAction: Action = {
  name: to.cadence,
  opensForm: true,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const program = await scene.tx.programs.get(asId<ProgramId>(call.subject));
    if (program === null) return refuse(scene.language, gone);
    const one = await scene.tx.programs.memberOf(program.id, me.id);
    const about = { program, weeks: one?.everyWeeks ?? null };
    return { reply: 'form', form: cadenceForm(text(scene.language), about) };
  },
};

const cadenceSent: Action = {
  name: to.cadenceForm,
  run: async (call, scene) => {
    const words = text(scene.language);
    const offered = await scene.tx.programs.get(asId<ProgramId>(call.subject));
    if (offered === null) return refuse(scene.language, gone);
    const form = cadenceForm(words, { program: offered, weeks: null });
    const wrong = notOffered(scene.language, form, call.answers);
    if (wrong !== null) return wrong;
    return withMine(call, scene, async (one, program) => {
      const weeks = Number(choicesOf(call.answers, 'weeks')[0]);
      await scene.tx.programs.saveMembers([setCadence(one, program, weeks)]);
      return cadenceSet(words, { program, weeks });
    });
  },
};

/** Not this one: no reason, nobody sees it. */
const skipAction: Action = {
  name: to.skip,
  run: (call, scene) =>
    withRound(call, scene, async (one, round) => {
      await scene.tx.programs.saveMembers([skipRound(one, round.date)]);
      return roundSkipped(text(scene.language), { round: round.id });
    }),
};

const unskipAction: Action = {
  name: to.unskip,
  run: (call, scene) =>
    withRound(call, scene, async (one, round) => {
      await scene.tx.programs.saveMembers([{ ...one, skips: null }]);
      return roundUnskipped(text(scene.language), { round: round.id });
    }),
};

/** What members do with programs and rounds. */
export const roundActions: readonly Action[] = [
  roundsAction,
  programAction,
  joinAction,
  leaveAction,
  backAction,
  cadenceAction,
  cadenceSent,
  skipAction,
  unskipAction,
];

const gone: Refusal = { refused: 'notYours' };

const show = (message: Message): Reply => ({ reply: 'show', message });

/** Drafts are the managers' own. */
const visible = async (tx: Transaction, me: Member): Promise<Program[]> => {
  const all = await tx.programs.list();
  return (await tx.members.isManager(me.id)) ? all : all.filter(({ status }) => status !== 'draft');
};

const withMine = async (
  call: Call,
  scene: Scene,
  act: (one: ProgramMember, program: Program) => Promise<Message>,
): Promise<Reply> => {
  const me = await joinedMe(scene, call.who);
  if (isRefusal(me)) return refuse(scene.language, me);
  const [id = ''] = call.subject.split('/');
  const program = await scene.tx.programs.get(asId<ProgramId>(id));
  if (program === null) return refuse(scene.language, gone);
  const one = await scene.tx.programs.lockMember(program.id, me.id);
  return { reply: 'replace', message: await act(one ?? newcomerTo(program, me.id), program) };
};

/** Only before the round begins: afterwards somebody is waiting for them. */
const withRound = async (
  call: Call,
  scene: Scene,
  act: (one: ProgramMember, round: Round) => Promise<Message>,
): Promise<Reply> => {
  const round = await scene.tx.rounds.lock(asId<RoundId>(call.subject));
  if (round === null) return refuse(scene.language, gone);
  if (round.status !== 'announced') return show(roundTooLate(text(scene.language)));
  return withMine({ ...call, subject: round.program }, scene, (one) => act(one, round));
};

const pageOf = async (scene: Scene, program: Program, me: Member): Promise<Message> => {
  const { tx } = scene;
  const isManager = await tx.members.isManager(me.id);
  const rounds = await tx.rounds.latest(program.id, 2);
  const next = program.status === 'running' ? nextRound(program, tx.now, tx.community) : null;
  const announced = rounds.find((round) => round.status === 'announced' && round.date === next?.date);
  return programPage(text(scene.language), {
    program,
    me: (await tx.programs.memberOf(program.id, me.id)) ?? newcomerTo(program, me.id),
    isSnoozed: isSnoozed(me, tx.now),
    next: next === null ? null : { at: next.at, date: next.date, round: announced?.id ?? null },
    takingPart: await countIn(tx, program),
    circle: await circleOf(tx, program, me.id),
    hasCircles: isManager && (await tx.circles.list()).length > 0,
    latest: await latestOf(scene, program, me.id),
    summary: isManager ? (rounds.find(({ summary }) => summary !== null)?.summary ?? null) : null,
    isManager,
    labels: await labelsOf(tx),
  });
};

/** How many take part; in a program for a circle about how many, null below five. */
export const countIn = async (tx: Transaction, program: Program): Promise<number | null> => {
  const known = [...(await tx.programs.membersOf(program.id)).values()];
  if (program.circle !== null) return countOfCircle(tx, program, known);
  const out = known.filter(({ isIn }) => !isIn).length;
  return program.place === 'everyone' ? (await tx.members.count('joined')) - out : known.length - out;
};

/** Of those whom a program for a circle is for; who belongs is told to nobody by a small number. */
const countOfCircle = async (
  tx: Transaction,
  program: Program,
  known: readonly ProgramMember[],
): Promise<number | null> => {
  const isFor = await isForIn(tx, program);
  const isIn = new Map(known.map((one) => [one.member, one.isIn]));
  const joined = await tx.members.list({ status: 'joined' });
  const all = joined.filter(({ id }) => isFor(id) && (isIn.get(id) ?? program.place === 'everyone'));
  return roundedCount(all.length);
};

const belongsTo = async (tx: Transaction, { circle }: Program, who: MemberId): Promise<boolean> =>
  circle === null || (await tx.circles.of(who)).some((one) => one.circle === circle);

const circleOf = async (tx: Transaction, program: Program, me: MemberId): Promise<ProgramPage['circle']> => {
  const circle = program.circle === null ? null : await tx.circles.get(program.circle);
  if (circle === null) return null;
  if (!(await belongsTo(tx, program, me))) return { name: circle.name, lacks: 'belonging' };
  return { name: circle.name, lacks: (await isForIn(tx, program))(me) ? null : 'showing' };
};

/** "Why we two", or "why not me this time". */
const latestOf = async (scene: Scene, program: Program, me: MemberId): Promise<LatestPlace | null> => {
  const { tx } = scene;
  for (const place of await tx.rounds.placesOf(me, placesSeen)) {
    const round = await tx.rounds.get(place.round);
    if (round?.program !== program.id) continue;
    if (place.pairing === null) return { notPlaced: place.notPlaced };
    const pairing = await tx.pairings.get(place.pairing);
    if (pairing === null || !pairing.members.includes(me)) return null;
    const people = await tx.members.getMany(pairing.members);
    const members = pairing.members.flatMap((id) => people.get(id) ?? []);
    const about = { pairing, program, members, labels: await labelsOf(tx) };
    const others = pairing.members.filter((id) => id !== me);
    return { with: others, why: reasonLines(text(scene.language), about).slice(0, 5) };
  }
  return null;
};
