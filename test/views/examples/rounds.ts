import { asId, type MemberId, type PairingId, type ProgramId, type RoundId } from '../../../src/core/ids.ts';
import { type Pairing, planPairing } from '../../../src/core/pairing.ts';
import type { Program } from '../../../src/core/program.ts';
import { newcomerTo } from '../../../src/core/programMember.ts';
import type { PairReason, RoundSummary } from '../../../src/core/round.ts';
import { pairingKickoff } from '../../../src/views/pairingKickoff.ts';
import * as pairings from '../../../src/views/pairings.ts';
import { programPage } from '../../../src/views/programPage.ts';
import * as programs from '../../../src/views/programs.ts';
import { reasonLines } from '../../../src/views/reasons.ts';
import * as rounds from '../../../src/views/rounds.ts';
import { roomTexts } from '../../../src/views/text.ts';
import type { Example } from '../examples.ts';
import { circlesOn } from './circles.ts';
import type { Stage } from './stage.ts';

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const programOf = ({ now, size, words, topics }: Stage): Program => ({
  id: asId<ProgramId>(uuid(30)),
  name: size === 'longest' ? 'Kawa '.repeat(8).trim() : words.language === 'pl' ? 'Kawa' : 'Coffee',
  place: 'everyone',
  everyWeeks: size === 'shortest' ? 1 : 2,
  weekday: 1,
  time: '10:00',
  zone: 'Europe/Warsaw',
  anchor: '2026-11-02',
  groupSize: 2,
  across: 'different',
  isNewcomerWithRegular: true,
  isTwoSided: false,
  gapWeeks: 12,
  topics: size === 'longest' ? topics : [],
  circle: null,
  pauses: [{ from: '2026-12-21', to: '2027-01-03' }],
  status: 'running',
  lastDone: null,
  announced: null,
  rounds: 3,
  createdAt: now,
});

const summary: RoundSummary = {
  ...{ people: 214, pairings: 105, withReason: 206, larger: 2, leftOut: 2, repeats: 3 },
  certified: 1,
};

/** Programs, rounds and the conversations they bring about. */
export const roundExamples = (on: Stage): Example[] => {
  const program = programOf(on);
  return [...programExamples(on, program), ...memberExamples(on, program), ...pairingExamples(on, program)];
};

const programExamples = (on: Stage, program: Program): Example[] => {
  const { words, labels } = on;
  const view = (name: string, when: string, says: Example['says']): Example => ({
    view: `programs.${name}`,
    when,
    says,
  });
  return [
    view(
      'settingsForm',
      'a new program',
      programs.settingsForm(words, { settings: { ...program, name: '' }, subject: '', zone: program.zone }),
    ),
    view(
      'settingsForm',
      'change one',
      programs.settingsForm(words, { settings: program, subject: program.id, zone: program.zone }),
    ),
    view('rulesForm', 'its rules', programs.rulesForm(words, { program, labels })),
    view(
      'programPreview',
      'before the start',
      programs.programPreview(words, { program: { ...program, status: 'draft' }, summary, away: 12 }),
    ),
    view(
      'programPreview',
      'running, nobody out',
      programs.programPreview(words, {
        program,
        summary: { ...summary, leftOut: 0, larger: 0, certified: null },
        away: 0,
      }),
    ),
    view(
      'programPreview',
      'nobody takes part yet',
      programs.programPreview(words, { program, summary: { ...summary, people: 0 }, away: 0 }),
    ),
    view('runConfirm', 'a round now', programs.runConfirm(words, { program })),
  ];
};

