import { canModeratorsReadRooms } from '../core/community.ts';
import { chainTo } from '../core/connector.ts';
import type { MemberId } from '../core/ids.ts';
import { type Introduction, partnerOf } from '../core/introduction.ts';
import type { IntroRequest } from '../core/introRequest.ts';
import type { Member } from '../core/member.ts';
import {
  checkIn,
  contactShared,
  type IntroductionLine,
  introduced,
  introducedRoomless,
  meetingFixed,
  mine,
  roomSilent,
} from '../views/introductions.ts';
import { kickoff } from '../views/kickoff.ts';
import type { Message } from '../views/message.ts';
import type { RoomTexts } from '../views/rooms.ts';
import { roomTexts, text } from '../views/text.ts';
import type { Scene } from './action.ts';
import { eventOf } from './askCards.ts';
import { labelsOf } from './expertise.ts';
import type { Transaction } from './ports.ts';

/** A year of introductions is what "mine" looks back on. */
const mineDays = 365;

/** The two people and the request behind an introduction; null once one of them or it is gone. */
export type Pair = { readonly requester: Member; readonly target: Member; readonly request: IntroRequest };

/** Load what every message about an introduction needs. */
export const pairOf = async (tx: Transaction, introduction: Introduction): Promise<Pair | null> => {
  const people = await tx.members.getMany([introduction.requester, introduction.target]);
  const requester = people.get(introduction.requester);
  const target = people.get(introduction.target);
  const request = await tx.introRequests.get(introduction.request);
  return requester && target && request ? { requester, target, request } : null;
};

/** Both languages of the room, once where they are the same. */
export const textsOf = ({ requester, target }: Pair): RoomTexts =>
  roomTexts(requester.language, target.language);

/** The kickoff as it stands now. */
export const kickoffNow = async (tx: Transaction, introduction: Introduction): Promise<Message> => {
  const pair = await pairOf(tx, introduction);
  if (pair === null) throw new Error(`introduction ${introduction.id} lost its people`);
  const { requester, target, request } = pair;
  const event = await eventOf(tx, request.id);
  return kickoff(textsOf(pair), {
    introduction,
    requester,
    target,
    kind: request.kind,
    topics: request.topics,
    broughtBy: chainTo(request, target.id)
      .filter(({ forward }) => forward.mayName)
      .map(({ member }) => member),
    event: event?.standing === 'ahead' ? event : null,
    blurb: request.blurb,
    seed: seedOf(introduction.id),
    moderatorsRead: introduction.status === 'open' && canModeratorsReadRooms(introduction.room.platform),
    labels: await labelsOf(tx),
  });
};

/** What is said in the room later on. */
export const silentNow = async (tx: Transaction, introduction: Introduction): Promise<Message | null> => {
  const pair = await pairOf(tx, introduction);
  return pair === null ? null : roomSilent(textsOf(pair), { introduction });
};

/** The time both chose. */
export const meetingNow = async (tx: Transaction, introduction: Introduction): Promise<Message | null> => {
  const pair = await pairOf(tx, introduction);
  const { meetingAt } = introduction;
  return pair === null || meetingAt === null
    ? null
    : meetingFixed(textsOf(pair), { introduction, meetingAt });
};

/** By DM to one of the two. */
export const introducedNow = async (
  tx: Transaction,
  reader: Member,
  introduction: Introduction,
  room: 'room' | 'roomless',
): Promise<Message | null> => {
  const partnerId = partnerOf(introduction, reader.id);
  const partner = partnerId === null ? null : await tx.members.get(partnerId);
  if (partner === null) return null;
  const words = text(reader.language);
  if (room === 'room') return introduced(words, { partner });
  const labels = await labelsOf(tx);
  return introducedRoomless(words, { introduction, partner, contact: partner.links, labels });
};

/** How the other can be reached, for one of the two; null when they took it back. */
export const contactNow = async (
  tx: Transaction,
  reader: Member,
  introduction: Introduction,
): Promise<Message | null> => {
  const partnerId = partnerOf(introduction, reader.id);
  const isApart = partnerId === null || (await tx.limits.avoids(reader.id, partnerId));
  const partner = isApart ? null : await tx.members.get(partnerId);
  const contact = partner === null ? null : await tx.introductions.contactOf(introduction.id, partner.id);
  return partner === null || contact === null
    ? null
    : contactShared(text(reader.language), { introduction, partner, contact });
};

/** "Did you meet?" for one of the two; null when they answered already. */
export const checkInNow = (reader: Member, introduction: Introduction, day: 7 | 30): Message | null => {
  const partner = partnerOf(introduction, reader.id);
  if (partner === null || introduction.status === 'closed') return null;
  return checkIn(text(reader.language), { introduction, partner, day });
};

/** The caller's introductions, latest first. */
export const linesOf = async (tx: Transaction, member: MemberId): Promise<IntroductionLine[]> => {
  const since = new Date(tx.now.getTime() - mineDays * 86_400_000);
  const all = await tx.introductions.of(member, since);
  return all
    .toSorted((a, b) => b.madeAt.getTime() - a.madeAt.getTime())
    .flatMap((introduction) => {
      const partner = partnerOf(introduction, member);
      return partner === null ? [] : [{ introduction, partner }];
    });
};

/** The page of them. */
export const myIntroductions = async (scene: Scene, member: MemberId): Promise<Message> =>
  mine(text(scene.language), { introductions: await linesOf(scene.tx, member) });

/** The same whole number for the same introduction. */
const seedOf = (id: string): number =>
  [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 7);
