import type { WeekFigures } from '../core/channelDigest.ts';
import type { ChartWords } from '../views/channelDigest.ts';

const width = 800;
const height = 420;

/** Colours with enough contrast against each other and against the chart's own light ground. */
const colours = {
  introduced: '#4a4fb5',
  talked: '#0b8f83',
  ground: '#fbfaf7',
  ink: '#1f2933',
  pale: '#d8d4ca',
};

/**
 * Introductions and talks by week, as SVG. The ground is its own, so that it reads the same on light and dark pages. A
 * week in which fewer than five people stand behind a number has no bar.
 */
export const weekChart = async (weeks: readonly WeekFigures[], words: ChartWords): Promise<string> => {
  const { init, use } = await import('echarts/core');
  const { BarChart } = await import('echarts/charts');
  const { GridComponent, LegendComponent, TitleComponent } = await import('echarts/components');
  const { SVGRenderer } = await import('echarts/renderers');
  use([BarChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  const series = (name: string, key: 'introduced' | 'talked') => ({
    type: 'bar' as const,
    name,
    data: weeks.map((week) => (week[key] === 'few' ? null : week[key])),
    itemStyle: { color: colours[key], borderRadius: [4, 4, 0, 0] },
    barMaxWidth: 30,
    label: { show: true, position: 'top' as const, color: colours.ink, fontSize: 16 },
  });
  const plain = { color: colours.ink, fontSize: 16, fontFamily: 'sans-serif' };
  chart.setOption({
    animation: false,
    backgroundColor: colours.ground,
    textStyle: { fontFamily: 'sans-serif' },
    title: { text: words.title, left: 24, top: 18, textStyle: { ...plain, fontSize: 21 } },
    legend: { left: 20, top: 54, itemGap: 44, itemWidth: 16, itemHeight: 12, textStyle: plain },
    grid: { left: 56, right: 24, top: 110, bottom: 44 },
    xAxis: {
      type: 'category',
      data: words.weeks,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.pale } },
      axisLabel: { ...plain, interval: 0 },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: plain,
      splitLine: { lineStyle: { color: colours.pale } },
    },
    series: [series(words.introduced, 'introduced'), series(words.talked, 'talked')],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
};
