import { belongingsOf, type Circle, isSameName, nameTrouble } from '../core/circle.ts';
import { asId, type CircleId, type MemberId, type ProgramId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { addresses } from '../views/addresses.ts';
import {
  circleForm,
  circleList,
  circlePage,
  circlePageSize,
  circleRemoval,
  circleSaid,
  circleTrouble,
  limitForm,
  myCirclesForm,
} from '../views/circles.ts';
import { programName, programSaid } from '../views/rounds.ts';
import { text } from '../views/text.ts';
import type { Action, Reply, Scene } from './action.ts';
import { choicesOf, textOf } from './answers.ts';
import { notOffered } from './choices.ts';
import { askAgainFor, othersIn, shownIn } from './circlePeople.ts';
import { labelsOf } from './expertise.ts';
import { joinedMe, lockedMe, memberOrManager } from './me.ts';
import { isOpened } from './programs.ts';
import { refuse } from './refuse.ts';
import { commitProgram } from './roundsClock.ts';

const to = addresses.circles;
const gone: Refusal = { refused: 'notYours' };

/** Every circle, and what the caller belongs to. */
export const circlesAction: Action = {
  name: to.open,
  run: async (call, scene) => {
    const me = await memberOrManager(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const reply = call.surface === 'button' ? 'replace' : 'show';
    return listReply(scene, me.id, reply);
  },
};

/** One circle: who shows that they belong. */
const showAction: Action = {
  name: to.show,
  run: async (call, scene) => {
    const me = await memberOrManager(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const [id = '', page = ''] = call.subject.split('/');
    const circle = await scene.tx.circles.get(asId<CircleId>(id));
    if (circle === null) return refuse(scene.language, gone);
    return pageReply(scene, me, circle, /^\d{1,4}$/u.test(page) ? Number(page) : 0);
  },
};

/** Opens the form of one's own circles. */
const mineAction: Action = {
  name: to.mine,
  opensForm: true,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const circles = await scene.tx.circles.list();
    if (circles.length === 0) return listReply(scene, me.id, 'show');
    const mine = await scene.tx.circles.of(me.id);
    return { reply: 'form', form: myCirclesForm(text(scene.language), { circles, mine }) };
  },
};

/** The form was sent. */
const mineSent: Action = {
  name: to.mineForm,
  run: async (call, scene) => {
    const { tx } = scene;
    const me = await lockedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const circles = await tx.circles.list();
    const form = myCirclesForm(text(scene.language), { circles, mine: [] });
    const wrong = notOffered(scene.language, form, call.answers);
    if (wrong !== null) return wrong;
    const said = { mine: choicesOf(call.answers, 'mine'), shown: choicesOf(call.answers, 'shown') };
    await tx.circles.replace(me.id, belongingsOf(me.id, circles, said));
    return listReply(scene, me.id, 'replace');
  },
};

/** Opens the form of a new one. */
const createAction: Action = {
  name: to.create,
  managersOnly: true,
  opensForm: true,
  run: async (_call, { language }) => ({
    reply: 'form',
    form: circleForm(text(language), { circle: null }),
  }),
};

const renameAction: Action = {
  name: to.rename,
  managersOnly: true,
  opensForm: true,
  run: async (call, { tx, language }) => {
    const circle = await tx.circles.get(asId<CircleId>(call.subject));
    return circle === null
      ? refuse(language, gone)
      : { reply: 'form', form: circleForm(text(language), { circle }) };
  },
};

/** The name was sent: a circle is made, or one has another name. */
const nameSent: Action = {
  name: to.nameForm,
  managersOnly: true,
  run: async (call, scene) => {
    const { tx, dice, language } = scene;
    const all = await tx.circles.list();
    const before = all.find(({ id }) => id === call.subject) ?? null;
    if (before === null && call.subject !== '') return refuse(language, gone);
    const name = textOf(call.answers, 'name').replace(/\s+/gu, ' ');
    const trouble = nameTrouble(
      name,
      all.filter((one) => one !== before),
    );
    if (trouble !== null)
      return { reply: 'correct', errors: { name: circleTrouble(text(language), trouble) } };
    if (before !== null && !isSameName(before.name, name))
      return { reply: 'correct', errors: { name: circleTrouble(text(language), 'another') } };
    const circle: Circle = { ...(before ?? { id: dice.id<CircleId>(), madeAt: tx.now }), name };
    await tx.circles.save(circle);
    const action = before === null ? 'circles.made' : 'circles.renamed';
    await tx.audit.note({ actor: call.who, action, subject: circle.id });
    return listReply(scene, call.who, 'replace');
  },
};

/** Once more before it is gone. */
const removeAction: Action = {
  name: to.remove,
  managersOnly: true,
  run: async (call, { tx, language }) => {
    const circle = await tx.circles.get(asId<CircleId>(call.subject));
    return circle === null
      ? refuse(language, gone)
      : { reply: 'show', message: circleRemoval(text(language), { circle }) };
  },
};

/** Gone, with everybody's belonging; never while rounds are only for it, or they would be for all. */
const removeConfirmed: Action = {
  name: to.removeConfirmed,
  managersOnly: true,
  run: async (call, { tx, language }) => {
    const circle = await tx.circles.get(asId<CircleId>(call.subject));
    if (circle === null) return refuse(language, gone);
    const isNeeded = (await tx.programs.list()).some((program) => program.circle === circle.id);
    if (!isNeeded) {
      await tx.circles.remove(circle.id);
      await tx.audit.note({ actor: call.who, action: 'circles.removed', subject: circle.id });
    }
    return { reply: 'replace', message: circleSaid(text(language), isNeeded ? 'hasProgram' : 'removed') };
  },
};

/** Opens the form of whom a program is for. */
const limitAction: Action = {
  name: to.limit,
  managersOnly: true,
  opensForm: true,
  run: async (call, { tx, language }) => {
    const program = await tx.programs.get(asId<ProgramId>(call.subject));
    if (program === null) return refuse(language, gone);
    const circles = await tx.circles.list();
    return { reply: 'form', form: limitForm(text(language), { program, circles }) };
  },
};

/** The program is for a circle from now on, or for all. */
const limitSent: Action = {
  name: to.limitForm,
  managersOnly: true,
  run: async (call, { tx, dice, language }) => {
    const program = await tx.programs.lock(asId<ProgramId>(call.subject));
    if (program === null) return refuse(language, gone);
    const circles = await tx.circles.list();
    const wrong = notOffered(language, limitForm(text(language), { program, circles }), call.answers);
    if (wrong !== null) return wrong;
    const [chosen] = choicesOf(call.answers, 'circle');
    const circle = circles.find(({ id }) => id === chosen) ?? null;
    const changed = { ...program, circle: circle?.id ?? null };
    await commitProgram(tx, dice, changed, []);
    await askAgainFor(tx, program, changed);
    await tx.audit.note({ actor: call.who, action: 'programs.changed', subject: program.id });
    const words = text(language).programs;
    const more = isOpened(program, changed) ? words.outStayOut : null;
    return { reply: 'replace', message: programSaid(changed, words.saved(programName(changed)), more) };
  },
};

/** Everything one can do about circles. */
export const circleActions: readonly Action[] = [
  circlesAction,
  showAction,
  mineAction,
  mineSent,
  createAction,
  renameAction,
  nameSent,
  removeAction,
  removeConfirmed,
  limitAction,
  limitSent,
];

const listReply = async (
  { tx, language }: Scene,
  who: MemberId,
  reply: 'show' | 'replace',
): Promise<Reply> => {
  const about = {
    circles: await tx.circles.list(),
    mine: await tx.circles.of(who),
    isManager: await tx.members.isManager(who),
  };
  return { reply, message: circleList(text(language), about) };
};

const pageReply = async (
  { tx, language }: Scene,
  me: Member,
  circle: Circle,
  page: number,
): Promise<Reply> => {
  const all = await shownIn(tx, circle.id, me.id);
  const people = all.filter(({ id }) => id !== me.id);
  const last = Math.max(0, Math.ceil(people.length / circlePageSize) - 1);
  const [others] = (await tx.members.isManager(me.id)) ? await othersIn(tx, [circle.id], me.id) : [];
  const count = others?.size ?? null;
  const about = { circle, people, page: Math.min(page, last), count, labels: await labelsOf(tx) };
  return { reply: 'show', message: circlePage(text(language), about) };
};
