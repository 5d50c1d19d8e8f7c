import { chainTo } from '../core/connector.ts';
import type { MemberId } from '../core/ids.ts';
import type { Introduction } from '../core/introduction.ts';
import type { Member } from '../core/member.ts';
import {
  type Acquaintance,
  contactBefore,
  contactIn,
  contactOf,
  contactOver,
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
  const names = lines.slice(0, mostDots).flatMap(({ known, via }) => {
    const member = people.get(known.person);
    const brought = via.map((one) => nameOf(words, one)).join(', ');
    if (member === undefined) return [];
    return [brought === '' ? nameOf(words, member) : words.network.nameVia(nameOf(words, member), brought)];
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
  const dots = shown.flatMap(({ known, via }): PictureDot[] => {
    const person = people.get(known.person);
    // Of two who passed it on, the one whom the reader knows.
    const brought = known.through.by === 'theirAsk' ? via.at(-1) : via[0];
    if (person === undefined) return [];
    return [dotOf(nameOf(words, person), known, brought === undefined ? null : nameOf(words, brought))];
  });
  return networkPicture(words, { dots, more: lines.length - dots.length, date: tx.now, zone: member.zone });
};

/** Whom a member knows through Acquaint or a tie, the warmest first, without those they avoid. */
export const linesOf = async (tx: Transaction, me: MemberId): Promise<NetworkLine[]> => {
  const ever = new Date(0);
  const [introductions, pairings, earlier, talks, ties, { came, touchedAt }] = await Promise.all([
    tx.introductions.of(me, ever),
    tx.pairings.of(me, ever),
    tx.rounds.earlierOf(me),
    tx.oneToOnes.of(me, ever),
    tiesOf(tx, me),
    cameWith(tx, me),
  ]);
  const via = await namedIn(tx, introductions);
  const contacts = [
    ...introductions.flatMap((introduction) => contactIn(introduction, me, via(introduction)) ?? []),
    ...pairings.flatMap((pairing) => contactsIn(pairing, me)),
    ...earlier.map((meeting) => contactBefore(meeting, me)),
    ...talks.flatMap((talk) => contactOver(talk, me) ?? []),
    ...ties.flatMap((tie) => contactOf(tie) ?? []),
  ];
  const known = networkOf(contacts, tx.now, touchedAt);
  const people = await tx.members.getMany(known.flatMap((one) => [one.person, ...viaOf(one)]));
  const programs = new Map((await tx.programs.list()).map(({ id, name }) => [id, name]));
  const avoided = new Set(await tx.limits.avoidedBy(me));
  const isThere = (person: MemberId) => people.get(person)?.status === 'joined' && !avoided.has(person);
  return known
    .filter(({ person }) => isThere(person))
    .map((one) => ({
      known: one,
      program: one.through.by === 'round' ? (programs.get(one.through.program) ?? null) : null,
      via: viaOf(one).flatMap((person) => (isThere(person) ? (people.get(person) ?? []) : [])),
      came: came(one.person),
    }));
};

/** Who brought the two together and agreed to be named, the one beside the requester first. */
const namedIn = async (
  tx: Transaction,
  introductions: readonly Introduction[],
): Promise<(introduction: Introduction) => MemberId[]> => {
  const connectors = await tx.connectors.of(introductions.map(({ request }) => request));
  return ({ request, target }) =>
    chainTo({ connectors: connectors.get(request) ?? [] }, target)
      .filter(({ forward }) => forward.mayName)
      .map(({ member }) => member);
};

const viaOf = ({ through }: Acquaintance): readonly MemberId[] => ('via' in through ? through.via : []);

const dotOf = (name: string, { through, warmth, isFading }: Acquaintance, via: string | null): PictureDot => {
  const link = through.by === 'round' ? 'round' : 'via' in through ? 'introduction' : 'tie';
  return { name, via, link, warmth, isFading };
};
