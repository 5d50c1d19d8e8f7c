import { passOver } from '../core/connector.ts';
import { type ConnectorRules, rulesOf } from '../core/connectorRules.ts';
import { asId, type IntroRequestId, type MemberId } from '../core/ids.ts';
import type { IntroRequest } from '../core/introRequest.ts';
import type { Member } from '../core/member.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { localDateOf, resolve } from '../core/time/zones.ts';
import { readUntil } from '../core/until.ts';
import { connectorPassed } from '../views/connectors.ts';
import { tagName } from '../views/expertise.ts';
import type { Answers } from '../views/form.ts';
import type { Inline } from '../views/message.ts';
import { refusalSentence } from '../views/refusals.ts';
import { text } from '../views/text.ts';
import type { Call, Reply, Scene } from './action.ts';
import { personOf, textOf } from './answers.ts';
import { commitIntroRequest } from './commit.ts';
import { labelsOf } from './expertise.ts';
import { meOf } from './me.ts';
import type { Transaction } from './ports.ts';
import { goOn } from './progress.ts';
import { refuse } from './refuse.ts';
import { reportRequest } from './reports.ts';

/** The ways not to pass something on; null: without a further word. */
export type MoreAnswer = 'other' | 'quiet' | 'topic' | 'kind' | 'requester' | 'target' | 'report' | null;

/** A connector passes, and perhaps says what is to be different from now on. The card closes in any case. */
export const answerMore = async (scene: Scene, call: Call, what: MoreAnswer): Promise<Reply> => {
  const { tx, language } = scene;
  const me = await meOf(scene, call.who);
  const until = what === 'quiet' ? readQuiet(scene, me, call.answers) : null;
  if (what === 'quiet' && until === null) {
    const sentence = refusalSentence(text(language), { refused: 'badDate' }, me.zone);
    return { reply: 'correct', errors: { until: sentence } };
  }
  const suggested = what === 'other' ? personOf(call.answers, 'person') : null;
  const request = await tx.introRequests.lock(asId<IntroRequestId>(call.subject));
  const events =
    request === null
      ? ({ refused: 'notYours' } satisfies Refusal)
      : passOver(request, me.id, suggested, tx.now);
  if (request === null || isRefusal(events)) {
    return refuse(language, isRefusal(events) ? events : { refused: 'notYours' });
  }
  const said = await keep(scene, me, request, what, until, call.answers);
  await goOn(scene, await commitIntroRequest(tx, request, events));
  const about = { request: request.id, said, isReported: what === 'report' };
  return { reply: 'replace', message: connectorPassed(text(language), about) };
};

/** Change a member's own rules, from those they have or the defaults. */
export const changeRules = async (
  tx: Transaction,
  member: MemberId,
  change: (rules: ConnectorRules) => Partial<ConnectorRules>,
): Promise<ConnectorRules> => {
  await tx.members.lock(member);
  const rules = (await tx.connectors.rulesOf([member])).get(member) ?? rulesOf(member);
  const changed = { ...rules, ...change(rules) };
  await tx.connectors.saveRules(changed);
  return changed;
};

/** Quiet weeks end on the morning of the day somebody typed; null where it is no day. */
export const readQuiet = (scene: Scene, me: Member, answers: Answers): Date | null => {
  const date = readUntil(textOf(answers, 'until'), localDateOf(scene.tx.now, me.zone));
  return date === null ? null : resolve(date, '09:00', me.zone);
};

const keep = async (
  scene: Scene,
  me: Member,
  request: IntroRequest,
  what: MoreAnswer,
  until: Date | null,
  answers: Answers,
): Promise<readonly Inline[]> => {
  const { tx } = scene;
  const words = text(scene.language);
  const { said } = words.connectors;
  const ruleOut = (person: MemberId) =>
    changeRules(tx, me.id, ({ people }) => ({ people: [...new Set([...people, person])] }));
  switch (what) {
    case null:
      return [];
    case 'other':
      return [said.other];
    case 'quiet':
      await changeRules(tx, me.id, () => ({ quietUntil: until }));
      return said.quiet(until ?? tx.now);
    case 'topic': {
      const [topic] = request.topics;
      if (topic === undefined) return [];
      await changeRules(tx, me.id, ({ topics }) => ({ topics: [...new Set([...topics, topic])] }));
      return [said.topic(tagName(words, await labelsOf(tx), topic))];
    }
    case 'kind':
      await changeRules(tx, me.id, ({ kinds }) => ({ kinds: kinds.filter((kind) => kind !== request.kind) }));
      return [said.kind(words.kinds[request.kind])];
    case 'requester':
      if (!request.showsName) return [];
      await ruleOut(request.requester);
      return [said.person];
    case 'target': {
      const target = request.route === 'connector' ? request.candidates[0]?.member : undefined;
      if (target !== undefined) await ruleOut(target);
      return [said.person];
    }
    case 'report': {
      const said = await reportRequest(scene, request, me.id, answers);
      const waits = !isRefusal(said) && said.waits;
      return [words.reports.thanks, ...(waits ? [' ', words.reports.waits] : [])];
    }
  }
};
