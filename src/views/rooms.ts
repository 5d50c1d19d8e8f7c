import { type Introduction, type Sign, signs } from '../core/introduction.ts';
import type { Member } from '../core/member.ts';
import { addresses } from './addresses.ts';
import type { Part } from './message.ts';
import { button, buttons, excerpt } from './parts.ts';
import type { Text } from './text.ts';

const to = addresses.introductions;

/** The languages of a room, one or both: what is said there is said in each. */
export type RoomTexts = readonly [Text, ...Text[]];

/** The name of the room. */
export const roomTitle = (one: Member, other: Member): string =>
  `${excerpt(one.name, 38)} · ${excerpt(other.name, 38)}`;

/** The same words in each language of the room, once where they are the same. */
export const each = (texts: RoomTexts, say: (text: Text) => string): string =>
  [...new Set(texts.map(say))].join(' / ');

/** The three presses that say how it goes. */
export const signRow = (texts: RoomTexts, introduction: Introduction): Part =>
  buttons(
    ...signs.map((sign: Sign) =>
      button(
        each(texts, (one) => one.introductions.signs[sign]),
        to.sign,
        `${introduction.id}/${sign}`,
      ),
    ),
  );
