import type { Dice, Transaction } from './actions/ports.ts';
import { freshProgram } from './actions/programs.ts';
import { commitProgram } from './actions/roundsClock.ts';
import type { ProgramId } from './core/ids.ts';
import { startProgram } from './core/program.ts';
import { isRefusal } from './core/refusal.ts';

/** One running weekly program that everybody in the playground is in: there is a round on the next Wednesday. */
export const seedDemoProgram = async (tx: Transaction, dice: Dice): Promise<void> => {
  const fresh = freshProgram(dice.id<ProgramId>(), tx.community.zone, tx.now);
  const name = tx.community.language === 'pl' ? 'Kawa' : 'Coffee';
  const started = startProgram({ ...fresh, name, place: 'everyone', weekday: 3 }, tx.now);
  if (!isRefusal(started)) await commitProgram(tx, dice, started, []);
};
