import type { MemberId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { addresses } from '../views/addresses.ts';
import { home, homeBeforeStart, homeForVisitor } from '../views/home.ts';
import { text } from '../views/text.ts';
import type { Action, Reply, Scene } from './action.ts';
import { askLinesOf, waitingLinesOf } from './askLines.ts';
import { isOpenTo } from './communities.ts';
import { expectDigests } from './digestClock.ts';
import { labelsOf } from './expertise.ts';
import { linesOf } from './introductionMessages.ts';
import { meOf } from './me.ts';
import { networkWaits, sumOf } from './networkWaits.ts';

/** Home: what waits, what was asked, whom one met, a way to everything; for others what this is, and Join. */
export const homeAction: Action = {
  name: addresses.home.open,
  run: async (call, scene): Promise<Reply> => {
    const member = await meOf(scene, call.who);
    if (!(await isOpenTo(scene.tx, member.id))) {
      const about = { community: scene.tx.community.name };
      return { reply: 'home', message: homeBeforeStart(text(scene.language), about) };
    }
    if (member.status !== 'joined') {
      const about = { community: scene.tx.community.name, isBack: member.status === 'left' };
      const managed = await managedBy(scene, member.id);
      return { reply: 'home', message: homeForVisitor(text(scene.language), { ...about, managed }) };
    }
    await expectDigests(scene.tx);
    return { reply: 'home', message: home(text(scene.language), await homeOf(scene, member)) };
  },
};

const homeOf = async (scene: Scene, member: Member) => {
  const { tx } = scene;
  return {
    member,
    community: tx.community.name,
    now: tx.now,
    waiting: await waitingLinesOf(tx, member.id),
    asks: await askLinesOf(tx, member.id),
    introductions: await linesOf(tx, member.id),
    managed: await managedBy(scene, member.id),
    labels: await labelsOf(tx),
    networkWaits: sumOf(await networkWaits(tx, member.id)),
  };
};

const managedBy = async ({ tx }: Scene, member: MemberId) => {
  if (!(await tx.members.isManager(member))) return null;
  const joined = await tx.members.count('joined');
  return { joined, people: joined + (await tx.members.count('known')) };
};
