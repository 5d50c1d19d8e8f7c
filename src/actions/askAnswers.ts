import type { IntroRequestEvent } from '../core/events.ts';
import { asId, type IntroductionId, type IntroRequestId, type MemberId, type TagSlug } from '../core/ids.ts';
import { accept, decline, type IntroRequest, openCandidate, remindTomorrow } from '../core/introRequest.ts';
import type { Member } from '../core/member.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { isUnnamedTo } from '../core/report.ts';
import { tomorrowFor } from '../core/time/deadlines.ts';
import { localDateOf, resolve } from '../core/time/zones.ts';
import { readUntil } from '../core/until.ts';
import { addresses } from '../views/addresses.ts';
import { accepted, type MoreDone, moreDone, moreForm, passed, reminded } from '../views/askCards.ts';
import type { Answers, Form } from '../views/form.ts';
import { refusalSentence } from '../views/refusals.ts';
import { reported } from '../views/reports.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Reply, Scene } from './action.ts';
import { choiceOf, textOf } from './answers.ts';
import { askCardNow } from './askCards.ts';
import { notOffered } from './choices.ts';
import { commitIntroRequest } from './commit.ts';
import { labelsOf } from './expertise.ts';
import { isClosedTo, joinedMe, meOf } from './me.ts';
import { goOn, introduceIfAccepted } from './progress.ts';
import { refuse } from './refuse.ts';
import { keepApartUnnamed, reportRequest, reportTooLate, writersOf } from './reports.ts';

const to = addresses.introRequests;

/** The card once more, from home. */
const cardAction: Action = {
  name: to.card,
  run: async (call, scene) => {
    const me = await meOf(scene, call.who);
    return showCard(scene, me, asId<IntroRequestId>(call.subject));
  },
};

/** Yes, let's talk: both are introduced. */
const acceptAction: Action = {
  name: to.accept,
  run: async (call, scene) => {
    const introduction = scene.dice.id<IntroductionId>();
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const done = await answer(scene, call, async (request) => {
      const isApart = await isClosedTo(scene.tx, call.who, request.requester);
      return accept(request, call.who, { introduction, isApart }, scene.tx.now);
    });
    if (isRefusal(done)) return refuse(scene.language, done);
    return { reply: 'replace', message: accepted(text(scene.language)) };
  },
};

/** Pass: nobody learns of it. */
const passAction: Action = {
  name: to.pass,
  run: async (call, scene) => {
    const done = await answer(scene, call, (request) => decline(request, call.who, scene.tx.now));
    if (isRefusal(done)) return refuse(scene.language, done);
    return { reply: 'replace', message: passed(text(scene.language), { request: asId(call.subject) }) };
  },
};

/** Remind me tomorrow. */
const remindAction: Action = {
  name: to.remind,
  run: async (call, scene) => {
    const me = await meOf(scene, call.who);
    const { now, community } = scene.tx;
    const tomorrow = tomorrowFor(now, me.zone, community);
    const done = await answer(scene, call, (request) => remindTomorrow(request, call.who, tomorrow, now));
    if (isRefusal(done)) return refuse(scene.language, done);
    const at = openCandidate(done)?.remindAt ?? null;
    // Too late to come back later: the card stays, with its deadline.
    if (at === null) return showCard(scene, me, done.id);
    return { reply: 'replace', message: reminded(text(scene.language), { at }) };
  },
};

/** Opens the form with the further answers. */
const moreAction: Action = {
  name: to.more,
  opensForm: true,
  run: async (call, scene) => {
    const form = await furtherAnswers(scene, call);
    return form === null ? refuse(scene.language, { refused: 'alreadyAnswered' }) : { reply: 'form', form };
  },
};

/** One of the further answers: each closes the card like a pass. */
const moreSent: Action = {
  name: to.moreSent,
  run: async (call, scene) => {
    const form = await furtherAnswers(scene, call);
    if (form === null) return reportTooLate(scene, call, { refused: 'alreadyAnswered' });
    const wrong = notOffered(scene.language, form, call.answers);
    if (wrong !== null) return wrong;
    const me = await meOf(scene, call.who);
    const what = choiceOf(call.answers, 'what', ['pause', 'topic', 'kind', 'person', 'report']) ?? 'report';
    const until = what === 'pause' ? readPause(scene, me, call.answers) : null;
    if (what === 'pause' && until === null) {
      const sentence = refusalSentence(text(scene.language), { refused: 'badDate' }, me.zone);
      return { reply: 'correct', errors: { until: sentence } };
    }
    const request = await answer(scene, call, (now) => decline(now, call.who, scene.tx.now));
    if (isRefusal(request)) return refuse(scene.language, request);
    return more(scene, me, request, what, until, call.answers);
  },
};

