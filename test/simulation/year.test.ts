import { expect, inject, test } from 'vitest';
import { pgliteSessions } from '../../src/store/pglite.ts';
import { openTemplate } from '../template.ts';
import { liveYear } from './year.ts';

test('six weeks of forty people: nobody is written to too often, at night, twice, or without having joined', async () => {
  const copy = await openTemplate(inject('pgliteTemplate'));
  const report = await liveYear(pgliteSessions(copy.pglite), {
    members: 40,
    weeks: 6,
    seed: 1,
    eager: 1,
    atOnce: 1,
  });
  await copy.close();
  expect(report.violations).toEqual([]);
  expect(report.visits).toBeGreaterThan(300);
  expect(report.kinds['everything']?.sent).toBeGreaterThan(300);
}, 900_000);
