import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { consoleDoor } from '../../src/actions/console.ts';
import type { PlatformDesk } from '../../src/actions/ports/desk.ts';
import { serveConsole } from '../../src/console/app.ts';
import type { PlatformName } from '../../src/core/community.ts';
import type { MemberId } from '../../src/core/ids.ts';
import { dice } from '../../src/dice.ts';
import { playgroundDesk } from '../../src/playground/send.ts';
import type { FullStore } from '../../src/store/store.ts';
import { drawChart } from '../../src/worker/charts.ts';

/** A console on a port of its own, and browsers that know nothing but cookies and forms. */
export type ConsoleStage = {
  readonly url: string;
  readonly browser: () => TestBrowser;
  readonly faults: unknown[];
  readonly close: () => Promise<void>;
};

/** What came back. */
export type Got = {
  readonly status: number;
  readonly text: string;
  readonly type: string;
  readonly headers: Headers;
  readonly path: string;
};

export type TestBrowser = {
  readonly cookies: Map<string, string>;
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Got>;
  readonly post: (
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Got>;
};

export const openConsoleStage = async (
  store: FullStore,
  isHttps = false,
  deskOf: (platform: PlatformName) => PlatformDesk | null = () => playgroundDesk,
): Promise<ConsoleStage> => {
  const faults: unknown[] = [];
  const app = express();
  serveConsole(app, {
    store,
    dice,
    draw: drawChart,
    deskOf,
    calendarHosts: ['calendar.example.org'],
    isCommunity: store.communities.exists,
    isHttps,
    onFault: (fault) => {
      faults.push(fault);
      return 'TEST';
    },
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    browser: () => browserOf(url),
    faults,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
};

/** The link's path in an answer of the chat. */
export const linkIn = (answer: unknown): string => {
  const found = /\/console\/enter\?key=[0-9a-f]{96}/u.exec(JSON.stringify(answer))?.[0];
  if (found === undefined) throw new Error(`no link in ${JSON.stringify(answer)}`);
  return found;
};

/** Go in with a link: the page with the button, and the press. */
export const enter = async (browser: TestBrowser, link: string): Promise<Got> => {
  const door = await browser.get(link);
  return browser.post('/console/enter', fieldsIn(door.text));
};

/** The hidden fields of the first form of a page. */
export const fieldsIn = (page: string): Record<string, string> =>
  Object.fromEntries(
    [
      ...(/<form[\s\S]*?<\/form>/u.exec(page)?.[0] ?? '').matchAll(
        /type="hidden" name="([^"]+)" value="([^"]*)"/gu,
      ),
    ].map((match) => [match[1] ?? '', match[2] ?? '']),
  );

/** What every form of this visit carries. */
export const tokenIn = (page: string): string => /name="token" value="([^"]+)"/u.exec(page)?.[1] ?? '';

/** A member's link, made in the store. */
export const linkOf = async (store: FullStore, community: MemberCommunity): Promise<string> => {
  const key = [community.id, dice.id(), dice.id()].map((id) => id.replaceAll('-', '')).join('');
  await store.transaction(community.id, (tx) =>
    tx.consoleKeys.add('link', key, community.member, new Date(tx.now.getTime() + 600_000)),
  );
  return `${consoleDoor}${key}`;
};

type MemberCommunity = { readonly id: Parameters<FullStore['transaction']>[0]; readonly member: MemberId };

const browserOf = (url: string): TestBrowser => {
  const cookies = new Map<string, string>();
  const go = async (path: string, init: RequestInit, hops = 0): Promise<Got> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url + path, {
      ...init,
      redirect: 'manual',
      headers: { ...(init.headers as Record<string, string>), cookie },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const to = response.headers.get('location');
    if (to !== null && hops < 3) return go(to, { method: 'GET' }, hops + 1);
    const { status, headers } = response;
    return {
      status,
      headers,
      path,
      type: headers.get('content-type') ?? '',
      text: decoded(await response.arrayBuffer()),
    };
  };
  return {
    cookies,
    get: (path, headers = {}) => go(path, { method: 'GET', headers }),
    post: (path, fields, headers = {}) => {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(fields)) {
        for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
      }
      return go(path, { method: 'POST', body, headers });
    },
  };
};

/** With its byte order mark, if there is one. */
const decoded = (bytes: ArrayBuffer): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
