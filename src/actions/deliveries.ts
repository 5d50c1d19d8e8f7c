import type { ChannelRef } from '../core/channel.ts';
import type { Community, Language, PlatformName } from '../core/community.ts';
import type { IntroductionId, MemberId, PairingId } from '../core/ids.ts';
import { peopleOf, type RoomRef } from '../core/introduction.ts';
import { isSnoozed, type Member } from '../core/member.ts';
import type { Effect, Notice } from '../core/notices.ts';
import { hears, kindOf } from '../core/nudge.ts';
import { nextCommonWaking, nextWakingInstant } from '../core/time/deadlines.ts';
import { mentionsIn } from '../views/mentions.ts';
import type { Message } from '../views/message.ts';
import { text } from '../views/text.ts';
import { composeForChannel } from './channels.ts';
import { isOpenTo } from './communities.ts';
import { compose, composeForRoom, roomTitle } from './compose.ts';
import { awayAmong } from './pairingDepartures.ts';
import { composeForPairing, pairingTitle } from './pairingMessages.ts';
import type { Account } from './ports/members.ts';
import type { MessageRef, People } from './ports/platform.ts';
import type { Transaction } from './ports.ts';
import { rideOf } from './rides.ts';

/** An effect worked out for one platform, ready to be carried out outside any transaction. */
export type Delivery = { readonly platform: PlatformName; readonly place: string } & (
  | {
      readonly do: 'sendDirect';
      readonly externalId: string;
      readonly said: Said;
      readonly to: MemberId;
      /** The account counts as unreachable until something arrives there. */
      readonly isDoubted: boolean;
    }
  | { readonly do: 'edit'; readonly message: MessageRef; readonly said: Said }
  | { readonly do: 'sendToRoom'; readonly room: RoomRef; readonly said: Said }
  | { readonly do: 'sendToChannel'; readonly channel: string; readonly said: Said }
  | { readonly do: 'openRoom'; readonly externalIds: readonly string[]; readonly title: string }
);

/** A message with those it mentions; files are still references. */
export type Said = {
  readonly message: Message;
  readonly people: People;
  readonly language: Language;
  readonly zone: string | null;
};

/** What became of working an effect out: a delivery, or why there is none (yet). */
export type Prepared =
  | { readonly delivery: Delivery }
  | { readonly waitUntil: Date }
  | { readonly pointless: string }
  /** Nobody can be reached this way; what follows is decided like an unreachable answer. */
  | { readonly unreachable: string };

/** Work out an effect from the facts as they are now. Words, language and place are looked up at this moment. */
export const prepare = async (
  tx: Transaction,
  effect: Effect,
  earlier: MessageRef | null,
): Promise<Prepared> => {
  switch (effect.effect) {
    case 'tell':
      return tell(tx, effect.to, effect.notice);
    case 'replace':
      return earlier === null
        ? { pointless: 'never arrived' }
        : replace(tx, effect.to, effect.notice, earlier);
    case 'openRoom':
      return openRoom(tx, effect.introduction);
    case 'tellRoom':
      return tellRoom(tx, effect.introduction, effect.notice);
    case 'post':
      return post(tx, effect.channel, effect.notice);
    case 'openPairingRoom':
      return openPairingRoom(tx, effect.pairing);
    case 'tellPairing':
      return tellPairing(tx, effect.pairing, effect.notice);
  }
};

/** Notices that wait for the reader's morning; everything else answers something the reader just did or awaits. */
const waitsForMorning = ({ notice }: Notice): boolean =>
  notice === 'askCard' ||
  notice === 'connectorCard' ||
  notice === 'connectorReport' ||
  notice === 'connectorCredit' ||
  notice === 'digest' ||
  notice === 'checkIn' ||
  notice === 'roundAnnounced' ||
  notice === 'notPlaced' ||
  notice === 'benched' ||
  notice === 'pairingCheckIn' ||
  notice === 'slip' ||
  notice === 'slipReminder' ||
  notice === 'slipMoved' ||
  notice === 'meetupPeople' ||
  notice === 'meetupMoved' ||
  notice === 'meetupCancelled' ||
  notice === 'meetupMet' ||
  notice === 'meetupFeedFails' ||
  notice === 'thanked' ||
  notice === 'talkLogged' ||
  notice === 'boardCard' ||
  notice === 'boardOffer' ||
  notice === 'helpOffered' ||
  notice === 'boardOver';

