import { asId, type IntroRequestId, type MemberId } from '../core/ids.ts';
import { introKinds, withdraw } from '../core/introRequest.ts';
import type { Member } from '../core/member.ts';
import { isRefusal } from '../core/refusal.ts';
import { addresses } from '../views/addresses.ts';
import { meetForm, mine, sendForm, withdrawn } from '../views/introRequests.ts';
import { text } from '../views/text.ts';
import type { Action, Scene } from './action.ts';
import { choicesOf, chosenOf, personOf } from './answers.ts';
import { answerActions } from './askAnswers.ts';
import { askLinesOf } from './askLines.ts';
import { anyOf, oneOf } from './choices.ts';
import { commitIntroRequest } from './commit.ts';
import { addTopic, askAction, choose, draftAction, ownDraft, removeTopic, topicSent } from './drafts.ts';
import { labelsOf } from './expertise.ts';
import { joinedMe, lockedMe, takesRequests } from './me.ts';
import { nobodyLeftOut, placeAsk, placeForPerson, usualCompany } from './placing.ts';
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

/** The form of an ask by topic was sent. Where nobody fits, it begins with the question who might know somebody. */
export const sendAction: Action = {
  name: to.send,
  choices: {
    kind: oneOf(introKinds),
    publish: oneOf(['no', 'withoutName', 'withName']),
    options: anyOf(['hideName', 'skipMyCompany']),
  },
  run: async (call, scene) => {
    const me = await lockedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const draft = await ownDraft(scene, call.who, call.subject);
    if (isRefusal(draft)) return refuse(scene.language, draft);
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
      doNotAsk: { company: options.includes('skipMyCompany'), people: [] },
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
  choices: { kind: oneOf(introKinds), through: oneOf(['directly', 'connector']) },
  run: async (call, scene) => {
    const me = await lockedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const named = call.subject === '' ? personOf(call.answers, 'person') : asId<MemberId>(call.subject);
    const person =
      named === null ? ({ refused: 'unknownPerson' } as const) : await takesRequests(scene, me, named);
    if (isRefusal(person)) return refuse(scene.language, person);
    const isReferral = chosenOf(call.answers, 'through', ['directly', 'connector']) === 'connector';
    return isReferral
      ? placeForPerson(scene, me, person, call.answers, 'connector', usualCompany(call.answers))
      : placeForPerson(scene, me, person, call.answers, 'person', nobodyLeftOut);
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

/** Nobody may be left: the request then rests until its clock, and the company of those who fit stays unsaid. */
const outsideCompany = async (scene: Scene, me: Member, ids: readonly MemberId[]): Promise<MemberId[]> => {
  const members = await scene.tx.members.getMany(ids);
  const nameOf = (member: Member | undefined) => (member?.company ?? '').trim().toLowerCase();
  return ids.filter((id) => nameOf(me) === '' || nameOf(members.get(id)) !== nameOf(me));
};
