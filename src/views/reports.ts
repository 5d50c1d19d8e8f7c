import type { MemberId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { type Report, reportReasons } from '../core/report.ts';
import { addresses } from './addresses.ts';
import { longText } from './fields.ts';
import type { Field, Form } from './form.ts';
import type { Inline, Message, Part } from './message.ts';
import {
  button,
  buttons,
  danger,
  excerpt,
  facts,
  heading,
  line,
  message,
  note,
  primary,
  quote,
} from './parts.ts';
import { writerChoices } from './reportButton.ts';
import type { Text } from './text.ts';

const to = addresses.reports;
const queueMost = 5;
const mostFacts = 10;
const mostNotes = 3;

/** What was wrong? */
export const reportForm = (
  text: Text,
  about: {
    readonly request: Report['request'];
    readonly action?: string;
    /** Who wrote something that came with a request; then it is asked which is meant. */
    readonly writers?: readonly Member[];
  },
): Form => ({
  title: text.reports.title,
  action: about.action ?? addresses.introRequests.reportForm,
  subject: about.request ?? '',
  submit: text.reports.submit,
  intro: text.reports.next,
  fields: [
    ...whomField(text, about.writers ?? []),
    {
      kind: 'choice',
      name: 'reason',
      label: text.reports.reasonLabel,
      isRequired: true,
      many: false,
      options: reportReasons.map((reason) => ({ value: reason, label: text.reports.reasons[reason] })),
    },
    longText({ name: 'note', label: text.reports.whatHappened, hint: text.reports.noteHint, most: 500 }),
  ],
});

const whomField = (text: Text, writers: readonly Member[]): Field[] =>
  writers.length === 0
    ? []
    : [
        {
          kind: 'choice',
          name: 'whom',
          label: text.reports.whom,
          isRequired: true,
          many: false,
          options: [
            { value: 'request', label: text.reports.theRequest },
            ...writerChoices(text, writers, text.reports.writtenBy),
          ],
          initial: ['request'],
        },
      ];

/** To the reporter: received, and what happens now. */
export const reported = (text: Text, { waits }: { readonly waits: boolean }): Message =>
  message(
    text.reports.thanks,
    line(text.reports.thanks),
    line(waits ? text.reports.nextWaits : text.reports.next),
    waits ? line(text.reports.waits) : null,
    buttons(button(text.home.button, addresses.home.open)),
  );

/** To managers: whom a report is about, and why. What was written is read with a reason. Who reported is not told. */
export const reportArrived = (
  text: Text,
  about: { readonly report: Report; readonly aboutName: string },
): Message =>
  message(
    text.reports.arrived,
    heading(text.reports.arrived),
    facts(
      [text.reports.about, [{ strong: excerpt(about.aboutName, 60) }]],
      [text.reports.reasonLabel, [text.reports.reasons[about.report.reason]]],
      [text.reports.when, [{ at: about.report.at }]],
    ),
    buttons(primary(text.reports.look, to.about, about.report.about), button(text.reports.queue, to.open)),
    note(text.reports.arrivedNote),
  );

/** Somebody reported, with what waits for a decision. */
export type Reported = {
  readonly member: MemberId;
  readonly name: string;
  readonly reports: readonly Pick<Report, 'reason' | 'at'>[];
  readonly state: 'open' | 'paused' | 'appealed';
};

/** Whom undecided reports are about, those who ask for a decision first. */
export const reportQueue = (text: Text, about: { readonly people: readonly Reported[] }): Message => {
  const words = text.reports;
  const people = about.people.slice(0, queueMost);
  return message(
    words.queue,
    heading(words.queue),
    people.length === 0 ? line(words.queueEmpty) : null,
    ...people.map((one, index) =>
      line(
        `${index + 1}. `,
        { strong: excerpt(one.name, 60) },
        ` · ${words.reasonsOf(one.reports.length)} · ${words.state[one.state]}`,
      ),
    ),
    people.length === 0
      ? null
      : buttons(...people.map((one, index) => button(words.open(index + 1), to.about, one.member))),
    about.people.length > people.length ? note(text.andMore(about.people.length - people.length)) : null,
    buttons(button(text.communities.desk, addresses.communities.desk)),
    note(words.queueNote),
  );
};

/** Everything reported about one member: reasons and times, and what can be done. */
export const reportsAbout = (text: Text, one: Reported): Message => {
  const words = text.reports;
  return message(
    words.queue,
    heading(excerpt(one.name, 60)),
    line(`${words.reasonsOf(one.reports.length)} · ${words.state[one.state]}`),
    facts(
      ...one.reports
        .slice(-mostFacts)
        .map(({ reason, at }): readonly [string, readonly Inline[]] => [words.reasons[reason], [{ at }]]),
    ),
    buttons(
      one.reports.length === 0 ? null : button(words.read, to.read, one.member),
      one.state === 'open'
        ? danger(words.pause, addresses.pauses.pause, one.member)
        : primary(text.pauses.lift, addresses.pauses.lift, one.member),
      one.state === 'open'
        ? button(words.dismiss, to.dismiss, one.member)
        : danger(text.pauses.keep, addresses.pauses.keep, one.member),
      button(words.queue, to.open),
    ),
    note(words.arrivedNote),
  );
};

/** Why are the words to be read? Kept in the audit. */
export const readForm = (text: Text, about: { readonly member: MemberId }): Form => ({
  title: text.reports.readTitle,
  action: to.readForm,
  subject: about.member,
  submit: text.reports.readSubmit,
  intro: text.reports.readIntro,
  fields: [
    {
      kind: 'choice',
      name: 'why',
      label: text.reports.readWhy,
      isRequired: true,
      many: false,
      options: readWhys.map((why) => ({ value: why, label: text.reports.whys[why] })),
    },
  ],
});

/** For which reasons managers read what was written. */
export const readWhys = ['decide', 'appeal', 'asked'] as const;

/** What reporters wrote, and the words that were reported where they are still kept. */
export const reportWords = (
  text: Text,
  about: {
    readonly member: MemberId;
    readonly name: string;
    readonly notes: readonly { readonly at: Date; readonly note: string; readonly blurb: string }[];
  },
): Message => {
  const notes = about.notes.filter(({ note, blurb }) => `${note}${blurb}` !== '').slice(-mostNotes);
  return message(
    text.reports.readTitle,
    heading(excerpt(about.name, 60)),
    notes.length === 0 ? line(text.reports.noWords) : null,
    ...notes.flatMap(({ at, note, blurb }): (Part | null)[] => [
      line({ at }),
      quote(note, 300),
      blurb === '' ? null : line(text.reports.theirWords),
      quote(blurb, 300),
    ]),
    buttons(button(text.back, to.about, about.member)),
  );
};

/** Nothing was in them. */
export const reportsDismissed = (text: Text, about: { readonly name: string }): Message =>
  message(
    text.reports.dismissed,
    line(text.reports.dismissed, ' ', { strong: excerpt(about.name, 60) }),
    buttons(button(text.reports.queue, to.open)),
  );
