import { asId, type MemberId } from '../core/ids.ts';
import { type ManagedBy, mayChangeManager } from '../core/manager.ts';
import { addresses } from '../views/addresses.ts';
import { managerChanged } from '../views/console.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Reply, Scene } from './action.ts';
import type { Transaction } from './ports.ts';
import { refuse } from './refuse.ts';

const to = addresses.console;

/** Another member may manage from now on, until that is taken back. */
const makeAction: Action = {
  name: to.makeManager,
  managersOnly: true,
  run: (call, scene) => change(call, scene, 'make'),
};

/**
 * Somebody manages no longer. What a platform last said of them is forgotten as well: where they still run the
 * workspace or server, it says so again when they next come by.
 */
const unmakeAction: Action = {
  name: to.unmakeManager,
  managersOnly: true,
  run: (call, scene) => change(call, scene, 'unmake'),
};

/** Who manages, changed by those who do. */
export const managerActions: readonly Action[] = [makeAction, unmakeAction];

/** Whether a platform says that they run their side of the community. */
export const runsPlace = async (tx: Transaction, member: MemberId): Promise<boolean> =>
  (await tx.accounts.of(member)).some(({ isAdmin }) => isAdmin === true);

/** Make somebody a manager, or take it back, whatever a platform says of them; they are told if that changes anything. */
export const setManager = async (
  tx: Transaction,
  member: MemberId,
  isManager: boolean,
  by: ManagedBy,
): Promise<void> =>
  telling(tx, member, by, async () => {
    await tx.members.makeManager(member, isManager);
    if (!isManager && by === 'manager') await forget(tx, member);
  });

/** Whatever is done here to what makes somebody a manager, they are told where it made them one, or none. */
export const telling = async (
  tx: Transaction,
  member: MemberId,
  by: ManagedBy,
  act: () => Promise<void>,
): Promise<void> => {
  const before = await tx.members.isManager(member);
  await act();
  const after = await tx.members.isManager(member);
  if (before === after) return;
  if (!after) {
    await tx.consoleKeys.endAll(member);
    await tx.links.endAll(member);
  }
  const notice = { notice: after ? 'manages' : 'managesNoMore', by } as const;
  const key = `${member}/${notice.notice}/${tx.now.getTime()}`;
  await tx.outbox.add([{ key, effect: { effect: 'tell', to: member, notice }, notBefore: tx.now }]);
};

const change = async (call: Call, { tx, language }: Scene, how: 'make' | 'unmake'): Promise<Reply> => {
  // Held and asked again: of two who end each other's role at once, one keeps it.
  await tx.members.lock(call.who);
  const member = await tx.members.lock(asId<MemberId>(call.subject));
  if (!(await tx.members.isManager(call.who))) return refuse(language, { refused: 'managersOnly' });
  const refused = mayChangeManager(member, call.who, how);
  if (refused !== null || member === null) {
    return refuse(language, refused ?? { refused: 'unknownPerson' });
  }
  const runs = await runsPlace(tx, member.id);
  await setManager(tx, member.id, how === 'make', 'manager');
  const action = how === 'make' ? 'members.madeManager' : 'members.unmadeManager';
  await tx.audit.note({ actor: call.who, action, subject: member.id });
  const about = { member, how, runsPlace: runs };
  return { reply: 'show', message: managerChanged(text(language), about) };
};

const forget = async (tx: Transaction, member: MemberId): Promise<void> => {
  for (const { platform, externalId, isAdmin } of await tx.accounts.of(member)) {
    if (isAdmin === true) await tx.accounts.setAdmin(platform, externalId, false);
  }
};
