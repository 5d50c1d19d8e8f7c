import { asId, type MemberId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import {
  claimTie,
  type MyTie,
  postponeTie,
  questionFor,
  refuseTie,
  sideOf,
  type TieQuestion,
  type TieSource,
  type TieStrength,
  takeBackTie,
  tieAs,
  tieLimits,
  tieStrengths,
} from '../core/tie.ts';
import { addresses } from '../views/addresses.ts';
import { text } from '../views/text.ts';
import {
  howWell,
  knowForm,
  myTies,
  questionsAtOnce,
  type TiePlace,
  tieLeft,
  tieNoted,
  tiePlaces,
} from '../views/ties.ts';
import type { Action, Reply, Scene } from './action.ts';
import { chosenOf, personOf } from './answers.ts';
import { oneOf } from './choices.ts';
import { joinedMe, lockedMe, takesRequests } from './me.ts';
import type { Transaction } from './ports.ts';
import { refuse } from './refuse.ts';
import { suggestAction, suggestedPage } from './tieSuggestions.ts';

const to = addresses.ties;
const dayMs = 86_400_000;
const unknown: Refusal = { refused: 'unknownPerson' };

/** I know somebody: asks how well for the person named, or for both in a form. */
export const knowAction: Action = {
  name: to.know,
  opensForm: true,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const named = call.person ?? (call.subject === '' ? null : asId<MemberId>(call.subject));
    if (named === null) {
      return call.text === ''
        ? { reply: 'form', form: knowForm(text(scene.language)) }
        : refuse(scene.language, unknown);
    }
    const tie = await scene.tx.ties.get(me.id, named);
    const [said, question] = [tieAs(tie, me.id), questionFor(tie, me.id)];
    // Whom one named already can be looked at and taken back, whatever became of them; a question can be answered.
    const isOpen = said !== null || question !== null;
    const person = isOpen ? await scene.tx.members.get(named) : await takesRequests(scene, me, named);
    if (person === null || isRefusal(person)) return refuse(scene.language, person ?? unknown);
    return {
      reply: 'show',
      message: howWell(text(scene.language), { person, said: said?.strength ?? null, question }),
    };
  },
};

const knowSent: Action = {
  name: to.knowForm,
  choices: { strength: oneOf(tieStrengths) },
  run: async (call, scene) => {
    const named = personOf(call.answers, 'person');
    const strength = chosenOf(call.answers, 'strength', tieStrengths);
    return named === null
      ? refuse(scene.language, unknown)
      : say(scene, call.who, { person: named, word: strength, place: 'person', page: 0 });
  },
};

/** One word about one person: how well, not now, do not ask, taken back. */
const sayAction: Action = {
  name: to.say,
  run: (call, scene) => {
    const [person = '', pressed, at, page = '0'] = call.subject.split('/');
    const word = words.find((known) => known === pressed);
    const place = tiePlaces.find((known) => known === at) ?? 'person';
    return word === undefined
      ? Promise.resolve(refuse(scene.language, unknown))
      : say(scene, call.who, { person: asId<MemberId>(person), word, place, page: Number(page) || 0 });
  },
};

/** Whom I know, and the questions that wait. The subject is a page. */
export const tiesAction: Action = {
  name: to.open,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const page = /^\d{1,3}$/u.test(call.subject) ? Number(call.subject) : 0;
    const message = await pageOf(scene, me.id, page);
    return { reply: call.surface === 'button' ? 'replace' : 'show', message };
  },
};

/** Everything one can do about whom one knows. */
export const tieActions: readonly Action[] = [knowAction, knowSent, sayAction, tiesAction, suggestAction];

/** Questions that wait for a member, each about somebody who still takes part. */
export const questionsFor = async (tx: Transaction, me: MemberId, limit: number): Promise<TieQuestion[]> =>
  (await tx.ties.waitingFor(me, limit)).flatMap((tie) => questionFor(tie, me) ?? []);

/** A member's own word about others, the latest first; whoever left or is avoided by them is not among them. */
export const tiesOf = async (tx: Transaction, me: MemberId): Promise<MyTie[]> => {
  const mine = (await tx.ties.of(me)).flatMap((tie) => tieAs(tie, me) ?? []);
  const people = await tx.members.getMany(mine.map(({ person }) => person));
  const avoided = new Set(await tx.limits.avoidedBy(me));
  return mine
    .filter(({ person }) => people.get(person)?.status === 'joined' && !avoided.has(person))
    .sort((a, b) => b.at.getTime() - a.at.getTime() || (a.person < b.person ? -1 : 1));
};

