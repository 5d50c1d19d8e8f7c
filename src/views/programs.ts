import {
  acrossRules,
  groupSizes,
  type Program,
  type ProgramSettings,
  programPlaces,
  programWeeks,
} from '../core/program.ts';
import type { RoundSummary } from '../core/round.ts';
import { writePauses } from '../core/weekly.ts';
import { addresses } from './addresses.ts';
import { type TagLabels, tagList } from './expertise.ts';
import { requiredText, shortText } from './fields.ts';
import type { Field, Form } from './form.ts';
import type { Message } from './message.ts';
import { button, buttons, danger, facts, heading, line, message, note, primary } from './parts.ts';
import { programName } from './rounds.ts';
import type { Text } from './text.ts';

const to = addresses.programs;

/** A new program from its defaults, or one that is there. Five questions, nothing is sent by answering them. */
export const settingsForm = (
  text: Text,
  about: { readonly settings: ProgramSettings; readonly subject: string; readonly zone: string },
): Form => {
  const { settings } = about;
  const words = text.programs;
  return {
    title: words.settingsTitle,
    action: to.settingsForm,
    subject: about.subject,
    submit: words.save,
    fields: [
      requiredText({
        name: 'name',
        label: words.name,
        hint: words.nameHint,
        most: 40,
        initial: settings.name,
      }),
      choice(
        'weeks',
        words.weeks,
        programWeeks.map((weeks) => [String(weeks), text.rounds.everyWeeks(weeks)]),
        String(settings.everyWeeks),
      ),
      requiredText({
        name: 'moment',
        label: words.moment,
        hint: words.momentHint(about.zone),
        most: 40,
        initial: `${text.rounds.weekdays[settings.weekday - 1] ?? ''} ${settings.time}`,
      }),
      choice(
        'size',
        words.sizeLabel,
        groupSizes.map((size) => [String(size), text.rounds.size(size)]),
        String(settings.groupSize),
      ),
      choice(
        'place',
        words.place,
        programPlaces.map((place) => [place, text.rounds.places[place]]),
        settings.place,
      ),
    ],
  };
};

/** The wishes and limits of a program. */
export const rulesForm = (
  text: Text,
  about: { readonly program: Program; readonly labels: TagLabels },
): Form => {
  const { program, labels } = about;
  const words = text.programs;
  const options = [
    ...(program.isNewcomerWithRegular ? ['newcomers'] : []),
    ...(program.isTwoSided ? ['twoSided'] : []),
  ];
  return {
    title: words.rulesTitle,
    action: to.rulesForm,
    subject: program.id,
    submit: words.save,
    fields: [
      choice(
        'across',
        words.across,
        acrossRules.map((rule) => [rule, words.acrossOf[rule]]),
        program.across,
      ),
      {
        kind: 'choice',
        name: 'options',
        label: words.options,
        isRequired: false,
        many: true,
        options: [
          { value: 'newcomers', label: words.newcomers },
          { value: 'twoSided', label: words.twoSided },
        ],
        initial: options,
      },
      requiredText({
        name: 'gap',
        label: words.gap,
        hint: words.gapHint,
        most: 3,
        initial: String(program.gapWeeks),
      }),
      shortText({
        name: 'topics',
        label: words.topics,
        hint: words.topicsHint,
        most: 200,
        initial: tagList(text, labels, program.topics),
      }),
      shortText({
        name: 'pauses',
        label: words.pauses,
        hint: words.pausesHint,
        most: 300,
        initial: writePauses(program.pauses),
      }),
    ],
  };
};

/** What would come of a round now: numbers alone, and nothing sent. */
export const programPreview = (
  text: Text,
  about: { readonly program: Program; readonly summary: RoundSummary; readonly away: number },
): Message => {
  const { program, summary, away } = about;
  const words = text.programs;
  const counted = [summaryLine(text, summary), ...(away > 0 ? [words.away(away)] : [])];
  return message(
    `${words.previewTitle}: ${programName(program)}`,
    heading(`${words.previewTitle}: ${programName(program)}`),
    summary.people === 0
      ? line(words.previewNobody)
      : facts([words.previewPeople(summary.people), [counted.join(' · ')]]),
    buttons(
      program.status === 'running' ? null : primary(words.start, to.start, program.id),
      button(words.rules, to.rules, program.id),
      button(text.back, addresses.rounds.program, program.id),
    ),
    note(words.previewNote),
  );
};

/** What a plan came to, in one line of numbers. */
export const summaryLine = (text: Text, summary: RoundSummary): string => {
  const words = text.programs;
  if (summary.pairings === 0) {
    return [words.pairs(0), ...(summary.leftOut > 0 ? [words.leftOut(summary.leftOut)] : [])].join(' · ');
  }
  return [
    words.withReason(summary.withReason),
    words.pairs(summary.pairings),
    ...(summary.larger > 0 ? [words.larger(summary.larger)] : []),
    ...(summary.leftOut > 0 ? [words.leftOut(summary.leftOut)] : []),
    summary.repeats === 0 ? words.noRepeats : words.repeats(summary.repeats),
    ...(summary.certified === null ? [] : [certifiedAs(text, summary.certified)]),
  ].join(' · ');
};

/** Once more, before a round of today. */
export const runConfirm = (text: Text, about: { readonly program: Program }): Message =>
  message(
    text.programs.run,
    line(text.programs.runConfirm(programName(about.program))),
    buttons(
      danger(text.programs.runYes, to.runConfirmed, about.program.id),
      button(text.back, addresses.rounds.program, about.program.id),
    ),
  );

const certifiedAs = (text: Text, certified: number): string =>
  certified >= 1 ? text.programs.bestPossible : text.programs.certified(share(text, certified));

const share = (text: Text, certified: number): string =>
  new Intl.NumberFormat(text.language === 'pl' ? 'pl-PL' : 'en-GB', {
    style: 'percent',
    maximumFractionDigits: 2,
  }).format(Math.floor(certified * 10_000) / 10_000);

const choice = (
  name: string,
  label: string,
  options: readonly (readonly [string, string])[],
  initial: string,
): Field => ({
  kind: 'choice',
  name,
  label,
  isRequired: true,
  many: false,
  options: options.map(([value, shown]) => ({ value, label: shown })),
  initial: options.some(([value]) => value === initial) ? [initial] : [],
});
