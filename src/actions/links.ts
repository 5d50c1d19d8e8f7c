import { joinRecords, type Link, linkCode, linkMinutes, readLinkCode } from '../core/link.ts';
import type { Member } from '../core/member.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { addresses } from '../views/addresses.ts';
import { accountLinked, communityCode, communityLinked, memberCode } from '../views/links.ts';
import { text } from '../views/text.ts';
import type { Action, Call, Reply, Scene } from './action.ts';
import { indexMember } from './expertise.ts';
import { expectInterest } from './interest.ts';
import { refuse } from './refuse.ts';

/** Accounts on two platforms become one member: without a code one is made, with it the accounts are joined. */
export const linkAction: Action = {
  name: addresses.links.link,
  run: async (call, scene) => {
    if (call.text !== '') return use(call, scene);
    const isManager = await scene.tx.members.isManager(call.who);
    const made = await make(scene, { kind: 'member', community: call.community, member: call.who });
    return { reply: 'show', message: memberCode(text(scene.language), { ...made, isManager }) };
  },
};

/** A manager joins a second workspace or server to this community. */
export const linkCommunityAction: Action = {
  name: addresses.links.community,
  managersOnly: true,
  run: async (call, scene) => {
    const made = await make(scene, { kind: 'community', community: call.community, member: call.who });
    const about = { ...made, community: scene.tx.community.name };
    return { reply: 'show', message: communityCode(text(scene.language), about) };
  },
};

const make = async ({ tx, dice }: Scene, link: Link): Promise<{ code: string; until: Date }> => {
  const code = linkCode(dice.id());
  const until = new Date(tx.now.getTime() + linkMinutes[link.kind] * 60_000);
  await tx.links.add(code, link, until);
  return { code, until };
};

const use = async (call: Call, scene: Scene): Promise<Reply> => {
  const { tx, language } = scene;
  const code = readLinkCode(call.text);
  const link = code === null ? null : await tx.links.find(code);
  if (code === null || link === null) return refuse(language, unknown);
  const no =
    link.kind === 'member' ? await whyNotOne(call, scene, link) : await whyNotPlace(call, scene, link);
  // Typed where it cannot work it stays good: the right place comes next.
  if (no !== null) return refuse(language, no);
  if (!(await tx.links.use(code))) return refuse(language, unknown);
  return link.kind === 'member' ? joinAccounts(call, scene, link) : joinPlaces(call, scene, link);
};

const unknown: Refusal = { refused: 'linkUnknown' };

const recordsOf = async (call: Call, scene: Scene, link: Link): Promise<Records | Refusal> => {
  const mine = await scene.tx.members.lock(call.who);
  const other = await scene.tx.members.lock(link.member);
  return mine === null || other === null ? unknown : joinRecords(other, mine);
};

type Records = Exclude<ReturnType<typeof joinRecords>, Refusal>;

const whyNotOne = async (call: Call, scene: Scene, link: Link): Promise<Refusal | null> => {
  const records = await recordsOf(call, scene, link);
  return isRefusal(records) ? records : null;
};

const joinAccounts = async (call: Call, scene: Scene, link: Link): Promise<Reply> => {
  const { tx, language } = scene;
  const decided = await recordsOf(call, scene, link);
  if (isRefusal(decided)) return refuse(language, decided);
  const { stays, goes } = decided;
  for (const account of await tx.accounts.of(goes.id)) {
    await tx.accounts.save({ ...account, member: stays.id });
  }
  await tx.links.moveAvoids(goes.id, stays.id);
  await tx.links.moveMeetings(goes.id, stays.id);
  await tx.ties.move(goes.id, stays.id);
  if (await tx.members.isManager(goes.id)) {
    await tx.members.makeManager(stays.id);
    await tx.members.makeManager(goes.id, false);
  }
  await expectInterest(tx, stays);
  await tx.members.save(emptied(goes));
  await indexMember(tx, emptied(goes));
  await tx.audit.note({ actor: stays.id, action: 'members.linked', subject: stays.id });
  return { reply: 'show', message: accountLinked(text(stays.language), { name: stays.name }) };
};

/** What is left of a record whose accounts went to another. */
const emptied = (member: Member): Member => ({ ...member, status: 'gone', name: '', isHidden: true });

const whyNotPlace = async (call: Call, { tx }: Scene, link: Link): Promise<Refusal | null> => {
  if (link.community === call.community) return { refused: 'alreadyLinked' };
  if (!(await tx.members.isManager(call.who))) return { refused: 'managersOnly' };
  const account = await accountHere(call, tx);
  if (account === undefined) return unknown;
  // Held before anybody is counted: whoever joins here at this moment is waited for, or waits.
  if (!(await tx.links.holdPlace(account.platform, account.place))) return { refused: 'placeMoved' };
  return (await tx.members.count('joined')) > 0 ? { refused: 'linkHasMembers' } : null;
};

const joinPlaces = async (call: Call, { tx, language }: Scene, link: Link): Promise<Reply> => {
  const account = await accountHere(call, tx);
  if (account === undefined) return refuse(language, unknown);
  await tx.links.movePlace(account.platform, account.place, link.community, link.member);
  await tx.audit.note({ actor: call.who, action: 'communities.linked', subject: link.community });
  return { reply: 'show', message: communityLinked(text(language)) };
};

const accountHere = async ({ who, platform }: Call, tx: Scene['tx']) =>
  (await tx.accounts.of(who)).find((account) => account.platform === platform);
