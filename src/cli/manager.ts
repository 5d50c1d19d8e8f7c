import { communityNamed, memberNamed, say, withStore } from './context.ts';

export type ManagerFlags = { readonly community: string; readonly json?: boolean };

/**
 * `acquaint manager <name> --community <name>`: make a member a manager. On Slack and Discord whoever runs the
 * workspace or server is one already.
 */
export const managerCommand = async (name: string, flags: ManagerFlags): Promise<void> => {
  await withStore(async (resources) => {
    const community = await communityNamed(resources, flags.community, { create: false });
    const member = await resources.store.transaction(community.id, async (tx) => {
      const found = await memberNamed(tx, name);
      if (!(await tx.members.isManager(found.id))) {
        await tx.members.makeManager(found.id);
        await tx.audit.note({ actor: 'operator', action: 'members.madeManager', subject: found.id });
      }
      return found;
    });
    say(flags.json ?? false, { manager: member.name, community: community.name }, [
      `${member.name} is a manager of ${community.name}.`,
    ]);
  });
};
