import { connectorRulesLimits, rulesOf } from '../core/connectorRules.ts';
import { asId, type MemberId } from '../core/ids.ts';
import { introKinds } from '../core/introRequest.ts';
import { isRefusal } from '../core/refusal.ts';
import { addresses } from '../views/addresses.ts';
import {
  connectorRecord,
  connectorRules,
  connectorRulesForm,
  noGoForm,
  type RecordLine,
} from '../views/connectorRules.ts';
import type { Message } from '../views/message.ts';
import { refusalSentence } from '../views/refusals.ts';
import { text } from '../views/text.ts';
import type { Action, Scene } from './action.ts';
import { choicesOf, chosenOf, personOf, textOf } from './answers.ts';
import { anyOf, oneOf } from './choices.ts';
import { connectorAnswerActions } from './connectorAnswers.ts';
import { resultOf, targetOf } from './connectorCards.ts';
import { creditAction } from './connectorCredit.ts';
import { changeRules, readQuiet } from './connectorMore.ts';
import { labelsOf, readSeeks } from './expertise.ts';
import { joinedMe, meOf } from './me.ts';
import { referActions } from './refer.ts';
import { refuse } from './refuse.ts';

const to = addresses.connectors;
const recordDays = 365;

/** My own rules as a connector. */
const rulesAction: Action = {
  name: to.rules,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    return { reply: 'show', message: await rulesPage(scene, me.id) };
  },
};

/** Opens the form of them. */
const editRules: Action = {
  name: to.editRules,
  opensForm: true,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const rules = (await scene.tx.connectors.rulesOf([me.id])).get(me.id) ?? rulesOf(me.id);
    const labels = await labelsOf(scene.tx);
    return { reply: 'form', form: connectorRulesForm(text(scene.language), { rules, labels }) };
  },
};

/** The form was sent. */
const rulesSent: Action = {
  name: to.rulesForm,
  choices: { perMonth: oneOf(connectorRulesLimits.perMonth), kinds: anyOf(introKinds) },
  run: async (call, scene) => {
    const { answers } = call;
    const me = await meOf(scene, call.who);
    const words = text(scene.language);
    const wishes = textOf(answers, 'until');
    const quietUntil = wishes === '' ? null : readQuiet(scene, me, answers);
    if (wishes !== '' && quietUntil === null) {
      return { reply: 'correct', errors: { until: refusalSentence(words, { refused: 'badDate' }, me.zone) } };
    }
    const read = await readSeeks(scene, textOf(answers, 'topics'));
    const most = connectorRulesLimits.topics;
    const wrong =
      read.error ??
      (read.tags.length > most ? refusalSentence(words, { refused: 'tooManyTags', most }, me.zone) : null);
    if (wrong !== null) return { reply: 'correct', errors: { topics: wrong } };
    const kinds = choicesOf(answers, 'kinds');
    await changeRules(scene.tx, me.id, () => ({
      perMonth: chosenOf(answers, 'perMonth', connectorRulesLimits.perMonth),
      quietUntil,
      kinds: introKinds.filter((kind) => kinds.includes(kind)),
      topics: [...new Set(read.tags.map(({ tag }) => tag))],
    }));
    return { reply: 'replace', message: await rulesPage(scene, me.id) };
  },
};

/** Opens the form that names a person. */
const noGo: Action = {
  name: to.noGo,
  opensForm: true,
  run: async (_call, scene) => ({ reply: 'form', form: noGoForm(text(scene.language)) }),
};

/** Somebody was named whom one does not want to be asked about. */
const noGoSent: Action = {
  name: to.noGoForm,
  run: async (call, scene) => {
    const person = personOf(call.answers, 'person');
    const member = person === null ? null : await scene.tx.members.get(person);
    if (member === null) return refuse(scene.language, { refused: 'unknownPerson' });
    if (member.id === call.who) return refuse(scene.language, { refused: 'yourself' });
    await changeRules(scene.tx, call.who, ({ people }) => ({ people: [...new Set([...people, member.id])] }));
    return { reply: 'replace', message: await rulesPage(scene, call.who) };
  },
};

/** One may be asked about this person again. */
const allow: Action = {
  name: to.allow,
  run: async (call, scene) => {
    await changeRules(scene.tx, call.who, ({ people }) => ({
      people: people.filter((person) => person !== asId<MemberId>(call.subject)),
    }));
    return { reply: 'replace', message: await rulesPage(scene, call.who) };
  },
};

/** What I passed on, and what came of it. */
const recordAction: Action = {
  name: to.record,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const lines = await recordOf(scene, me.id);
    return { reply: 'show', message: connectorRecord(text(scene.language), { lines }) };
  },
};

/** Everything about being introduced, and introducing others. */
export const connectorActions: readonly Action[] = [
  ...referActions,
  ...connectorAnswerActions,
  rulesAction,
  editRules,
  rulesSent,
  noGo,
  noGoSent,
  allow,
  recordAction,
  creditAction,
];

const rulesPage = async ({ tx, language }: Scene, member: MemberId): Promise<Message> => {
  const rules = (await tx.connectors.rulesOf([member])).get(member) ?? rulesOf(member);
  const people = [...(await tx.members.getMany(rules.people)).values()];
  return connectorRules(text(language), { rules, people, labels: await labelsOf(tx), now: tx.now });
};

const recordOf = async ({ tx }: Scene, me: MemberId): Promise<RecordLine[]> => {
  const since = new Date(tx.now.getTime() - recordDays * 86_400_000);
  const lines: RecordLine[] = [];
  for (const request of await tx.connectors.askedOf(me, since)) {
    const mine = request.connectors.find(({ member }) => member === me);
    if (mine?.state !== 'forwarded' || mine.to === null) continue;
    lines.push({
      requester: request.showsName ? request.requester : null,
      to: targetOf(request, mine.to),
      at: mine.closedAt,
      // Before its clock nobody learns how a request stands, but for good news.
      result: await resultOf(tx, request, me),
      isCredited: (await tx.connectors.creditedAt(request.id, me)) !== null,
    });
  }
  return lines;
};
