import type { MemberId } from '../core/ids.ts';
import { asId } from '../core/ids.ts';
import { isRefusal } from '../core/refusal.ts';
import { localDateOf, resolve } from '../core/time/zones.ts';
import { readUntil } from '../core/until.ts';
import { addresses } from '../views/addresses.ts';
import { avoided, avoidForm, avoidList, resumed, snoozed, snoozeForm, unavoided } from '../views/quiet.ts';
import { refusal } from '../views/refusals.ts';
import { text } from '../views/text.ts';
import type { Action, Reply, Scene } from './action.ts';
import { personOf, textOf } from './answers.ts';
import { joinedMe, lockedMe } from './me.ts';
import { refuse } from './refuse.ts';

const morning = '09:00';

/** Quiet until a day: by command with the day, by button through a form; `off` ends it. */
export const snoozeAction: Action = {
  name: addresses.members.snooze,
  opensForm: true,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    if (call.subject === 'off' || ['off', 'koniec'].includes(call.text.toLowerCase())) {
      const mine = await lockedMe(scene, me.id);
      if (isRefusal(mine)) return refuse(scene.language, mine);
      await scene.tx.members.save({ ...mine, snoozedUntil: null });
      return { reply: 'replace', message: resumed(text(scene.language)) };
    }
    if (call.text === '') return { reply: 'form', form: snoozeForm(text(scene.language)) };
    const until = await snooze(scene, call.who, call.text);
    return until ?? refuse(scene.language, { refused: 'badDate' });
  },
};

/** The snooze form was sent. */
export const snoozeSent: Action = {
  name: addresses.members.snoozeForm,
  run: async (call, scene) => {
    const done = await snooze(scene, call.who, textOf(call.answers, 'until'));
    const words = text(scene.language);
    return done ?? { reply: 'correct', errors: { until: refusal(words, { refused: 'badDate' }).summary } };
  },
};

/** Keep two people apart, privately. */
export const avoidAction: Action = {
  name: addresses.members.avoid,
  opensForm: true,
  run: async (call, scene) => {
    if (call.person === null) return { reply: 'form', form: avoidForm(text(scene.language)) };
    return avoid(scene, call.who, call.person);
  },
};

/** The avoid form was sent. */
export const avoidSent: Action = {
  name: addresses.members.avoidForm,
  run: async (call, scene) => {
    const person = personOf(call.answers, 'person');
    if (person === null) return refuse(scene.language, { refused: 'unknownPerson' });
    return avoid(scene, call.who, person);
  },
};

/** The private list. */
export const avoidedAction: Action = {
  name: addresses.members.avoided,
  run: async (call, scene) => {
    const ids = await scene.tx.limits.avoidedBy(call.who);
    const members = [...(await scene.tx.members.getMany(ids)).values()];
    return { reply: 'show', message: avoidList(text(scene.language), { members }) };
  },
};

/** No longer kept apart. */
export const unavoidAction: Action = {
  name: addresses.members.unavoid,
  run: async (call, scene) => {
    const member = await scene.tx.members.get(asId(call.subject));
    if (member === null) return refuse(scene.language, { refused: 'unknownPerson' });
    await scene.tx.limits.unavoid(call.who, member.id);
    return { reply: 'replace', message: unavoided(text(scene.language), { member }) };
  },
};

const snooze = async (scene: Scene, who: MemberId, typed: string): Promise<Reply | null> => {
  const member = await scene.tx.members.lock(who);
  if (member === null) return null;
  const date = readUntil(typed, localDateOf(scene.tx.now, member.zone));
  if (date === null) return null;
  const until = resolve(date, morning, member.zone);
  await scene.tx.members.save({ ...member, snoozedUntil: until });
  return { reply: 'replace', message: snoozed(text(scene.language), { until }) };
};

const avoid = async (scene: Scene, by: MemberId, whom: MemberId): Promise<Reply> => {
  if (by === whom) return refuse(scene.language, { refused: 'yourself' });
  const member = await scene.tx.members.get(whom);
  if (member === null) return refuse(scene.language, { refused: 'unknownPerson' });
  await scene.tx.limits.avoid(by, whom, scene.tx.now);
  return { reply: 'replace', message: avoided(text(scene.language), { member }) };
};
