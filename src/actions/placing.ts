import { coolDownAfter, mayAskMore } from '../core/askBudget.ts';
import type { DraftId, IntroRequestId } from '../core/ids.ts';
import {
  ask,
  checkWords,
  type DoNotAsk,
  introKinds,
  introRequestLimits,
  type NewAsk,
  namesPerson,
} from '../core/introRequest.ts';
import type { Member } from '../core/member.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { type SettledRoute, settlesAt } from '../core/time/deadlines.ts';
import type { Answers } from '../views/form.ts';
import { sent } from '../views/introRequests.ts';
import { referSent } from '../views/refer.ts';
import { refusalSentence } from '../views/refusals.ts';
import { text } from '../views/text.ts';
import type { Reply, Scene } from './action.ts';
import { choiceOf, textOf } from './answers.ts';
import { recentAsks } from './askHistory.ts';
import { commitIntroRequest } from './commit.ts';
import { goOn } from './progress.ts';
import { refuse } from './refuse.ts';

/** What an ask is made of besides what the form says. */
export type Placing = Pick<NewAsk, 'topics' | 'why' | 'showsName' | 'candidates'> & {
  readonly route: SettledRoute;
  readonly draft: DraftId | null;
  readonly doNotAsk?: DoNotAsk;
  readonly id?: IntroRequestId;
  /** The route whose clock it has; its own unless it is said. */
  readonly clock?: SettledRoute;
  /** What must stand before anybody is asked. */
  readonly before?: () => Promise<void>;
};

/** Nobody is kept from being asked. */
export const nobodyLeftOut: DoNotAsk = { company: false, people: [] };

/** Unless the requester says otherwise, nobody of their company is asked about jobs and investment. */
export const usualCompany = (answers: Answers): DoNotAsk => {
  const kind = choiceOf(answers, 'kind', introKinds);
  return { ...nobodyLeftOut, company: kind === 'job' || kind === 'investor' };
};

/** An ask for one person, directly or through somebody who knows both. */
export const placeForPerson = async (
  scene: Scene,
  me: Member,
  person: Member,
  answers: Answers,
  route: 'person' | 'connector',
  doNotAsk: DoNotAsk,
): Promise<Reply> => {
  const why = textOf(answers, 'why');
  const wrongWhy = checkWords(why, introRequestLimits.why);
  if (wrongWhy !== null) return wrongWords(scene, me, 'why', wrongWhy);
  const one = { topics: [], showsName: true, candidates: [person.id], draft: null };
  return placeAsk(scene, me, answers, { ...one, route, why, doNotAsk });
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
    doNotAsk: placing.doNotAsk ?? nobodyLeftOut,
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
  const say = placing.route === 'connector' ? referSent : sent;
  return { reply: 'replace', message: say(text(scene.language), { settlesAt: request.settlesAt }) };
};

/** What is wrong with the words is said beside them, with the form still open. */
const wrongWords = (scene: Scene, me: Member, field: 'blurb' | 'why', no: Refusal): Reply => {
  if (!['emptyText', 'tooLong', 'contactInBlurb'].includes(no.refused)) return refuse(scene.language, no);
  return { reply: 'correct', errors: { [field]: refusalSentence(text(scene.language), no, me.zone) } };
};
