import { asId, type MemberId } from '../core/ids.ts';
import type { DoNotAsk } from '../core/introRequest.ts';
import { introKinds } from '../core/introRequest.ts';
import type { Member } from '../core/member.ts';
import { isRefusal } from '../core/refusal.ts';
import { addresses } from '../views/addresses.ts';
import type { Answers } from '../views/form.ts';
import { companyChoices, referForm, referNext, referWhomForm } from '../views/refer.ts';
import { text } from '../views/text.ts';
import type { Action, Scene } from './action.ts';
import { chosenOf, personOf, textOf } from './answers.ts';
import { oneOf } from './choices.ts';
import { joinedMe, lockedMe, takesRequests } from './me.ts';
import { placeForPerson, usualCompany } from './placing.ts';
import { refuse } from './refuse.ts';

const to = addresses.connectors;

/** Ask to be introduced by somebody who knows both: opens the form, or asks to whom first. */
export const referAction: Action = {
  name: to.refer,
  opensForm: true,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const named = call.person ?? (call.subject === '' ? null : asId<MemberId>(call.subject));
    if (named === null && call.text !== '') return refuse(scene.language, { refused: 'unknownPerson' });
    if (named === null) return { reply: 'form', form: referWhomForm(text(scene.language)) };
    const person = await takesRequests(scene, me, named);
    if (isRefusal(person)) return refuse(scene.language, person);
    return { reply: 'form', form: referForm(text(scene.language), { person, blurb: '' }) };
  },
};

/** Somebody was named: a button leads to the form. */
const whomSent: Action = {
  name: to.referWhom,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const named = personOf(call.answers, 'person');
    const person =
      named === null ? ({ refused: 'unknownPerson' } as const) : await takesRequests(scene, me, named);
    if (isRefusal(person)) return refuse(scene.language, person);
    return { reply: 'show', message: referNext(text(scene.language), { person }) };
  },
};

/** The form was sent. */
const referSentAction: Action = {
  name: to.referForm,
  choices: { kind: oneOf(introKinds), company: oneOf(companyChoices) },
  run: async (call, scene) => {
    const me = await lockedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const person = await takesRequests(scene, me, asId<MemberId>(call.subject));
    if (isRefusal(person)) return refuse(scene.language, person);
    const people = await peopleNamed(scene, me, textOf(call.answers, 'people'));
    if (typeof people === 'string') {
      return { reply: 'correct', errors: { people: text(scene.language).connectors.notFound(people) } };
    }
    const doNotAsk = { company: leavesCompanyOut(call.answers), people };
    return placeForPerson(scene, me, person, call.answers, 'connector', doNotAsk);
  },
};

/** Everything a requester can do about being introduced by somebody they know. */
export const referActions: readonly Action[] = [referAction, whomSent, referSentAction];

const leavesCompanyOut = (answers: Answers): DoNotAsk['company'] => {
  const choice = chosenOf(answers, 'company', companyChoices);
  return choice === 'never' || (choice === 'usual' && usualCompany(answers).company);
};

/** Those whom a list names, each without doubt; otherwise the first name nobody or several go by. */
const peopleNamed = async (scene: Scene, me: Member, typed: string): Promise<MemberId[] | string> => {
  const found: MemberId[] = [];
  const names = typed.split(/[,;\n]/u).map((name) => name.trim().replace(/^@/u, ''));
  for (const name of names.filter((one) => one !== '').slice(0, 20)) {
    const [one, ...others] = (await scene.tx.members.named(name)).filter(
      ({ status, id }) => status === 'joined' && id !== me.id,
    );
    if (one === undefined || others.length > 0) return name;
    found.push(one.id);
  }
  return found;
};
