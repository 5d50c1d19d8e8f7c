import type { MemberId } from '../core/ids.ts';
import { partnerOf } from '../core/introduction.ts';
import { contactIn, contactsIn } from '../core/network/mine.ts';
import { othersOf } from '../core/pairing.ts';
import { isRefusal } from '../core/refusal.ts';
import { type Meeting, scorecardFrom, scorecardOf } from '../core/scorecard.ts';
import { addresses } from '../views/addresses.ts';
import { communityTotals, myScorecard, scorecardLater } from '../views/scorecard.ts';
import { text } from '../views/text.ts';
import type { Action } from './action.ts';
import { joinedMe } from './me.ts';
import type { Transaction } from './ports.ts';
import { refuse } from './refuse.ts';

/** How many published totals stand on the page. */
const totalsShown = 8;

/** My own scorecard, for me alone. */
export const scorecardAction: Action = {
  name: addresses.scorecard.open,
  run: async (call, scene) => {
    const { tx, language } = scene;
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(language, me);
    const from = scorecardFrom(me.joinedAt);
    if (from === null || from > tx.now) {
      return { reply: 'show', message: scorecardLater(text(language), { from: from ?? tx.now }) };
    }
    const ever = new Date(0);
    const card = scorecardOf(me.id, {
      slips: await tx.referrals.of(me.id, ever),
      thanks: await tx.thanks.of(me.id, ever),
      meetings: await meetingsOf(tx, me.id),
      visitors: await tx.visitors.countBy(me.id),
    });
    return { reply: 'show', message: myScorecard(text(language), { card }) };
  },
};

/** What everybody together came to: only what was published, for managers. */
const totalsAction: Action = {
  name: addresses.scorecard.totals,
  managersOnly: true,
  run: async (_call, { tx, language }) => {
    const totals = await tx.frozenTotals.list(totalsShown);
    return { reply: 'show', message: communityTotals(text(language), { totals }) };
  },
};

export const scorecardActions: readonly Action[] = [scorecardAction, totalsAction];

/** Conversations as the others know them: they said that they took place. */
const meetingsOf = async (tx: Transaction, me: MemberId): Promise<Meeting[]> => {
  const ever = new Date(0);
  const introductions = (await tx.introductions.of(me, ever)).flatMap((introduction): Meeting[] => {
    const partner = partnerOf(introduction, me);
    const theirs = partner === null ? null : contactIn(introduction, partner);
    return partner !== null && theirs?.result === 'talked' ? [{ with: partner, at: theirs.at }] : [];
  });
  const pairings = (await tx.pairings.of(me, ever)).flatMap((pairing) =>
    othersOf(pairing, me).flatMap((other) =>
      contactsIn(pairing, other)
        .filter(({ person }) => person === me)
        .map((contact) => ({ ...contact, other })),
    ),
  );
  const talks = (await tx.oneToOnes.of(me, ever)).filter(({ answer }) => answer === 'confirmed');
  return [
    ...introductions,
    ...pairings.filter(({ result }) => result === 'talked').map(({ other, at }) => ({ with: other, at })),
    ...talks.map((talk) => ({ with: talk.by === me ? talk.with : talk.by, at: talk.at })),
  ];
};
