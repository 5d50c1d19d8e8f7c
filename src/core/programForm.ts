import type { TagSlug } from './ids.ts';
import {
  acrossRules,
  groupSizes,
  type Program,
  type ProgramRules,
  type ProgramSettings,
  programPlaces,
  programWeeks,
} from './program.ts';
import type { Pause } from './time/schedule.ts';
import { readMoment, readPauses } from './weekly.ts';

/** What is wrong with an answer about a program. Nothing is put in its place. */
export type ProgramFault =
  | 'noName'
  | 'nameTaken'
  | 'badMoment'
  | 'badChoice'
  | 'onlyPairs'
  | 'pairsOnly'
  | 'badGap'
  | 'badPauses';

/** By field. */
export type ProgramFaults = Readonly<Record<string, ProgramFault>>;

/** As they were typed and chosen. */
export type SettingsAnswers = Readonly<Record<'name' | 'moment' | 'weeks' | 'size' | 'place', string>>;
export type RulesAnswers = Readonly<Record<'across' | 'gap' | 'pauses', string>> & {
  readonly options: readonly string[];
  readonly topics: readonly TagSlug[];
};

const mostName = 40;
const mostGap = 104;

/** A program with these settings, or what is wrong with them. `others` are the community's programs. */
export const withSettings = (
  program: Program,
  given: SettingsAnswers,
  others: readonly Program[],
): Program | { readonly faults: ProgramFaults } => {
  const name = [...given.name].slice(0, mostName).join('');
  const moment = readMoment(given.moment);
  const everyWeeks = among(programWeeks, given.weeks);
  const groupSize = among(groupSizes, given.size);
  const place = among(programPlaces, given.place);
  const isTaken = others.some((other) => other.id !== program.id && isSame(other.name, name));
  const faults = found({
    name: name === '' ? 'noName' : isTaken ? 'nameTaken' : null,
    moment: moment === null ? 'badMoment' : null,
    weeks: everyWeeks === null ? 'badChoice' : null,
    size: groupSize === null ? 'badChoice' : program.isTwoSided && groupSize !== 2 ? 'onlyPairs' : null,
    place: place === null ? 'badChoice' : null,
  });
  if (moment === null || everyWeeks === null || groupSize === null || place === null) return { faults };
  const settings: ProgramSettings = { ...moment, name, everyWeeks, groupSize, place };
  return isEmpty(faults) ? { ...program, ...settings } : { faults };
};

/** A program with these rules, or what is wrong with them. */
export const withRules = (
  program: Program,
  given: RulesAnswers,
): Program | { readonly faults: ProgramFaults } => {
  const across = among(acrossRules, given.across);
  const gapWeeks = /^\d{1,3}$/u.test(given.gap) && Number(given.gap) <= mostGap ? Number(given.gap) : null;
  const pauses: Pause[] | null = readPauses(given.pauses);
  const isTwoSided = given.options.includes('twoSided');
  const faults = found({
    across: across === null ? 'badChoice' : null,
    options: given.options.some((option) => option !== 'twoSided' && option !== 'newcomers')
      ? 'badChoice'
      : isTwoSided && program.groupSize !== 2
        ? 'pairsOnly'
        : null,
    gap: gapWeeks === null ? 'badGap' : null,
    pauses: pauses === null ? 'badPauses' : null,
  });
  if (across === null || gapWeeks === null || pauses === null) return { faults };
  const isNewcomerWithRegular = given.options.includes('newcomers');
  const rules: ProgramRules = {
    ...{ across, gapWeeks, pauses, isTwoSided, isNewcomerWithRegular, topics: given.topics },
  };
  return isEmpty(faults) ? { ...program, ...rules } : { faults };
};

const among = <const T extends string | number>(all: readonly T[], given: string): T | null =>
  all.find((one) => String(one) === given) ?? null;

const isSame = (one: string, other: string): boolean =>
  one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase();

const found = (all: Readonly<Record<string, ProgramFault | null>>): ProgramFaults =>
  Object.fromEntries(
    Object.entries(all).flatMap(([field, fault]) => (fault === null ? [] : [[field, fault]])),
  );

const isEmpty = (faults: ProgramFaults): boolean => Object.keys(faults).length === 0;
