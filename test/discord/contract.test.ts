import { describe, expect, it } from 'vitest';
import { contractProblems } from '../fakes/discord/contract.ts';

describe('the published contract of Discord', () => {
  it('has something against what it does not describe', () => {
    const wrong: [string, string, Record<string, unknown>][] = [
      ['POST', '/channels/1/messages', { components: 'none' }],
      ['POST', '/channels/1/messages', { nonce: 'x'.repeat(26), components: [] }],
      ['PATCH', '/channels/1/messages/2', { flags: 'none' }],
      ['POST', '/channels/1/threads', { name: '', type: 12 }],
      ['PATCH', '/channels/1', { name: 'x'.repeat(101) }],
      ['POST', '/users/@me/channels', { recipient_id: {} }],
      ['POST', '/interactions/1/token/callback', { type: 9, data: { title: 'x'.repeat(46) } }],
      ['POST', '/interactions/1/token/callback', { type: 4, data: { components: [{ type: 99 }] } }],
      ['PUT', '/applications/1/commands', { list: [{ name: 'x'.repeat(33), type: 1 }] }],
    ];
    for (const [method, path, body] of wrong) {
      expect(contractProblems(method, path, body), `${method} ${path}`).not.toEqual([]);
    }
  });

  it('has nothing against what it describes, or says nothing about', () => {
    const content = { components: [{ type: 10, content: 'hello' }], flags: 1 << 15 };
    expect(contractProblems('POST', '/channels/1/messages', content)).toEqual([]);
    expect(contractProblems('POST', '/interactions/1/token/callback', { type: 4, data: content })).toEqual(
      [],
    );
    expect(contractProblems('DELETE', '/channels/1', {})).toEqual([]);
  });
});
