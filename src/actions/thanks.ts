import { closePost } from '../core/board.ts';
import type { BoardPost } from '../core/boardPost.ts';
import { asId, type MemberId, type PostId, type ReferralId, type ThanksId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { type MoneyProblem, parseMoney } from '../core/money.ts';
import type { Referral } from '../core/referralSlip.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { findTags } from '../core/search/tags.ts';
import { amountShows, keepThanks, type NewThanks, sayThanks, type Thanks } from '../core/thanks.ts';
import { addresses } from '../views/addresses.ts';
import type { Answers } from '../views/form.ts';
import { refusalSentence } from '../views/refusals.ts';
import { text } from '../views/text.ts';
import { thanked, thanksForm, thanksKept, thanksSaid } from '../views/thanks.ts';
import type { Action, Call, Reply, Scene } from './action.ts';
import { chosenOf, personOf, textOf } from './answers.ts';
import { oneOf } from './choices.ts';
import { commitBoard } from './commitBoard.ts';
import { lexiconOf } from './expertise.ts';
import { joinedMe, lockedMe, takesRequests } from './me.ts';
import { refuse } from './refuse.ts';
import { expectTotals } from './totals.ts';

const to = addresses.thanks;
const notYours: Refusal = { refused: 'notYours' };
const unknown: Refusal = { refused: 'unknownPerson' };

/** Say thanks: opens the form, for a person, for a slip, or open. */
export const thanksAction: Action = {
  name: to.say,
  opensForm: true,
  run: async (call, scene) => {
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    if (call.person === null && call.subject === '') {
      if (call.text !== '') return refuse(scene.language, unknown);
      return { reply: 'form', form: thanksForm(text(scene.language), { person: null, subject: '' }) };
    }
    const whom = await thankedBy(scene, me, call);
    if (isRefusal(whom)) return refuse(scene.language, whom);
    const form = thanksForm(text(scene.language), {
      person: whom.person,
      subject: subjectOf(whom),
      words: whom.post?.text,
    });
    return { reply: 'form', form };
  },
};

/** The form was sent. */
const thanksSent: Action = {
  name: to.sayForm,
  choices: { shows: oneOf(amountShows), public: oneOf(['yes', 'no']) },
  run: async (call, scene) => {
    const { tx, dice } = scene;
    const me = await lockedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const whom = await thankedBy(scene, me, call);
    if (isRefusal(whom)) return refuse(scene.language, whom);
    const amount = amountIn(scene, call.answers);
    if (amount !== null && 'problem' in amount) {
      const words = text(scene.language).thanks.problems[amount.problem];
      return { reply: 'correct', errors: { amount: words } };
    }
    const words = textOf(call.answers, 'words');
    const recent = (await tx.thanks.of(me.id, new Date(0))).filter(({ from }) => from === me.id);
    const said = sayThanks(
      {
        id: dice.id<ThanksId>(),
        from: me.id,
        to: whom.person.id,
        words,
        topic: findTags(words, await lexiconOf(tx))[0]?.slug ?? whom.post?.topics[0] ?? null,
        amount,
        referral: whom.slip?.id ?? null,
        mayBePublic: chosenOf(call.answers, 'public', ['yes', 'no']) === 'yes',
      },
      recent,
      tx.now,
    );
    if (isRefusal(said)) return wrongWords(scene, me, said);
    await tx.thanks.save(said);
    await tellThanked(scene, said);
    await expectTotals(tx);
    if (whom.post !== null) await solved(scene, whom.post);
    // A slip's card stays where it is: it holds the contact.
    const reply = whom.slip === null ? 'replace' : 'show';
    return { reply, message: thanksSaid(text(scene.language), { thanks: said }) };
  },
};

/** A thank-you that waits for an answer, from the page. */
const showAction: Action = {
  name: to.show,
  run: async (call, scene) => {
    const thanks = await scene.tx.thanks.get(asId<ThanksId>(call.subject));
    if (thanks === null || thanks.to !== call.who || (await isApart(scene, thanks))) {
      return refuse(scene.language, notYours);
    }
    return { reply: 'show', message: thanked(text(scene.language), { thanks }) };
  },
};

/** The one who was thanked says what becomes of it. */
const keepAction: Action = {
  name: to.keep,
  run: async (call, scene) => {
    const { tx } = scene;
    const me = await joinedMe(scene, call.who);
    if (isRefusal(me)) return refuse(scene.language, me);
    const [id = '', pressed] = call.subject.split('/');
    const kept = (['shown', 'counted'] as const).find((known) => known === pressed);
    const thanks = await tx.thanks.lock(asId<ThanksId>(id));
    const after = thanks === null || kept === undefined ? notYours : keepThanks(thanks, me.id, kept, tx.now);
    if (isRefusal(after)) return refuse(scene.language, after);
    await tx.thanks.save(after);
    return { reply: 'replace', message: thanksKept(text(scene.language), { thanks: after }) };
  },
};

/** Everything one can do about thanks. */
export const thanksActions: readonly Action[] = [thanksAction, thanksSent, showAction, keepAction];

type Whom = {
  readonly person: Member;
  readonly slip: Referral | null;
  /** The post on the board with which they helped. */
  readonly post: BoardPost | null;
};

/** Whom the thanks are for: whoever gave a slip that the caller got, or a listed member. */
const thankedBy = async (scene: Scene, me: Member, call: Call): Promise<Whom | Refusal> => {
  if (call.subject.startsWith('slip/')) {
    const slip = await scene.tx.referrals.get(asId<ReferralId>(call.subject.slice('slip/'.length)));
    if (slip === null || slip.receiver !== me.id) return notYours;
    // Whoever gave it may be thanked, listed or not.
    const person = await scene.tx.members.get(slip.giver);
    return person?.status === 'joined' ? { person, slip, post: null } : { refused: 'takesNoRequests' };
  }
  if (call.subject.startsWith('post/')) return helpedWith(scene, me, call.subject);
  const named =
    call.subject === '' ? (call.person ?? personOf(call.answers, 'person')) : asId<MemberId>(call.subject);
  if (named === null) return unknown;
  const person = await takesRequests(scene, me, named);
  return isRefusal(person) ? person : { person, slip: null, post: null };
};

/** Somebody whom a post of the caller's brought together with them; listed or not. */
const helpedWith = async ({ tx }: Scene, me: Member, subject: string): Promise<Whom | Refusal> => {
  const [, id = '', helper = ''] = subject.split('/');
  const post = await tx.board.lock(asId<PostId>(id));
  if (post === null || post.author !== me.id) return notYours;
  const met = post.helpers.find(({ member, state }) => member === helper && state === 'met');
  const person = met === undefined ? null : await tx.members.get(met.member);
  return person?.status === 'joined' ? { person, slip: null, post } : { refused: 'takesNoRequests' };
};

/** Thanks for a post close it. */
const solved = async (scene: Scene, post: BoardPost): Promise<void> => {
  const events = closePost(post, post.author, 'solved', scene.tx.now);
  if (!isRefusal(events) && events.length > 0) await commitBoard(scene, post, events);
};

const subjectOf = ({ person, slip, post }: Whom): string => {
  if (slip !== null) return `slip/${slip.id}`;
  return post === null ? person.id : `post/${post.id}/${person.id}`;
};

/** An amount that is to stay hidden is not even read. */
const amountIn = (scene: Scene, answers: Answers): NewThanks['amount'] | MoneyProblem => {
  const typed = textOf(answers, 'amount');
  if (typed === '') return null;
  const shows = chosenOf(answers, 'shows', amountShows);
  const fallback = scene.tx.community.holidays === 'PL' ? 'PLN' : 'EUR';
  if (shows === 'hidden') return { money: { minor: 0, currency: fallback }, shows };
  const money = parseMoney(typed, fallback);
  return 'problem' in money ? money : { money, shows };
};

/** The one who is thanked is always told; unless the two keep apart, which nobody learns. */
const tellThanked = async (scene: Scene, thanks: Thanks): Promise<void> => {
  const { tx } = scene;
  if (await isApart(scene, thanks)) return;
  const effect = {
    effect: 'tell',
    to: thanks.to,
    notice: { notice: 'thanked', thanks: thanks.id },
  } as const;
  await tx.outbox.add([{ key: `${thanks.id}/thanked`, effect, notBefore: tx.now }]);
};

const isApart = ({ tx }: Scene, thanks: Thanks): Promise<boolean> => tx.limits.avoids(thanks.from, thanks.to);

const wrongWords = (scene: Scene, me: Member, no: Refusal): Reply =>
  ['emptyText', 'tooLong'].includes(no.refused)
    ? { reply: 'correct', errors: { words: refusalSentence(text(scene.language), no, me.zone) } }
    : refuse(scene.language, no);
