import { type Community, holidayCountries, languages } from '../core/community.ts';
import type { Program } from '../core/program.ts';
import type { RoundSummary } from '../core/round.ts';
import { addresses } from './addresses.ts';
import { requiredText, shortText } from './fields.ts';
import type { Field, Form } from './form.ts';
import type { Inline, Message } from './message.ts';
import { button, buttons, excerpt, facts, heading, line, message, note, primary, rows } from './parts.ts';
import { summaryLine } from './programs.ts';
import { programName, rhythm } from './rounds.ts';
import type { Text } from './text.ts';

const to = addresses.communities;
/** The longest name a channel has anywhere. */
export const mostRoomChannel = 100;

/** What a public Join button is about: its answers are for whoever pressed it, the post stays. */
export const fromInvitation = 'invitation';

/** Every setting of a community on one screen. */
export const setupForm = (text: Text, { community }: { readonly community: Community }): Form => ({
  title: text.communities.setupTitle,
  action: addresses.communities.setupForm,
  subject: '',
  submit: text.communities.setupSubmit,
  fields: [
    requiredText({
      name: 'name',
      label: text.communities.name,
      hint: text.communities.nameHint,
      most: 80,
      initial: community.name,
    }),
    requiredText({
      name: 'zone',
      label: text.communities.zone,
      hint: text.communities.zoneHint,
      most: 50,
      initial: community.zone,
    }),
    choice(
      'language',
      text.communities.language,
      languages.map((language) => [language, text.ownNames[language]] as const),
      community.language,
    ),
    choice(
      'holidays',
      text.communities.holidays,
      holidayCountries.map((country) => [country, text.communities.holidaysOf[country]] as const),
      community.holidays,
    ),
    shortText({
      name: 'daysOff',
      label: text.communities.daysOff,
      hint: text.communities.daysOffHint,
      most: 600,
      initial: community.daysOff.join(', '),
    }),
  ],
});

/** Who may join, and where rooms are opened. */
export const accessForm = (text: Text, { community }: { readonly community: Community }): Form => ({
  title: text.communities.accessTitle,
  action: to.accessForm,
  subject: '',
  submit: text.communities.setupSubmit,
  fields: [
    choice(
      'guests',
      text.communities.guests,
      (['no', 'yes'] as const).map((each) => [each, text.communities.guestsOptions[each]] as const),
      community.letsGuestsIn ? 'yes' : 'no',
      text.communities.guestsHint,
    ),
    shortText({
      name: 'rooms',
      label: text.communities.rooms,
      hint: text.communities.roomsHint,
      most: mostRoomChannel,
      initial: community.roomChannel,
    }),
  ],
});

/** The managers' own page: how things stand, and what comes next. */
export const desk = (
  text: Text,
  about: { readonly community: Community; readonly people: number; readonly joined: number },
): Message => {
  const { community } = about;
  const words = text.communities;
  const isWaiting = community.startedAt === null;
  return message(
    words.desk,
    heading(words.desk),
    isWaiting ? line({ strong: words.waiting }) : null,
    facts(
      [words.startedAt, community.startedAt === null ? [] : [{ on: community.startedAt }]],
      [words.people, [String(about.people)]],
      [words.joined, [String(about.joined)]],
      ...settingsOf(text, community),
    ),
    line(isWaiting ? words.steps : words.next),
    buttons(
      isWaiting ? primary(words.start, to.start) : null,
      button(words.setup, to.setup),
      button(words.access, to.access),
      button(words.tour, to.tour),
      button(words.dryRun, to.dryRun),
    ),
    buttons(
      button(words.programs, addresses.rounds.open),
      button(text.tags.summary, addresses.tags.board),
      button(text.reports.queue, addresses.reports.open),
      button(text.console.open, addresses.console.open),
      button(text.home.button, addresses.home.open),
    ),
    buttons(button(text.circles.heading, addresses.circles.open)),
  );
};

/** Begun: what holds from now on, and how members come to know. */
export const begun = (text: Text): Message =>
  message(
    text.communities.isStarted,
    line({ strong: text.communities.isStarted }),
    line(text.communities.next),
    buttons(
      primary(text.communities.programs, addresses.rounds.open),
      button(text.communities.desk, to.desk),
    ),
  );

/** What a first round with everybody here would come to; null where there are too few to put together. */
export const dryRun = (
  text: Text,
  about: { readonly people: number; readonly summary: RoundSummary | null; readonly isStarted: boolean },
): Message => {
  const words = text.communities;
  const { summary } = about;
  return message(
    words.dryRunHeading,
    heading(words.dryRunHeading),
    summary === null
      ? line(words.dryRunEmpty)
      : facts([text.programs.previewPeople(about.people), [summaryLine(text, summary)]]),
    summary === null || summary.withReason === summary.people ? null : line(words.dryRunReasons),
    buttons(
      about.isStarted ? null : primary(words.start, to.start),
      button(words.tour, to.tour),
      button(words.desk, to.desk),
    ),
    note(words.dryRunNote),
  );
};

/** Saved: what holds from now on, and what comes next. */
export const setupDone = (text: Text, { community }: { readonly community: Community }): Message =>
  message(
    text.communities.saved,
    heading(text.communities.saved),
    facts(...settingsOf(text, community)),
    line(community.startedAt === null ? text.communities.steps : text.communities.next),
    buttons(
      primary(text.communities.desk, to.desk),
      community.startedAt === null ? button(text.communities.tour, to.tour) : null,
      community.startedAt === null ? button(text.communities.dryRun, to.dryRun) : null,
      button(text.tags.summary, addresses.tags.board),
      button(text.home.button, addresses.home.open),
    ),
  );

/** The one public post of day one: what can you help with, what do you look for? */
export const invitation = (
  text: Text,
  about: { readonly community: string; readonly programs: readonly Program[] },
): Message => {
  const programs = about.programs.slice(0, programsInvitedTo);
  return message(
    text.members.invitation,
    heading(text.members.joinHeading(excerpt(about.community, 80))),
    line(text.members.invitation),
    line(text.members.invitationHow),
    buttons(
      primary(text.members.join, addresses.members.join, fromInvitation),
      button(text.help.button, addresses.help.show),
    ),
    programs.length === 0 ? null : line(text.communities.invitationPrograms),
    facts(...programs.map((program) => [programName(program), [rhythm(text, program)]] as const)),
    ...rows(programs.map((program) => button(programName(program), addresses.rounds.program, program.id))),
    note(text.communities.invitationNote),
  );
};

/** More programs than these are found by whoever joined. */
const programsInvitedTo = 3;

const settingsOf = (text: Text, community: Community): readonly (readonly [string, readonly Inline[]])[] => [
  [text.communities.name, [excerpt(community.name, 80)]],
  [text.communities.zone, [community.zone]],
  [text.communities.language, [text.ownNames[community.language]]],
  [text.communities.holidays, [text.communities.holidaysOf[community.holidays]]],
  [text.communities.guests, community.letsGuestsIn ? [text.communities.guestsOptions.yes] : []],
  [text.communities.rooms, [community.roomChannel]],
  [
    text.communities.daysOff,
    [excerpt(community.daysOff.map((day) => text.date(new Date(`${day}T12:00:00Z`), 'UTC')).join(', '), 300)],
  ],
];

const choice = (
  name: string,
  label: string,
  options: readonly (readonly [string, string])[],
  initial: string,
  hint?: string,
): Field => ({
  kind: 'choice',
  name,
  label,
  isRequired: true,
  many: false,
  options: options.map(([value, shown]) => ({ value, label: shown })),
  initial: [initial],
  ...(hint === undefined ? {} : { hint }),
});
