import { setManager } from '../actions/managers.ts';
import { communityNamed, memberNamed, say, withStore } from './context.ts';

export type ManagerFlags = { readonly community: string; readonly json?: boolean; readonly not?: boolean };

/**
 * `acquaint manager <name> --community <name>`: make a member a manager, or with `--not` take that back. On Slack and
 * Discord whoever runs the workspace or server is one for as long as they do.
 */
export const managerCommand = async (name: string, flags: ManagerFlags): Promise<void> => {
  await withStore(async (resources) => {
    const community = await communityNamed(resources, flags.community, { create: false });
    const member = await resources.store.transaction(community.id, async (tx) => {
      const found = await memberNamed(tx, name);
      await setManager(tx, found.id, flags.not !== true, 'operator');
      const action = flags.not === true ? 'members.unmadeManager' : 'members.madeManager';
      await tx.audit.note({ actor: 'operator', action, subject: found.id });
      return { name: found.name, isManager: await tx.members.isManager(found.id) };
    });
    const says = member.isManager
      ? flags.not === true
        ? `${member.name} runs the workspace or server of ${community.name} and stays a manager.`
        : `${member.name} is a manager of ${community.name}.`
      : `${member.name} is no manager of ${community.name}.`;
    say(flags.json ?? false, { manager: member.name, community: community.name, ...member }, [says]);
  });
};
