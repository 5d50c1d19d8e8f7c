import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCipher, type Place, parseKey } from '../../src/store/cipher.ts';

const key = () => randomBytes(32).toString('hex');
const place: Place = { community: 'c1', table: 'members', column: 'about', row: 'm1' };
const places = fc.record({
  community: fc.string(),
  table: fc.string(),
  column: fc.string(),
  row: fc.string(),
});

describe('the cipher', () => {
  it('gives back every text in its own place', () => {
    const cipher = createCipher([key()]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), places, (text, where) => {
        expect(cipher.open(cipher.seal(text, where), where)).toBe(text);
      }),
    );
  });

  it('writes the version, the key id, the nonce and the rest, never twice the same', () => {
    const cipher = createCipher([key()]);
    const [one, two] = [cipher.seal('Zażółć', place), cipher.seal('Zażółć', place)];
    expect(one).toMatch(/^v1\.[0-9a-f]{8}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]+$/);
    expect(one).not.toBe(two);
  });

  it('opens in no other place', () => {
    const cipher = createCipher([key()]);
    fc.assert(
      fc.property(places, places, (here, there) => {
        fc.pre(JSON.stringify(here) !== JSON.stringify(there));
        expect(() => cipher.open(cipher.seal('secret', here), there)).toThrow();
      }),
    );
  });

  it('does not confuse places whose parts run together', () => {
    const cipher = createCipher([key()]);
    const sealed = cipher.seal('secret', { ...place, table: 'a', column: 'bc' });
    expect(() => cipher.open(sealed, { ...place, table: 'ab', column: 'c' })).toThrow();
    const piped = cipher.seal('secret', { ...place, table: 'a|1:b', column: 'c' });
    expect(() => cipher.open(piped, { ...place, table: 'a', column: '1:b|c' })).toThrow();
  });

  it('notices every flipped bit', () => {
    const cipher = createCipher([key()]);
    const sealed = cipher.seal('Grace said yes.', place); // its last character has spare bits
    for (let at = 0; at < sealed.length; at += 1) {
      for (let bit = 0; bit < 7; bit += 1) {
        const changed = Buffer.from(sealed);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        expect(() => cipher.open(changed.toString(), place), `character ${at}, bit ${bit}`).toThrow();
      }
    }
  });

  it('refuses what was cut short or added to', () => {
    const cipher = createCipher([key()]);
    const sealed = cipher.seal('Grace said yes.', place); // its last character has spare bits
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => cipher.open(sealed.slice(0, length), place)).toThrow();
    }
    expect(() => cipher.open(`${sealed}A`, place)).toThrow();
    expect(() => cipher.open(`${sealed}.A`, place)).toThrow();
  });

  it('opens with both keys while one replaces the other, and seals with the new one', () => {
    const [old, fresh] = [key(), key()];
    const before = createCipher([old]).seal('secret', place);
    const during = createCipher([fresh, old]);
    expect(during.open(before, place)).toBe('secret');
    expect(during.isOld(before)).toBe(true);
    const after = during.seal('secret', place);
    expect(during.isOld(after)).toBe(false);
    expect(createCipher([fresh]).open(after, place)).toBe('secret');
    expect(() => createCipher([fresh]).open(before, place)).toThrow(/not among the keys/);
  });
});

describe('a key', () => {
  it('is 32 random bytes in hex or base64', () => {
    for (let n = 0; n < 2_000; n += 1) {
      const bytes = randomBytes(32);
      expect(parseKey(bytes.toString('hex'))).toEqual(bytes);
      expect(parseKey(` ${bytes.toString('base64')}\n`)).toEqual(bytes);
      expect(parseKey(bytes.toString('base64url'))).toEqual(bytes);
    }
  });

  it.each([
    ['nothing', ''],
    ['too short', randomBytes(16).toString('hex')],
    ['too long', randomBytes(33).toString('hex')],
    ['not a key', 'changeme'],
    ['zeros', '0'.repeat(64)],
    ['a pattern', '0123456789abcdef'.repeat(4)],
    ['a word', 'deadbeef'.repeat(8)],
    ['a run', Buffer.from(Array.from({ length: 32 }, (_, n) => n)).toString('hex')],
    ['text in hex', Buffer.from('an example key, please change it').toString('hex')],
    ['text in base64', Buffer.from('0123456789abcdefghijklmnopqrstuv').toString('base64')],
    ['words as base64', 'pleasechangethiskeybeforeyougotoproduction0='],
  ])('is refused where it is %s', (_, text) => {
    expect(() => parseKey(text)).toThrow(/openssl rand/);
  });
});
