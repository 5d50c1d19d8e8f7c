import { coolDownAfter, mayAskMore } from '../core/askBudget.ts';
import { asId, type DraftId, type IntroRequestId, type MemberId } from '../core/ids.ts';
import {
  ask,
  checkWords,
  introKinds,
  introRequestLimits,
  type NewAsk,
  namesPerson,
  withdraw,
} from '../core/introRequest.ts';
import type { Member } from '../core/member.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { type SettledRoute, settlesAt } from '../core/time/deadlines.ts';
import { addresses } from '../views/addresses.ts';
import type { Answers } from '../views/form.ts';
import { meetForm, mine, sendForm, sent, withdrawn } from '../views/introRequests.ts';
import { refusalSentence } from '../views/refusals.ts';
import { text } from '../views/text.ts';
import type { Action, Reply, Scene } from './action.ts';
import { choiceOf, choicesOf, personOf, textOf } from './answers.ts';
import { answerActions } from './askAnswers.ts';
import { recentAsks } from './askHistory.ts';
import { askLinesOf } from './askLines.ts';
import { commitIntroRequest } from './commit.ts';
import { addTopic, askAction, choose, draftAction, ownDraft, removeTopic, topicSent } from './drafts.ts';
import { labelsOf } from './expertise.ts';
import { joinedMe, lockedMe, takesRequests } from './me.ts';
import { goOn } from './progress.ts';
import { refuse } from './refuse.ts';
import { reportActions } from './reports.ts';

const to = addresses.introRequests;

/** Opens the one form of an ask by topic. */
export const sendFormAction: Action = {
  name: to.form,
  opensForm: true,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    const draft = isRefusal(me) ? me : await ownDraft(scene, call.who, call.subject);
    if (isRefusal(me)) return refuse(scene.language, me);
    if (isRefusal(draft)) return refuse(scene.language, draft);
    const about = { draft: draft.id, blurb: draft.text, kind: 'advice' as const, company: me.company };
    return { reply: 'form', form: sendForm(text(scene.language), about) };
  },
};

/** The form of an ask by topic was sent. */
export const sendAction: Action = {
  name: to.send,
  run: async (call, scene) => {
    const me = await lockedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const draft = await ownDraft(scene, call.who, call.subject);
    if (isRefusal(draft)) return refuse(scene.language, draft);
    if (draft.shown.length === 0) return refuse(scene.language, { refused: 'nobodyFits' });
    const options = choicesOf(call.answers, 'options');
    const ordered =
      draft.first === null ? draft.shown : [draft.first, ...draft.shown.filter((id) => id !== draft.first)];
    const candidates = options.includes('skipMyCompany') ? await outsideCompany(scene, me, ordered) : ordered;
    return placeAsk(scene, me, call.answers, {
      route: 'topic',
      topics: draft.topics,
      why: '',
      showsName: !options.includes('hideName'),
      candidates,
      draft: draft.id,
    });
  },
};

/** Ask to meet a person: opens the form, or says that they take no requests. */
export const meetAction: Action = {
  name: to.meet,
  opensForm: true,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const named = call.person ?? (call.subject === '' ? null : asId<MemberId>(call.subject));
    if (named === null && call.text !== '') return refuse(scene.language, { refused: 'unknownPerson' });
    const person = named === null ? null : await takesRequests(scene, me, named);
    if (isRefusal(person)) return refuse(scene.language, person);
    return { reply: 'form', form: meetForm(text(scene.language), { person, blurb: '' }) };
  },
};

/** The form of an ask for a person was sent. */
export const meetSent: Action = {
  name: to.meetForm,
  run: async (call, scene) => {
    const me = await lockedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const named = call.subject === '' ? personOf(call.answers, 'person') : asId<MemberId>(call.subject);
    const person =
      named === null ? ({ refused: 'unknownPerson' } as const) : await takesRequests(scene, me, named);
    if (isRefusal(person)) return refuse(scene.language, person);
    const why = textOf(call.answers, 'why');
    const wrongWhy = checkWords(why, introRequestLimits.why);
    if (wrongWhy !== null) return wrongWords(scene, me, 'why', wrongWhy);
    const rest = {
      route: 'person',
      topics: [],
      why,
      showsName: true,
      candidates: [person.id],
      draft: null,
    } as const;
    return placeAsk(scene, me, call.answers, rest);
  },
};

