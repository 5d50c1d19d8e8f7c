import { contactConsent } from '../core/consent.ts';
import type { IntroductionEvent } from '../core/events.ts';
import type { IntroductionId } from '../core/ids.ts';
import { asId } from '../core/ids.ts';
import {
  answerCheckIn,
  checkInDays,
  chooseSlot,
  dueCheckIn,
  giveSign,
  type Introduction,
  outcomes,
  partnerOf,
  peopleOf,
  signs,
  tickIntroduction,
} from '../core/introduction.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { addresses } from '../views/addresses.ts';
import { checkInAnswered, contactForm, contactMost, contactSent } from '../views/introductions.ts';
import { text } from '../views/text.ts';
import type { Action, ClockAction, Reply, Scene } from './action.ts';
import { textOf } from './answers.ts';
import { askAgain, askableNow } from './checkIns.ts';
import { commitIntroduction } from './commitIntroduction.ts';
import { kickoffNow, myIntroductions } from './introductionMessages.ts';
import { joinedMe } from './me.ts';
import { refuse } from './refuse.ts';
import { mayNameAfterTalk } from './ties.ts';

/** How it goes, pressed in the room: the kickoff is drawn again with it. */
export const signAction: Action = {
  name: addresses.introductions.sign,
  run: (call, scene) => {
    const [id = '', pressed] = call.subject.split('/');
    const sign = signs.find((known) => known === pressed);
    return inRoom(scene, id, (introduction) =>
      sign === undefined ? notYours : giveSign(introduction, call.who, sign, scene.tx.now),
    );
  },
};

/** A suggested time suits; the second choice fixes it. */
export const slotAction: Action = {
  name: addresses.introductions.slot,
  run: (call, scene) => {
    const [id = '', at = ''] = call.subject.split('/');
    return inRoom(scene, id, (introduction) =>
      chooseSlot(introduction, call.who, new Date(Number(at)), scene.tx.now),
    );
  },
};

/** "Did you meet?" was answered. */
export const checkInAction: Action = {
  name: addresses.introductions.checkIn,
  run: async (call, scene) => {
    const [id = '', asked, answer] = call.subject.split('/');
    const day = checkInDays.find((known) => String(known) === asked);
    const outcome = outcomes.find((known) => known === answer);
    const introduction = await scene.tx.introductions.lock(asId<IntroductionId>(id));
    if (introduction === null || day === undefined || outcome === undefined) {
      return refuse(scene.language, notYours);
    }
    const events = answerCheckIn(introduction, call.who, day, outcome, scene.tx.now);
    if (isRefusal(events)) return refuse(scene.language, events);
    await commitIntroduction(scene.tx, introduction, events);
    const partner = partnerOf(introduction, call.who) ?? call.who;
    const mayName = outcome === 'met' ? await mayNameAfterTalk(scene.tx, call.who, [partner]) : [];
    const about = { introduction, partner, day, outcome, mayName };
    return { reply: 'replace', message: checkInAnswered(text(scene.language), about) };
  },
};

/** How can the other reach me? Only one of the two may say. */
export const contactAction: Action = {
  name: addresses.introductions.contact,
  opensForm: true,
  run: async (call, scene) => {
    const introduction = await scene.tx.introductions.get(asId<IntroductionId>(call.subject));
    if (introduction === null || partnerOf(introduction, call.who) === null) {
      return refuse(scene.language, notYours);
    }
    return { reply: 'form', form: contactForm(text(scene.language), { introduction }) };
  },
};

/** Passed on to the other in one's own words; a consent to show it is kept. */
export const contactSentAction: Action = {
  name: addresses.introductions.contactForm,
  run: async (call, scene) => {
    const { tx, dice } = scene;
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const introduction = await tx.introductions.lock(asId<IntroductionId>(call.subject));
    const partner = introduction === null ? null : partnerOf(introduction, call.who);
    if (introduction === null || partner === null) return refuse(scene.language, notYours);
    if (introduction.status === 'closed') return refuse(scene.language, { refused: 'alreadyAnswered' });
    const words = textOf(call.answers, 'contact').slice(0, contactMost);
    if (words.trim() === '') return refuse(scene.language, { refused: 'emptyText' });
    const done = { reply: 'replace', message: contactSent(text(scene.language)) } as const;
    const isSaid = (await tx.introductions.contactOf(introduction.id, me.id)) === words;
    // Two who keep apart by now hear nothing more of each other, and neither can tell.
    if (isSaid || (await tx.limits.avoids(me.id, partner))) return done;
    await tx.introductions.shareContact(introduction.id, me.id, words);
    await tx.consents.add(contactConsent(me.id, partner, introduction.id, tx.now));
    const notice = { notice: 'contactShared', introduction: introduction.id } as const;
    const key = `${introduction.id}/contact/${dice.id()}`;
    await tx.outbox.add([{ key, effect: { effect: 'tell', to: partner, notice }, notBefore: tx.now }]);
    return done;
  },
};

/** My introductions. */
export const introductionsMine: Action = {
  name: addresses.introductions.mine,
  run: async (call, scene) => ({ reply: 'show', message: await myIntroductions(scene, call.who) }),
};

/** The clock reached an introduction. */
export const introductionTick: ClockAction = async (subject, { tx }) => {
  const introduction = await tx.introductions.lock(asId<IntroductionId>(subject));
  if (introduction === null) return tx.due.set('introduction', subject, null);
  const isDue = dueCheckIn(introduction, tx.now) !== null;
  const askable = isDue ? await askableNow(tx, peopleOf(introduction)) : [];
  const events = tickIntroduction(introduction, tx.now, askable);
  const after = (await commitIntroduction(tx, introduction, events)) ?? introduction;
  if (dueCheckIn(after, tx.now) !== null) await askAgain(tx, 'introduction', introduction.id);
};

const notYours: Refusal = { refused: 'notYours' };

const inRoom = async (
  scene: Scene,
  id: string,
  decide: (introduction: Introduction) => IntroductionEvent[] | Refusal,
): Promise<Reply> => {
  const introduction = await scene.tx.introductions.lock(asId<IntroductionId>(id));
  const events = introduction === null ? notYours : decide(introduction);
  if (introduction === null || isRefusal(events)) {
    return refuse(scene.language, isRefusal(events) ? events : notYours);
  }
  const after = (await commitIntroduction(scene.tx, introduction, events)) ?? introduction;
  return { reply: 'replace', message: await kickoffNow(scene.tx, after) };
};
