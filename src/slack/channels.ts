import { z } from 'zod';
import { type FoundChannel, readChannel } from '../actions/ports/desk.ts';
import { isRecord, type SlackCall } from './call.ts';
import { SlackRefusal } from './outcome.ts';
import { id } from './readShapes.ts';

/**
 * The channel of a workspace that managers mean. It is asked for with the workspace's own token and has to be open to
 * the whole workspace and to nobody else. Needs the optional scope `channels:read`.
 */
export const createChannelFinder =
  (call: SlackCall) =>
  async (place: string, typed: string): Promise<FoundChannel> => {
    const wanted = readChannel(typed);
    try {
      const isId = /^[CG][A-Z0-9]{6,}$/u.test(wanted);
      const found = isId ? await byId(call, place, wanted) : await byName(call, place, wanted.toLowerCase());
      return found === null ? { no: 'unknown' } : judged(found, place);
    } catch (error) {
      // A token without the scope; whatever else Slack refuses will not be mended by asking again either.
      if (error instanceof SlackRefusal) return { no: 'unseen' };
      throw error;
    }
  };

const yes = z.boolean().nullish();
const shape = z.object({
  id,
  name: z.string().max(200).default(''),
  is_channel: yes,
  is_private: yes,
  is_im: yes,
  is_mpim: yes,
  is_archived: yes,
  is_member: yes,
  is_ext_shared: yes,
  is_org_shared: yes,
  context_team_id: id.nullish(),
});
type Channel = z.infer<typeof shape>;

const byId = async (call: SlackCall, place: string, channel: string): Promise<Channel | null> => {
  const got = await call(place, 'conversations.info', { channel });
  return 'unreachable' in got ? null : (shape.safeParse(got.answer['channel']).data ?? null);
};

const pageSize = 1_000;
/** Somebody waits: of more channels than that one is named by its id. */
const mostPages = 5;

const byName = async (call: SlackCall, place: string, name: string): Promise<Channel | null> => {
  let cursor = '';
  for (let page = 0; page < mostPages; page += 1) {
    const got = await call(place, 'conversations.list', {
      ...{ types: 'public_channel', exclude_archived: true, limit: pageSize },
      ...(cursor === '' ? {} : { cursor }),
    });
    if ('unreachable' in got) return null;
    const list = z.array(z.unknown()).safeParse(got.answer['channels']).data ?? [];
    const all = list.flatMap((one) => shape.safeParse(one).data ?? []);
    const found = all.find((one) => one.name.toLowerCase() === name);
    if (found !== undefined) return found;
    const metadata = got.answer['response_metadata'];
    const next = isRecord(metadata) ? metadata['next_cursor'] : '';
    if (typeof next !== 'string' || next === '') return null;
    cursor = next;
  }
  return null;
};

const judged = (channel: Channel, place: string): FoundChannel => {
  const isElsewhere =
    channel.context_team_id != null && place.startsWith('T') && channel.context_team_id !== place;
  if (isElsewhere || channel.is_archived === true || channel.is_im === true || channel.is_mpim === true) {
    return { no: 'unknown' };
  }
  const isSharedInOrg = channel.is_org_shared === true && !place.startsWith('E');
  if (channel.is_private === true || channel.is_ext_shared === true || isSharedInOrg) return { no: 'shared' };
  if (channel.is_member !== true) return { no: 'outside' };
  return { channel: { id: channel.id, name: channel.name } };
};
