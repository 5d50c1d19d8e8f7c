import type { MemberId } from '../core/ids.ts';
import { addresses } from '../views/addresses.ts';
import { exportOnItsWay } from '../views/members.ts';
import { text } from '../views/text.ts';
import type { Action } from './action.ts';
import { meetupData } from './meetupData.ts';
import type { Transaction } from './ports.ts';
import { referralData, talkData, thanksData } from './referralData.ts';

/** My data as a file: it comes by direct message, where files can be sent. */
export const exportAction: Action = {
  name: addresses.members.export,
  run: async (call, scene) => {
    const { tx } = scene;
    const key = `${call.who}/export/${tx.now.toISOString()}`;
    const effect = { effect: 'tell', to: call.who, notice: { notice: 'exportReady' } } as const;
    await tx.outbox.add([{ key, effect, notBefore: tx.now }]);
    await tx.audit.note({ actor: call.who, action: 'members.exported', subject: call.who });
    return { reply: 'show', message: exportOnItsWay(text(scene.language)) };
  },
};

/**
 * Everything kept about a member that is theirs to have: never whom an ask of theirs went to, and never what
 * somebody else said or decided.
 */
export const dataOf = async (tx: Transaction, id: MemberId): Promise<Record<string, unknown>> => {
  const ever = new Date(0);
  const requests = await tx.introRequests.byRequester(id, ever);
  const introductions = await tx.introductions.of(id, ever);
  const avoided = await tx.limits.avoidedBy(id);
  return {
    community: tx.community.name,
    profile: await tx.members.get(id),
    accounts: (await tx.accounts.of(id)).map(({ platform, externalId }) => ({ platform, externalId })),
    consents: await tx.consents.of(id),
    asks: requests.map(({ candidates: _, ...own }) => own),
    introductions: introductions.map((one) => ({
      with: one.requester === id ? one.target : one.requester,
      madeAt: one.madeAt,
      meetingAt: one.meetingAt,
      mySigns: one.signs.filter((sign) => sign.member === id),
      myAnswers: one.checkIns.flatMap(({ day, answers }) =>
        answers.filter((answer) => answer.member === id).map(({ outcome, at }) => ({ day, outcome, at })),
      ),
    })),
    avoided,
    referrals: (await tx.referrals.of(id, ever)).map((slip) => referralData(slip, id)),
    thanks: (await tx.thanks.of(id, ever)).map((thanks) => thanksData(thanks, id)),
    talks: (await tx.oneToOnes.of(id, ever)).map((talk) => talkData(talk, id)),
    events: await meetupData(tx, id),
    topicsClosed: await tx.limits.closedTopics(id),
  };
};
