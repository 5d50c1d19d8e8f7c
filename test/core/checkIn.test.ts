import { expect, test } from 'vitest';
import { whomToAsk } from '../../src/core/checkIn.ts';
import { asId, type MemberId, type PairingId, type ProgramId, type RoundId } from '../../src/core/ids.ts';
import { planPairing } from '../../src/core/pairing.ts';
import { pairingIntents } from '../../src/core/pairingNotices.ts';

const [ada, sam] = [asId<MemberId>('ada'), asId<MemberId>('sam')];
const day = (n: number) => new Date(Date.UTC(2027, 0, 11 + n, 8));

test('both are asked together, on a later day if one has no room, and after three days whoever has', () => {
  expect(whomToAsk([ada, sam], [sam, ada], day(0), day(0))).toEqual([ada, sam]);
  expect(whomToAsk([ada, sam], [sam], day(0), day(2))).toBeNull();
  expect(whomToAsk([ada, sam], [sam], day(0), day(3))).toEqual([sam]);
  expect(whomToAsk([ada, sam], [], day(0), day(3))).toEqual([]);
});

test('only they are told', () => {
  const pairing = planPairing({
    ...{ id: asId<PairingId>('p'), round: asId<RoundId>('r'), program: asId<ProgramId>('k'), starter: ada },
    ...{ members: [ada, sam], reasons: [], madeAt: day(0), checkInAt: day(3), closesAt: day(9) },
  });
  const intents = pairingIntents(pairing, { type: 'pairingCheckInSent', to: [sam], at: day(6) });
  expect(intents.map(({ effect }) => 'to' in effect && effect.to)).toEqual([sam]);
});
