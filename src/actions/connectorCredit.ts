import { chainTo, type Forwarded } from '../core/connector.ts';
import { asId, type IntroRequestId, type ReferralId } from '../core/ids.ts';
import type { Referral } from '../core/referralSlip.ts';
import { addresses } from '../views/addresses.ts';
import { credited } from '../views/connectorRules.ts';
import { text } from '../views/text.ts';
import type { Action } from './action.ts';
import type { Transaction } from './ports.ts';
import { refuse } from './refuse.ts';

type Creditable = { readonly request: IntroRequestId; readonly connectors: readonly Forwarded[] };

/**
 * Whoever brought giver and receiver of a won slip together, and was not told yet. Only where the one who asked chose
 * to go through somebody: elsewhere nobody is to learn that anybody named anybody.
 */
export const creditableOf = async (tx: Transaction, slip: Referral): Promise<Creditable | null> => {
  if (slip.status !== 'won' || slip.origin?.by !== 'introduction') return null;
  const introduction = await tx.introductions.get(slip.origin.introduction);
  const request = introduction === null ? null : await tx.introRequests.get(introduction.request);
  if (introduction === null || request?.route !== 'connector') return null;
  const connectors: Forwarded[] = [];
  for (const one of chainTo(request, introduction.target)) {
    if ((await tx.connectors.creditedAt(request.id, one.member)) === null) connectors.push(one);
  }
  return connectors.length === 0 ? null : { request: request.id, connectors };
};

/** The receiver of a won slip lets whoever brought the two together know, without sums. */
export const creditAction: Action = {
  name: addresses.connectors.credit,
  run: async (call, { tx, language }) => {
    const slip = await tx.referrals.lock(asId<ReferralId>(call.subject));
    if (slip === null || slip.receiver !== call.who) return refuse(language, { refused: 'notYours' });
    const found = await creditableOf(tx, slip);
    if (found === null) return { reply: 'show', message: credited(text(language)) };
    const { request } = found;
    // Several slips may come of one introduction: whoever made it is told of the first one, and once.
    await tx.introRequests.lock(request);
    const { connectors } = (await creditableOf(tx, slip)) ?? { connectors: [] };
    for (const { member } of connectors) {
      await tx.connectors.credit(request, member, tx.now);
      const notice = { notice: 'connectorCredit', request, referral: slip.id } as const;
      const effect = { effect: 'tell', to: member, notice } as const;
      await tx.outbox.add([{ key: `${request}/credit/${member}`, effect, notBefore: tx.now }]);
    }
    return { reply: 'show', message: credited(text(language)) };
  },
};
