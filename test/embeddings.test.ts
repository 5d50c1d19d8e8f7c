import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNearest } from '../src/embeddings.ts';

/** What the service is asked, and how it behaves. Vectors: how much of each of four words a text has. */
const axes = ['ksef', 'kubernetes', 'podatki', 'fundraising'];
let server: Server;
let url: string;
let behaviour: 'well' | 'slow' | 'broken' | 'strange' = 'well';
const asked: {
  readonly inputs: readonly string[];
  readonly key: string | undefined;
  readonly model: string;
}[] = [];
const told: string[] = [];

beforeEach(async () => {
  behaviour = 'well';
  asked.length = 0;
  told.length = 0;
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => {
      body += piece;
    });
    request.on('end', () => {
      const { input, model } = JSON.parse(body) as { input: string[]; model: string };
      asked.push({ inputs: input, key: request.headers.authorization, model });
      if (behaviour === 'slow') return;
      if (behaviour === 'broken') return void response.writeHead(500).end();
      const data = input.map((text, index) => ({
        index,
        embedding: axes.map((axis) => (text.toLowerCase().includes(axis) ? 1 : 0.001)),
      }));
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(behaviour === 'strange' ? { data: 'none' } : { data: data.toReversed() }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/embeddings`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const nearest = () =>
  createNearest({ url, key: 'secret', model: 'some-model' }, (why) => void told.push(why));
const untilTopicsAreRead = async (near: ReturnType<typeof nearest>) => {
  for (let times = 0; times < 200; times += 1) {
    const found = await near('coś o KSEF');
    if (found.length > 0) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`nothing near: ${told.join()}`);
};

describe('topics near in meaning', () => {
  it('are those whose names are alike, asked with the key and the model', async () => {
    const near = nearest();
    expect(await near('coś o KSEF')).toEqual([]);
    expect(await untilTopicsAreRead(near)).toEqual(['ksef']);
    expect((await near('kubernetes'))[0]).toBe('kubernetes');
    expect(asked.every(({ key, model }) => key === 'Bearer secret' && model === 'some-model')).toBe(true);
    expect(told).toEqual([]);
  });

  it('are read once, and only the words of an ask are sent after that', async () => {
    const near = nearest();
    await untilTopicsAreRead(near);
    const before = asked.length;
    await near('kubernetes');
    expect(asked.slice(before).map(({ inputs }) => inputs)).toEqual([['kubernetes']]);
  });

  it('are none where nothing is alike', async () => {
    const near = nearest();
    await untilTopicsAreRead(near);
    const alike = await near('zzz');
    expect(alike.length).toBeLessThanOrEqual(3);
  });

  it.each(['slow', 'broken', 'strange'] as const)(
    'are none where the service is %s, within a second',
    async (how) => {
      const near = nearest();
      await untilTopicsAreRead(near);
      behaviour = how;
      expect(await near('kubernetes')).toEqual([]);
      expect(told).toHaveLength(1);
      behaviour = 'well';
      expect((await near('kubernetes'))[0]).toBe('kubernetes');
    },
  );
});
