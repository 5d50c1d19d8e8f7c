import { createHash } from 'node:crypto';
import { isRecord } from './call.ts';

/** What a message of ours carries so that it can be found again: opaque, anybody in the workspace may read it. */
export const markOf = (place: string, key: string): string =>
  createHash('sha256').update(`acquaint\0${place}\0${key}`).digest('hex').slice(0, 32);

/** The message metadata of ours that Slack keeps, and reports back where the manifest asks for it. */
export const eventType = 'acquaint';

export const metadataOf = (mark: string) => ({ event_type: eventType, event_payload: { mark } });

/** The mark in a `metadata` object of Slack's; null where it is not one of ours. */
export const markIn = (metadata: unknown): string | null => {
  if (!isRecord(metadata) || metadata['event_type'] !== eventType) return null;
  const payload = metadata['event_payload'];
  const mark = isRecord(payload) ? payload['mark'] : null;
  return typeof mark === 'string' ? mark : null;
};

/** A mark as `client_msg_id` (UUIDv5, RFC 9562): should Slack drop repeats by it, so much the better. */
export const uuidOf = (mark: string): string => {
  const bytes = createHash('sha1').update(namespace).update(mark).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
};

/** Any UUID that nobody else uses as a namespace. */
const namespace = Buffer.from('5f0f7a3c9d6e4b1a8c2d71e64a90b3f5', 'hex');
