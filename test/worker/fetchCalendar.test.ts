import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type FetchPorts,
  fetchCalendar,
  isAllowed,
  isForbiddenAddress,
} from '../../src/worker/fetchCalendar.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A server on this machine, and what it was asked. */
const serve = async (answer: (request: IncomingMessage, response: ServerResponse) => void) => {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { asked, port, url: `http://localhost:${port}/cal.ics` };
};
const local: FetchPorts = { hosts: ['localhost'], isLocalAllowed: true, resolve: async () => ['127.0.0.1'] };
const feed = (url: string, etag: string | null = null) => ({ url, etag, lastModified: null });

describe('an address that may be asked', () => {
  it('is https, at an allowed host by its name, without port, name or password', () => {
    const ports = { hosts: ['cal.example'] };
    expect(isAllowed('https://cal.example/a.ics?x=1', ports)).toBe(true);
    expect(isAllowed('https://CAL.example/a.ics', ports)).toBe(true);
    for (const url of [
      'http://cal.example/a.ics',
      'https://other.example/a.ics',
      'https://cal.example.evil.example/',
      'https://cal.example:8443/',
      'https://cal.example@evil.example/',
      'https://user:pass@cal.example/',
      'https://evil.example/https://cal.example/',
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://2130706433/',
      'ftp://cal.example/',
      'file:///etc/passwd',
      'nothing',
    ]) {
      expect([url, isAllowed(url, ports)]).toEqual([url, false]);
    }
    expect(isAllowed('https://127.0.0.1/', { hosts: ['127.0.0.1'] })).toBe(false);
    expect(isAllowed('https://[::1]/', { hosts: ['[::1]', '::1'] })).toBe(false);
  });

  it('leads to the open internet alone', () => {
    for (const address of [
      ...['127.0.0.1', '127.8.8.8', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
      ...['169.254.169.254', '100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '240.0.0.1'],
      ...['::1', '::', 'fe80::1', 'fd00::1', 'fc00::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1'],
      ...[
        '::ffff:8.8.8.8',
        '64:ff9b::7f00:1',
        '2002:7f00:1::',
        '2001:db8::1',
        '::127.0.0.1',
        'not an address',
        '',
      ],
    ]) {
      expect([address, isForbiddenAddress(address)]).toEqual([address, true]);
    }
    for (const address of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2a00:1450:401b::200e']) {
      expect([address, isForbiddenAddress(address)]).toEqual([address, false]);
    }
  });
});

describe('fetching', () => {
  it('never connects where a name leads inside, whichever of its addresses does', async () => {
    const server = await serve((_request, response) => response.end('secret'));
    for (const found of [
      ['127.0.0.1'],
      ['93.184.216.34', '127.0.0.1'],
      ['::1'],
      ['::ffff:127.0.0.1'],
      ['169.254.169.254'],
    ]) {
      const ports = { hosts: ['cal.example'], resolve: async () => found };
      expect(await fetchCalendar(feed('https://cal.example/'), ports)).toEqual({ failed: 'notAllowed' });
    }
    expect(server.asked).toEqual([]);
  });

  it('connects to the address that was looked at: a name is resolved once for each connection', async () => {
    const server = await serve((_request, response) => response.end('BEGIN:VCALENDAR'));
    const asked: string[] = [];
    const ports: FetchPorts = {
      ...local,
      hosts: ['rebinding.example'],
      resolve: async (host) => {
        asked.push(host);
        return asked.length === 1 ? ['127.0.0.1'] : ['127.0.0.9'];
      },
    };
    const got = await fetchCalendar(feed(`http://rebinding.example:${server.port}/`), ports);
    expect(got).toMatchObject({ text: 'BEGIN:VCALENDAR' });
    expect(asked).toEqual(['rebinding.example']);
  });

  it('asks only for what is new, and remembers the version', async () => {
    const server = await serve((request, response) => {
      if (request.headers['if-none-match'] === '"7"') return response.writeHead(304).end();
      return response.writeHead(200, { etag: '"7"', 'last-modified': 'yesterday' }).end('text');
    });
    expect(await fetchCalendar(feed(server.url), local)).toEqual({
      text: 'text',
      etag: '"7"',
      lastModified: 'yesterday',
    });
    expect(await fetchCalendar(feed(server.url, '"7"'), local)).toBe('unchanged');
  });

  it('follows a redirect on the same host, and no other', async () => {
    const other = await serve((_request, response) => response.end('elsewhere'));
    const to = { same: '/there', other: other.url, plain: 'file:///etc/passwd', loop: '/loop' };
    const server = await serve((request, response) => {
      const path = (request.url ?? '').slice(1) as keyof typeof to;
      if (path in to) return response.writeHead(302, { location: to[path] }).end();
      return response.end('here');
    });
    const from = (path: string) => fetchCalendar(feed(`http://localhost:${server.port}/${path}`), local);
    expect(await from('same')).toMatchObject({ text: 'here' });
    expect(await from('other')).toEqual({ failed: 'notAllowed' });
    expect(await from('plain')).toEqual({ failed: 'notAllowed' });
    expect(await from('loop')).toEqual({ failed: 'unreachable' });
    expect(other.asked).toEqual([]);
  });

  it('gives up on what is too large, too slow, gone or broken', async () => {
    const large = await serve((_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    expect(await fetchCalendar(feed(large.url), local)).toEqual({ failed: 'tooLarge' });
    const slow = await serve((_request, response) => void response.write('x'));
    expect(await fetchCalendar(feed(slow.url), { ...local, withinMs: 300 })).toEqual({ failed: 'tooSlow' });
    const gone = await serve((_request, response) => response.writeHead(404).end());
    expect(await fetchCalendar(feed(gone.url), local)).toEqual({ failed: 'notFound' });
    const busy = await serve((_request, response) => response.writeHead(503).end());
    expect(await fetchCalendar(feed(busy.url), local)).toEqual({ failed: 'unreachable' });
    const broken = await serve((_request, response) => void response.destroy());
    expect(await fetchCalendar(feed(broken.url), local)).toEqual({ failed: 'unreachable' });
  });
});
