import { lookup as lookUp } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { Agent, request } from 'undici';
import type { FeedFailure, MeetupFeed } from '../core/meetupFeed.ts';

/** What fetching stands on. */
export type FetchPorts = {
  /** Host names the operator allows, lower case. */
  readonly hosts: readonly string[];
  /** For tests alone: a server on this machine, without TLS. */
  readonly isLocalAllowed?: boolean;
  /** How names become addresses; for tests. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  readonly withinMs?: number;
};

/** What came of asking for a calendar. */
export type Fetched =
  | { readonly text: string; readonly etag: string | null; readonly lastModified: string | null }
  | 'unchanged'
  | { readonly failed: FeedFailure };

const withinMs = 5_000;
const mostBytes = 1_048_576;
const mostRedirects = 3;

/**
 * Ask for a calendar: https, allowed hosts, no other host by a redirect, five seconds, one megabyte. A name is resolved
 * once, every address it has is looked at, and the connection goes to one of those and no other: what a name means
 * cannot change in between. Addresses of this machine and of networks that are not the open internet are refused.
 */
export const fetchCalendar = async (
  feed: Pick<MeetupFeed, 'url' | 'etag' | 'lastModified'>,
  ports: FetchPorts,
): Promise<Fetched> => {
  const agent = new Agent({
    connect: { lookup: guardedLookup(ports), timeout: ports.withinMs ?? withinMs },
    connections: 1,
    pipelining: 0,
    maxHeaderSize: 16_384,
  });
  const signal = AbortSignal.timeout(ports.withinMs ?? withinMs);
  try {
    let url = feed.url;
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      if (!isAllowed(url, ports)) return { failed: 'notAllowed' };
      const asked = await ask(url, feed, agent, signal);
      if (!('moved' in asked)) return asked.fetched;
      const next = URL.canParse(asked.moved, url) ? new URL(asked.moved, url) : null;
      if (next === null || next.host !== new URL(url).host) return { failed: 'notAllowed' };
      url = next.href;
    }
    return { failed: 'unreachable' };
  } catch (error) {
    return { failed: failureOf(error, signal) };
  } finally {
    await agent.destroy();
  }
};

/** Whether an address may be asked at all, by its letters. */
export const isAllowed = (url: string, { hosts, isLocalAllowed = false }: FetchPorts): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port, username, password } = new URL(url);
  if (isLocalAllowed && hosts.includes(hostname)) return true;
  const isPlain =
    username === '' && password === '' && port === '' && isIP(hostname.replace(/^\[|\]$/gu, '')) === 0;
  return protocol === 'https:' && isPlain && hosts.includes(hostname.toLowerCase());
};

/** Whether an address is none of the open internet: this machine, private and other special networks (IANA registries). */
export const isForbiddenAddress = (address: string): boolean => {
  const family = isIP(address);
  if (family === 4) return special4.check(address, 'ipv4');
  return family === 0 || special6.check(address, 'ipv6');
};

// Apart: in one list an IPv4 address also counts as its IPv6 form, of which all are refused.
const [special4, special6] = [new BlockList(), new BlockList()];
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  special4.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  special6.addSubnet(network, bits, 'ipv6');
}

class Forbidden extends Error {}
class TooLarge extends Error {}

type Asked = { readonly moved: string } | { readonly fetched: Fetched };

const ask = async (
  url: string,
  { etag, lastModified }: Pick<MeetupFeed, 'etag' | 'lastModified'>,
  dispatcher: Agent,
  signal: AbortSignal,
): Promise<Asked> => {
  const { statusCode, headers, body } = await request(url, {
    dispatcher,
    signal,
    headers: {
      accept: 'text/calendar, */*;q=0.1',
      'user-agent': 'Acquaint',
      ...(etag === null ? {} : { 'if-none-match': etag }),
      ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
    },
  });
  // A body that is left unread says so by an error, which must end nothing but itself.
  body.on('error', () => undefined);
  const header = (name: string): string | null => {
    const value = headers[name];
    const one = Array.isArray(value) ? value[0] : value;
    return one === undefined || one.length > 300 ? null : one;
  };
  if (statusCode === 200) {
    const text = await textOf(body);
    return { fetched: { text, etag: header('etag'), lastModified: header('last-modified') } };
  }
  body.destroy();
  if (statusCode === 304) return { fetched: 'unchanged' };
  const moved = header('location');
  if ([301, 302, 303, 307, 308].includes(statusCode) && moved !== null) return { moved };
  const isThere = statusCode >= 500 || statusCode === 429 || statusCode === 408;
  return { fetched: { failed: isThere ? 'unreachable' : 'notFound' } };
};

const textOf = async (body: AsyncIterable<Uint8Array>): Promise<string> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > mostBytes) throw new TooLarge();
    parts.push(part);
  }
  return new TextDecoder('utf-8').decode(Buffer.concat(parts));
};

/** The one place where a name becomes addresses: what is returned is what is connected to. */
const guardedLookup =
  ({ resolve = addressesOf, isLocalAllowed = false }: FetchPorts): LookupFunction =>
  (host, options, done) => {
    const fail = (error: Error) => done(error, '', 4);
    resolve(host).then((found) => {
      const [first] = found;
      if (first === undefined) return fail(new Error('no address'));
      if (!isLocalAllowed && found.some(isForbiddenAddress)) return fail(new Forbidden());
      const all = found.map((address) => ({ address, family: isIP(address) }));
      return options.all === true ? done(null, all) : done(null, first, isIP(first));
    }, fail);
  };

const addressesOf = (host: string): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    lookUp(host, { all: true, verbatim: true }, (error, found) =>
      error === null ? resolve(found.map(({ address }) => address)) : reject(error),
    );
  });

const failureOf = (error: unknown, signal: AbortSignal): FeedFailure => {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (each instanceof Forbidden) return 'notAllowed';
    if (each instanceof TooLarge) return 'tooLarge';
  }
  return signal.aborted ? 'tooSlow' : 'unreachable';
};