const memberExamples = (on: Stage, program: Program): Example[] => {
  const { words, labels, requester, target, later } = on;
  const round = asId<RoundId>(uuid(31));
  const me = { ...newcomerTo(program, requester.id), everyWeeks: 4 };
  const reasons = reasonLines(words, {
    pairing: pairingOf(on, program, [requester.id, target.id]),
    program,
    members: [requester, target],
    labels,
  });
  const page = {
    program,
    me,
    isSnoozed: false,
    takingPart: 58,
    labels,
    summary: null,
    isManager: false,
    circle: null,
    hasCircles: true,
  };
  const view = (name: string, when: string, says: Example['says']): Example => ({ view: name, when, says });
  const many = Array.from({ length: on.size === 'longest' ? 12 : 2 }, (_, index) => ({
    program,
    isIn: index === 0,
  }));
  return [
    view(
      'rounds.programList',
      'nothing yet, for a manager',
      rounds.programList(words, { programs: [], isManager: true }),
    ),
    view(
      'rounds.programList',
      'several programs',
      rounds.programList(words, { programs: many, isManager: true }),
    ),
    view(
      'programPage.programPage',
      'announced, met somebody',
      programPage(words, {
        ...page,
        next: { at: later, date: '2026-11-27', round },
        latest: { with: [target.id], why: reasons },
      }),
    ),
    view(
      'programPage.programPage',
      'skipping, nobody last time',
      programPage(words, {
        ...page,
        me: { ...me, everyWeeks: null, skips: '2026-11-27' },
        next: { at: later, date: '2026-11-27', round },
        latest: { notPlaced: 'oddNumber' },
      }),
    ),
    view(
      'programPage.programPage',
      'a break',
      programPage(words, { ...page, me: { ...me, benchedAt: on.now }, next: null, latest: null }),
    ),
    ...(['belonging', 'showing', null] as const).map((lacks) =>
      view(
        'programPage.programPage',
        lacks === null ? 'for a circle' : `for a circle, without ${lacks}`,
        programPage(words, {
          ...page,
          ...{ takingPart: lacks === null ? 10 : null, next: null, latest: null },
          circle: { name: circlesOn(on)[0]?.name ?? '', lacks },
        }),
      ),
    ),
    view(
      'programPage.programPage',
      'for a circle, before joining',
      programPage(words, {
        ...page,
        ...{ me: { ...me, isIn: false }, program: { ...program, place: 'optIn' }, next: null, latest: null },
        circle: { name: circlesOn(on)[0]?.name ?? '', lacks: null },
      }),
    ),
    view('rounds.forCircle', 'joining without belonging', rounds.forCircle(words)),
    view(
      'programPage.programPage',
      'two sides, not chosen',
      programPage(words, {
        ...page,
        program: { ...program, isTwoSided: true },
        next: null,
        latest: null,
      }),
    ),
    view(
      'programPage.programPage',
      'for a manager',
      programPage(words, {
        ...page,
        program: { ...program, status: 'paused' },
        me: { ...me, isIn: false },
        next: null,
        latest: null,
        summary,
        isManager: true,
      }),
    ),
    view(
      'rounds.roundAnnounced',
      'the working day before',
      rounds.roundAnnounced(words, { program, round, opensAt: later }),
    ),
    view('rounds.roundSkipped', 'skipped', rounds.roundSkipped(words, { round })),
    view('rounds.roundUnskipped', 'back in', rounds.roundUnskipped(words, { round })),
    view('rounds.roundTooLate', 'it has begun', rounds.roundTooLate(words)),
    ...(['oddNumber', 'noCommonHours', 'nobodyFits', 'fewerOnOtherSide', 'nobodyElse'] as const).map(
      (reason) => view('rounds.notPlaced', reason, rounds.notPlaced(words, { program, reason })),
    ),
    view('rounds.benched', 'three silent rounds', rounds.benched(words, { program })),
    view(
      'rounds.roundsMissed',
      'the server was off',
      rounds.roundsMissed(words, { program, dates: ['2026-11-09', '2026-11-23'] }),
    ),
    ...(['joined', 'left', 'isBack'] as const).map((what) =>
      view('rounds.membershipSaid', what, rounds.membershipSaid(words, { program, what })),
    ),
    view('rounds.cadenceForm', 'how often', rounds.cadenceForm(words, { program, weeks: 4 })),
    view('rounds.cadenceSet', 'noted', rounds.cadenceSet(words, { program, weeks: 4 })),
    view('rounds.programSaid', 'a sentence', rounds.programSaid(program, words.programs.saved(program.name))),
  ];
};

