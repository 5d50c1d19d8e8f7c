import { answerHelp, offerHelp, passPost, suggestPerson } from '../core/board.ts';
import type { BoardEvent } from '../core/boardEvents.ts';
import type { BoardPost } from '../core/boardPost.ts';
import { asId, type IntroductionId, type MemberId, type PostId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { addresses } from '../views/addresses.ts';
import { helpGiven, offerAnswered, personSuggested, postPassed } from '../views/boardCards.ts';
import { suggestForm } from '../views/boardForms.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Scene } from './action.ts';
import { personOf } from './answers.ts';
import { goOnWithPost } from './boardClock.ts';
import { offerNow, whyOf } from './boardMessages.ts';
import { commitBoard } from './commitBoard.ts';
import { labelsOf } from './expertise.ts';
import { isClosedTo, joinedMe, lockedMe } from './me.ts';
import { refuse } from './refuse.ts';

const to = addresses.board;
const notYours: Refusal = { refused: 'notYours' };
const over: Refusal = { refused: 'alreadyAnswered' };

/** I can help: introduced at once where the author agreed beforehand; otherwise the author is asked. */
const helpAction: Action = {
  name: to.help,
  run: async (call, scene) => {
    const done = await decide(scene, call, call.subject, async (post) =>
      offerHelp(
        post,
        call.who,
        {
          isApart: await isClosedTo(scene.tx, post.author, call.who),
          introduction: scene.dice.id<IntroductionId>(),
        },
        scene.tx.now,
      ),
    );
    if (isRefusal(done)) return refuse(scene.language, done);
    const isMet = done.helpers.some(({ member, state }) => member === call.who && state === 'met');
    return { reply: 'replace', message: helpGiven(text(scene.language), { post: done, isMet }) };
  },
};

/** Not my topic: the author never learns of it, and the topic that led here is asked about no more. */
const passAction: Action = {
  name: to.pass,
  run: async (call, scene) => {
    const { tx } = scene;
    const done = await decide(scene, call, call.subject, (post) => passPost(post, call.who, tx.now));
    if (isRefusal(done)) return refuse(scene.language, done);
    const me = await tx.members.get(call.who);
    const topic = me === null ? null : (whyOf(me, done) ?? done.topics[0] ?? null);
    if (topic !== null) await tx.limits.closeTopic(call.who, topic, tx.now);
    const about = { topic, labels: await labelsOf(tx) };
    return { reply: 'replace', message: postPassed(text(scene.language), about) };
  },
};

/** I might know somebody: opens the form. */
const suggestAction: Action = {
  name: to.suggest,
  opensForm: true,
  run: async (call, scene) => {
    const post = await scene.tx.board.get(asId<PostId>(call.subject));
    const isTold = post?.told.some(({ member }) => member === call.who) ?? false;
    if (post === null || !isTold) return refuse(scene.language, notYours);
    if (post.status !== 'open') return refuse(scene.language, over);
    return { reply: 'form', form: suggestForm(text(scene.language), { post }) };
  },
};

/** Somebody comes to mind: they hear of it like anybody else who may help, or not at all; the answer is the same. */
const suggestSent: Action = {
  name: to.suggestForm,
  run: async (call, scene) => {
    const person = personOf(call.answers, 'person');
    if (person === null) return refuse(scene.language, { refused: 'unknownPerson' });
    const done = await decide(scene, call, call.subject, (post) =>
      suggestPerson(post, call.who, person, scene.tx.now),
    );
    if (isRefusal(done)) return refuse(scene.language, done);
    if (done.status === 'open') await goOnWithPost(scene, done.id);
    return { reply: 'show', message: personSuggested(text(scene.language)) };
  },
};

/** An offer of help once more, from the author's page. */
const offerAction: Action = {
  name: to.offer,
  run: async (call, scene) => {
    const [id = '', helper = ''] = call.subject.split('/');
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const post = await scene.tx.board.get(asId<PostId>(id));
    const message = post === null ? null : await offerNow(scene.tx, me, post, asId<MemberId>(helper));
    return message === null ? refuse(scene.language, over) : { reply: 'show', message };
  },
};

/** The author wants to meet whoever offered help, or does not. */
const answerAction: Action = {
  name: to.answer,
  run: async (call, scene) => {
    const [id = '', name = '', said] = call.subject.split('/');
    const helper = asId<MemberId>(name);
    const isYes = said === 'yes';
    const me = await lockedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const done = await decide(scene, call, id, async (post) =>
      answerHelp(post, me.id, helper, await answerOf(scene, me, helper, isYes), scene.tx.now),
    );
    if (isRefusal(done)) return refuse(scene.language, done);
    return { reply: 'replace', message: offerAnswered(text(scene.language), { post: done, isYes }) };
  },
};

/** What people answer to a post, and its author to them. */
export const boardAnswerActions: readonly Action[] = [
  helpAction,
  passAction,
  suggestAction,
  suggestSent,
  offerAction,
  answerAction,
];

type Decision = BoardEvent[] | Refusal;

const decide = async (
  scene: Scene,
  call: Call,
  id: string,
  what: (post: BoardPost) => Decision | Promise<Decision>,
): Promise<BoardPost | Refusal> => {
  const me = await joinedMe(scene, call.who);
  if (isRefusal(me)) return me;
  const post = await scene.tx.board.lock(asId<PostId>(id));
  const events = post === null ? notYours : await what(post);
  if (post === null || isRefusal(events)) return isRefusal(events) ? events : notYours;
  return events.length === 0 ? post : commitBoard(scene, post, events);
};

const answerOf = async (scene: Scene, me: Member, helper: MemberId, isYes: boolean) =>
  isYes
    ? ({
        yes: true,
        introduction: scene.dice.id<IntroductionId>(),
        isApart: await isClosedTo(scene.tx, me.id, helper),
      } as const)
    : ({ yes: false } as const);
