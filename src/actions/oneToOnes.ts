import { asId, type MemberId, type OneToOneId } from '../core/ids.ts';
import { answerOneToOne, isOver, logOneToOne, type OneToOne, oneToOneLimits } from '../core/oneToOne.ts';
import { isPaused } from '../core/pause.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { addresses } from '../views/addresses.ts';
import { talkAnswered, talkForm, talkLogged } from '../views/oneToOnes.ts';
import { text } from '../views/text.ts';
import type { Action, ClockAction, Reply, Scene } from './action.ts';
import { personOf } from './answers.ts';
import { joinedMe, lockedMe, takesRequests } from './me.ts';
import type { Transaction } from './ports.ts';
import { roomFor } from './referralsClock.ts';
import { refuse } from './refuse.ts';
import { noteContact } from './tieEvidence.ts';

const to = addresses.oneToOnes;

/** We talked: logs it for the person named, or asks for whom. */
export const oneToOneAction: Action = {
  name: to.log,
  opensForm: true,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const named = call.person ?? (call.subject === '' ? null : asId<MemberId>(call.subject));
    if (named !== null) return log(scene, me.id, named);
    if (call.text !== '') return refuse(scene.language, { refused: 'unknownPerson' });
    return { reply: 'form', form: talkForm(text(scene.language)) };
  },
};

const logSent: Action = {
  name: to.logForm,
  run: async (call, scene) => {
    const named = personOf(call.answers, 'person');
    return named === null
      ? refuse(scene.language, { refused: 'unknownPerson' })
      : log(scene, call.who, named);
  },
};

/** The other says whether it took place. Whoever logged it is not told of a no. */
const answerAction: Action = {
  name: to.answer,
  run: async (call, scene) => {
    const { tx } = scene;
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const [id = '', pressed] = call.subject.split('/');
    const answer = (['confirmed', 'denied'] as const).find((known) => known === pressed);
    const talk = await tx.oneToOnes.lock(asId<OneToOneId>(id));
    const after: ReturnType<typeof answerOneToOne> =
      talk === null || answer === undefined ? { refused: 'notYours' } : answerOneToOne(talk, me.id, answer);
    if (isRefusal(after)) return refuse(scene.language, after);
    await tx.oneToOnes.save(after);
    if (after.answer === 'confirmed') await noteTalk(tx, after);
    await tx.due.set('oneToOne', after.id, null);
    return { reply: 'replace', message: talkAnswered(text(scene.language), { talk: after }) };
  },
};

/** Everything one can do about talks of two. */
export const oneToOneActions: readonly Action[] = [oneToOneAction, logSent, answerAction];

/** The clock: ask the other once, as soon as their budget of messages has room; after three weeks never. */
export const oneToOneTick: ClockAction = async (subject, { tx }) => {
  const talk = await tx.oneToOnes.lock(asId<OneToOneId>(subject));
  if (talk === null || talk.toldAt !== null || isOver(talk, tx.now))
    return tx.due.set('oneToOne', subject, null);
  const room = await roomFor(tx, talk.with);
  if (!room.isThere || (await tx.limits.avoids(talk.by, talk.with)))
    return tx.due.set('oneToOne', subject, null);
  // Nobody hears from somebody who is paused; once that is lifted it is asked.
  const mayAsk = room.mayBeTold && !isPaused(await tx.pauses.get(talk.by));
  if (!mayAsk) return tx.due.set('oneToOne', subject, room.retryAt);
  await tx.limits.contacted(talk.with, 'unasked', tx.now);
  await tx.oneToOnes.save({ ...talk, toldAt: tx.now });
  const notice = { notice: 'talkLogged', talk: talk.id } as const;
  const effect = { effect: 'tell', to: talk.with, notice } as const;
  await tx.outbox.add([{ key: `${talk.id}/logged`, effect, notBefore: tx.now }]);
  return tx.due.set('oneToOne', subject, null);
};

/** Somebody is no longer a member: nobody waits for their answer any more. */
export const leaveOneToOnes = async (tx: Transaction, member: MemberId): Promise<void> => {
  for (const { id, answer } of await tx.oneToOnes.of(member, daysAgo(tx.now, oneToOneLimits.waitDays))) {
    const talk = answer === 'waiting' ? await tx.oneToOnes.lock(id) : null;
    if (talk === null || talk.answer !== 'waiting') continue;
    await tx.oneToOnes.save({ ...talk, answer: 'denied' });
    await tx.due.set('oneToOne', id, null);
  }
};

const log = async (scene: Scene, who: MemberId, whom: MemberId): Promise<Reply> => {
  const { tx, dice } = scene;
  const me = await lockedMe(scene, who);
  if (isRefusal(me)) return refuse(scene.language, me);
  const other = await takesRequests(scene, me, whom);
  if (isRefusal(other)) return refuse(scene.language, other);
  const recent = await tx.oneToOnes.of(me.id, daysAgo(tx.now, oneToOneLimits.pairDays));
  const talk = logOneToOne({ id: dice.id<OneToOneId>(), by: me.id, with: other.id }, recent, tx.now);
  if (isRefusal(talk)) return answerTheirs(scene, recent, other.id, talk);
  await tx.oneToOnes.save(talk);
  await tx.due.set('oneToOne', talk.id, tx.now);
  return { reply: 'show', message: talkLogged(text(scene.language), { with: other.id }) };
};

/** Both logged the same talk: the second to do so confirms it. */
const answerTheirs = async (
  scene: Scene,
  recent: readonly { readonly id: OneToOneId; readonly by: MemberId; readonly answer: string }[],
  other: MemberId,
  no: Refusal,
): Promise<Reply> => {
  const { tx } = scene;
  const theirs = recent.find(({ by, answer }) => by === other && answer === 'waiting');
  const talk = theirs === undefined ? null : await tx.oneToOnes.lock(theirs.id);
  if (talk === null) return refuse(scene.language, no);
  const after = { ...talk, answer: 'confirmed' as const };
  await tx.oneToOnes.save(after);
  await noteTalk(tx, after);
  await tx.due.set('oneToOne', talk.id, null);
  return { reply: 'show', message: talkAnswered(text(scene.language), { talk: after }) };
};

/** A talk both confirmed speaks for their tie. */
const noteTalk = (tx: Transaction, talk: OneToOne): Promise<void> =>
  noteContact(tx, talk.by, [talk.with], { kind: 'talk', about: talk.id, at: talk.at });

const daysAgo = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000);
