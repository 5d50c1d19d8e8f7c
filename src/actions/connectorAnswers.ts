import { type Forward, forward, openConnector } from '../core/connector.ts';
import type { IntroRequestEvent } from '../core/events.ts';
import { asId, type IntroRequestId, type MemberId } from '../core/ids.ts';
import type { IntroRequest } from '../core/introRequest.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { knownFroms, knownWhens } from '../core/vouch.ts';
import { addresses } from '../views/addresses.ts';
import { connectorForwarded, connectorMoreForm, recommendForm, suggestForm } from '../views/connectors.ts';
import type { Form } from '../views/form.ts';
import { refusalSentence } from '../views/refusals.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Reply, Scene } from './action.ts';
import { choiceOf, chosenOf, personOf, textOf } from './answers.ts';
import { notOffered, oneOf, oneOrNone } from './choices.ts';
import { commitIntroRequest } from './commit.ts';
import { connectorCardNow, placeOf } from './connectorCards.ts';
import { answerMore } from './connectorMore.ts';
import { mayStillConnect } from './connectorWays.ts';
import { labelsOf } from './expertise.ts';
import { joinedMe, lockedMe, meOf, takesRequests } from './me.ts';
import { goOn } from './progress.ts';
import { refuse } from './refuse.ts';
import { reportTooLate, writersOf } from './reports.ts';

const to = addresses.connectors;

const plainly: Forward = {
  recommends: false,
  how: null,
  when: null,
  words: '',
  shows: 'name',
  mayName: false,
};

/** The card once more, from home. */
const cardAction: Action = {
  name: to.card,
  run: async (call, scene) => {
    const me = await meOf(scene, call.who);
    const message = await connectorCardNow(scene.tx, me, asId<IntroRequestId>(call.subject), 'first');
    return message === null
      ? refuse(scene.language, { refused: 'alreadyAnswered' })
      : { reply: 'show', message };
  },
};

/** Opens the form of a recommendation. */
const recommendAction: Action = {
  name: to.recommend,
  opensForm: true,
  run: async (call, scene) => {
    const request = await mine(scene, call);
    if (isRefusal(request)) return refuse(scene.language, request);
    const requester = await scene.tx.members.get(request.requester);
    if (requester === null) return refuse(scene.language, { refused: 'alreadyAnswered' });
    return { reply: 'form', form: recommendForm(text(scene.language), { request: request.id, requester }) };
  },
};

/** Recommended: passed on with a vouch. */
const recommendSent: Action = {
  name: to.recommendForm,
  choices: { how: oneOf(knownFroms), when: oneOf(knownWhens), mayName: oneOf(['no', 'yes']) },
  run: (call, scene) =>
    passOn(scene, call, {
      ...said(call),
      recommends: true,
      mayName: chosenOf(call.answers, 'mayName', ['no', 'yes']) === 'yes',
    }),
};

/** Passed on without a recommendation. */
const forwardAction: Action = { name: to.forward, run: (call, scene) => passOn(scene, call, plainly) };

/** Pass: nobody learns of it. */
const passAction: Action = {
  name: to.pass,
  run: (call, scene) => answerMore(scene, call, null),
};

/** Opens the form that names somebody who could help. */
const suggestAction: Action = {
  name: to.suggest,
  opensForm: true,
  run: async (call, scene) => {
    const request = await mine(scene, call);
    if (isRefusal(request)) return refuse(scene.language, request);
    return { reply: 'form', form: suggestForm(text(scene.language), { request: request.id }) };
  },
};

