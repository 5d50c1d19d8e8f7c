import { type Reported, reportedOf } from '../../actions/reportQueue.ts';
import type { Pause } from '../../core/pause.ts';
import { addresses } from '../../views/addresses.ts';
import { nameOf } from '../../views/people.ts';
import { type Html, html, type Piece } from '../html.ts';
import { day, formLink, press, table } from '../parts.ts';
import type { Page, Visit } from '../visit.ts';

const back = '/console/reports';

/** What was reported about whom, and what to do about it; never by whom. */
export const reportsPage: Page = {
  path: '/reports',
  show: async (visit) => {
    const { words, scene, me } = visit;
    const said = words.consolePages.reports;
    const queue = await reportedOf(scene.tx, me.id);
    return {
      title: words.console.pages.reports,
      body: html`<p>${said.intro}</p>
${queue.length === 0 ? html`<p>${said.none}</p>` : queue.map((one) => person(visit, one))}`,
    };
  },
};

const person = (visit: Visit, reported: Reported): Html => {
  const { words, scene } = visit;
  const said = words.consolePages.reports;
  const name = nameOf(words, reported);
  const rows = reported.reports.map((report): Piece[] => [
    day(words, report.at, scene.tx.community.zone),
    words.reports.reasons[report.reason],
    report.isDismissed ? said.states.dismissed : said.open,
    html`<div class="buttons">${
      report.hasNote
        ? formLink({ action: addresses.reports.read, subject: report.id, label: said.read, back })
        : html`<span>${said.note}: ${said.noNote}</span>`
    }${
      report.isDismissed
        ? null
        : press(visit, {
            action: addresses.reports.dismiss,
            subject: report.id,
            label: said.dismiss,
            of: name,
            back,
          })
    }</div>`,
  ]);
  return html`<section class="card"><h2>${name}</h2><p>${said.state}: <strong>${said.states[stateOf(reported.pause)]}</strong></p>
${table(`${said.each}: ${name}`, [said.when, said.reason, said.state, said.what], rows)}${decisions(visit, reported, name)}</section>`;
};

const stateOf = (pause: Pause | null): 'free' | 'paused' | 'appealed' | 'kept' | 'lifted' => {
  if (pause === null) return 'free';
  if (pause.decision !== null) return pause.decision;
  return pause.appealedAt === null ? 'paused' : 'appealed';
};

const decisions = (visit: Visit, { about, pause, reports }: Reported, name: string): Html => {
  const { words } = visit;
  const button = (action: string, label: string, style: 'plain' | 'danger' = 'plain') =>
    press(visit, { action, subject: about, label, style, of: name, back });
  const isFree = pause === null || pause.decision === 'lifted';
  const isOpen = reports.some(({ isDismissed }) => !isDismissed);
  return html`<div class="buttons">${[
    isFree && isOpen ? button(addresses.reports.pause, words.consolePages.reports.pause, 'danger') : null,
    isFree ? null : button(addresses.pauses.lift, words.pauses.lift),
    isFree || pause.decision === 'kept' ? null : button(addresses.pauses.keep, words.pauses.keep, 'danger'),
  ]}</div>`;
};
