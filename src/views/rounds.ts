import type { MemberId, RoundId } from '../core/ids.ts';
import { type Program, programWeeks } from '../core/program.ts';
import type { ProgramMember } from '../core/programMember.ts';
import type { NotPlaced, RoundSummary } from '../core/round.ts';
import { addresses } from './addresses.ts';
import { nameIn } from './circles.ts';
import { type TagLabels, tagList } from './expertise.ts';
import type { Form } from './form.ts';
import type { Inline, Message, Part } from './message.ts';
import {
  button,
  buttons,
  cut,
  excerpt,
  facts,
  heading,
  line,
  message,
  note,
  primary,
  rows,
} from './parts.ts';
import type { Text } from './text.ts';

const to = addresses.rounds;
const manage = addresses.programs;
const nameMost = 40;
/** More programs than this nobody runs; the rest are found by name elsewhere. */
const programsShown = 10;

/** Every program of the community. */
export const programList = (
  text: Text,
  about: {
    readonly programs: readonly { readonly program: Program; readonly isIn: boolean }[];
    readonly isManager: boolean;
  },
): Message => {
  const shown = about.programs.slice(0, programsShown);
  const create = about.isManager ? buttons(primary(text.rounds.create, manage.create)) : null;
  return message(
    text.rounds.summary,
    heading(text.rounds.summary),
    line(text.rounds.about),
    shown.length === 0 ? line(text.rounds.none) : null,
    shown.length === 0 && about.isManager ? note(text.rounds.noneForManager) : null,
    facts(
      ...shown.map(({ program, isIn }) => {
        const you = isIn ? text.rounds.youAre.in : text.rounds.youAre.out;
        return [programName(program), [`${rhythm(text, program)} · ${you}`]] as const;
      }),
    ),
    ...rows(shown.map(({ program }) => button(programName(program), to.program, program.id))),
    create,
  );
};

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

/** By DM on the working day before: nothing to do, or skip it. */
export const roundAnnounced = (
  text: Text,
  about: { readonly program: Program; readonly round: RoundId; readonly opensAt: Date },
): Message =>
  message(
    text.rounds.announcedSummary(programName(about.program)),
    line(...text.rounds.announced(programName(about.program), about.opensAt)),
    buttons(
      button(text.rounds.skip, to.skip, about.round),
      button(text.rounds.cadence, to.cadence, about.program.id),
      button(text.rounds.leave, to.leave, about.program.id),
    ),
    note(text.rounds.announcedNote),
  );

/** Not this one; still undone by a press. */
export const roundSkipped = (text: Text, about: { readonly round: RoundId }): Message =>
  message(
    text.rounds.skipped,
    line(text.rounds.skipped),
    buttons(button(text.rounds.unskip, to.unskip, about.round)),
  );

/** Taking part after all. */
export const roundUnskipped = (text: Text, about: { readonly round: RoundId }): Message =>
  message(
    text.rounds.unskipped,
    line(text.rounds.unskipped),
    buttons(button(text.rounds.skip, to.skip, about.round)),
  );

/** The round has begun: too late to skip it. */
export const roundTooLate = (text: Text): Message => message(text.rounds.tooLate, line(text.rounds.tooLate));

/** By DM: nobody this time, why, and what follows. The words give nobody away. */
export const notPlaced = (
  text: Text,
  about: { readonly program: Program; readonly reason: NotPlaced },
): Message => {
  const summary = text.rounds.notPlacedSummary(programName(about.program));
  return message(
    summary,
    line({ strong: summary }),
    line(text.rounds.notPlaced[about.reason]),
    about.reason === 'elsewhere' ? null : line(text.rounds.firstNextTime),
    buttons(button(programName(about.program), to.program, about.program.id)),
  );
};

/** By DM: three silent rounds; one tap to return. */
export const benched = (text: Text, about: { readonly program: Program }): Message =>
  message(
    text.rounds.benchedSummary(programName(about.program)),
    line(text.rounds.benched(programName(about.program))),
    buttons(
      primary(text.rounds.back, to.back, about.program.id),
      button(text.rounds.leave, to.leave, about.program.id),
    ),
  );

/** To managers: what nobody can make up for. */
export const roundsMissed = (
  text: Text,
  about: { readonly program: Program; readonly dates: readonly string[] },
): Message =>
  message(
    text.rounds.missedSummary(programName(about.program)),
    line(text.rounds.missed(programName(about.program), about.dates.slice(-5).join(', '))),
    buttons(button(programName(about.program), to.program, about.program.id)),
  );

/** Joined, left, back: one sentence and the way to the program. */
export const membershipSaid = (
  text: Text,
  about: { readonly program: Program; readonly what: 'joined' | 'left' | 'isBack' },
): Message => programSaid(about.program, text.rounds[about.what](programName(about.program)));

/** The own cadence was set. */
export const cadenceSet = (
  text: Text,
  about: { readonly program: Program; readonly weeks: number },
): Message => programSaid(about.program, text.rounds.cadenceSet(text.rounds.everyWeeks(about.weeks)));

/** To somebody who does not say that they belong. */
export const forCircle = (text: Text): Message =>
  message(
    text.circles.lacks.belonging,
    line(text.circles.lacks.belonging),
    buttons(button(text.circles.heading, addresses.circles.open)),
  );

/** How often at most? */
export const cadenceForm = (
  text: Text,
  about: { readonly program: Program; readonly weeks: number | null },
): Form => {
  const own = programWeeks.filter((weeks) => weeks >= about.program.everyWeeks);
  return {
    title: text.rounds.cadenceTitle,
    action: to.cadenceForm,
    subject: about.program.id,
    submit: text.save,
    fields: [
      {
        kind: 'choice',
        name: 'weeks',
        label: text.rounds.cadenceLabel,
        isRequired: true,
        many: false,
        options: own.map((weeks) => ({ value: String(weeks), label: text.rounds.everyWeeks(weeks) })),
        initial: [String(own.find((weeks) => weeks === about.weeks) ?? own[0] ?? about.program.everyWeeks)],
      },
    ],
  };
};

/** A sentence about a program and the way to it. */
export const programSaid = (program: Program, said: string, more: string | null = null): Message =>
  message(
    said,
    line(said),
    more === null ? null : note(more),
    buttons(button(programName(program), to.program, program.id)),
  );

/** A program's name where there is little room. */
export const programName = (program: Program): string => excerpt(program.name, nameMost);

/** `every 2 weeks, Monday, 10:00, in pairs`. */
/** How often, when, and in what size. */
export const rhythm = (text: Text, { everyWeeks, weekday, time, groupSize }: Program): string =>
  [
    text.rounds.everyWeeks(everyWeeks),
    text.rounds.weekdays[weekday - 1] ?? '',
    time,
    text.rounds.size(groupSize),
  ].join(', ');

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
