import { asId, type MemberId, type ReferralId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { isOver, oneToOneLimits } from '../core/oneToOne.ts';
import {
  correctReferral,
  giveReferral,
  isClosed,
  isForgotten,
  moveReferral,
  unlinkReferral,
} from '../core/referral.ts';
import type { ReferralEvent } from '../core/referralEvents.ts';
import { type NewReferral, type Referral, referralSteps, warmths } from '../core/referralSlip.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { addresses } from '../views/addresses.ts';
import type { Answers } from '../views/form.ts';
import { correctForm, slipForm } from '../views/referralForms.ts';
import { givenSlip, myReferrals, receivedSlip, slipGiven } from '../views/referrals.ts';
import { refusalSentence } from '../views/refusals.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Reply, Scene } from './action.ts';
import { chosenOf, personOf, textOf } from './answers.ts';
import { oneOf } from './choices.ts';
import { commitReferral } from './commitReferral.ts';
import { creditableOf } from './connectorCredit.ts';
import { joinedMe, lockedMe, takesRequests } from './me.ts';
import { originOf } from './referralOrigins.ts';
import { mayOpen, received } from './referralReaders.ts';
import { remindAtFor } from './referralsClock.ts';
import { refuse } from './refuse.ts';

const slipChoices = { consent: oneOf(['yes', 'no']), warmth: oneOf(warmths) };
const to = addresses.referrals;
/** Slips older than this are on nobody's page. */
const shownDays = 365;

/** Pass a lead on: opens the form. */
export const slipAction: Action = {
  name: to.give,
  opensForm: true,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const named = call.person ?? (call.subject === '' ? null : asId<MemberId>(call.subject));
    if (named === null && call.text !== '') return refuse(scene.language, { refused: 'unknownPerson' });
    const person = named === null ? null : await takesRequests(scene, me, named);
    if (isRefusal(person)) return refuse(scene.language, person);
    return { reply: 'form', form: slipForm(text(scene.language), { person }) };
  },
};

/** The form was sent. What is said is the same whether the receiver will ever hear of it. */
const slipSent: Action = {
  name: to.giveForm,
  choices: slipChoices,
  run: async (call, scene) => {
    const { tx, dice } = scene;
    const me = await lockedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const named = call.subject === '' ? personOf(call.answers, 'person') : asId<MemberId>(call.subject);
    const receiver = named === null ? unknown : await takesRequests(scene, me, named);
    if (isRefusal(receiver)) return refuse(scene.language, receiver);
    const slip = {
      ...wordsOf(call.answers),
      id: dice.id<ReferralId>(),
      giver: me.id,
      receiver: receiver.id,
      origin: await originOf(tx, me.id, receiver.id),
      tellAt: tx.now,
    };
    const recent = (await tx.referrals.of(me.id, daysAgo(tx.now, 7))).filter(({ giver }) => giver === me.id);
    const events = giveReferral(slip, recent, tx.now);
    if (isRefusal(events)) return wrongWords(scene, me, events);
    const given = await commitReferral(tx, null, events);
    return { reply: 'replace', message: slipGiven(text(scene.language), { slip: given }) };
  },
};

/** My slips: those that wait for me, those I gave. */
const referralsAction: Action = {
  name: to.open,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    return { reply: 'show', message: myReferrals(text(scene.language), await pageOf(scene, me.id)) };
  },
};

/** One slip, for the one who gave or the one who got it. */
const showAction: Action = {
  name: to.show,
  run: async (call, scene) => {
    const slip = await scene.tx.referrals.get(asId<ReferralId>(call.subject));
    if (slip === null) return refuse(scene.language, notYours);
    const message = await slipFor(scene, slip, call.who);
    return message === null ? refuse(scene.language, notYours) : { reply: 'show', message };
  },
};

/** The receiver says how far it came. */
const moveAction: Action = {
  name: to.move,
  run: async (call, scene) => {
    const [id = '', pressed] = call.subject.split('/');
    const step = referralSteps.find((known) => known === pressed);
    return decide(scene, call, id, (slip) =>
      step === undefined ? notYours : moveReferral(slip, call.who, step, remindAtFor(scene.tx), scene.tx.now),
    );
  },
};

/** The giver wants to correct it: the form with what stands there. */
const correctAction: Action = {
  name: to.correct,
  opensForm: true,
  run: async (call, scene) => {
    const slip = await scene.tx.referrals.get(asId<ReferralId>(call.subject));
    if (slip === null || slip.giver !== call.who) return refuse(scene.language, notYours);
    if (isClosed(slip)) return refuse(scene.language, { refused: 'alreadyAnswered' });
    if (isForgotten(slip)) return refuse(scene.language, { refused: 'slipForgotten' });
    return { reply: 'form', form: correctForm(text(scene.language), { slip }) };
  },
};

