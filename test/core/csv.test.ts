import { expect, test } from 'vitest';
import { csv, flat } from '../../src/core/csv.ts';

test('rows are joined by semicolons after a byte order mark, quoted where they must be', () => {
  expect(csv(['a', 'b'], [['1;2', 'say "hi"']])).toBe('\ufeffa;b\r\n"1;2";"say ""hi"""\r\n');
});

test.each(['=1+1', '+1', '-1', '@x', '\tx'])('%s is no formula in a spreadsheet', (value) => {
  expect(csv(['a'], [[value]]).split('\r\n')[1]).toMatch(/^"?'/u);
});

test('a record becomes rows: part, number, field, value; nothing and no value leave none', () => {
  const at = new Date('2027-01-11T08:00:00Z');
  expect(
    flat({
      community: 'Founders',
      profile: { name: 'Ada', bio: null, offers: [{ tag: 'react' }] },
      asks: [{ at }, { at }],
    }),
  ).toEqual([
    ['community', '', '', 'Founders'],
    ['profile', '', 'name', 'Ada'],
    ['profile', '', 'offers.0.tag', 'react'],
    ['asks', '1', 'at', at.toISOString()],
    ['asks', '2', 'at', at.toISOString()],
  ]);
});
