import type { Store } from '../actions/ports.ts';

/**
 * The same store, but whoever commits something to be sent wakes the deliverer afterwards. The wake-up is a
 * hint: if it is lost, the sweep finds the row.
 */
export const waking = (store: Store, wake: () => void): Store => ({
  transaction: async (community, work) => {
    let added = false;
    const result = await store.transaction(community, (tx) => {
      added = false;
      const add: typeof tx.outbox.add = async (intents) => {
        added ||= intents.length > 0;
        await tx.outbox.add(intents);
      };
      return work({ ...tx, outbox: { ...tx.outbox, add } });
    });
    if (added) wake();
    return result;
  },
});
