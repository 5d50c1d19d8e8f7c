import { type Delivery, type Prepared, prepare } from '../actions/deliveries.ts';
import { deliveredRoom, missed, reached, unreachable } from '../actions/outcomes.ts';
import type { Claimed, Delivered, Outbox } from '../actions/ports/outbox.ts';
import {
  Ambiguous,
  Busy,
  type Outgoing,
  type Platform,
  type Whereabouts,
} from '../actions/ports/platform.ts';
import type { Store } from '../actions/ports.ts';
import type { PlatformName } from '../core/community.ts';
import { attachmentsOf, sketchesOf } from './attachments.ts';

/** What the deliverer stands on. */
export type DeliverPorts = {
  readonly store: Store;
  readonly outbox: Outbox;
  readonly platforms: ReadonlyMap<PlatformName, Platform>;
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void;
};

/** Attempts that failed for certain before an intention is given up. */
const mostAttempts = 8;

/** Looks that failed, a lease apart, before an operator is asked to look instead. */
const mostLooks = 30;

/** Carry out what is due, at most `limit` at once; how many were taken. Failures end in the outbox, not here. */
export const deliverDue = async (ports: DeliverPorts, limit: number): Promise<number> => {
  const claimed = await ports.outbox.claim(limit);
  await Promise.all(claimed.map((intent) => carryOut(ports, intent)));
  return claimed.length;
};

/**
 * Carry out whatever is due until nothing is left, at most `limit` at once. New ones are taken as soon as a part is
 * done: a slow message keeps no other back, and turns at the platforms' rates are never without somebody in line.
 * `mostTurns` ends it sooner.
 */
export const deliverAll = async (ports: DeliverPorts, limit: number, mostTurns: number): Promise<void> => {
  const underWay = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const begin = (intent: Claimed): void => {
    const one = carryOut(ports, intent)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => underWay.delete(one));
    underWay.add(one);
  };
  const untilAtMost = async (left: number): Promise<void> => {
    while (underWay.size > Math.max(0, left)) await Promise.race(underWay);
  };
  for (let turn = 0; turn < mostTurns && failures.length === 0; turn++) {
    const claimed = await ports.outbox.claim(limit - underWay.size);
    for (const intent of claimed) begin(intent);
    if (underWay.size === 0) break;
    await untilAtMost((claimed.length > 0 ? limit : underWay.size) - Math.ceil(limit / 8));
  }
  await untilAtMost(0);
  if (failures.length > 0) throw failures[0];
};

const carryOut = async (ports: DeliverPorts, intent: Claimed): Promise<void> => {
  try {
    const prepared = await workOut(ports, intent);
    if ('delivery' in prepared) await deliver(ports, intent, prepared.delivery);
    else await setAside(ports, intent, prepared);
  } catch (error) {
    await giveBack(ports, intent, error);
  }
};

const workOut = async (ports: DeliverPorts, intent: Claimed): Promise<Prepared & { now?: Date }> => {
  const { effect, community } = intent;
  const earlier = effect.effect === 'replace' ? await ports.outbox.whereIs(community, effect.earlier) : null;
  return ports.store.transaction(community, async (tx) => ({
    ...(await prepare(tx, effect, earlier)),
    now: tx.now,
  }));
};

const setAside = async (
  ports: DeliverPorts,
  intent: Claimed,
  prepared: Exclude<Prepared, { delivery: Delivery }> & { now?: Date },
): Promise<void> => {
  if ('waitUntil' in prepared) {
    const inMs = prepared.waitUntil.getTime() - (prepared.now ?? prepared.waitUntil).getTime();
    await ports.outbox.later(intent, inMs, 'quiet hours', 'notTried');
  } else if ('unreachable' in prepared) {
    await ports.outbox.drop(intent, prepared.unreachable, (tx) => unreachable(tx, intent.effect));
  } else {
    await ports.outbox.drop(intent, prepared.pointless);
  }
};

const deliver = async (ports: DeliverPorts, intent: Claimed, delivery: Delivery): Promise<void> => {
  const platform = ports.platforms.get(delivery.platform);
  if (platform === undefined) {
    await ports.outbox.later(intent, 60_000, `${delivery.platform} is not connected`, 'notTried');
    return;
  }
  const outcome =
    (await lookFirst(platform, intent, delivery)) ?? (await send(ports, platform, intent, delivery));
  if (outcome === 'cannotLook') {
    await ports.outbox.bury(intent, 'may have been sent, and the platform cannot say');
  } else if ('unreachable' in outcome) {
    ports.log('unreachable', { key: intent.key, why: outcome.unreachable });
    if (delivery.do === 'sendDirect' && (await isElsewhere(ports, intent, delivery))) {
      await ports.outbox.later(intent, 1, outcome.unreachable);
      return;
    }
    await ports.outbox.drop(intent, outcome.unreachable, (tx) => unreachable(tx, intent.effect));
  } else {
    await ports.outbox.sent(intent, outcome, follows(intent, delivery, outcome));
  }
};

