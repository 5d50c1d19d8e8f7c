import { asId, type MemberId, type VouchId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { reportableVouch } from '../core/report.ts';
import {
  isRenewable,
  isStanding,
  knownFroms,
  knownWhens,
  renewVouch,
  showVouch,
  type Vouch,
  withdrawVouch,
} from '../core/vouch.ts';
import { addresses } from '../views/addresses.ts';
import { refusalSentence } from '../views/refusals.ts';
import { text } from '../views/text.ts';
import { metParts } from '../views/ties.ts';
import { myVouches, vouchAnswered, vouchCard, vouchForm, vouchGiven } from '../views/vouches.ts';
import type { Action, Call, Scene } from './action.ts';
import { chosenOf, personOf, textOf } from './answers.ts';
import { oneOf } from './choices.ts';
import { labelsOf, readSeeks } from './expertise.ts';
import { joinedMe, lockedMe, takesRequests } from './me.ts';
import { refuse } from './refuse.ts';
import { reportsOf } from './reports.ts';
import { mayNameAfterTalk } from './ties.ts';
import { keepVouch, vouchesAbout, weighVouches } from './vouchKeeping.ts';

const to = addresses.vouches;
const notYours: Refusal = { refused: 'notYours' };
const unknown: Refusal = { refused: 'unknownPerson' };

/** I recommend: opens the form, for the person named or open. */
export const vouchAction: Action = {
  name: to.give,
  opensForm: true,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const labels = await labelsOf(scene.tx);
    const named = call.person ?? (call.subject === '' ? null : asId<MemberId>(call.subject));
    if (named === null) {
      if (call.text !== '') return refuse(scene.language, unknown);
      return { reply: 'form', form: vouchForm(text(scene.language), { person: null, before: null, labels }) };
    }
    const person = await takesRequests(scene, me, named);
    if (isRefusal(person)) return refuse(scene.language, person);
    const mine = await scene.tx.vouches.by(me.id);
    const before = mine.find((one) => one.about === person.id && isStanding(one, scene.tx.now)) ?? null;
    return { reply: 'form', form: vouchForm(text(scene.language), { person, before, labels }) };
  },
};

const vouchSent: Action = {
  name: to.giveForm,
  choices: { from: oneOf(knownFroms), when: oneOf(knownWhens) },
  run: async (call, scene) => {
    const me = await lockedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const named = personOf(call.answers, 'person') ?? asId<MemberId>(call.subject);
    const person = await takesRequests(scene, me, named);
    if (isRefusal(person)) return refuse(scene.language, person);
    const topic = await readSeeks(scene, textOf(call.answers, 'topic'));
    if (topic.error !== undefined) return { reply: 'correct', errors: { topic: topic.error } };
    if (topic.tags.length > 1) {
      return { reply: 'correct', errors: { topic: text(scene.language).vouches.oneTopic } };
    }
    const vouch = await keepVouch(scene, {
      by: me.id,
      about: person.id,
      tag: topic.tags[0]?.tag ?? null,
      from: chosenOf(call.answers, 'from', knownFroms),
      when: chosenOf(call.answers, 'when', knownWhens),
      words: textOf(call.answers, 'words'),
    });
    return isRefusal(vouch)
      ? wrong(scene, me, vouch)
      : { reply: 'replace', message: await given(scene, vouch) };
  },
};

/** Those about me, or those I gave. Subject: `about` or `by`, and a page. */
export const vouchesAction: Action = {
  name: to.open,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const [asked, page = '0'] = call.subject.split('/');
    const side = asked === 'by' ? 'by' : 'about';
    const vouches = side === 'by' ? await standingBy(scene, me.id) : await vouchesAbout(scene.tx, me.id);
    const about = {
      side,
      vouches,
      page: Number(page) || 0,
      labels: await labelsOf(scene.tx),
      now: scene.tx.now,
    } as const;
    return {
      reply: call.surface === 'button' ? 'replace' : 'show',
      message: myVouches(text(scene.language), about),
    };
  },
};

const showAction: Action = {
  name: to.show,
  run: async (call, scene) => {
    const vouch = await scene.tx.vouches.get(asId<VouchId>(call.subject));
    if (vouch === null || !(await isTheirs(scene, vouch, call.who))) return refuse(scene.language, notYours);
    const about = { vouch, reader: call.who, labels: await labelsOf(scene.tx), now: scene.tx.now };
    return { reply: 'show', message: vouchCard(text(scene.language), about) };
  },
};

