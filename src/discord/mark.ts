import { createHash } from 'node:crypto';
import { discordLimits } from './limits.ts';

const hashOf = (place: string, key: string): Buffer =>
  createHash('sha256').update(`acquaint\0${place}\0${key}`).digest();

/** What a message carries so that it can be found again: the id of its first component, 31 bits, never 0. */
export const markOf = (place: string, key: string): number =>
  hashOf(place, key).readUInt32BE(0) & 0x7fffffff || 1;

/** The same message sent twice within minutes has the same nonce, and is one. */
export const nonceOf = (place: string, key: string): string =>
  hashOf(place, key).toString('base64url').slice(0, discordLimits.nonce);

/** Ends a room's name, so that the room can be found again. */
export const roomMark = (place: string, key: string): string =>
  `#${hashOf(place, key).toString('hex').slice(0, 6)}`;

/** What the last part of a message carries: from which place it comes, where a press does not say. 31 bits, never 0. */
export const placeMarkOf = (place: string): number =>
  createHash('sha256').update(`acquaint place\0${place}`).digest().readUInt32BE(0) & 0x7fffffff || 1;