/** What a delivery changes besides; null where nothing, as after nearly every message. */
const follows = (
  { effect }: Claimed,
  delivery: Delivery,
  { room }: Delivered,
): Parameters<Outbox['sent']>[2] => {
  if (room !== null) return (tx) => deliveredRoom(tx, effect, room);
  return delivery.do === 'sendDirect' && delivery.isDoubted
    ? (tx) => reached(tx, delivery.to, delivery)
    : null;
};

/** Remembers that messages do not arrive at this account; true where another one of the member's may be tried. */
const isElsewhere = (
  ports: DeliverPorts,
  { community }: Claimed,
  delivery: Extract<Delivery, { do: 'sendDirect' }>,
): Promise<boolean> => ports.store.transaction(community, (tx) => missed(tx, delivery.to, delivery));

/** After a lost answer the platform is asked before anything is said again; null means "go on and send". */
const lookFirst = async (
  platform: Platform,
  intent: Claimed,
  delivery: Delivery,
): Promise<Delivered | 'cannotLook' | null> => {
  // Editing and opening are the same however often they are done.
  if (intent.unsureSince === null || delivery.do === 'edit') return null;
  const found = await look(platform, intent, delivery, intent.unsureSince);
  if (found === 'absent') return null;
  if (found === 'cannotLook') return 'cannotLook';
  return 'room' in found ? { message: null, room: found.room } : { message: found, room: null };
};

/** Whatever goes wrong while looking, the intention stays unsure: to forget that would be to say it twice. */
const look = async (
  platform: Platform,
  intent: Claimed,
  delivery: Exclude<Delivery, { do: 'edit' }>,
  since: Date,
): ReturnType<Platform['find']> => {
  try {
    return await platform.find(delivery.place, intent.key, since, whereabouts(delivery));
  } catch (error) {
    if (intent.attempts >= mostLooks) return 'cannotLook';
    throw new Ambiguous(`could not look: ${error instanceof Error ? error.message : String(error)}`);
  }
};

const whereabouts = (delivery: Exclude<Delivery, { do: 'edit' }>): Whereabouts => {
  switch (delivery.do) {
    case 'sendDirect':
      return { externalId: delivery.externalId };
    case 'sendToRoom':
      return { room: delivery.room };
    case 'sendToChannel':
      return { channel: delivery.channel };
    case 'openRoom':
      return { people: delivery.externalIds };
  }
};

const send = async (
  ports: DeliverPorts,
  platform: Platform,
  intent: Claimed,
  delivery: Delivery,
): Promise<Delivered | { unreachable: string }> => {
  const { place } = delivery;
  if (delivery.do === 'openRoom') {
    const opened = await platform.openRoom(place, delivery.externalIds, delivery.title, intent.key);
    return 'room' in opened ? { message: null, room: opened.room } : opened;
  }
  const what = await pack(ports, intent, delivery);
  const sent =
    delivery.do === 'edit'
      ? await platform.edit(delivery.message, what)
      : delivery.do === 'sendToRoom'
        ? await platform.sendToRoom(place, delivery.room, what, intent.key)
        : delivery.do === 'sendToChannel'
          ? await platform.sendToChannel(place, delivery.channel, what, intent.key)
          : await platform.sendDirect(place, delivery.externalId, what, intent.key);
  return 'sent' in sent ? { message: sent.sent, room: null } : sent;
};

const pack = async (
  ports: DeliverPorts,
  intent: Claimed,
  delivery: Exclude<Delivery, { do: 'openRoom' }>,
): Promise<Outgoing> => {
  const { said } = delivery;
  const files = said.message.parts.filter((part) => part.kind === 'file' || part.kind === 'image');
  if (files.length === 0) return { ...said, attachments: [] };
  const sketches = await ports.store.transaction(intent.community, (tx) => sketchesOf(tx, files));
  return { ...said, attachments: await attachmentsOf(sketches) };
};

const giveBack = async (ports: DeliverPorts, intent: Claimed, error: unknown): Promise<void> => {
  const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (error instanceof Busy) {
    await ports.outbox.later(intent, error.retryAfterMs, why, 'notTried');
    return;
  }
  ports.log('delivery failed', { key: intent.key, attempts: intent.attempts, why });
  if (error instanceof Ambiguous) await ports.outbox.unsure(intent, why);
  else if (intent.attempts >= mostAttempts) await ports.outbox.bury(intent, why);
  else await ports.outbox.later(intent, Math.min(1000 * 2 ** intent.attempts, 300_000), why);
};
