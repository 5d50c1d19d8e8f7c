import type { BoardPost } from '../core/boardPost.ts';
import type { MemberId } from '../core/ids.ts';
import type { Introduction } from '../core/introduction.ts';
import type { IntroRequest } from '../core/introRequest.ts';
import type { Trace } from '../core/traces.ts';
import { addresses } from '../views/addresses.ts';
import { exportOnItsWay } from '../views/members.ts';
import { text } from '../views/text.ts';
import type { Action } from './action.ts';
import { boardData, helpData, shareData } from './boardData.ts';
import { meetupData } from './meetupData.ts';
import type { Transaction } from './ports.ts';
import { referralData, talkData, thanksData } from './referralData.ts';
import { tieData, vouchData } from './tieData.ts';

const mostRounds = 10_000;

/** My data as two files: they come by direct message, where files can be sent. */
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
  const kept: Readonly<Record<Trace, unknown>> = {
    ...(await dealings(tx, id)),
    ...(await settings(tx, id)),
  };
  return { community: tx.community.name, profile: await tx.members.get(id), ...kept };
};

const ever = new Date(0);

/** What they did with others. */
const dealings = async (tx: Transaction, id: MemberId) => {
  const introductions = await tx.introductions.of(id, ever);
  const contacts = [];
  for (const one of introductions) {
    const words = await tx.introductions.contactOf(one.id, id);
    if (words !== null) contacts.push({ introduction: one.id, words });
  }
  return {
    asks: (await tx.introRequests.byRequester(id, ever)).map(askData),
    connecting: (await tx.connectors.askedOf(id, ever)).flatMap((request) => connectingData(request, id)),
    introductions: introductions.map((one) => introductionData(one, id)),
    contacts,
    earlier: (await tx.rounds.earlierOf(id)).map(({ one, other, day }) => ({
      with: one === id ? other : one,
      day,
    })),
    rounds: (await tx.rounds.placesOf(id, mostRounds)).map(({ member: _, ...place }) => place),
    referrals: (await tx.referrals.of(id, ever)).map((slip) => referralData(slip, id)),
    thanks: (await tx.thanks.of(id, ever)).map((thanks) => thanksData(thanks, id)),
    talks: (await tx.oneToOnes.of(id, ever)).map((talk) => talkData(talk, id)),
    events: await meetupData(tx, id),
    reports: (await tx.reports.list())
      .filter(({ reporter }) => reporter === id)
      .map(({ request, reason, note, at }) => ({ request, reason, note, at })),
    posts: (await tx.board.of(id)).map((post) => postData(post)),
    shares: (await tx.shares.of(id)).map(({ sharer: _, usefulTo: __, ...own }) => own),
    keeps: (await tx.keeps.of(id)).map(({ member: _, ...own }) => own),
    circles: await circleData(tx, id),
    visitors: { namedMe: await tx.visitors.countBy(id) },
    ties: (await tx.ties.of(id)).flatMap((tie) => tieData(tie, id) ?? []),
    vouches: [...(await tx.vouches.by(id)), ...(await tx.vouches.about(id))].map((vouch) =>
      vouchData(vouch, id),
    ),
    board: (await tx.board.of(id)).map(boardData),
    helped: (await tx.board.helpedBy(id)).map((post) => helpData(post, id)),
    keepsInTouch: (await tx.keeps.of(id)).map(({ member: _, ...own }) => own),
    shared: (await tx.shares.of(id)).map(shareData),
    topicsClosed: await tx.limits.closedTopics(id),
  };
};

const circleData = async (tx: Transaction, id: MemberId) => {
  const mine = new Map((await tx.circles.of(id)).map((one) => [one.circle, one.isShown]));
  return (await tx.circles.list()).flatMap(({ id: circle, name }) => {
    const isShown = mine.get(circle);
    return isShown === undefined ? [] : [{ name, isShown }];
  });
};

/** What they said of themselves, and what was counted. */
const settings = async (tx: Transaction, id: MemberId) => {
  const draft = await tx.drafts.latestOf(id);
  const pause = await tx.pauses.get(id);
  return {
    accounts: (await tx.accounts.of(id)).map(({ platform, externalId }) => ({ platform, externalId })),
    consents: await tx.consents.of(id),
    connectorRules: [...(await tx.connectors.rulesOf([id])).values()].map(({ member: _, ...own }) => own),
    drafts: draft === null ? [] : [{ text: draft.text, topics: draft.topics, createdAt: draft.createdAt }],
    programs: (await tx.programs.of(id)).map(({ member: _, ...own }) => own),
    avoided: await tx.limits.avoidedBy(id),
    closedTopics: await tx.limits.closedTopics(id),
    corrections: await tx.expertise.correctionsOf(id),
    pauses: pause === null ? [] : [{ at: pause.at, appealedAt: pause.appealedAt, decision: pause.decision }],
    messages: await tx.limits.contactsSince(id, ever),
  };
};

/** Neither whom it went to, nor when to look again: that would tell who is busy. */
const askData = (request: IntroRequest): Record<string, unknown> => {
  const { candidates: _, connectors: __, retryAt: ___, ...own } = { retryAt: null, ...request };
  return own;
};

/** What they were asked to pass on and what they said; whom it went through besides is not theirs. */
const connectingData = (request: IntroRequest, id: MemberId): Record<string, unknown>[] =>
  request.connectors
    .filter(({ member }) => member === id)
    .map((mine) => ({
      askedAt: mine.askedAt,
      answer: mine.state,
      ...(mine.state === 'forwarded' ? { saidAt: mine.closedAt, said: mine.forward } : {}),
    }));

/** Who was told of it, and who offered help, is theirs. */
const postData = ({ kind, text, topics, name, status, draftedAt }: BoardPost) => ({
  kind,
  text,
  topics,
  name,
  status,
  draftedAt,
});

const introductionData = (one: Introduction, id: MemberId) => ({
  with: one.requester === id ? one.target : one.requester,
  madeAt: one.madeAt,
  meetingAt: one.meetingAt,
  mySigns: one.signs.filter((sign) => sign.member === id),
  myAnswers: one.checkIns.flatMap(({ day, answers }) =>
    answers.filter((answer) => answer.member === id).map(({ outcome, at }) => ({ day, outcome, at })),
  ),
});
