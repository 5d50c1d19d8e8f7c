import { type Report, reportReasons } from '../core/report.ts';
import { addresses } from './addresses.ts';
import { longText } from './fields.ts';
import type { Form } from './form.ts';
import type { Message } from './message.ts';
import { button, buttons, excerpt, facts, heading, line, message, note, quote } from './parts.ts';
import type { Text } from './text.ts';

/** What was wrong? */
export const reportForm = (
  text: Text,
  about: { readonly request: Report['request']; readonly action?: string },
): Form => ({
  title: text.reports.title,
  action: about.action ?? addresses.introRequests.reportForm,
  subject: about.request ?? '',
  submit: text.reports.submit,
  intro: text.reports.next,
  fields: [
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

/** To the reporter: received, and what happens now. */
export const reported = (text: Text): Message =>
  message(
    text.reports.thanks,
    line(text.reports.thanks),
    line(text.reports.next),
    buttons(button(text.home.button, addresses.home.open)),
  );

/** To managers: whom a report is about, why, in the reporter's words. Who reported is not told. */
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
    quote(about.report.note, 600),
    note(text.reports.arrivedNote),
  );
