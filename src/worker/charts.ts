import type { Chart, ChartPlace } from '../core/chart.ts';

/** Colours with enough contrast against each other and against the chart's own light ground. */
const colors = ['#4a4fb5', '#0b8f83', '#c07a1e'];
const [ground, ink, pale] = ['#fbfaf7', '#1f2933', '#d8d4ca'];

/** Letters must be readable where the whole is looked at: pictures in messages are shown at half their size. */
const places = {
  page: { width: 720, height: 340, letters: 12 },
  phone: { width: 358, height: 300, letters: 11 },
  message: { width: 800, height: 420, letters: 16 },
} as const satisfies Readonly<Record<ChartPlace, object>>;

/**
 * Bars side by side as SVG: no script, nothing to load. The ground is its own, so that it reads the same on light and
 * dark pages. Where too few people stand behind a number there is no bar. The library is loaded with the first chart.
 */
export const drawChart = async (chart: Chart, place: ChartPlace): Promise<string> => {
  const { init, use } = await import('echarts/core');
  const { BarChart } = await import('echarts/charts');
  const { GridComponent, LegendComponent, TitleComponent } = await import('echarts/components');
  const { SVGRenderer } = await import('echarts/renderers');
  use([BarChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);
  const { width, height } = places[place];
  const drawn = init(null, null, { renderer: 'svg', ssr: true, width, height });
  drawn.setOption(optionOf(chart, place));
  const svg = drawn.renderToSVGString();
  drawn.dispose();
  return withoutHover(svg);
};

/** Nobody points at a picture; and these names count every chart that was ever drawn here. */
const withoutHover = (svg: string): string =>
  svg.replaceAll(/ class="zr[^"]*"/gu, '').replace(/<style[^>]*>[\s\S]*?<\/style>/u, '');

const optionOf = ({ title, stretches, series }: Chart, place: ChartPlace) => {
  const { letters } = places[place];
  const plain = { color: ink, fontSize: letters, fontFamily: 'sans-serif' };
  const isNarrow = place === 'phone';
  const hasLegend = series.length > 1;
  return {
    animation: false,
    backgroundColor: ground,
    color: colors,
    textStyle: { fontFamily: 'sans-serif' },
    title: { text: title, left: letters, top: letters, textStyle: { ...plain, fontSize: letters * 1.3 } },
    ...(hasLegend
      ? {
          legend: {
            ...{ left: letters, top: letters * 3.4, textStyle: plain },
            ...{ itemGap: letters * 1.6, itemWidth: letters, itemHeight: letters * 0.75 },
          },
        }
      : {}),
    grid: {
      ...{ left: letters * 3.4, right: letters, bottom: letters * (isNarrow ? 4 : 2.7) },
      top: letters * (hasLegend ? 7 : 5),
    },
    xAxis: {
      ...{ type: 'category', data: [...stretches], axisTick: { show: false } },
      axisLine: { lineStyle: { color: pale } },
      axisLabel: { ...plain, interval: 0, rotate: isNarrow ? 35 : 0 },
    },
    yAxis: {
      ...{ type: 'value', minInterval: 1, axisLabel: plain, splitNumber: isNarrow ? 4 : 5 },
      splitLine: { lineStyle: { color: pale } },
    },
    series: series.map(({ name, values }) => ({
      ...{ type: 'bar', name, data: [...values], barMaxWidth: 34, itemStyle: { borderRadius: [3, 3, 0, 0] } },
      label: { show: true, position: 'top', color: ink, fontSize: letters - (isNarrow ? 2 : 0) },
    })),
  };
};
