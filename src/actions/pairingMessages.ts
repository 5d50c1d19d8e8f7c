import { canModeratorsReadRooms } from '../core/community.ts';
import type { MemberId, PairingId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import type { Notice } from '../core/notices.ts';
import { othersOf, type Pairing } from '../core/pairing.ts';
import type { Program } from '../core/program.ts';
import type { Message } from '../views/message.ts';
import { pairingKickoff } from '../views/pairingKickoff.ts';
import {
  pairingCheckIn,
  pairingEnded,
  pairingMeetingFixed,
  pairingRoomless,
  pairingSilent,
  pairingSmaller,
  pairingTitle as titleOf,
} from '../views/pairings.ts';
import type { RoomTexts } from '../views/rooms.ts';
import { roomTexts, text } from '../views/text.ts';
import { labelsOf } from './expertise.ts';
import type { Transaction } from './ports.ts';

/** Notices about a pairing that go to one of its people. */
export type PairingNotice = Extract<
  Notice,
  { notice: 'pairingRoomless' | 'pairingCheckIn' | 'pairingEnded' }
>;

/** What a pairing's room is called. */
export const pairingTitle = async (tx: Transaction, pairing: Pairing): Promise<string> => {
  const group = await groupOf(tx, pairing);
  return group === null ? tx.community.name : titleOf(group.program, group.members);
};

/** The kickoff as it stands now. */
export const pairingKickoffNow = async (tx: Transaction, pairing: Pairing): Promise<Message> => {
  const group = await groupOf(tx, pairing);
  if (group === null) throw new Error(`pairing ${pairing.id} lost its people`);
  return pairingKickoff(textsOf(group), {
    pairing,
    ...group,
    seed: seedOf(pairing.id),
    moderatorsRead: pairing.status === 'open' && canModeratorsReadRooms(pairing.room.platform),
    labels: await labelsOf(tx),
  });
};

/** A notice for a pairing's room, in its languages; null when it is no longer true. */
export const composeForPairing = async (
  tx: Transaction,
  pairing: Pairing,
  { notice }: Notice,
): Promise<Message | null> => {
  const group = await groupOf(tx, pairing);
  if (group === null) return null;
  const texts = textsOf(group);
  switch (notice) {
    case 'pairingKickoff':
      return pairingKickoffNow(tx, pairing);
    case 'pairingSilent':
      return pairing.signs.length > 0 ? null : pairingSilent(texts, { pairing });
    case 'pairingMeetingFixed':
      return pairing.meetingAt && pairingMeetingFixed(texts, { pairing, meetingAt: pairing.meetingAt });
    case 'pairingSmaller':
      return pairingSmaller(texts);
    default:
      return null;
  }
};

/** A notice about a pairing for one of its people; null when it is no longer true. */
export const composeAboutPairing = async (
  tx: Transaction,
  reader: Member,
  { notice, pairing: id }: PairingNotice,
): Promise<Message | null> => {
  const pairing = await tx.pairings.get(id);
  const group = pairing === null ? null : await groupOf(tx, pairing);
  if (pairing === null || group === null) return null;
  const words = text(reader.language);
  const { program } = group;
  const others = group.members.filter((member) => othersOf(pairing, reader.id).includes(member.id));
  switch (notice) {
    case 'pairingRoomless': {
      const labels = await labelsOf(tx);
      return others.length === 0 ? null : pairingRoomless(words, { pairing, program, others, labels });
    }
    case 'pairingCheckIn':
      return pairing.status === 'closed' || others.length === 0
        ? null
        : pairingCheckIn(words, { pairing, program, others });
    case 'pairingEnded':
      return pairingEnded(words, { program, isReplaced: await isReplaced(tx, pairing.id, reader.id) });
  }
};

type Group = { readonly program: Program; readonly members: readonly Member[] };

const groupOf = async (tx: Transaction, pairing: Pairing): Promise<Group | null> => {
  const program = await tx.programs.get(pairing.program);
  const people = await tx.members.getMany(pairing.members);
  const members = pairing.members.flatMap((id) => people.get(id) ?? []);
  return program === null || members.length === 0 ? null : { program, members };
};

/** Both languages of the room, once where all read the same. */
const textsOf = ({ members }: Group): RoomTexts => {
  const [first] = members;
  const language = first?.language ?? 'en';
  return roomTexts(language, members.find((member) => member.language !== language)?.language ?? language);
};

const isReplaced = async (tx: Transaction, ended: PairingId, member: MemberId): Promise<boolean> => {
  const pairing = await tx.pairings.get(ended);
  const places = pairing === null ? [] : await tx.rounds.placesOf(member, 5);
  return places.some(
    (place) => place.round === pairing?.round && place.pairing !== null && place.pairing !== ended,
  );
};

/** The same whole number for the same pairing. */
const seedOf = (id: string): number =>
  [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 7);
