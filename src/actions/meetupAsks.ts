import type { IntroRequestId } from '../core/ids.ts';
import { checkWords, introRequestLimits } from '../core/introRequest.ts';
import { isOpenToGo } from '../core/meetup.ts';
import type { Meetup } from '../core/meetupDetails.ts';
import type { MeetSuggestion } from '../core/meetupGoing.ts';
import type { Member } from '../core/member.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { addresses } from '../views/addresses.ts';
import { meetAskForm } from '../views/meetupPeople.ts';
import { refusalSentence } from '../views/refusals.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Scene } from './action.ts';
import { textOf } from './answers.ts';
import { joinedMe, lockedMe } from './me.ts';
import { meetPageOf, suggestionAt } from './meetupPeople.ts';
import { meetupId } from './meetups.ts';
import { placeAsk } from './placing.ts';
import { refuse } from './refuse.ts';

const to = addresses.meetups;

/** Whom to meet there: for those going alone. */
const peopleAction: Action = {
  name: to.people,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const { tx } = scene;
    const meetup = await tx.meetups.get(meetupId(call));
    if (meetup === null || !isOpenToGo(meetup, tx.now)) return refuse(scene.language, over);
    if ((await tx.meetupPeople.isGoing(meetup.id, me.id)) === null) return refuse(scene.language, notYours);
    const message = await meetPageOf(tx, me, meetup, false);
    return message === null ? refuse(scene.language, over) : { reply: 'show', message };
  },
};

/** Opens the form of an ask for somebody suggested. */
const askAction: Action = {
  name: to.ask,
  opensForm: true,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const found = await suggested(scene, me, call);
    if (isRefusal(found)) return refuse(scene.language, found);
    const { meetup, suggestion } = found;
    const about = { meetup, position: suggestion.position };
    return { reply: 'form', form: meetAskForm(text(scene.language), about) };
  },
};

/** The form was sent: an ask like any other, for this one person, who is not named before they say yes. */
const askSent: Action = {
  name: to.askForm,
  run: async (call, scene) => {
    const { tx, dice } = scene;
    const me = await lockedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const found = await suggested(scene, me, call);
    if (isRefusal(found)) return refuse(scene.language, found);
    const why = textOf(call.answers, 'why');
    const wrong = checkWords(why, introRequestLimits.why);
    if (wrong !== null) {
      return { reply: 'correct', errors: { why: refusalSentence(text(scene.language), wrong, me.zone) } };
    }
    const id = dice.id<IntroRequestId>();
    const reply = await placeAsk(
      scene,
      me,
      { ...call.answers, kind: 'peer', publish: 'no' },
      {
        id,
        // Not by person: the ask shows nobody before there is an introduction. Its clock is that of a person.
        route: 'topic',
        clock: 'person',
        topics: [],
        why,
        showsName: true,
        candidates: [found.suggestion.person],
        draft: null,
        before: () => tx.meetupPeople.suggest([{ ...found.suggestion, request: id }]),
      },
    );
    return reply;
  },
};

/** What members do about people they could meet at an event. */
export const meetupAskActions: readonly Action[] = [peopleAction, askAction, askSent];

const over: Refusal = { refused: 'meetupOver' };
const notYours: Refusal = { refused: 'notYours' };

const suggested = async (
  { tx }: Scene,
  me: Member,
  call: Call,
): Promise<{ readonly meetup: Meetup; readonly suggestion: MeetSuggestion } | Refusal> => {
  const meetup = await tx.meetups.get(meetupId(call));
  if (meetup === null || !isOpenToGo(meetup, tx.now)) return over;
  if ((await tx.meetupPeople.isGoing(meetup.id, me.id)) === null) return notYours;
  const position = Number(call.subject.split('/')[1] ?? '');
  const suggestion = await suggestionAt(tx, me, meetup, position);
  const isOpen = suggestion !== null && suggestion.request === null;
  return isOpen ? { meetup, suggestion } : { refused: 'alreadyAnswered' };
};
