import type { MemberId, RoundId } from '../core/ids.ts';
import type { Program } from '../core/program.ts';
import type { ProgramMember } from '../core/programMember.ts';
import type { NotPlaced, RoundSummary } from '../core/round.ts';
import { addresses } from './addresses.ts';
import { nameIn } from './circles.ts';
import { type TagLabels, tagList } from './expertise.ts';
import type { Inline, Message, Part } from './message.ts';
import { button, buttons, cut, facts, heading, line, message, primary } from './parts.ts';
import { programName, rhythm } from './rounds.ts';
import type { Text } from './text.ts';

const to = addresses.rounds;
const manage = addresses.programs;

/** What became of the caller in the latest round they were ready for. */
export type LatestPlace =
  | { readonly with: readonly MemberId[]; readonly why: readonly (readonly Inline[])[] }
  | { readonly notPlaced: NotPlaced };

/** One program as a member sees it, with a manager's buttons where they are one. */
export type ProgramPage = {
  readonly program: Program;
  readonly me: ProgramMember;
  readonly isSnoozed: boolean;
  /** When the next round is, and its row once it was announced; null while the program does not run. */
  readonly next: { readonly at: Date; readonly date: string; readonly round: RoundId | null } | null;
  /** About how many in a program for a circle, null below five. */
  readonly takingPart: number | null;
  /** The circle it is for, and what keeps the reader from taking part as one of it. */
  readonly circle: { readonly name: string; readonly lacks: 'belonging' | 'showing' | null } | null;
  readonly hasCircles: boolean;
  readonly latest: LatestPlace | null;
  /** What the latest round came to; only for managers. */
  readonly summary: RoundSummary | null;
  readonly isManager: boolean;
  readonly labels: TagLabels;
};

/** What it is, how one takes part, what came of the latest round. */
export const programPage = (text: Text, about: ProgramPage): Message => {
  const { program, next, latest, summary } = about;
  const lacks = about.circle?.lacks ?? null;
  const words = text.rounds;
  return message(
    `${words.summary}: ${programName(program)}`,
    heading(programName(program)),
    facts(
      [words.rhythm, [rhythm(text, program)]],
      [words.whom, [words.places[program.place]]],
      [words.topics, [tagList(text, about.labels, program.topics)]],
      [text.circles.onlyFor, [about.circle === null ? '' : nameIn(about.circle.name)]],
      [words.state, [program.status === 'running' ? '' : words.status[program.status]]],
      [words.next, next === null ? [] : [{ at: next.at }]],
      [words.takingPart, [takingPart(text, about)]],
      [words.you, [myState(text, about)]],
      [words.lastRound, [summary === null ? '' : words.outcome(summary.people, summary.pairings)]],
    ),
    ...latestPlace(text, latest),
    lacks === null ? null : line(text.circles.lacks[lacks]),
    about.circle !== null && lacks === null && !about.me.isIn ? line(text.circles.joining) : null,
    buttons(...memberButtons(text, about)),
    ...(about.isManager ? managerRows(text, program, about.hasCircles) : []),
  );
};

const takingPart = (text: Text, { circle, takingPart: count }: ProgramPage): string => {
  if (count === null) return text.circles.fewer;
  return circle === null ? text.rounds.people(count) : text.circles.atLeast(count);
};

const myState = (text: Text, { me, program, next, isSnoozed, circle }: ProgramPage): string => {
  const { youAre } = text.rounds;
  if (!me.isIn || (circle !== null && circle.lacks !== null)) return youAre.out;
  if (isSnoozed) return youAre.snoozed;
  if (me.benchedAt !== null) return youAre.benched;
  if (program.isTwoSided && me.side === null) return youAre.noSide;
  if (next !== null && me.skips === next.date) return youAre.skipping;
  return me.everyWeeks === null ? youAre.in : `${youAre.in}, ${text.rounds.ownCadence(me.everyWeeks)}`;
};

const latestPlace = (text: Text, latest: LatestPlace | null): Part[] => {
  if (latest === null) return [];
  if ('notPlaced' in latest) {
    return [line({ strong: text.rounds.thisTime }, ` ${text.rounds.notPlaced[latest.notPlaced]}`)];
  }
  const people = latest.with.flatMap((member, index): Inline[] =>
    index === 0 ? [{ mention: member }] : [', ', { mention: member }],
  );
  return [
    line({ strong: text.rounds.thisTime }, ' ', ...people),
    ...(latest.why.length === 0 ? [] : [line(...latest.why.flatMap((why) => [' ', ...why]).slice(1))]),
  ];
};

const memberButtons = (text: Text, { me, program, next, circle }: ProgramPage) => {
  const words = text.rounds;
  if (circle !== null && circle.lacks !== null) {
    return [primary(text.circles.heading, addresses.circles.open)];
  }
  if (!me.isIn || (program.isTwoSided && me.side === null)) {
    return program.isTwoSided
      ? [
          primary(words.joinAs.mentor, to.join, `${program.id}/mentor`),
          primary(words.joinAs.mentee, to.join, `${program.id}/mentee`),
        ]
      : [primary(words.join, to.join, program.id)];
  }
  const { round } = next ?? { round: null };
  const isSkipping = next !== null && me.skips === next.date;
  return [
    me.benchedAt === null ? null : primary(words.back, to.back, program.id),
    round === null
      ? null
      : isSkipping
        ? button(words.unskip, to.unskip, round)
        : button(words.skip, to.skip, round),
    button(words.cadence, to.cadence, program.id),
    button(words.leave, to.leave, program.id),
  ];
};

const managerRows = (text: Text, program: Program, hasCircles: boolean): Part[] => {
  const words = text.programs;
  const isRunning = program.status === 'running';
  return [
    { kind: 'divider' },
    buttons(
      button(words.preview, manage.preview, program.id),
      isRunning
        ? button(words.pause, manage.pause, program.id)
        : primary(words.start, manage.start, program.id),
      isRunning ? button(words.run, manage.run, program.id) : null,
      button(words.settings, manage.edit, program.id),
      button(words.rules, manage.rules, program.id),
    ),
    buttons(
      hasCircles ? button(text.circles.limit, addresses.circles.limit, program.id) : null,
      button(text.rounds.create, manage.create),
      button(cut(text.rounds.summary, 75), to.open),
    ),
  ];
};
