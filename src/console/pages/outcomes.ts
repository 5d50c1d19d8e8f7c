import { historyOf, type Outcome } from '../../actions/history.ts';
import { communityTotals } from '../../views/scorecard.ts';
import { html, type Piece } from '../html.ts';
import { drawMessage } from '../message.ts';
import { dayText, duration, figure, number, section, small, table } from '../parts.ts';
import { chartImage, charts } from '../pictures.ts';
import type { Page, Visit } from '../visit.ts';

const totalsShown = 6;

/** Half a year in numbers of everybody together. */
export const outcomesPage: Page = {
  path: '/outcomes',
  show: async (visit) => {
    const { scene, words } = visit;
    const said = words.consolePages.outcomes;
    const all = await historyOf(scene.tx);
    const rows = all.toReversed().map((one) => outcomeCells(visit, one));
    const totals = await scene.tx.frozenTotals.list(totalsShown);
    const { parts } = communityTotals(words, { totals });
    const message = { summary: '', parts: parts.filter(({ kind }) => kind !== 'heading') };
    return {
      title: words.console.pages.outcomes,
      body: html`<p>${said.intro}</p>
${charts.map((name) => chartImage(visit, name))}
${table(words.console.pages.outcomes, outcomeHeads(visit), rows)}${small(`${words.console.fewNote} ${words.console.weeklyNote}`)}
${section(
  said.thanks,
  drawMessage(visit, message, new Map(), () => null, '/console/outcomes'),
)}`,
    };
  },
};

/** The columns of the table and of its file. */
export const outcomeHeads = ({ words }: Visit): string[] => {
  const said = words.consolePages.outcomes;
  return [said.stretch, said.joined, said.asked, said.introduced, said.talked, said.median];
};

/** Four weeks as a row. */
export const outcomeCells = ({ words, scene }: Visit, one: Outcome): Piece[] => [
  dayText(words, one.stretch.from, scene.tx.community.zone),
  number(words, one.joined),
  figure(words, one.asked),
  figure(words, one.introduced),
  figure(words, one.talked),
  duration(words, one.median),
];
