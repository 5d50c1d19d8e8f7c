import type { RoundId } from '../core/ids.ts';
import { type Program, programWeeks } from '../core/program.ts';
import type { NotPlaced } from '../core/round.ts';
import { addresses } from './addresses.ts';
import type { Form } from './form.ts';
import type { Message } from './message.ts';
import { button, buttons, excerpt, facts, heading, line, message, note, primary, rows } from './parts.ts';
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

/** How often, when, and in what size: `every 2 weeks, Monday, 10:00, in pairs`. */
export const rhythm = (text: Text, { everyWeeks, weekday, time, groupSize }: Program): string =>
  [
    text.rounds.everyWeeks(everyWeeks),
    text.rounds.weekdays[weekday - 1] ?? '',
    time,
    text.rounds.size(groupSize),
  ].join(', ');
