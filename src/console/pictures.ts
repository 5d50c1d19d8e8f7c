import { communityNetworkSvg } from '../actions/communityNetwork.ts';
import { historyOf } from '../actions/history.ts';
import type { Chart, ChartPlace } from '../core/chart.ts';
import type { Figure } from '../core/figures.ts';
import { type Html, html } from './html.ts';
import { dayText } from './parts.ts';
import type { Visit } from './visit.ts';

/** The charts of the console, each beside a table that says the same. */
export const charts = ['asks', 'joined'] as const;
export type ChartName = (typeof charts)[number];

/** A chart as a picture of this visit's own; on a phone one that is drawn for its width. */
export const chartImage = ({ words }: Visit, name: ChartName): Html => {
  const said = words.consolePages.outcomes;
  const title = name === 'asks' ? said.chart : said.joinedChart;
  return html`<figure><picture><source media="(max-width: 34rem)" srcset="/console/picture/${name}-phone.svg" width="358" height="300"><img src="/console/picture/${name}.svg" width="720" height="340" alt="${title}. ${said.chartAlt}"></picture></figure>`;
};

/** The community in crowds, as a picture of this visit's own. */
export const networkImage = (alt: string): Html =>
  html`<figure class="square"><img src="/console/picture/network.svg" width="400" height="480" alt="${alt}"></figure>`;

/** What becomes a picture: numbers still to be drawn, or SVG. */
export type Sketch = { readonly chart: Chart; readonly place: ChartPlace } | { readonly svg: string };

/** What stands behind a picture's name; nothing where there is none of that name. */
export const pictureOf = async (visit: Visit, name: string): Promise<Sketch | null> => {
  if (name === 'network') return { svg: await communityNetworkSvg(visit.scene.tx, visit.words.language) };
  const chart = charts.find((known) => name === known || name === `${known}-phone`);
  if (chart === undefined) return null;
  return { chart: await chartOf(visit, chart), place: name === chart ? 'page' : 'phone' };
};

/** What a chart shows: the numbers of the table, those of too few people left out. */
const chartOf = async ({ scene, words }: Visit, name: ChartName): Promise<Chart> => {
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
