import { consoleKey, consoleTimes } from '../core/consoleKey.ts';
import type { MemberId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { addresses } from '../views/addresses.ts';
import { consoleAway, consoleEnded, consoleLink } from '../views/console.ts';
import { text } from '../views/text.ts';
import type { Action, Scene } from './action.ts';
import type { Dice, Transaction } from './ports.ts';

const minuteMs = 60_000;

/** Where the console's way in stands below its address; the key follows. */
export const consoleDoor = '/console/enter?key=';

/** A link into the console for this manager alone: good once, for ten minutes. */
export const consoleAction: Action = {
  name: addresses.console.open,
  managersOnly: true,
  run: async (call, { tx, dice, language, consoleUrl }) => {
    const words = text(language);
    if (consoleUrl == null) return { reply: 'show', message: consoleAway(words) };
    const key = freshKey(tx, dice);
    const until = new Date(tx.now.getTime() + consoleTimes.linkMinutes * minuteMs);
    await tx.consoleKeys.add('link', key, call.who, until);
    await tx.audit.note({ actor: call.who, action: 'console.linked', subject: call.who });
    const link = `${consoleUrl}${consoleDoor}${key}`;
    return { reply: 'show', message: consoleLink(words, { link, until }) };
  },
};

/** Every visit of this manager ends, on every device. */
const endAction: Action = {
  name: addresses.console.end,
  managersOnly: true,
  run: async (call, { tx, language }) => {
    await tx.consoleKeys.endAll(call.who);
    await tx.audit.note({ actor: call.who, action: 'console.ended', subject: call.who });
    return { reply: 'show', message: consoleEnded(text(language)) };
  },
};

/** The console's own actions. */
export const consoleActions: readonly Action[] = [consoleAction, endAction];

/** Whoever holds the link, while it is good; looking does not use it up. */
export const linkHolder = async (tx: Transaction, link: string): Promise<Member | null> => {
  const id = await tx.consoleKeys.holder('link', link);
  return id === null ? null : managerNow(tx, id);
};

/** The link becomes a visit of eight hours, once: its key, or null where the link opens nothing any more. */
export const enterConsole = async (
  { tx, dice }: Pick<Scene, 'tx' | 'dice'>,
  link: string,
): Promise<string | null> => {
  const id = await tx.consoleKeys.take('link', link);
  if (id === null || (await managerNow(tx, id)) === null) return null;
  const key = freshKey(tx, dice);
  const until = new Date(tx.now.getTime() + consoleTimes.sessionHours * 60 * minuteMs);
  await tx.consoleKeys.add('session', key, id, until);
  await tx.audit.note({ actor: id, action: 'console.entered', subject: id });
  return key;
};

/** Whose visit this is, asked at every request: whoever is no manager any more has none from now on. */
export const visitorOf = async (tx: Transaction, session: string): Promise<Member | null> => {
  const id = await tx.consoleKeys.holder('session', session);
  return id === null ? null : managerNow(tx, id);
};

const managerNow = async (tx: Transaction, id: MemberId): Promise<Member | null> => {
  const member = await tx.members.get(id);
  if (member !== null && member.status !== 'gone' && (await tx.members.isManager(id))) return member;
  await tx.consoleKeys.endAll(id);
  return null;
};

const freshKey = ({ community }: Transaction, dice: Dice): string =>
  consoleKey(community.id, [dice.id(), dice.id()]);