/** What may have waited for the morning, or for a digest, and is not said to whoever wants quiet since. */
const isForQuietNever = ({ notice }: Notice): boolean =>
  notice === 'digest' ||
  notice === 'checkIn' ||
  notice === 'pairingCheckIn' ||
  notice === 'roundAnnounced' ||
  notice === 'meetupPeople' ||
  notice === 'meetupMet' ||
  notice === 'slip' ||
  notice === 'slipReminder' ||
  notice === 'talkLogged' ||
  notice === 'boardCard';

/** What a room hears unasked comes when everybody in it is awake; answers to what one of them did come at once. */
const waitsForEverybody = ({ notice }: Notice): boolean =>
  notice === 'roomSilent' || notice === 'pairingSilent';

/** Only members are written to; one's own data goes to whoever asked for it. */
const mayBeTold = (member: Member, notice: Notice): boolean =>
  member.status === 'joined' || (notice.notice === 'exportReady' && member.status !== 'gone');

const tell = async (tx: Transaction, to: MemberId, notice: Notice): Promise<Prepared> => {
  const member = await tx.members.get(to);
  // Nobody who is not a member is ever written to; this is the last gate.
  if (member === null || !mayBeTold(member, notice)) return { pointless: 'not a member' };
  if (!(await isOpenTo(tx, member.id))) return { pointless: 'not started' };
  const kind = kindOf(notice);
  const isCard = notice.notice === 'askCard' || notice.notice === 'connectorCard';
  // Whoever wants quiet since the card was on its way, or no such cards, does not hold it.
  const isMuted = kind !== null && !hears(member, kind);
  if (isCard && (isMuted || isSnoozed(member, tx.now))) return { unreachable: 'wants quiet' };
  if (isMuted) return { pointless: 'switched off' };
  if (isForQuietNever(notice) && isSnoozed(member, tx.now)) return { pointless: 'wants quiet' };
  const ride = kind === 'checkIns' ? await rideOf(tx, member, notice) : null;
  if (ride === 'rode') return { pointless: 'asked in the digest' };
  if (ride !== null) return { waitUntil: ride };
  const wakes = nextWakingInstant(tx.now, member.zone);
  if (waitsForMorning(notice) && wakes > tx.now) return { waitUntil: wakes };
  const accounts = await tx.accounts.of(to);
  const account =
    accounts.find(({ unreachableSince }) => unreachableSince === null) ??
    accounts.find(({ leftSince }) => leftSince === undefined) ??
    accounts[0];
  if (account === undefined) return { unreachable: 'no account' };
  const said = await say(tx, member, notice, account.platform);
  if (said === null) return { pointless: 'no longer true' };
  const { platform, place, externalId } = account;
  const isDoubted = account.unreachableSince !== null;
  return { delivery: { do: 'sendDirect', platform, place, externalId, said, to, isDoubted } };
};

const replace = async (
  tx: Transaction,
  to: MemberId,
  notice: Notice,
  message: MessageRef,
): Promise<Prepared> => {
  const member = await tx.members.get(to);
  const said = member === null ? null : await say(tx, member, notice, message.platform);
  if (said === null) return { pointless: 'no longer true' };
  return { delivery: { do: 'edit', platform: message.platform, place: message.place, message, said } };
};

const say = async (
  tx: Transaction,
  member: Member,
  notice: Notice,
  platform: PlatformName,
): Promise<Said | null> => {
  const message = await compose(tx, member, notice);
  if (message === null) return null;
  const people = await peopleIn(tx, message, platform);
  return { message, people, language: member.language, zone: member.zone };
};

const post = async (tx: Transaction, channel: ChannelRef, notice: Notice): Promise<Prepared> => {
  if (tx.community.startedAt === null) return { pointless: 'not started' };
  const message = await composeForChannel(tx, channel, notice);
  if (message === null) return { pointless: 'no longer true' };
  const { platform, place, id } = channel;
  const people = await peopleIn(tx, message, platform);
  const said = { message, people, language: tx.community.language, zone: null };
  return { delivery: { do: 'sendToChannel', platform, place, channel: id, said } };
};

const openRoom = async (tx: Transaction, id: IntroductionId): Promise<Prepared> => {
  const introduction = await tx.introductions.get(id);
  if (introduction === null || introduction.status !== 'opening') return { pointless: 'already open' };
  return roomOf(tx, peopleOf(introduction), await roomTitle(tx, introduction));
};

