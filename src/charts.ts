import type { Chart } from './core/chart.ts';

const size = { width: 720, height: 320 };
const colors = ['#1f6f5c', '#c07a1e', '#4a6fa5', '#8a4b6b'];
const ink = '#1d2320';

/** Draw bars side by side as SVG, on white: no script, nothing to load. The library is loaded with the first chart. */
export const drawChart = async ({ title, stretches, series }: Chart): Promise<string> => {
  const { init, use } = await import('echarts/core');
  const { BarChart } = await import('echarts/charts');
  const { AriaComponent, GridComponent, LegendComponent, TitleComponent } = await import(
    'echarts/components'
  );
  const { SVGRenderer } = await import('echarts/renderers');
  use([BarChart, AriaComponent, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  const textStyle = { fontFamily: 'sans-serif', color: ink };
  chart.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    color: colors,
    textStyle,
    title: { text: title, left: 12, top: 10, textStyle: { ...textStyle, fontSize: 16 } },
    legend: series.length > 1 ? { bottom: 6, textStyle } : undefined,
    grid: { left: 44, right: 16, top: 48, bottom: series.length > 1 ? 58 : 34 },
    xAxis: { type: 'category', data: [...stretches], axisLabel: { ...textStyle, interval: 0, fontSize: 11 } },
    yAxis: { type: 'value', minInterval: 1, axisLabel: textStyle },
    series: series.map(({ name, values }) => ({
      ...{ type: 'bar', name, data: values.map((value) => value ?? '-'), barMaxWidth: 34 },
      label: { show: true, position: 'top', color: ink, fontSize: 11 },
    })),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
};
