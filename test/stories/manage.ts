import { expectChannelDigest } from '../../src/actions/channelDigestClock.ts';
import type { ChannelRef } from '../../src/core/channel.ts';
import type { PlatformName } from '../../src/core/community.ts';
import { freshDigests } from '../../src/core/digest.ts';
import type { FullStore } from '../../src/store/store.ts';

/** Makes somebody of the first community a manager. */
export const manageIn =
  (store: FullStore, platform: PlatformName) =>
  async (externalId: string): Promise<void> => {
    const [community] = await store.communities.list();
    if (community === undefined) throw new Error('no community');
    await store.transaction(community.id, async (tx) => {
      const account = await tx.accounts.byExternalId(platform, externalId);
      if (account === null) throw new Error(`nobody called ${externalId}`);
      await tx.members.makeManager(account.member);
    });
  };

/** The first community's weekly digest stands in this channel from now on. */
export const digestIn = async (store: FullStore, channel: ChannelRef): Promise<void> => {
  const [community] = await store.communities.list();
  if (community === undefined) throw new Error('no community');
  await store.transaction(community.id, async (tx) => {
    const fresh = (await tx.digests.settings()) ?? freshDigests(tx.community, tx.now);
    const settings = { ...fresh, channel: { ...fresh.channel, isOn: true, channels: [channel] } };
    await tx.digests.saveSettings(settings);
    await expectChannelDigest(tx, settings);
  });
};

/** The id of a circle, by its name. */
export const circleIn =
  (store: FullStore) =>
  async (name: string): Promise<string> => {
    const [community] = await store.communities.list();
    if (community === undefined) throw new Error('no community');
    const all = await store.transaction(community.id, (tx) => tx.circles.list());
    return all.find((circle) => circle.name === name)?.id ?? '';
  };
