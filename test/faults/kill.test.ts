import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, type Server, startServer } from '../browser/server.ts';

/** How often the server is killed; KILLS=50 for a long run. */
const kills = Number(process.env['KILLS'] ?? 6);
const askers = ['ada-nowak', 'sam-okafor', 'yuki-tanaka', 'daniel-reed'] as const;

type Answer = { readonly reply: string; readonly html?: string };
type Post = { readonly id: number; readonly isAcquaint: boolean; readonly html?: string };
type State = {
  readonly place: string;
  readonly people: readonly { readonly externalId: string; readonly direct: number }[];
  readonly channels: readonly { readonly id: string; readonly title: string }[];
};

let server: Server;
let isOver = false;
let killed = 0;
beforeAll(async () => {
  await build();
  server = await startServer();
}, 120_000);
afterAll(async () => {
  isOver = true;
  await server.remove();
});

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Ask the server again and again until it lives long enough to answer. */
const until = async <T>(path: string, body?: unknown): Promise<T> => {
  for (let tries = 0; tries < 400; tries++) {
    try {
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      };
      const response = await fetch(`${server.url}/playground/${path}`, {
        ...(body === undefined ? {} : init),
        signal: AbortSignal.timeout(10_000),
      });
      if (response.ok) return (await response.json()) as T;
    } catch {
      // Killed before or while it answered.
    }
    await sleep(50);
  }
  throw new Error(`${path} was never answered`);
};

const state = (as: string) => until<State>(`state?${new URLSearchParams({ as })}`);
const posts = async (as: string, channel: string): Promise<readonly Post[]> => {
  const { place } = await state(as);
  const query = new URLSearchParams({ place, as, channel });
  return (await until<{ posts: Post[] }>(`channel?${query}`)).posts;
};

let count = 0;
const does = async (as: string, what: unknown, post?: number): Promise<Answer> => {
  const { place } = await state(as);
  const id = `step-${String(++count).padStart(6, '0')}`;
  return until<Answer>('do', { place, as, id, what, ...(post === undefined ? {} : { post }) });
};

const subjectOf = (html: string, action: string): string | undefined =>
  new RegExp(`data-action="${action}" data-subject="([^"]+)"`, 'u').exec(html)?.[1];

/** From an ask to a room, as `as`; whatever is lost on the way is done again as a person would. */
const introduce = async (as: string): Promise<void> => {
  const blurb = `A question by ${as}, told once.`;
  let draft: string | undefined;
  while (draft === undefined) {
    const shown = await does(as, { kind: 'command', words: 'ask help with b2b sales' });
    draft = subjectOf(shown.html ?? '', 'introRequests.form');
  }
  const answers = { kind: ['advice'], publish: ['no'], blurb };
  await does(as, { kind: 'form', action: 'introRequests.send', subject: draft, answers });
  const { asked, card } = await findCard(as, blurb);
  await does(
    asked,
    {
      kind: 'press',
      action: 'introRequests.accept',
      subject: subjectOf(card.html ?? '', 'introRequests.accept') ?? '',
    },
    card.id,
  );
};

const findCard = async (as: string, blurb: string): Promise<{ asked: string; card: Post }> => {
  for (let tries = 0; tries < 300; tries++) {
    const { people } = await state(as);
    for (const { externalId } of people.filter(({ direct }) => direct > 0)) {
      const card = (await posts(externalId, `dm:${externalId}`)).find(
        (post) => post.html?.includes(blurb) && post.html.includes('introRequests.accept'),
      );
      if (card !== undefined) return { asked: externalId, card };
    }
    await sleep(100);
  }
  throw new Error(`nobody was asked for ${as}`);
};

const roomsOf = async (as: string) => (await state(as)).channels.filter(({ id }) => id.startsWith('room:'));

const kickoffsOf = async (as: string) =>
  (await posts(as, (await roomsOf(as))[0]?.id ?? '')).filter((post) => post.isAcquaint);
const toldOf = async (as: string) =>
  (await posts(as, `dm:${as}`)).filter((post) => post.html?.includes('introductions.mine'));
const isTold = async (as: string) => (await kickoffsOf(as)).length > 0 && (await toldOf(as)).length > 0;

/** Kill and start again, at moments that nobody chose. */
const killer = async (): Promise<void> => {
  while (!isOver && killed < kills) {
    await sleep(150 + Math.random() * 1800);
    if (isOver) return;
    await server.kill();
    killed++;
    server = await startServer({ folder: server.folder });
  }
};

describe('kill -9 at random moments', () => {
  it('loses nothing and tells nothing twice', async () => {
    const killing = killer();
    for (const as of askers) await introduce(as);
    for (const as of askers) while ((await roomsOf(as)).length === 0) await sleep(200);
    while (killed < kills) await sleep(100);
    isOver = true;
    await killing;
    // What was being sent when the server died is looked for once its lease of a minute is over.
    for (const as of askers) while (!(await isTold(as))) await sleep(500);
    await sleep(3000);
    for (const as of askers) {
      expect(await roomsOf(as)).toHaveLength(1);
      const kickoffs = await kickoffsOf(as);
      expect(kickoffs.map((post) => post.html?.includes(`A question by ${as}`))).toEqual([true]);
      expect(await toldOf(as)).toHaveLength(1);
    }
    expect(killed).toBe(kills);
  }, 600_000);
});
