import { expect, test } from 'vitest';
import { communityNetworkSvg } from '../../src/actions/communityNetwork.ts';
import { prepare } from '../../src/actions/deliveries.ts';
import { actions } from '../../src/actions/routes.ts';
import type { TagSlug } from '../../src/core/ids.ts';
import { addresses } from '../../src/views/addresses.ts';
import { attachmentsOf, sketchesOf } from '../../src/worker/attachments.ts';
import { embeddedStage } from './embeddedStage.ts';
import type { Town } from './stage.ts';

const stage = embeddedStage();

const offers = (tag: string, isPublic = true) => [{ tag: tag as TagSlug, level: 2 as const, isPublic }];

/** Twelve members of two topics; six of them know each other across. */
const townOfTwelve = async (): Promise<Town> => {
  const town = await stage.openCommunity();
  for (let count = 0; count < 12; count++) {
    await town.add(`Somebody ${count}`, { offers: offers(count < 6 ? 'react' : 'fundraising'), seeks: [] });
  }
  await town.add('Hidden topic', { offers: offers('secret-topic', false), seeks: [] });
  for (const [a, b] of [
    [0, 6],
    [1, 7],
    [2, 8],
  ]) {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ]) {
      const subject = `${town.idOf(`Somebody ${other}`)}/good/person`;
      await town.press(`Somebody ${one}`, addresses.ties.say, { subject });
    }
  }
  return town;
};

test('managers get the community as a picture in which there is nobody; others cannot ask for it', async () => {
  const town = await townOfTwelve();
  expect(actions.get(addresses.network.community)?.managersOnly).toBe(true);
  const svg = await stage.store.transaction(town.id, (tx) => communityNetworkSvg(tx, 'en'));
  expect(svg).toContain('React');
  expect(svg).toContain('Fundraising');
  expect(svg.match(/<line /gu)).toHaveLength(1);
  for (const secret of ['Somebody', 'secret', town.idOf('Somebody 0')]) expect(svg).not.toContain(secret);
});

test('the message says in words what the picture shows, and is drawn for managers alone', async () => {
  const town = await townOfTwelve();
  const manager = town.idOf('Somebody 0');
  await stage.store.transaction(town.id, async (tx) => {
    const at = { place: 'place', externalId: 'manager', unreachableSince: null };
    await tx.accounts.save({ member: manager, platform: 'playground', ...at });
  });
  const prepared = () =>
    stage.store.transaction(town.id, async (tx) => {
      const effect = { effect: 'tell', to: manager, notice: { notice: 'communityPicture' } } as const;
      const found = await prepare(tx, effect, null);
      if (!('delivery' in found) || found.delivery.do !== 'sendDirect') return null;
      const images = found.delivery.said.message.parts.filter((part) => part.kind === 'image');
      return { alt: images[0]?.alt, sketches: await sketchesOf(tx, images) };
    });
  expect(await prepared()).toBeNull();
  await stage.store.transaction(town.id, (tx) => tx.members.makeManager(manager));
  const sent = await prepared();
  expect(sent?.alt).toBe(
    'At least 10 members. Fundraising: 5, React: 5. Most connected: Fundraising – React. At least 5 of them are connected to nobody yet.',
  );
  const [picture] = await attachmentsOf(sent?.sketches ?? []);
  expect(picture).toMatchObject({ type: 'image/png' });
});
