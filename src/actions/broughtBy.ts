import type { Member } from '../core/member.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { addresses } from '../views/addresses.ts';
import { broughtForm, broughtSaid } from '../views/broughtBy.ts';
import { text } from '../views/text.ts';
import type { Action } from './action.ts';
import { personOf } from './answers.ts';
import { joinedMe, takesRequests } from './me.ts';
import { refuse } from './refuse.ts';

/** So long after joining, somebody is a newcomer who may say who brought them. */
const newcomerDays = 30;
const no: Refusal = { refused: 'notBrought' };

/** Somebody brought me: opens the form. */
const sayAction: Action = {
  name: addresses.visitors.say,
  opensForm: true,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    if (!isNew(me, scene.tx.now)) return refuse(scene.language, no);
    return { reply: 'form', form: broughtForm(text(scene.language)) };
  },
};

/** The form was sent: kept once, told to nobody. */
const sayForm: Action = {
  name: addresses.visitors.sayForm,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const named = personOf(call.answers, 'person');
    const by =
      named === null ? ({ refused: 'unknownPerson' } as const) : await takesRequests(scene, me, named);
    if (isRefusal(by)) return refuse(scene.language, by);
    const wasBefore = by.joinedAt !== null && me.joinedAt !== null && by.joinedAt < me.joinedAt;
    const isSaid = isNew(me, scene.tx.now) && wasBefore && (await scene.tx.visitors.say(me.id, by.id));
    if (!isSaid) return refuse(scene.language, no);
    return { reply: 'show', message: broughtSaid(text(scene.language)) };
  },
};

export const visitorActions: readonly Action[] = [sayAction, sayForm];

const isNew = ({ joinedAt }: Member, now: Date): boolean =>
  joinedAt !== null && now.getTime() - joinedAt.getTime() < newcomerDays * 86_400_000;