/** Somebody was named: they get a card of their own. Whether they were asked already is not to be learned here. */
const suggestSent: Action = {
  name: to.suggestForm,
  choices: {
    shows: oneOf(['nothing', 'acquaintance', 'name']),
    how: oneOrNone(knownFroms),
    when: oneOrNone(knownWhens),
  },
  run: async (call, scene) => {
    const me = await lockedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const named = personOf(call.answers, 'person');
    if (named === null) return refuse(scene.language, { refused: 'unknownPerson' });
    const person = named === me.id ? me : await takesRequests(scene, me, named);
    if (isRefusal(person)) return refuse(scene.language, person);
    const shows = chosenOf(call.answers, 'shows', ['nothing', 'acquaintance', 'name']);
    const words = shows === 'name' ? said(call) : plainly;
    const recommends = shows === 'name' && words.words !== '';
    return passOn(scene, call, { ...words, recommends, shows, mayName: false }, person.id);
  },
};

/** Opens the form with further answers. */
const moreAction: Action = {
  name: to.more,
  opensForm: true,
  run: async (call, scene) => {
    const form = await furtherAnswers(scene, call);
    return isRefusal(form) ? refuse(scene.language, form) : { reply: 'form', form };
  },
};

/** One of the further answers: each closes the card like a pass. */
const moreSent: Action = {
  name: to.moreSent,
  run: async (call, scene) => {
    const form = await furtherAnswers(scene, call);
    if (isRefusal(form)) return reportTooLate(scene, call, form);
    const wrong = notOffered(scene.language, form, call.answers);
    if (wrong !== null) return wrong;
    const said = choiceOf(call.answers, 'what', ['other', 'quiet', 'topic', 'kind', 'requester', 'target']);
    return answerMore(scene, call, said ?? 'report');
  },
};

/** Everything a connector can do with a card. */
export const connectorAnswerActions: readonly Action[] = [
  cardAction,
  recommendAction,
  recommendSent,
  forwardAction,
  passAction,
  suggestAction,
  suggestSent,
  moreAction,
  moreSent,
];

/** The form with the further answers, while the caller's card is open. */
const furtherAnswers = async (scene: Scene, call: Call): Promise<Form | Refusal> => {
  const request = await mine(scene, call);
  if (isRefusal(request)) return request;
  const card = openConnector(request);
  if (card === null) return { refused: 'alreadyAnswered' };
  const writers = await writersOf(scene.tx, request, card.member);
  const about = { request, place: placeOf(request, card), writers, labels: await labelsOf(scene.tx) };
  return connectorMoreForm(text(scene.language), about);
};

/** Decide on a locked request, keep what follows, and go on with the next person where there is one. */
const passOn = async (
  scene: Scene,
  call: Call,
  words: Forward,
  whom: MemberId | null = null,
): Promise<Reply> => {
  const { tx } = scene;
  const me = await joinedMe(scene, call.who);
  if (isRefusal(me)) return refuse(scene.language, me);
  const request = await tx.introRequests.lock(asId<IntroRequestId>(call.subject));
  const events: IntroRequestEvent[] | Refusal =
    request === null ? { refused: 'notYours' } : forward(request, me.id, words, whom, tx.now);
  if (isRefusal(events)) {
    if (events.refused !== 'tooLong' && events.refused !== 'emptyText') return refuse(scene.language, events);
    return { reply: 'correct', errors: { words: refusalSentence(text(scene.language), events, me.zone) } };
  }
  // What the clock would close at its next look is closed to a press too.
  if (request === null || !(await mayStillConnect(tx, request, me.id))) {
    return refuse(scene.language, { refused: 'alreadyAnswered' });
  }
  await goOn(scene, await commitIntroRequest(tx, request, events));
  return { reply: 'replace', message: connectorForwarded(text(scene.language)) };
};

const said = ({ answers }: Call): Forward => ({
  ...plainly,
  how: choiceOf(answers, 'how', knownFroms),
  when: choiceOf(answers, 'when', knownWhens),
  words: textOf(answers, 'words'),
});

/** A request whose open card is the caller's, or why there is none. */
const mine = async ({ tx }: Scene, { who, subject }: Call): Promise<IntroRequest | Refusal> => {
  const request = await tx.introRequests.get(asId<IntroRequestId>(subject));
  const isTheirs = request?.status === 'asking' && openConnector(request)?.member === who;
  return request !== null && isTheirs ? request : { refused: 'alreadyAnswered' };
};