/** Which of these people may be asked about after a talk: nothing was said of them, nor were they refused. */
export const mayNameAfterTalk = async (
  tx: Transaction,
  me: MemberId,
  people: readonly MemberId[],
): Promise<MemberId[]> => {
  const members = await tx.members.getMany(people);
  const avoided = new Set(await tx.limits.avoidedBy(me));
  const open: MemberId[] = [];
  for (const person of people) {
    if (members.get(person)?.status !== 'joined' || avoided.has(person)) continue;
    const { claim, refusedAt } = sideOf(await tx.ties.get(me, person), me);
    if (claim === null && refusedAt === null) open.push(person);
  }
  return open;
};

const words = [...tieStrengths, 'later', 'never', 'back'] as const;

type Said = {
  readonly person: MemberId;
  readonly word: (typeof words)[number];
  readonly place: TiePlace;
  readonly page: number;
};

const say = async (scene: Scene, who: MemberId, said: Said): Promise<Reply> => {
  const me = await lockedMe(scene, who);
  if (isRefusal(me)) return refuse(scene.language, me);
  const { tx } = scene;
  const { person, word } = said;
  if (word !== 'later' && word !== 'never' && word !== 'back') {
    const tie = await claim(scene, me, said, word);
    return isRefusal(tie) ? refuse(scene.language, tie) : replyTo(scene, me.id, said, tie);
  }
  if ((await tx.members.get(person)) === null || person === me.id) return refuse(scene.language, unknown);
  const change = { later: postponeTie, never: refuseTie, back: takeBackTie }[word];
  await tx.ties.save(change(await tx.ties.lock(me.id, person), me.id, tx.now));
  return replyTo(scene, me.id, said, null);
};

/** Of somebody who avoids the caller the word is kept like any other: nobody can tell. */
const claim = async (
  scene: Scene,
  me: Member,
  { person, place }: Said,
  strength: TieStrength,
): Promise<MyTie | Refusal> => {
  const { tx } = scene;
  const before = await tx.ties.get(me.id, person);
  const question = questionFor(before, me.id);
  if (tieAs(before, me.id) === null) {
    const other = await takesRequests(scene, me, person);
    // Whoever asks, and whom one met, may be named though they are not listed.
    const isMet = question !== null || (place === 'met' && before.evidence.length > 0);
    if (isRefusal(other) && !(isMet && (await tx.members.get(person))?.status === 'joined')) return other;
    const today = await saidToday(tx, me.id);
    if (today >= tieLimits.claimsPerDay) return { refused: 'tooManyTies', most: tieLimits.claimsPerDay };
  }
  const source: TieSource = place === 'met' ? 'met' : question === null ? 'said' : 'answered';
  const tie = claimTie(await tx.ties.lock(me.id, person), me.id, { strength, source }, tx.now);
  await tx.ties.save(tie);
  return tieAs(tie, me.id) ?? unknown;
};

const saidToday = async (tx: Transaction, me: MemberId): Promise<number> =>
  (await tx.ties.of(me)).filter((tie) => {
    const said = tieAs(tie, me);
    return said !== null && tx.now.getTime() - said.at.getTime() < dayMs;
  }).length;

const replyTo = async (scene: Scene, me: MemberId, said: Said, tie: MyTie | null): Promise<Reply> => {
  const { place, word } = said;
  if (place === 'page') return { reply: 'replace', message: await pageOf(scene, me, 0) };
  if (place === 'card') return { reply: 'replace', message: await suggestedPage(scene, me, said.page) };
  const message =
    tie === null
      ? tieLeft(text(scene.language), { what: word === 'later' || word === 'never' ? word : 'back' })
      : tieNoted(text(scene.language), { tie });
  // The answer to a check-in and a digest stay where they are.
  return { reply: place === 'met' || place === 'digest' ? 'show' : 'replace', message };
};

const pageOf = async (scene: Scene, me: MemberId, page: number) =>
  myTies(text(scene.language), {
    questions: await questionsFor(scene.tx, me, questionsAtOnce),
    mine: await tiesOf(scene.tx, me),
    page,
  });