const correctSent: Action = {
  name: to.correctForm,
  choices: slipChoices,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const slip = await scene.tx.referrals.lock(asId<ReferralId>(call.subject));
    if (slip === null) return refuse(scene.language, notYours);
    const events = correctReferral(slip, me.id, wordsOf(call.answers), scene.tx.now);
    if (isRefusal(events)) return wrongWords(scene, me, events);
    const after = await commitReferral(scene.tx, slip, events);
    return { reply: 'replace', message: givenSlip(text(scene.language), { slip: after }) };
  },
};

/** The giver takes the credit away. */
const unlinkAction: Action = {
  name: to.unlink,
  run: (call, scene) =>
    decide(scene, call, call.subject, (slip) => unlinkReferral(slip, call.who, scene.tx.now)),
};

/** Everything one can do about slips. */
export const referralActions: readonly Action[] = [
  slipAction,
  slipSent,
  referralsAction,
  showAction,
  moveAction,
  correctAction,
  correctSent,
  unlinkAction,
];

const notYours: Refusal = { refused: 'notYours' };
const unknown: Refusal = { refused: 'unknownPerson' };

const decide = async (
  scene: Scene,
  call: Call,
  id: string,
  what: (slip: Referral) => ReferralEvent[] | Refusal,
): Promise<Reply> => {
  const me = await joinedMe(scene, call.who);
  if (isRefusal(me)) return refuse(scene.language, me);
  const slip = await scene.tx.referrals.lock(asId<ReferralId>(id));
  const isTheirs = slip !== null && (slip.giver === me.id || (await mayOpen(scene.tx, slip)));
  const events = isTheirs ? what(slip) : notYours;
  if (slip === null || isRefusal(events))
    return refuse(scene.language, isRefusal(events) ? events : notYours);
  const after = events.length === 0 ? slip : await commitReferral(scene.tx, slip, events);
  const message = await slipFor(scene, after, me.id);
  return message === null ? refuse(scene.language, notYours) : { reply: 'replace', message };
};

/** The slip as one of the two sees it; null for everybody else, and for a receiver whom it never reached. */
const slipFor = async ({ tx, language }: Scene, slip: Referral, who: MemberId) => {
  if (slip.giver === who) return givenSlip(text(language), { slip });
  if (slip.receiver !== who || !(await mayOpen(tx, slip))) return null;
  const mayCredit = (await creditableOf(tx, slip)) !== null;
  return receivedSlip(text(language), { slip, now: tx.now, mayCredit });
};

/** Everything on the page, without those whom one keeps apart from. */
const pageOf = async (scene: Scene, me: MemberId) => {
  const { tx } = scene;
  const apart = await tx.limits.apartFrom(me);
  const thanks = await tx.thanks.of(me, daysAgo(tx.now, shownDays));
  const talks = await tx.oneToOnes.of(me, daysAgo(tx.now, oneToOneLimits.waitDays));
  return {
    me,
    slips: await seenBy(scene, me),
    thanks: thanks.filter(({ to: whom, from, kept }) => whom === me && kept === null && !apart.has(from)),
    talks: talks.filter((talk) => talk.with === me && !isOver(talk, tx.now) && !apart.has(talk.by)),
    isManager: await tx.members.isManager(me),
  };
};

const seenBy = async ({ tx }: Scene, me: MemberId): Promise<Referral[]> => {
  const slips = await tx.referrals.of(me, daysAgo(tx.now, shownDays));
  const mine = new Set(await received(tx, me, slips));
  return slips.filter((slip) => slip.giver === me || mine.has(slip));
};

/** Without consent the words about the third party are dropped here: they go no further than the form. */
const wordsOf = (answers: Answers): Pick<NewReferral, 'description' | 'third' | 'warmth'> => {
  const agreed = chosenOf(answers, 'consent', ['yes', 'no']) === 'yes';
  return {
    description: textOf(answers, 'description'),
    third: { agreed, words: agreed ? textOf(answers, 'third') : '' },
    warmth: chosenOf(answers, 'warmth', warmths),
  };
};

/** What is wrong with the words is said beside them, with the form still open. */
const wrongWords = (scene: Scene, me: Member, no: Refusal): Reply => {
  const sentence = refusalSentence(text(scene.language), no, me.zone);
  if (no.refused === 'thirdMissing') return { reply: 'correct', errors: { third: sentence } };
  return ['emptyText', 'tooLong', 'contactWithoutConsent'].includes(no.refused)
    ? { reply: 'correct', errors: { description: sentence } }
    : refuse(scene.language, no);
};

const daysAgo = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000);
