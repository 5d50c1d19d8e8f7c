import { inject } from 'vitest';
import { createIngress } from '../src/actions/ingress.ts';
import type { Answered, Arrival } from '../src/actions/ports/inbox.ts';
import type { People, Platform } from '../src/actions/ports/platform.ts';
import type { PlatformName } from '../src/core/community.ts';
import { seedDemo } from '../src/demo.ts';
import { dice } from '../src/dice.ts';
import { createHeartbeat } from '../src/heartbeat.ts';
import type { Content, MovableClock, Post, Workspace } from '../src/playground/ports.ts';
import { createPlatform, directChannel } from '../src/playground/send.ts';
import { createMovableClock } from '../src/playgroundDesk.ts';
import { createCipher } from '../src/store/cipher.ts';
import { moveClock } from '../src/store/clock.ts';
import { type Database, openDatabase } from '../src/store/database.ts';
import { pgliteSessions } from '../src/store/pglite.ts';
import { createWorkspace } from '../src/store/playground.ts';
import { clockOffsetSql, createStore, type FullStore } from '../src/store/store.ts';
import type { Message } from '../src/views/message.ts';
import { text as textIn } from '../src/views/text.ts';
import { asSent } from './asSent.ts';
import { storyBegins } from './storyTime.ts';
import { openTemplate } from './template.ts';
import { plainMessage } from './views/plain.ts';

/** A whole Acquaint in the playground, without a process around it: time is moved, nothing is waited for. */
export type World = {
  readonly store: FullStore;
  readonly database: Database;
  readonly workspace: Workspace;
  readonly clock: MovableClock;
  readonly place: string;
  readonly beat: () => Promise<number>;
  /** What somebody does, and what they see of it. */
  readonly does: (who: string, what: Arrival['what'], key?: string, channel?: string) => Promise<Seen>;
  readonly faults: unknown[];
  readonly close: () => Promise<void>;
};

export type Seen = {
  readonly reply: string;
  readonly text: string;
  readonly message: Message | null;
  readonly answered: Answered | null;
};

export const key = 'c6a1f0e4b7d92385416f0c8ab3e7d51962f48ae07b1d3c95e860a4f27c9b13d8';

/** Open a world on the embedded database, or on a given one, with the demo's people in it. */
export const openWorld = async (
  given?: Database,
  options: { readonly consoleUrl?: string } = {},
): Promise<World> => {
  const database =
    given ??
    openDatabase(pgliteSessions((await openTemplate(inject('pgliteTemplate'))).pglite), {
      clockOffset: clockOffsetSql,
    });
  const cipher = createCipher([key]);
  const store = createStore(database, cipher);
  await moveClock(database, storyBegins);
  await seedDemo(store, dice);
  const place = (await store.communities.list())[0]?.id ?? '';
  const workspace = createWorkspace<Content>(database, cipher);
  const platform = createPlatform(workspace, () => undefined);
  const platforms = new Map<PlatformName, Platform>([['playground', platform]]);
  const faults: unknown[] = [];
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const heartbeat = createHeartbeat({ store, waking: store, platforms, dice, log: quiet });
  const onFault = (fault: unknown) => {
    faults.push(fault);
    return 'TEST';
  };
  const { consoleUrl = null } = options;
  const ingress = createIngress({
    ...{ store, inbox: store.inbox, router: store.router, dice, onFault },
    consoleUrl: () => consoleUrl,
  });
  let count = 0;
  const does: World['does'] = async (who, what, given = `test/${++count}`, channel) => {
    const visitor = { externalId: who, name: who, language: null, zone: null };
    const at = new Date();
    const answered = await ingress.receive({
      key: given,
      platform: 'playground',
      place,
      who: visitor,
      at,
      ...(channel === undefined ? {} : { channel: { id: channel, name: channel } }),
      what: what.kind === 'form' ? { ...what, answers: asSent(what.action, what.answers) } : what,
    });
    await heartbeat.beat();
    if (answered === null) return { reply: 'none', text: '', message: null, answered };
    const { reply } = answered;
    const message = 'message' in reply ? reply.message : null;
    const text = message === null ? JSON.stringify(reply) : plain(message, answered);
    return { reply: reply.reply, text, message, answered };
  };
  const clock = createMovableClock(database, store, heartbeat);
  return {
    store,
    database,
    workspace,
    clock,
    place,
    beat: heartbeat.beat,
    does,
    faults,
    close: database.close,
  };
};

/** What somebody's direct messages hold, oldest first. */
export const directOf = (world: World, who: string): Promise<Post[]> =>
  world.workspace.posts(world.place, directChannel(who));

/** The text of a post as its reader sees it. */
export const read = (post: Post | undefined): string => {
  if (post === undefined) return '';
  return post.content.kind === 'person' ? post.content.text : plain(post.content.message, post.content);
};

const plain = (
  message: Message,
  { people, language, zone }: { people: People; language: 'en' | 'pl'; zone: string | null },
): string =>
  plainMessage(message, {
    text: textIn(language),
    zone: zone ?? 'Europe/Warsaw',
    nameOf: (member) => people.get(member)?.name ?? '…',
  });