/** Everything the target can do with a card. */
export const answerActions: readonly Action[] = [
  cardAction,
  acceptAction,
  passAction,
  remindAction,
  moreAction,
  moreSent,
];

/** The form with the further answers, while the caller's card is open. */
const furtherAnswers = async (scene: Scene, call: Call): Promise<Form | null> => {
  const request = await scene.tx.introRequests.get(asId<IntroRequestId>(call.subject));
  const isTheirs = request?.candidates.some(({ member, state }) => member === call.who && state === 'asked');
  if (request === null || !isTheirs) return null;
  const me = await meOf(scene, call.who);
  const topics = topicOf(me, request);
  const writers = await writersOf(scene.tx, request, me.id);
  const about = { request: { ...request, topics }, writers, labels: await labelsOf(scene.tx) };
  return moreForm(text(scene.language), about);
};

type Decision = IntroRequestEvent[] | Refusal;

/** Decide on a locked request, keep what follows, and go on with the next person where there is one. */
const answer = async (
  scene: Scene,
  call: Call,
  decide: (request: IntroRequest) => Decision | Promise<Decision>,
): Promise<IntroRequest | Refusal> => {
  const request = await scene.tx.introRequests.lock(asId<IntroRequestId>(call.subject));
  const events = request === null ? ({ refused: 'notYours' } as const) : await decide(request);
  if (isRefusal(events)) return events;
  const after = await commitIntroRequest(scene.tx, request, events);
  await introduceIfAccepted(scene, after, events);
  return goOn(scene, after);
};

const showCard = async (scene: Scene, me: Member, id: IntroRequestId): Promise<Reply> => {
  const message = await askCardNow(scene.tx, me, id, 'first');
  return message === null
    ? refuse(scene.language, { refused: 'alreadyAnswered' })
    : { reply: 'show', message };
};

const readPause = (scene: Scene, me: Member, answers: Answers): Date | null => {
  const date = readUntil(textOf(answers, 'until'), localDateOf(scene.tx.now, me.zone));
  return date === null ? null : resolve(date, '09:00', me.zone);
};

const more = async (
  scene: Scene,
  me: Member,
  request: IntroRequest,
  what: MoreDone['what'],
  until: Date | null,
  answers: Answers,
): Promise<Reply> => {
  const { tx } = scene;
  const words = text(scene.language);
  const done = (said: MoreDone): Reply => ({
    reply: 'replace',
    message: moreDone(words, said, { request: request.id }),
  });
  switch (what) {
    case 'pause':
      await change(scene, me.id, () => ({ snoozedUntil: until }));
      return done({ what, until: until ?? tx.now });
    case 'topic': {
      const [topic] = topicOf(me, request);
      if (topic === undefined) return { reply: 'replace', message: passed(words, { request: request.id }) };
      await tx.limits.closeTopic(me.id, topic, tx.now);
      return done({ what, topic, labels: await labelsOf(tx) });
    }
    case 'kind':
      await change(scene, me.id, ({ accepts }) => ({
        accepts: accepts.filter((kind) => kind !== request.kind),
      }));
      return done({ what, kind: request.kind });
    case 'person':
      if (isUnnamedTo(request, me.id)) await keepApartUnnamed(tx, request.requester, me.id);
      else await tx.limits.avoid(me.id, request.requester, tx.now);
      return done({ what });
    case 'report': {
      const said = await reportRequest(scene, request, me.id, answers);
      return isRefusal(said)
        ? refuse(scene.language, said)
        : { reply: 'replace', message: reported(words, said) };
    }
  }
};

/** The topic that led to this member: one of theirs if they offer any of the request's. */
const topicOf = (me: Member, { topics }: IntroRequest): TagSlug[] => {
  const own = topics.filter((topic) => me.offers.some(({ tag }) => tag === topic));
  return [...own, ...topics].slice(0, 1);
};

const change = async (
  { tx }: Scene,
  id: MemberId,
  to: (member: Member) => Partial<Pick<Member, 'snoozedUntil' | 'accepts'>>,
): Promise<void> => {
  const member = await tx.members.lock(id);
  if (member !== null) await tx.members.save({ ...member, ...to(member) });
};
