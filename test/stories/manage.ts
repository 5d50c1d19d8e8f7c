import type { PlatformName } from '../../src/core/community.ts';
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

/** The id of a circle, by its name. */
export const circleIn =
  (store: FullStore) =>
  async (name: string): Promise<string> => {
    const [community] = await store.communities.list();
    if (community === undefined) throw new Error('no community');
    const all = await store.transaction(community.id, (tx) => tx.circles.list());
    return all.find((circle) => circle.name === name)?.id ?? '';
  };
