import { asId, type MemberId } from '../core/ids.ts';
import {
  type Keep,
  keepInTouch,
  lastTouch,
  noteSuggested,
  noteTouch,
  snoozeKeep,
  stopKeeping,
  touchCadences,
} from '../core/keepInTouch.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { suggestSlots } from '../core/time/slots.ts';
import { addresses } from '../views/addresses.ts';
import { meetForm } from '../views/introRequests.ts';
import { keepDone, keepForm, keptList, keptPerson, proposal } from '../views/keepInTouch.ts';
import { text } from '../views/text.ts';
import type { Action, Reply } from './action.ts';
import { chosenOf, personOf } from './answers.ts';
import { oneOf } from './choices.ts';
import { contactsOf } from './keepContacts.ts';
import { joinedMe, lockedMe, takesRequests } from './me.ts';
import { refuse } from './refuse.ts';

const to = addresses.keep;
const notYours: Refusal = { refused: 'notYours' };

/** Keep in touch with a person: opens the form, for them or open. */
export const keepAction: Action = {
  name: to.set,
  opensForm: true,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const named = call.person ?? (call.subject === '' ? null : asId<MemberId>(call.subject));
    if (named === null && call.text !== '') return refuse(scene.language, { refused: 'unknownPerson' });
    const person = named === null ? null : await takesRequests(scene, me, named);
    if (isRefusal(person)) return refuse(scene.language, person);
    const keep = person === null ? null : await scene.tx.keeps.get(me.id, person.id);
    return { reply: 'form', form: keepForm(text(scene.language), { person, keep }) };
  },
};

/** The form was sent. */
const setSent: Action = {
  name: to.setForm,
  choices: { cadence: oneOf(touchCadences) },
  run: async (call, scene) => {
    const { tx } = scene;
    const me = await lockedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const named = call.subject === '' ? personOf(call.answers, 'person') : asId<MemberId>(call.subject);
    const person =
      named === null ? ({ refused: 'unknownPerson' } as const) : await takesRequests(scene, me, named);
    if (isRefusal(person)) return refuse(scene.language, person);
    const cadence = chosenOf(call.answers, 'cadence', touchCadences);
    const before = await tx.keeps.get(me.id, person.id);
    const set = { member: me.id, person: person.id, cadence };
    const keep = keepInTouch(before, set, await tx.keeps.of(me.id), tx.now);
    if (isRefusal(keep)) return refuse(scene.language, keep);
    await tx.keeps.save(keep);
    return done(scene.language, person.id, 'set');
  },
};

/** With whom I keep in touch. */
const listAction: Action = {
  name: to.list,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const keeps = (await scene.tx.keeps.of(me.id)).filter(({ cadence }) => cadence !== null);
    const { lastAt } = await contactsOf(scene.tx, me.id);
    const lines = keeps.map((keep) => ({ keep, lastAt: lastTouch(keep, lastAt.get(keep.person) ?? null) }));
    const page = /^\d{1,3}$/u.test(call.subject) ? Number(call.subject) : 0;
    const message = keptList(text(scene.language), { lines, page });
    return { reply: call.surface === 'button' ? 'replace' : 'show', message };
  },
};

/** One of them, and what can be done. */
const showAction: Action = {
  name: to.show,
  run: async (call, scene) => {
    const keep = await scene.tx.keeps.get(call.who, asId<MemberId>(call.subject));
    if (keep === null || keep.cadence === null) return refuse(scene.language, notYours);
    const { lastAt } = await contactsOf(scene.tx, call.who);
    const about = { keep, lastAt: lastTouch(keep, lastAt.get(keep.person) ?? null) };
    return { reply: 'show', message: keptPerson(text(scene.language), about) };
  },
};

/** Words to copy, with times where the two know each other. Nothing is sent, so nobody's list matters here. */
const writeAction: Action = {
  name: to.write,
  run: async (call, scene) => {
    const { tx } = scene;
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const person = await tx.members.get(asId<MemberId>(call.subject));
    if (person === null || person.status !== 'joined' || person.id === me.id) {
      return refuse(scene.language, { refused: 'takesNoRequests' });
    }
    const { network } = await contactsOf(tx, me.id);
    const isKnown = network.some((known) => known.person === person.id);
    const slots = isKnown ? suggestSlots(me, person, tx.now, tx.community) : [];
    const about = { person: person.id, slots, zone: me.zone };
    return { reply: 'show', message: proposal(text(scene.language), about) };
  },
};

/**
 * The same by a card: they hear of it, in their budget, and may say yes or nothing. A yes opens a room with times within
 * working hours on both sides. Of the list they learn nothing.
 */
const askAction: Action = {
  name: to.ask,
  opensForm: true,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const person = await takesRequests(scene, me, asId<MemberId>(call.subject));
    if (isRefusal(person)) return refuse(scene.language, person);
    const words = text(scene.language);
    return { reply: 'form', form: meetForm(words, { person, blurb: words.keep.words }) };
  },
};

/** I did talk, with somebody on the list or somebody who was suggested. */
const talkedAction: Action = {
  name: to.talked,
  run: async (call, scene) => {
    const { tx } = scene;
    const me = await lockedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const person = asId<MemberId>(call.subject);
    const known = await tx.keeps.get(me.id, person);
    if (known === null) {
      const { network } = await contactsOf(tx, me.id);
      if (!network.some((one) => one.person === person)) return refuse(scene.language, notYours);
    }
    const keep = known ?? { ...noteSuggested(null, me.id, person, tx.now), suggestedAt: null };
    await tx.keeps.save(noteTouch(keep, tx.now));
    return done(scene.language, person, 'noted');
  },
};

/** Not now. */
const snoozeAction: Action = changing(to.snooze, 'snoozed', snoozeKeep);

/** No more reminders of this person. */
const stopAction: Action = changing(to.stop, 'stopped', stopKeeping);

/** Everything one can do about keeping in touch. */
export const keepActions: readonly Action[] = [
  keepAction,
  setSent,
  listAction,
  showAction,
  writeAction,
  askAction,
  talkedAction,
  snoozeAction,
  stopAction,
];

function changing(
  name: string,
  what: 'snoozed' | 'stopped',
  change: (keep: Keep, now: Date) => Keep,
): Action {
  return {
    name,
    run: async (call, scene) => {
      const me = await lockedMe(scene, call.who);
      if (isRefusal(me)) return refuse(scene.language, me);
      const keep = await scene.tx.keeps.get(me.id, asId<MemberId>(call.subject));
      if (keep === null) return refuse(scene.language, notYours);
      await scene.tx.keeps.save(change(keep, scene.tx.now));
      return done(scene.language, keep.person, what);
    },
  };
}

const done = (
  language: Parameters<typeof text>[0],
  person: MemberId,
  what: 'set' | 'noted' | 'snoozed' | 'stopped',
): Reply => ({ reply: 'replace', message: keepDone(text(language), { person, done: what }) });
