import { CommandError, say, withStore } from './context.ts';
import { auditChain } from './doctor.ts';

/** `acquaint audit verify`: whether every community's chain of notes is whole, and where each ends. */
export const auditVerifyCommand = async (flags: { readonly json?: boolean }): Promise<void> => {
  await withStore(async ({ store }) => {
    const finding = await auditChain(store, await store.communities.list());
    if (finding.state !== 'ok') throw new CommandError(finding.says);
    say(flags.json ?? false, finding, [finding.says]);
  });
};
