import { meetupConsent } from '../core/consent.ts';
import { asId, type MeetupId } from '../core/ids.ts';
import { isOpenToGo } from '../core/meetup.ts';
import type { Meetup } from '../core/meetupDetails.ts';
import type { Member } from '../core/member.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { addresses } from '../views/addresses.ts';
import { meetupList, meetupPage } from '../views/meetups.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Reply, Scene } from './action.ts';
import { labelsOf } from './expertise.ts';
import { joinedMe, lockedMe } from './me.ts';
import { goTo, stayAway } from './meetupGoing.ts';
import type { Transaction } from './ports.ts';
import { refuse } from './refuse.ts';

const to = addresses.meetups;
const aheadDays = 120;
const mostListed = 30;

/** Events ahead; managers make new ones here. */
export const meetupsAction: Action = {
  name: to.open,
  run: async (call, scene) => {
    const me = await visitor(scene, call);
    if (isRefusal(me)) return refuse(scene.language, me);
    const { tx, language } = scene;
    const meetups = await linesFor(tx, me);
    const isManager = await tx.members.isManager(me.id);
    const about = { meetups, zone: tx.community.zone, isManager };
    return { reply: 'show', message: meetupList(text(language), about) };
  },
};

/** One event. */
const showAction: Action = {
  name: to.show,
  run: async (call, scene) => {
    const me = await visitor(scene, call);
    if (isRefusal(me)) return refuse(scene.language, me);
    const meetup = await scene.tx.meetups.get(meetupId(call));
    return meetup === null ? refuse(scene.language, over) : page(scene, me, meetup, 'show');
  },
};

/** I am going. Whoever comes after people were suggested has theirs at once. */
const goAction: Action = {
  name: to.go,
  run: (call, scene) =>
    decide(call, scene, async (me, meetup) => {
      await goTo(scene.tx, meetup, me.id, 'press');
    }),
};

/** Not after all: nobody is told, nobody is suggested them any more. */
const stayAction: Action = {
  name: to.stay,
  run: (call, scene) =>
    decide(call, scene, async (me, meetup) => {
      await stayAway(scene.tx, meetup, me.id);
    }),
};

/** My name may be shown to others who go and show theirs. */
const showMeAction: Action = {
  name: to.showMe,
  run: (call, scene) =>
    decide(call, scene, async (me, meetup) => {
      const { tx } = scene;
      const mine = await tx.meetupPeople.isGoing(meetup.id, me.id);
      if (mine === null || mine.showsMe) return;
      await tx.meetupPeople.go({ ...mine, showsMe: true });
      await tx.consents.add(meetupConsent(me.id, meetup.id, tx.now));
    }),
};

const hideMeAction: Action = {
  name: to.hideMe,
  run: (call, scene) =>
    decide(call, scene, async (me, meetup) => {
      const { tx } = scene;
      const mine = await tx.meetupPeople.isGoing(meetup.id, me.id);
      if (mine === null) return;
      await tx.meetupPeople.go({ ...mine, showsMe: false });
      await tx.consents.revoke(me.id, 'showAtMeetup', tx.now, meetup.id);
    }),
};

/** What members do with events. */
export const meetupActions: readonly Action[] = [
  meetupsAction,
  showAction,
  goAction,
  stayAction,
  showMeAction,
  hideMeAction,
];

/** An event's page, in place of what was pressed or by itself. */
export const page = async (
  scene: Scene,
  me: Member,
  meetup: Meetup,
  reply: 'show' | 'replace',
): Promise<Reply> => {
  const { tx, language } = scene;
  const counts = await tx.meetupPeople.counts([meetup.id]);
  const message = meetupPage(text(language), {
    meetup,
    zone: tx.community.zone,
    going: counts.get(meetup.id) ?? 0,
    mine: await tx.meetupPeople.isGoing(meetup.id, me.id),
    isOpen: isOpenToGo(meetup, tx.now),
    isManager: await tx.members.isManager(me.id),
    labels: await labelsOf(tx),
  });
  return { reply, message };
};

/** Events ahead as one member sees them. */
export const linesFor = async (tx: Transaction, me: Member) => {
  const until = new Date(tx.now.getTime() + aheadDays * 86_400_000);
  const all = await tx.meetups.between(tx.now, until, mostListed);
  const ahead = all.filter((meetup) => isOpenToGo(meetup, tx.now));
  const counts = await tx.meetupPeople.counts(ahead.map(({ id }) => id));
  const mine = new Set((await tx.meetupPeople.goingOf(me.id, new Date(0))).map(({ meetup }) => meetup));
  return ahead.map((meetup) => ({
    meetup,
    going: counts.get(meetup.id) ?? 0,
    isGoing: mine.has(meetup.id),
  }));
};

/** Members, and managers who did not join. */
export const visitor = async (scene: Scene, call: Call): Promise<Member | Refusal> => {
  const me = await joinedMe(scene, call.who);
  if (!isRefusal(me)) return me;
  const member = (await scene.tx.members.isManager(call.who)) ? await scene.tx.members.get(call.who) : null;
  return member ?? me;
};

/** The event a button is about. */
export const meetupId = ({ subject }: Call): MeetupId => asId<MeetupId>(subject.split('/')[0] ?? '');

const over: Refusal = { refused: 'meetupOver' };

const decide = async (
  call: Call,
  scene: Scene,
  act: (me: Member, meetup: Meetup) => Promise<void>,
): Promise<Reply> => {
  const me = await lockedMe(scene, call.who);
  if (isRefusal(me)) return refuse(scene.language, me);
  const meetup = await scene.tx.meetups.lock(meetupId(call));
  if (meetup === null || !isOpenToGo(meetup, scene.tx.now)) return refuse(scene.language, over);
  await act(me, meetup);
  return page(scene, me, meetup, 'replace');
};