const openPairingRoom = async (tx: Transaction, id: PairingId): Promise<Prepared> => {
  const pairing = await tx.pairings.get(id);
  if (pairing === null || pairing.status !== 'opening') return { pointless: 'already open' };
  const waitUntil = await awakeTogether(tx, pairing.members);
  if (waitUntil > tx.now) return { waitUntil };
  // Somebody wants quiet since it was planned: the clock takes them out first.
  if ((await awayAmong(tx, pairing.members)).length > 0) {
    await tx.due.set('pairing', id, tx.now);
    return { waitUntil: new Date(tx.now.getTime() + againMs) };
  }
  return roomOf(tx, pairing.members, await pairingTitle(tx, pairing));
};

/** Until the clock has looked at what stands in the way of a room. */
const againMs = 60_000;

const roomOf = async (tx: Transaction, members: readonly MemberId[], title: string): Promise<Prepared> => {
  const shared = await sharedPlace(tx, members);
  if (shared === null) return { unreachable: 'no common platform' };
  const { platform, place, accounts } = shared;
  const externalIds = accounts.map(({ externalId }) => externalId);
  return { delivery: { do: 'openRoom', platform, place, externalIds, title } };
};

const tellRoom = async (tx: Transaction, id: IntroductionId, notice: Notice): Promise<Prepared> => {
  const introduction = await tx.introductions.get(id);
  if (introduction === null || introduction.status !== 'open') return { pointless: 'room closed' };
  const waitUntil = waitsForEverybody(notice) ? await awakeTogether(tx, peopleOf(introduction)) : tx.now;
  if (waitUntil > tx.now) return { waitUntil };
  const message = await composeForRoom(tx, introduction, notice);
  return sayInRoom(tx, peopleOf(introduction), introduction.room, message);
};

const tellPairing = async (tx: Transaction, id: PairingId, notice: Notice): Promise<Prepared> => {
  const pairing = await tx.pairings.get(id);
  if (pairing === null || pairing.status !== 'open') return { pointless: 'room closed' };
  const waitUntil = waitsForEverybody(notice) ? await awakeTogether(tx, pairing.members) : tx.now;
  if (waitUntil > tx.now) return { waitUntil };
  return sayInRoom(tx, pairing.members, pairing.room, await composeForPairing(tx, pairing, notice));
};

const awakeTogether = async (tx: Transaction, members: readonly MemberId[]): Promise<Date> => {
  const people = await tx.members.getMany(members);
  return nextCommonWaking(
    tx.now,
    [...people.values()].map(({ zone }) => zone),
  );
};

const sayInRoom = async (
  tx: Transaction,
  members: readonly MemberId[],
  room: RoomRef,
  message: Message | null,
): Promise<Prepared> => {
  const shared = await sharedPlace(tx, members);
  if (shared === null || message === null) return { pointless: 'no longer true' };
  const { platform, place } = shared;
  const people = await peopleIn(tx, message, platform);
  const said = { message, people, language: roomLanguage(tx.community), zone: null };
  return { delivery: { do: 'sendToRoom', platform, place, room, said } };
};

const roomLanguage = (community: Community): Language => community.language;

/** Everybody's accounts on one platform and place, where there is one. */
const sharedPlace = async (
  tx: Transaction,
  members: readonly MemberId[],
): Promise<(Pick<Account, 'platform' | 'place'> & { accounts: readonly Account[] }) | null> => {
  const all = await tx.accounts.ofMany(members);
  const [first, ...others] = members.map((member) => all.get(member) ?? []);
  for (const mine of first ?? []) {
    const { platform, place } = mine;
    const theirs = others.flatMap((accounts) => {
      const there = accounts.find((one) => one.platform === platform && one.place === place);
      return there === undefined ? [] : [there];
    });
    if (theirs.length === others.length) return { platform, place, accounts: [mine, ...theirs] };
  }
  return null;
};

/** Names and accounts of everybody the message mentions, on the platform where it is read. */
export const peopleIn = async (
  tx: Transaction,
  message: Message,
  platform: PlatformName,
): Promise<People> => {
  const mentioned = mentionsIn(message);
  const members = await tx.members.getMany(mentioned);
  const accounts = await tx.accounts.ofMany(mentioned);
  return new Map(
    mentioned.map((id) => {
      const account = (accounts.get(id) ?? []).find((one) => one.platform === platform);
      // Whoever erased everything has no name left.
      const name = members.get(id)?.name || text(tx.community.language).formerMember;
      return [id, { name, externalId: account?.externalId ?? null }];
    }),
  );
};
