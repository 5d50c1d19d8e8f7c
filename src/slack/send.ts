import { setTimeout as sleep } from 'node:timers/promises';
import type { types } from '@slack/bolt';
import {
  Busy,
  type MessageRef,
  type Outgoing,
  type Platform,
  type Sent,
  type Unreachable,
} from '../actions/ports/platform.ts';
import type { Sightings } from '../actions/ports/rates.ts';
import { type SlackCall, textIn } from './call.ts';
import { share, type Uploaded, upload } from './files.ts';
import { findMessage } from './find.ts';
import { slackLimits } from './limits.ts';
import { markOf, metadataOf, uuidOf } from './mark.ts';
import { renderMessage } from './render.ts';

/** What Slack as a platform stands on. */
export type SlackPlatformPorts = {
  readonly call: SlackCall;
  readonly sightings: Sightings;
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void;
};

/** Slack as a platform. A MessageRef's id is `channel:ts`, a room is a group DM: the same people, the same room. */
export const createSlackPlatform = ({ call, sightings, log }: SlackPlatformPorts): Platform => {
  const post = async (
    place: string,
    channel: string,
    what: Outgoing,
    key: string,
  ): Promise<Sent | Unreachable> => {
    const files = await upload(call, place, what.attachments);
    if ('unreachable' in files) return files;
    const mark = markOf(place, key);
    const marked = {
      ...draw(what, mark),
      metadata: metadataOf(mark),
      client_msg_id: uuidOf(mark),
      ...noPreviews,
    };
    const posted = await call(place, 'chat.postMessage', { channel, ...marked }, channel);
    if ('unreachable' in posted) return posted;
    const ref = refOf(place, textIn(posted.answer, 'channel'), textIn(posted.answer, 'ts'));
    await showFiles(place, ref, files.uploaded);
    return { sent: ref };
  };
  /** The message stands: whatever happens to its files, it must not be sent again. */
  const showFiles = async (place: string, ref: MessageRef, files: readonly Uploaded[]): Promise<void> => {
    if (files.length === 0) return;
    const showing = () => share(call, place, splitId(ref).channel, files);
    await showing()
      .catch(async (error: unknown) => {
        if (!(error instanceof Busy) || error.retryAfterMs > mostFileWaitMs) throw error;
        await sleep(error.retryAfterMs);
        await showing();
      })
      .catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        log('file lost', { message: ref.id, files: files.map(({ id }) => id), why });
      });
  };
  return {
    name: 'slack',
    sendDirect: post,
    sendToRoom: (place, room, what, key) => post(place, room.id, what, key),
    sendToChannel: post,
    edit: async (ref, what) => {
      const { channel, ts } = splitId(ref);
      // Slack wants other block ids when blocks change.
      const ids = markOf(ref.id, JSON.stringify(what.message));
      const edited = await call(ref.place, 'chat.update', { channel, ts, ...draw(what, ids) });
      return 'unreachable' in edited ? edited : { sent: ref };
    },
    openRoom: async (place, externalIds) => {
      if (externalIds.length > slackLimits.peopleInRoom)
        return { unreachable: 'too many people for one room' };
      const opened = await call(place, 'conversations.open', { users: externalIds.join(',') });
      if ('unreachable' in opened) return opened;
      return { room: { platform: 'slack', id: textIn(opened.answer, 'channel', 'id') } };
    },
    find: async (place, key, since, where) => {
      // Opening a group DM again gives the same one.
      if (where !== undefined && 'people' in where) return 'absent';
      const found = await findMessage(call, sightings, place, markOf(place, key), since, where);
      return typeof found === 'string' ? found : { platform: 'slack', place, id: found.id };
    },
  };
};

/** Longer than this nobody waits to show a file. */
const mostFileWaitMs = 5_000;

const noPreviews = { unfurl_links: false, unfurl_media: false, mrkdwn: false };

/** Text and blocks; the ids of the blocks are a second mark. Nothing in the text is turned into links or names. */
const draw = (what: Outgoing, mark: string) => {
  const { text, blocks } = renderMessage(what);
  const marked = blocks.map((block, index): types.KnownBlock => ({ ...block, block_id: `${mark}.${index}` }));
  return { text, blocks: marked, parse: 'none', link_names: false };
};

const refOf = (place: string, channel: string, ts: string): MessageRef => ({
  platform: 'slack',
  place,
  id: `${channel}:${ts}`,
});

const splitId = ({ id }: MessageRef): { channel: string; ts: string } => {
  const [channel = '', ts = ''] = id.split(':');
  return { channel, ts };
};
