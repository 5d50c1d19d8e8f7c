import type { Notice } from '../core/notices.ts';
import type { Pairing } from '../core/pairing.ts';
import type { Message } from '../views/message.ts';
import type { Transaction } from './ports.ts';

/** What a pairing's room is called. */
export const pairingTitle = async (tx: Transaction, _pairing: Pairing): Promise<string> => tx.community.name;

/** A notice for a pairing's room; null when it is no longer true. */
export const composeForPairing = async (
  _tx: Transaction,
  _pairing: Pairing,
  _notice: Notice,
): Promise<Message | null> => null;
