import type { MemberId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import {
  type Acquaintance,
  contactBefore,
  contactIn,
  contactOf,
  contactsIn,
  networkOf,
} from '../core/network/mine.ts';
import { addresses } from '../views/addresses.ts';
import type { Message } from '../views/message.ts';
import { myNetwork, type NetworkLine, networkPictured, pictureOnItsWay } from '../views/network.ts';
import { mostDots, networkPicture, type PictureDot } from '../views/networkPicture.ts';
import { nameOf } from '../views/people.ts';
import { text } from '../views/text.ts';
import type { Action } from './action.ts';
import { helpedAction, isHelped } from './helped.ts';
import { cameWith } from './networkCame.ts';
import { networkWaits } from './networkWaits.ts';
import type { Transaction } from './ports.ts';
import { tiesOf } from './ties.ts';

/** My network: people met, through what, what came of it, who is fading. The subject is a page. */
export const networkAction: Action = {
  name: addresses.network.open,
  run: async (call, scene) => {
    const page = /^\d{1,3}$/u.test(call.subject) ? Number(call.subject) : 0;
    const lines = await linesOf(scene.tx, call.who);
    const waits = await networkWaits(scene.tx, call.who);
    const isHelpedByManagers = await isHelped(scene.tx, call.who);
    const about = { lines, page, waits, isHelped: isHelpedByManagers };
    const message = myNetwork(text(scene.language), about);
    return { reply: call.surface === 'button' ? 'replace' : 'show', message };
  },
};

/** The same as a picture, by direct message, where files can be sent. */
export const pictureAction: Action = {
  name: addresses.network.picture,
  run: async (call, { tx, language }) => {
    const key = `${call.who}/networkPicture/${tx.now.toISOString()}`;
    const effect = { effect: 'tell', to: call.who, notice: { notice: 'networkPicture' } } as const;
    await tx.outbox.add([{ key, effect, notBefore: tx.now }]);
    return { reply: 'show', message: pictureOnItsWay(text(language)) };
  },
};

export const networkActions: readonly Action[] = [networkAction, pictureAction, helpedAction];

/** The message that brings the picture; null for somebody who met nobody. */
export const composeNetwork = async (tx: Transaction, reader: Member): Promise<Message | null> => {
  const lines = await linesOf(tx, reader.id);
  if (lines.length === 0) return null;
  const people = await tx.members.getMany(lines.slice(0, mostDots).map(({ known }) => known.person));
  const words = text(reader.language);
  const names = lines.slice(0, mostDots).flatMap(({ known }) => {
    const member = people.get(known.person);
    return member === undefined ? [] : [nameOf(words, member)];
  });
  return networkPictured(words, { member: reader.id, lines, names });
};

/** The picture as SVG, in the member's language; null for somebody who met nobody. */
export const networkSvg = async (tx: Transaction, id: MemberId): Promise<string | null> => {
  const member = await tx.members.get(id);
  const lines = await linesOf(tx, id);
  if (member === null || lines.length === 0) return null;
  const words = text(member.language);
  const shown = lines.slice(0, mostDots);
  const people = await tx.members.getMany(shown.map(({ known }) => known.person));
  const dots = shown.flatMap(({ known }): PictureDot[] => {
    const person = people.get(known.person);
    return person === undefined ? [] : [dotOf(nameOf(words, person), known)];
  });
  return networkPicture(words, { dots, more: lines.length - dots.length, date: tx.now, zone: member.zone });
};

/** Whom a member knows through Acquaint or a tie, the warmest first, without those they avoid. */
export const linesOf = async (tx: Transaction, me: MemberId): Promise<NetworkLine[]> => {
  const ever = new Date(0);
  const introductions = await tx.introductions.of(me, ever);
  const pairings = await tx.pairings.of(me, ever);
  const contacts = [
    ...introductions.flatMap((introduction) => contactIn(introduction, me) ?? []),
    ...pairings.flatMap((pairing) => contactsIn(pairing, me)),
    ...(await tx.rounds.earlierOf(me)).map((meeting) => contactBefore(meeting, me)),
    ...(await tiesOf(tx, me)).flatMap((tie) => contactOf(tie) ?? []),
  ];
  const known = networkOf(contacts, tx.now);
  const people = await tx.members.getMany(known.map(({ person }) => person));
  const programs = new Map((await tx.programs.list()).map(({ id, name }) => [id, name]));
  const avoided = new Set(await tx.limits.avoidedBy(me));
  const came = await cameWith(tx, me);
  return known
    .filter(({ person }) => people.get(person)?.status === 'joined' && !avoided.has(person))
    .map((one) => ({
      known: one,
      program: one.through.by === 'round' ? (programs.get(one.through.program) ?? null) : null,
      came: came(one.person),
    }));
};

const dotOf = (name: string, { through, warmth, isFading }: Acquaintance): PictureDot => {
  const link =
    through.by === 'round'
      ? 'round'
      : through.by === 'tie' || through.by === 'earlier'
        ? 'tie'
        : 'introduction';
  return { name, link, warmth, isFading };
};
