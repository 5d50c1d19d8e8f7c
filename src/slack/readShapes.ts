import { z } from 'zod';

/** Only what we use is looked at; everything else may be there, change or be missing. */

/** An id of Slack's: `T0…`, `U0…`, `C0…`, `V0…`. */
export const id = z.string().regex(/^[A-Za-z0-9]{2,40}$/u);

/** A trigger, an event's id, a time stamp: goes into keys, so nothing odd stands in it. */
export const token = z.string().regex(/^[A-Za-z0-9._:-]{1,200}$/u);

/** Short text of the kind a name is. */
export const short = z.string().max(400);

/** Where an answer may be posted; whose address it is is checked when it is used. */
export const address = z.url().max(1_000);

/** A truth as JSON has it, and as forms have it. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '0', '1'])])
  .transform((value) => value === true || value === 'true' || value === '1');

/** Whose installation a payload was sent to. */
export const home = z.object({ id }).nullish();

/** The place of an installation: the organisation's where all of it installed Acquaint, else the workspace's. */
export const placeIn = (about: {
  readonly team: string | null | undefined;
  readonly enterprise: string | null | undefined;
  readonly isOrg: boolean | null | undefined;
}): string | null => (about.isOrg === true ? about.enterprise : about.team) ?? null;

/**
 * A channel of a workspace as an arrival holds it; nothing for direct and group messages. Slack does not give the names
 * of private channels.
 */
export const channelIn = (
  channel: string | null | undefined,
  name: string | null | undefined,
): { channel?: { readonly id: string; readonly name: string } } =>
  channel == null || !/^[CG]/u.test(channel) || name == null || isNoChannel(name)
    ? {}
    : { channel: { id: channel, name: name === 'privategroup' ? '' : name } };

const isNoChannel = (name: string): boolean => name === 'directmessage' || name.startsWith('mpdm-');
