import type { ReportId } from '../core/ids.ts';
import { readingReasons } from '../core/report.ts';
import { addresses } from './addresses.ts';
import type { Form } from './form.ts';
import type { Message } from './message.ts';
import { heading, line, message, quote } from './parts.ts';
import type { Text } from './text.ts';

/** Why is a reporter's note read? */
export const noteForm = (text: Text, about: { readonly report: ReportId }): Form => ({
  title: text.consolePages.reports.readTitle,
  action: addresses.reports.readForm,
  subject: about.report,
  submit: text.consolePages.reports.readSubmit,
  intro: text.consolePages.reports.readIntro,
  fields: [
    {
      kind: 'choice',
      name: 'why',
      label: text.consolePages.reports.why,
      isRequired: true,
      many: false,
      options: readingReasons.map((why) => ({ value: why, label: text.consolePages.reports.whys[why] })),
    },
  ],
});

/** The note, for the manager who said why. */
export const noteRead = (text: Text, about: { readonly note: string }): Message => {
  const words = text.consolePages.reports;
  return message(
    words.readHeading,
    heading(words.readHeading),
    about.note.trim() === '' ? line(words.nothingWritten) : quote(about.note, 600),
  );
};

/** What became of it. */
export const queueSaid = (text: Text, what: 'paused' | 'dismissed' | 'own'): Message => {
  const words = text.consolePages.reports;
  const said = what === 'own' ? words.ownReport : words[what];
  return message(said, line(said));
};
