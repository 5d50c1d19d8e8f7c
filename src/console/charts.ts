import { historyOf } from '../actions/history.ts';
import type { Chart } from '../core/chart.ts';
import type { Figure } from '../core/figures.ts';
import { type Html, html } from './html.ts';
import { dayText } from './parts.ts';
import type { Visit } from './visit.ts';

/** The charts of the console, each beside a table that says the same. */
export const chartNames = ['asks', 'joined'] as const;
export type ChartName = (typeof chartNames)[number];

/** A chart as a picture of this visit's own. */
export const chartImage = ({ words }: Visit, name: ChartName): Html => {
  const said = words.consolePages.outcomes;
  const title = name === 'asks' ? said.chart : said.joinedChart;
  return html`<figure><img src="/console/chart/${name}.svg" width="720" height="320" alt="${title}. ${said.chartAlt}"></figure>`;
};

/** What a chart shows: the numbers of the table, those of too few people left out. */
export const chartOf = async (visit: Visit, name: ChartName): Promise<Chart> => {
  const { scene, words } = visit;
  const said = words.consolePages.outcomes;
  const all = await historyOf(scene.tx);
  const known = (figures: readonly Figure[]) => figures.map((value) => (value === 'few' ? null : value));
  const stretches = all.map(({ stretch }) => dayText(words, stretch.from, scene.tx.community.zone));
  return name === 'joined'
    ? {
        ...{ title: said.joinedChart, stretches },
        series: [{ name: said.joined, values: all.map(({ joined }) => joined) }],
      }
    : {
        ...{ title: said.chart, stretches },
        series: [
          { name: said.asked, values: known(all.map(({ asked }) => asked)) },
          { name: said.introduced, values: known(all.map(({ introduced }) => introduced)) },
          { name: said.talked, values: known(all.map(({ talked }) => talked)) },
        ],
      };
};
