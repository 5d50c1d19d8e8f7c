import { beforeEach, expect, it } from 'vitest';
import { prepare } from '../../src/actions/deliveries.ts';
import { asId, type CommunityId, type PairingId } from '../../src/core/ids.ts';
import { messageKinds } from '../../src/core/messageKind.ts';
import { kindOf, mayNudge } from '../../src/core/nudge.ts';
import { addresses } from '../../src/views/addresses.ts';
import { member } from '../core/introRequestWorld.ts';
import { embeddedStage } from './embeddedStage.ts';
import { messageOf, start, subjectOf, type Town } from './stage.ts';

const to = addresses.quiet;
const checkIn = { notice: 'pairingCheckIn', pairing: asId<PairingId>('nobody') } as const;
const stage = embeddedStage();
let town: Town;
beforeEach(async () => {
  await stage.setTime(start);
  town = await stage.openCommunity();
  await town.add('Ada');
});

const muted = async () =>
  (await read((tx) => tx.members.get(town.idOf('Ada'))))?.muted ?? ['there is no Ada'];
const read: <T>(work: Parameters<typeof stage.store.transaction<T>>[1]) => Promise<T> = (work) =>
  stage.store.transaction(asId<CommunityId>(town.id), work);

it('ends messages of one kind from the message itself, and takes that back', async () => {
  const reply = await town.press('Ada', to.stop, { subject: 'rounds' });
  expect(reply.reply).toBe('show');
  expect(await muted()).toEqual(['rounds']);
  await town.press('Ada', to.stop, { subject: 'rounds' });
  await town.press('Ada', to.stop, { subject: 'ties' });
  expect(await muted()).toEqual(['rounds', 'ties']);
  const back = await town.press('Ada', to.resume, { subject: subjectOf(reply, to.resume) });
  expect(back.reply).toBe('replace');
  expect(await muted()).toEqual(['ties']);
});

it('takes no kind that is none', async () => {
  await town.press('Ada', to.stop, { subject: 'askCards' });
  expect(await muted()).toEqual([]);
});

it('the list sets them all, and an empty one ends them all', async () => {
  await town.press('Ada', to.kindsForm, { answers: { kinds: ['digest', 'events'] } });
  expect(await muted()).toEqual(messageKinds.filter((kind) => kind !== 'digest' && kind !== 'events'));
  const reply = await town.press('Ada', to.kindsForm, { answers: {} });
  expect(await muted()).toEqual([...messageKinds]);
  expect(JSON.stringify(messageOf(reply))).toContain('no longer writes to you unasked');
});

it('what was switched off is not sent, whatever was on its way', async () => {
  const effect = { effect: 'tell', to: town.idOf('Ada'), notice: checkIn } as const;
  expect(kindOf(checkIn)).toBe('checkIns');
  expect(await read((tx) => prepare(tx, effect, null))).not.toEqual({ pointless: 'switched off' });
  await town.press('Ada', to.stop, { subject: 'checkIns' });
  expect(await read((tx) => prepare(tx, effect, null))).toEqual({ pointless: 'switched off' });
});

it('a nudge wants somebody who joined, hears the kind, has no pause, and has room in their day', () => {
  const ada = { ...member('Ada'), snoozedUntil: null };
  const later = new Date(start.getTime() + 60_000);
  expect(mayNudge(ada, 'ties', [], start)).toBe(true);
  expect(mayNudge({ ...ada, status: 'left' }, 'ties', [], start)).toBe(false);
  expect(mayNudge({ ...ada, muted: ['ties'] }, 'ties', [], start)).toBe(false);
  expect(mayNudge({ ...ada, snoozedUntil: later }, 'ties', [], start)).toBe(false);
  expect(mayNudge(ada, 'ties', [{ kind: 'unasked', at: start }], later)).toBe(false);
});
