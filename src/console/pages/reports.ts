import { reportQueueOf } from '../../actions/reportQueue.ts';
import { addresses } from '../../views/addresses.ts';
import type { Reported } from '../../views/reports.ts';
import { type Html, html, type Piece } from '../html.ts';
import { day, formLink, press, table } from '../parts.ts';
import type { Page, Visit } from '../visit.ts';

const back = '/console/reports';

/** What was reported about whom and waits for a decision; never by whom, and what was written only with a reason. */
export const reportsPage: Page = {
  path: '/reports',
  show: async (visit) => {
    const { words, scene, me } = visit;
    const queue = await reportQueueOf(scene.tx, me.id);
    return {
      title: words.console.pages.reports,
      body: html`<p>${words.consolePages.reports.intro} ${words.reports.queueNote}</p>
${queue.length === 0 ? html`<p>${words.reports.queueEmpty}</p>` : queue.map((one) => person(visit, one))}`,
    };
  },
};

const person = (visit: Visit, reported: Reported): Html => {
  const { words, scene } = visit;
  const { name, reports } = reported;
  const rows = reports.map((report): Piece[] => [
    day(words, report.at, scene.tx.community.zone),
    words.reports.reasons[report.reason],
  ]);
  const caption = `${words.reports.reasonsOf(reports.length)}: ${name}`;
  return html`<section class="card"><h2>${name}</h2><p>${words.reports.reasonsOf(reports.length)} · <strong>${words.reports.state[reported.state]}</strong></p>
${table(caption, [words.reports.when, words.reports.reasonLabel], rows)}${buttonsOf(visit, reported)}</section>`;
};

/** The same buttons as under the queue in the chat. */
const buttonsOf = (visit: Visit, { member, name, state }: Reported): Html => {
  const { words } = visit;
  const button = (action: string, label: string, style: 'plain' | 'danger' = 'plain') =>
    press(visit, { action, subject: member, label, style, of: name, back });
  const { reports, pauses } = addresses;
  return html`<div class="buttons">${[
    formLink({ action: reports.read, subject: member, label: words.reports.read, back }),
    state === 'open' ? button(pauses.pause, words.reports.pause, 'danger') : null,
    state === 'open' ? button(reports.dismiss, words.reports.dismiss) : null,
    state === 'open' ? null : button(pauses.lift, words.pauses.lift),
    state === 'open' ? null : button(pauses.keep, words.pauses.keep, 'danger'),
  ]}</div>`;
};
