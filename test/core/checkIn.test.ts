import { expect, test } from 'vitest';
import { whomToAsk } from '../../src/core/checkIn.ts';
import { asId, type MemberId } from '../../src/core/ids.ts';

const [ada, sam] = [asId<MemberId>('ada'), asId<MemberId>('sam')];
const day = (n: number) => new Date(Date.UTC(2027, 0, 11 + n, 8));

test('both are asked together, on a later day if one has no room, and after three days whoever has', () => {
  expect(whomToAsk([ada, sam], [sam, ada], day(0), day(0))).toEqual([ada, sam]);
  expect(whomToAsk([ada, sam], [sam], day(0), day(2))).toBeNull();
  expect(whomToAsk([ada, sam], [sam], day(0), day(3))).toEqual([sam]);
  expect(whomToAsk([ada, sam], [], day(0), day(3))).toEqual([]);
});
