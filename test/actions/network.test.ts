import { expect, test } from 'vitest';
import { prepare } from '../../src/actions/deliveries.ts';
import { composeNetwork, networkSvg } from '../../src/actions/network.ts';
import { addresses } from '../../src/views/addresses.ts';
import { attachmentsOf, sketchesOf } from '../../src/worker/attachments.ts';
import { answer, knowEachOther, refer } from './connectorStage.ts';
import { embeddedStage } from './embeddedStage.ts';
import { messageOf, start, type Town } from './stage.ts';

const stage = embeddedStage();

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
  expect(await shown(town, 'Mallory')).toContain('There is nobody in your network yet');
});

/** Ada asked for Grace through Sam, who recommended her; Grace said yes. */
const townOfThree = async (mayName: 'yes' | 'no'): Promise<Town> => {
  await stage.setTime(start);
  const town = await stage.openCommunity();
  for (const name of ['Ada', 'Grace', 'Sam']) await town.add(name);
  for (const name of ['Ada', 'Grace']) await knowEachOther(stage, town, name, 'Sam');
  await refer(town, 'Ada', 'Grace');
  const said = { how: ['client'], when: ['thisMonth'], words: 'Keeps her word.', mayName: [mayName] };
  await answer(town, 'Sam', addresses.connectors.recommendForm, 'Ada', said);
  await answer(town, 'Grace', addresses.introRequests.accept, 'Ada');
  return town;
};

test('my network says through whom, to both, where whoever it was agreed; the picture too', async () => {
  const town = await townOfThree('yes');
  const through = ` · through: ",{"mention":"${town.idOf('Sam')}"}`;
  for (const who of ['Ada', 'Grace']) {
    expect(await shown(town, who), who).toContain(through);
    await stage.store.transaction(town.id, async (tx) => {
      expect(await networkSvg(tx, town.idOf(who))).toContain('>through: Sam<');
      const reader = await tx.members.get(town.idOf(who));
      const pictured = reader === null ? null : await composeNetwork(tx, reader);
      expect(JSON.stringify(pictured)).toContain('(through: Sam)');
    });
  }
  // Whoever brought them together has them as before, and nothing of this.
  expect(await shown(town, 'Sam')).not.toContain('through: ');
  await town.press('Ada', addresses.members.avoidForm, {
    answers: { person: { person: town.idOf('Sam') } },
  });
  expect(await shown(town, 'Ada')).not.toContain(town.idOf('Sam'));
  expect(await shown(town, 'Grace')).toContain(through);
});

test('my network names nobody who did not agree to be named', async () => {
  const town = await townOfThree('no');
  for (const who of ['Ada', 'Grace']) {
    expect(await shown(town, who)).not.toContain('through: ');
    const svg = await stage.store.transaction(town.id, (tx) => networkSvg(tx, town.idOf(who)));
    expect(svg).not.toContain('through: ');
  }
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