/** My asks and how they stand. */
export const mineAction: Action = {
  name: to.mine,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const about = { asks: await askLinesOf(scene.tx, call.who), labels: await labelsOf(scene.tx) };
    return { reply: 'show', message: mine(text(scene.language), about) };
  },
};

/** Take an ask back: the answer is always the same. */
export const withdrawAction: Action = {
  name: to.withdraw,
  run: async (call, scene) => {
    const request = await scene.tx.introRequests.lock(asId<IntroRequestId>(call.subject));
    const events =
      request === null ? ({ refused: 'notYours' } as const) : withdraw(request, call.who, scene.tx.now);
    if (isRefusal(events)) return refuse(scene.language, events);
    await commitIntroRequest(scene.tx, request, events);
    return { reply: 'replace', message: withdrawn(text(scene.language)) };
  },
};

/** Everything one can do about requests. */
export const introRequestActions: readonly Action[] = [
  askAction,
  draftAction,
  removeTopic,
  addTopic,
  topicSent,
  choose,
  sendFormAction,
  sendAction,
  meetAction,
  meetSent,
  mineAction,
  withdrawAction,
  ...answerActions,
  ...reportActions,
];

/** What is asked, besides the form's answers. */
export type Placing = Pick<NewAsk, 'topics' | 'why' | 'showsName' | 'candidates'> & {
  readonly route: 'person' | 'topic';
  readonly draft: DraftId | null;
  readonly id?: IntroRequestId;
  /** The route whose clock it has; its own unless it is said. */
  readonly clock?: SettledRoute;
  /** What must stand before anybody is asked. */
  readonly before?: () => Promise<void>;
};

/** Check the limits, send the request, and ask the first person at once. */
export const placeAsk = async (
  scene: Scene,
  me: Member,
  answers: Answers,
  placing: Placing,
): Promise<Reply> => {
  const { tx, dice } = scene;
  const { draft, id, clock, before, ...rest } = placing;
  const asks = await recentAsks(tx, me.id);
  const target = namesPerson(placing) ? placing.candidates[0] : undefined;
  const until = target === undefined ? null : coolDownAfter(asks, target, tx.now);
  if (until !== null) return refuse(scene.language, { refused: 'askedRecently', until });
  const full = mayAskMore(me, asks, tx.now);
  if (full !== null) return refuse(scene.language, full);
  const events = ask({
    ...rest,
    doNotAsk: { company: choicesOf(answers, 'options').includes('skipMyCompany'), people: [] },
    id: id ?? dice.id<IntroRequestId>(),
    requester: me.id,
    kind: choiceOf(answers, 'kind', introKinds) ?? 'advice',
    blurb: textOf(answers, 'blurb'),
    publish: choiceOf(answers, 'publish', ['no', 'withoutName', 'withName']) ?? 'no',
    askedAt: tx.now,
    settlesAt: settlesAt(tx.now, clock ?? placing.route, me.zone, tx.community),
  });
  if (isRefusal(events)) return wrongWords(scene, me, 'blurb', events);
  const request = await commitIntroRequest(tx, null, events);
  await before?.();
  await goOn(scene, request);
  if (draft !== null) await tx.drafts.remove(draft);
  return { reply: 'replace', message: sent(text(scene.language), { settlesAt: request.settlesAt }) };
};

/** What is wrong with the words is said beside them, with the form still open. */
const wrongWords = (scene: Scene, me: Member, field: 'blurb' | 'why', no: Refusal): Reply => {
  if (!['emptyText', 'tooLong', 'contactInBlurb'].includes(no.refused)) return refuse(scene.language, no);
  return { reply: 'correct', errors: { [field]: refusalSentence(text(scene.language), no, me.zone) } };
};

/** Nobody may be left: the request then rests until its clock, and the company of those who fit stays unsaid. */
const outsideCompany = async (scene: Scene, me: Member, ids: readonly MemberId[]): Promise<MemberId[]> => {
  const members = await scene.tx.members.getMany(ids);
  const nameOf = (member: Member | undefined) => (member?.company ?? '').trim().toLowerCase();
  return ids.filter((id) => nameOf(me) === '' || nameOf(members.get(id)) !== nameOf(me));
};
