import { openConnector } from '../core/connector.ts';
import { type Consent, consentTextVersion } from '../core/consent.ts';
import type { IntroRequestEvent } from '../core/events.ts';
import type { IntroductionId, IntroRequestId, MemberId } from '../core/ids.ts';
import { asId } from '../core/ids.ts';
import { checkInDays, introduce } from '../core/introduction.ts';
import { type IntroRequest, openCandidate } from '../core/introRequest.ts';
import { introRequestDueAt, type Surroundings, tick } from '../core/introRequestClock.ts';
import { isRefusal } from '../core/refusal.ts';
import { cardTimes, checkInAt, isTimeToAsk, nextWakingInstant, tomorrowFor } from '../core/time/deadlines.ts';
import { suggestSlots } from '../core/time/slots.ts';
import type { ClockAction, Scene } from './action.ts';
import { commitIntroRequest } from './commit.ts';
import { commitIntroduction } from './commitIntroduction.ts';
import { nextWay } from './connectorSearch.ts';
import { noteVouches } from './connectorVouches.ts';
import { noWay } from './connectorWays.ts';
import type { Transaction } from './ports.ts';
import { holderNow, nextAskable } from './reach.ts';

type Stage = Omit<Scene, 'language'>;

/** The clock reached a request. */
export const introRequestTick: ClockAction = async (subject, scene) => {
  const request = await scene.tx.introRequests.lock(asId<IntroRequestId>(subject));
  if (request === null) return scene.tx.due.set('introRequest', subject, null);
  await goOn(scene, request);
};

/** Whatever is due on a request now, then the next thing, until nothing is: the next person is asked at once. */
export const goOn = async ({ tx, dice }: Stage, request: IntroRequest): Promise<IntroRequest> => {
  let now = request;
  for (;;) {
    const events = tick(now, await surroundingsOf({ tx, dice }, now));
    if (events.length === 0) {
      await tx.due.set('introRequest', now.id, introRequestDueAt(now));
      return now;
    }
    now = await commitIntroRequest(tx, now, events);
    await introduceIfAccepted({ tx, dice }, now, events);
  }
};

/** Somebody said yes: both consents are kept, and the two are put together. */
export const introduceIfAccepted = async (
  { tx, dice }: Stage,
  request: IntroRequest,
  events: readonly IntroRequestEvent[],
): Promise<void> => {
  const yes = events.find((event) => event.type === 'introAccepted');
  if (yes === undefined) return;
  const source = yes.standing ? 'standing' : 'press';
  await putTogether(tx, request, { member: yes.member, source, introduction: yes.introduction });
  await noteVouches({ tx, dice }, request, yes.member);
};

/** Whoever asked and whoever said yes meet: both consents are kept first, and the introduction needs them. */
export const putTogether = async (
  tx: Transaction,
  request: IntroRequest,
  yes: {
    readonly member: MemberId;
    readonly source: Consent['source'];
    readonly introduction: IntroductionId;
    /** When they said so, where it was not now. */
    readonly at?: Date;
    /** How the requester agreed, where it was not by sending. */
    readonly requesterSource?: Consent['source'];
  },
): Promise<void> => {
  const { id: subject, requester, askedAt } = request;
  const target = yes.member;
  const { source, at = tx.now, requesterSource = 'form' } = yes;
  await tx.consents.addMany([
    // The requester agreed by sending, to whoever would say yes.
    { ...introducing, member: requester, counterpart: target, subject, source: requesterSource, at: askedAt },
    { ...introducing, member: target, counterpart: requester, subject, source, at },
  ]);
  const people = await tx.members.getMany([request.requester, yes.member]);
  const [one, other] = [people.get(request.requester), people.get(yes.member)];
  if (one === undefined || other === undefined) throw new Error('an introduction of nobody');
  const consents = [...(await tx.consents.of(one.id)), ...(await tx.consents.of(other.id))];
  const made = introduce(
    {
      id: yes.introduction,
      request: request.id,
      requester: one.id,
      target: other.id,
      at: tx.now,
      slots: suggestSlots(one, other, tx.now, tx.community).map((at) => ({ at, chosenBy: [] })),
      checkIns: checkInDays.map((day) => ({ day, dueAt: checkInAt(tx.now, day, tx.community) })),
    },
    consents,
  );
  if (isRefusal(made)) throw new Error('an introduction without both consents');
  await commitIntroduction(tx, null, made);
};

const surroundingsOf = async ({ tx, dice }: Stage, request: IntroRequest): Promise<Surroundings> => {
  const { isLost, mayNudge } = await holderNow(tx, request);
  const open = openCandidate(request) ?? openConnector(request);
  const isEnding = open === null || isLost || open.dueAt <= tx.now;
  const isNextAsked = isEnding && request.status === 'asking' && request.settlesAt > tx.now;
  const next = isNextAsked ? await nextAskable(tx, request) : nobody;
  return {
    now: tx.now,
    ...next,
    ...(isNextAsked && next.askable.size === 0 ? await nextWay(tx, request) : noWay),
    isTimeToAsk: isTimeToAsk(tx.now, request.settlesAt, tx.community),
    // Cards of the night arrive in the morning: the days to answer begin there.
    card: cardTimes(nextWakingInstant(tx.now, tx.community.zone), tx.community),
    retryAt: tomorrowFor(tx.now, tx.community.zone, tx.community),
    introduction: dice.id<IntroductionId>(),
    isLost,
    mayNudge,
  };
};

const nobody = { askable: new Set<MemberId>(), standing: new Set<MemberId>() };

const introducing = {
  purpose: 'introduce',
  fields: ['name', 'profile'],
  textVersion: consentTextVersion,
  revokedAt: null,
} as const;
