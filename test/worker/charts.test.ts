import { expect, test } from 'vitest';
import { drawChart } from '../../src/worker/charts.ts';

const chart = {
  title: 'Prośby i rozmowy',
  stretches: ['1 sty', '29 sty'],
  series: [
    { name: 'Prośby', values: [7, null] },
    { name: 'Rozmowy', values: [null, 12] },
  ],
};

test('a chart is the same to the byte whatever was drawn before, and has no number nobody gave it', async () => {
  const first = await drawChart(chart, 'page');
  await drawChart({ ...chart, title: 'Other' }, 'phone');
  expect(await drawChart(chart, 'page')).toBe(first);
  for (const said of ['Prośby i rozmowy', '29 sty', '>7<', '>12<']) expect(first).toContain(said);
  expect(first).not.toMatch(/<script|href|NaN|null|undefined/u);
});

test.each([
  ['page', 720],
  ['phone', 358],
  ['message', 800],
] as const)('is drawn for its place: %s', async (place, width) => {
  expect(await drawChart(chart, place)).toContain(`<svg width="${width}"`);
});