const reasonsOf = (
  { topics }: Stage,
  [one, other]: readonly [MemberId, MemberId, ...MemberId[]],
): PairReason[] => [
  ...topics.slice(0, 1).map((topic) => ({ kind: 'helps', giver: other, receiver: one, topic }) as const),
  ...topics.slice(1).map((topic) => ({ kind: 'shares', members: [one, other], topic }) as const),
  { kind: 'metBefore', roundsAgo: 6, times: 1 },
  { kind: 'differentGroups' },
  { kind: 'newcomerWithRegular', newcomer: one },
  { kind: 'waited', member: one, rounds: 1 },
  { kind: 'commonTime', minutes: 390 },
];

const pairingOf = (
  on: Stage,
  program: Program,
  members: readonly [MemberId, MemberId, ...MemberId[]],
): Pairing => ({
  ...planPairing({
    id: asId<PairingId>(uuid(32)),
    round: asId<RoundId>(uuid(31)),
    program: program.id,
    members,
    starter: members[0],
    reasons: reasonsOf(on, members),
    madeAt: on.now,
    checkInAt: on.later,
    closesAt: on.later,
  }),
  slots: on.introduction.slots,
  status: 'open',
  room: { platform: 'playground', id: 'room' },
  openedAt: on.now,
});

const pairingExamples = (on: Stage, program: Program): Example[] => {
  const { words, requester, target, connector, labels, later } = on;
  const texts = roomTexts(words.language, words.language);
  const both = roomTexts(words.language, words.language === 'en' ? 'pl' : 'en');
  const pairing = pairingOf(on, program, [requester.id, target.id]);
  const two = { pairing, program, members: [requester, target], seed: 3, moderatorsRead: false, labels };
  const trio = pairingOf(on, program, [requester.id, target.id, connector.id]);
  const three = { ...two, pairing: trio, members: [requester, target, connector] };
  const eight = {
    ...three,
    members: Array.from({ length: 8 }, (_, at) => three.members[at % 3] ?? requester),
  };
  const pressed: Pairing = {
    ...pairing,
    meetingAt: later,
    signs: [{ member: requester.id, sign: 'talking', at: on.now }],
  };
  const others = [target];
  const view = (name: string, when: string, says: Example['says']): Example => ({
    view: `pairings.${name}`,
    when,
    says,
  });
  const kickoff = (when: string, says: Example['says']): Example => ({
    view: 'pairingKickoff.pairingKickoff',
    when,
    says,
  });
  return [
    kickoff('two people', pairingKickoff(texts, two)),
    kickoff('two people, two languages', pairingKickoff(both, two)),
    kickoff('three people', pairingKickoff(texts, three)),
    kickoff('eight people, two languages', pairingKickoff(both, eight)),
    kickoff('a time is fixed', pairingKickoff(texts, { ...two, pairing: pressed })),
    view('pairingSilent', 'two working days without a press', pairings.pairingSilent(texts, { pairing })),
    view(
      'pairingMeetingFixed',
      'all chose the same time',
      pairings.pairingMeetingFixed(texts, { pairing, meetingAt: later }),
    ),
    view('pairingSmaller', 'one of three left', pairings.pairingSmaller(texts)),
    view(
      'pairingRoomless',
      'no room can be had',
      pairings.pairingRoomless(words, { pairing, program, others, labels }),
    ),
    view('pairingCheckIn', 'days after', pairings.pairingCheckIn(words, { pairing, program, others })),
    ...(['met', 'notYet'] as const).map((outcome) =>
      view(
        'pairingAnswered',
        outcome,
        pairings.pairingAnswered(words, {
          pairing,
          outcome,
          mayName: outcome === 'met' ? pairing.members.slice(1) : [],
        }),
      ),
    ),
    view('pairingEnded', 'the other left', pairings.pairingEnded(words, { program, isReplaced: false })),
    view(
      'pairingEnded',
      'the other left, somebody waits',
      pairings.pairingEnded(words, { program, isReplaced: true }),
    ),
  ];
};
