import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { prepare } from '../../src/actions/deliveries.ts';
import { addresses } from '../../src/views/addresses.ts';
import { attachmentsOf, sketchesOf } from '../../src/worker/attachments.ts';
import { messageOf, openEmbeddedStage, type Stage, start, type Town } from './stage.ts';

let stage: Stage;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ stage, close } = await openEmbeddedStage(inject('pgliteTemplate')));
});
afterAll(() => close());

/** Ada asked for Grace, who said yes. */
const townOfTwo = async (): Promise<Town> => {
  await stage.setTime(start);
  const town = await stage.openCommunity();
  await town.add('Ada');
  await town.add('Grace');
  await town.press('Ada', addresses.introRequests.meetForm, {
    subject: town.idOf('Grace'),
    answers: { kind: ['advice'], why: 'You wrote the first compiler.', blurb: 'We write the second.' },
  });
  const [request] = await town.asks('Ada');
  await town.press('Grace', addresses.introRequests.accept, { subject: request?.id ?? '' });
  return town;
};

const shown = async (town: Town, who: string): Promise<string> =>
  JSON.stringify(messageOf(await town.press(who, addresses.network.open)));

test('my network shows whom I met through what; to whoever met nobody, how it begins', async () => {
  const town = await townOfTwo();
  await town.add('Mallory');
  expect(await shown(town, 'Ada')).toContain(town.idOf('Grace'));
  expect(await shown(town, 'Ada')).toContain('you asked');
  expect(await shown(town, 'Grace')).toContain('they asked');
  expect(await shown(town, 'Mallory')).toContain('Nobody is in your network yet');
});

test('my network leaves out whoever left, and whomever I avoid', async () => {
  const town = await townOfTwo();
  await town.change('Grace', { status: 'left' });
  expect(await shown(town, 'Ada')).not.toContain(town.idOf('Grace'));
  await town.change('Grace', { status: 'joined' });
  await town.press('Ada', addresses.members.avoidForm, {
    answers: { person: { person: town.idOf('Grace') } },
  });
  expect(await shown(town, 'Ada')).not.toContain(town.idOf('Grace'));
});

test('the picture comes by direct message, says in words what it shows, and holds nothing but the network', async () => {
  const town = await townOfTwo();
  await stage.store.transaction(town.id, async (tx) => {
    const unreachableSince = null;
    await tx.accounts.save({
      ...{ member: town.idOf('Ada'), platform: 'playground', place: 'place', externalId: 'ada' },
      unreachableSince,
    });
  });
  await town.press('Ada', addresses.network.picture);
  expect((await town.told('Ada')).map(({ what }) => what)).toContain('tell networkPicture');
  await stage.store.transaction(town.id, async (tx) => {
    const effect = { effect: 'tell', to: town.idOf('Ada'), notice: { notice: 'networkPicture' } } as const;
    const prepared = await prepare(tx, effect, null);
    if (!('delivery' in prepared) || prepared.delivery.do !== 'sendDirect') throw new Error('not sent');
    const images = prepared.delivery.said.message.parts.filter((part) => part.kind === 'image');
    expect(images.map(({ alt }) => alt)).toEqual([
      'Picture: you in the middle, 1 person around you. Closest: Grace.',
    ]);
    const [sketch] = await sketchesOf(tx, images);
    if (sketch === undefined || !('svg' in sketch)) throw new Error('no picture');
    expect(sketch.svg).toContain('>Grace<');
    expect(sketch.svg).toContain('11 January 2027');
    const [picture] = await attachmentsOf([sketch]);
    expect(picture).toMatchObject({ type: 'image/png', alt: expect.stringContaining('Grace') });
  });
});
