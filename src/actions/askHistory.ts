import type { MemberId } from '../core/ids.ts';
import type { IntroRequest } from '../core/introRequest.ts';
import type { Transaction } from './ports.ts';

/** The longest clock and the cool-down after it, and some. */
const historyDays = 200;

/** A member's own requests as far back as any of them still matters: places held, cool-downs, previews. */
export const recentAsks = (tx: Transaction, requester: MemberId): Promise<IntroRequest[]> =>
  tx.introRequests.byRequester(requester, new Date(tx.now.getTime() - historyDays * 86_400_000));
