import type { FullStore } from '../../src/store/store.ts';

/** Everybody who joined switches the weekly digest off, so that each question comes by itself. */
export const withoutDigests = async (store: FullStore): Promise<void> => {
  for (const { id } of await store.communities.list()) {
    await store.transaction(id, async (tx) => {
      for (const member of await tx.members.list({ limit: 100 })) {
        if (member.status === 'joined') await tx.members.save({ ...member, muted: ['digest'] });
      }
    });
  }
};
