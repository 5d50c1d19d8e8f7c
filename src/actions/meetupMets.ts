import { asId, type MemberId } from '../core/ids.ts';
import type { Meetup } from '../core/meetupDetails.ts';
import type { Member } from '../core/member.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { addEvidence, claimTie, dropEvidence, sideOf, takeBackTie } from '../core/tie.ts';
import { addresses } from '../views/addresses.ts';
import { metDone, metForm } from '../views/meetupPeople.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Reply, Scene } from './action.ts';
import { personOf } from './answers.ts';
import { lockedMe, takesRequests } from './me.ts';
import { metPageOf } from './meetupPeople.ts';
import { meetupId } from './meetups.ts';
import { refuse } from './refuse.ts';

const to = addresses.meetups;
/** After that who went is forgotten, and with it what can be said of it. */
const answerDays = 60;

const whomAction: Action = {
  name: to.whom,
  run: (call, scene) => withMine(call, scene, (me, meetup) => whom(scene, me, meetup)),
};

/** I met this person; the same tap takes it back. */
const metAction: Action = {
  name: to.met,
  run: (call, scene) =>
    withMine(call, scene, async (me, meetup) => {
      const named = asId<MemberId>(call.subject.split('/')[1] ?? '');
      const said = await scene.tx.meetupPeople.metBy(me.id, meetup.startsAt);
      if (said.some((one) => one.meetup === meetup.id && one.person === named)) {
        await scene.tx.meetupPeople.unmet(meetup.id, me.id, named);
        await takeBack(scene, me, meetup, named);
        return whom(scene, me, meetup);
      }
      return note(scene, me, meetup, named);
    }),
};

const metOther: Action = {
  name: to.metOther,
  opensForm: true,
  run: (call, scene) =>
    withMine(call, scene, async (_me, meetup) => ({
      reply: 'form',
      form: metForm(text(scene.language), { meetup }),
    })),
};

const metSent: Action = {
  name: to.metForm,
  run: (call, scene) =>
    withMine(call, scene, async (me, meetup) => {
      const named = personOf(call.answers, 'person');
      return named === null
        ? refuse(scene.language, { refused: 'unknownPerson' })
        : note(scene, me, meetup, named);
    }),
};

const doneAction: Action = {
  name: to.metDone,
  run: (call, scene) =>
    withMine(call, scene, async (me, meetup) => {
      const said = await scene.tx.meetupPeople.metBy(me.id, meetup.startsAt);
      const met = said.filter((one) => one.meetup === meetup.id).length;
      return { reply: 'replace', message: metDone(text(scene.language), { met }) };
    }),
};

/** What members say of whom they met. */
export const meetupMetActions: readonly Action[] = [whomAction, metAction, metOther, metSent, doneAction];

const over: Refusal = { refused: 'meetupOver' };

const note = async (scene: Scene, me: Member, meetup: Meetup, named: MemberId): Promise<Reply> => {
  const person = await takesRequests(scene, me, named);
  if (isRefusal(person)) return refuse(scene.language, person);
  await scene.tx.meetupPeople.met({
    meetup: meetup.id,
    member: me.id,
    person: person.id,
    at: scene.tx.now,
  });
  await claim(scene, me, meetup, person.id);
  return whom(scene, me, meetup);
};

/** A tap is a word about a tie, the weakest there is; what both say is evidence. It changes no earlier word. */
const claim = async ({ tx }: Scene, me: Member, meetup: Meetup, person: MemberId): Promise<void> => {
  const theirs = await tx.meetupPeople.metBy(person, meetup.startsAt);
  const isMutual = theirs.some((one) => one.meetup === meetup.id && one.person === me.id);
  const tie = await tx.ties.lock(me.id, person);
  const said =
    sideOf(tie, me.id).claim === null
      ? claimTie(tie, me.id, { strength: 'weak', source: 'met' }, tx.now)
      : tie;
  const evidence = { kind: 'met', about: meetup.id, at: meetup.startsAt } as const;
  await tx.ties.save(isMutual ? addEvidence(said, evidence) : said);
};

/** Taken back: only what the tap itself said. */
const takeBack = async ({ tx }: Scene, me: Member, meetup: Meetup, person: MemberId): Promise<void> => {
  const tie = await tx.ties.lock(me.id, person);
  const mine = sideOf(tie, me.id).claim;
  const isOfThis = mine?.source === 'met' && mine.strength === 'weak' && mine.at >= meetup.startsAt;
  const without = dropEvidence(tie, meetup.id);
  await tx.ties.save(isOfThis ? takeBackTie(without, me.id, tx.now) : without);
};

const whom = async (scene: Scene, me: Member, meetup: Meetup): Promise<Reply> => ({
  reply: 'replace',
  message: await metPageOf(scene.tx, me, meetup),
});

/** Only those who went, once it has begun. */
const withMine = async (
  call: Call,
  scene: Scene,
  act: (me: Member, meetup: Meetup) => Promise<Reply>,
): Promise<Reply> => {
  const { tx } = scene;
  const me = await lockedMe(scene, call.who);
  if (isRefusal(me)) return refuse(scene.language, me);
  const meetup = await tx.meetups.get(meetupId(call));
  const until = (meetup?.endsAt.getTime() ?? 0) + answerDays * 86_400_000;
  const isPast = meetup !== null && meetup.status !== 'cancelled' && meetup.startsAt <= tx.now;
  if (!isPast || tx.now.getTime() > until) return refuse(scene.language, over);
  return (await tx.meetupPeople.isGoing(meetup.id, me.id)) === null
    ? refuse(scene.language, { refused: 'notYours' })
    : act(me, meetup);
};