/** Whoever it is about shows it or keeps it. Subject: vouch/shown or vouch/kept. */
const chooseAction: Action = {
  name: to.choose,
  run: async (call, scene) => {
    const [id = '', pressed] = call.subject.split('/');
    const what = (['shown', 'kept'] as const).find((known) => known === pressed);
    const decide = (vouch: Vouch) =>
      what === undefined ? notYours : showVouch(vouch, call.who, what === 'shown', scene.tx.now);
    const after = await change(scene, call, id, decide);
    return isRefusal(after)
      ? refuse(scene.language, after)
      : { reply: 'replace', message: vouchAnswered(text(scene.language), { what: what ?? 'kept' }) };
  },
};

const renewAction: Action = {
  name: to.renew,
  run: async (call, scene) => {
    const after = await change(scene, call, call.subject, (vouch) =>
      renewVouch(vouch, call.who, scene.tx.now),
    );
    return isRefusal(after)
      ? refuse(scene.language, after)
      : {
          reply: 'replace',
          message: vouchAnswered(text(scene.language), { what: 'renewed', whom: after.about }),
        };
  },
};

const withdrawAction: Action = {
  name: to.withdraw,
  run: async (call, scene) => {
    const after = await change(scene, call, call.subject, (vouch) =>
      withdrawVouch(vouch, call.who, scene.tx.now),
    );
    return isRefusal(after)
      ? refuse(scene.language, after)
      : { reply: 'replace', message: vouchAnswered(text(scene.language), { what: 'withdrawn' }) };
  },
};

/** Everything one can do about recommendations. */
export const vouchActions: readonly Action[] = [
  vouchAction,
  vouchSent,
  vouchesAction,
  showAction,
  chooseAction,
  renewAction,
  withdrawAction,
  ...reportsOf(to, reportedBy),
];

/** The lock keeps two presses at once from being two reports. */
async function reportedBy({ tx }: Scene, { who, subject }: Call) {
  const vouch = await tx.vouches.lock(asId<VouchId>(subject));
  if (vouch === null) return notYours;
  const about = reportableVouch(vouch, who);
  return typeof about === 'string' ? { reporter: who, about, request: vouch.id } : about;
}

const given = async (scene: Scene, vouch: Vouch) => {
  const words = text(scene.language);
  const mayName = await mayNameAfterTalk(scene.tx, vouch.by, [vouch.about]);
  return vouchGiven(words, { vouch, labels: await labelsOf(scene.tx), ties: metParts(words, mayName) });
};

/** Lock, decide, save, and weigh anew what it means for the tie. */
const change = async (
  scene: Scene,
  call: Call,
  id: string,
  decide: (vouch: Vouch) => Vouch | Refusal,
): Promise<Vouch | Refusal> => {
  const me = await joinedMe(scene, call.who);
  if (isRefusal(me)) return me;
  const vouch = await scene.tx.vouches.lock(asId<VouchId>(id));
  const after = vouch === null || !(await isTheirs(scene, vouch, me.id)) ? notYours : decide(vouch);
  if (isRefusal(after)) return after;
  await scene.tx.vouches.add(after);
  await weighVouches(scene.tx, after.by, after.about);
  return after;
};

/** What the one it is about may see: not from somebody who is kept apart or paused. */
const isTheirs = async ({ tx }: Scene, vouch: Vouch, who: MemberId): Promise<boolean> =>
  vouch.by === who
    ? vouch.withdrawnAt === null
    : vouch.about === who && (await vouchesAbout(tx, who)).some(({ id }) => id === vouch.id);

const standingBy = async ({ tx }: Scene, me: MemberId): Promise<Vouch[]> =>
  (await tx.vouches.by(me)).filter((vouch) => isStanding(vouch, tx.now) || isRenewable(vouch, tx.now));

const wrong = (scene: Scene, me: Member, no: Refusal) =>
  no.refused === 'tooLong'
    ? ({ reply: 'correct', errors: { words: refusalSentence(text(scene.language), no, me.zone) } } as const)
    : refuse(scene.language, no);
