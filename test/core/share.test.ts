import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type MemberId, type ShareId, type TagSlug } from '../../src/core/ids.ts';
import {
  findUseful,
  linksFor,
  linksWindow,
  readLink,
  type Share,
  shareLimits,
  shareLink,
  usefulCount,
} from '../../src/core/share.ts';

const start = new Date('2027-03-01T09:00:00Z');
const days = (count: number) => new Date(start.getTime() + count * 86_400_000);
const ada = asId<MemberId>('ada');
const react = asId<TagSlug>('react');
const link = {
  id: asId<ShareId>('one'),
  sharer: ada,
  address: 'https://example.org/',
  topic: react,
  note: '',
} as const;
const shared = (change: Partial<Share> = {}): Share => ({
  ...link,
  at: start,
  usefulTo: [],
  isGone: false,
  ...change,
});

describe('a link', () => {
  it.each([
    ['https://example.org/a?b=1', 'example.org'],
    ['HTTPS://Example.ORG', 'example.org'],
    ['https://example.org:8443/a', 'example.org:8443'],
    // A Cyrillic а is shown as what it is.
    ['https://exаmple.org/', 'xn--exmple-4nf.org'],
  ])('is read with the host it leads to: %s', (typed, host) => {
    expect(readLink(typed)?.host).toBe(host);
  });

  it.each([
    'http://example.org',
    'javascript:alert(1)',
    'https://paypal.com@evil.example/',
    'https://user:password@example.org/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://[::1]/',
    'https://localhost/',
    'https://example.org/ and more',
    'https:example.org',
    'https:\\\\example.org',
    'data:text/html,x',
    '',
    `https://example.org/${'x'.repeat(600)}`,
  ])('is refused where it is not plainly https to a named host: %s', (typed) => {
    expect(readLink(typed)).toBeNull();
  });

  it('is never read as another host than a browser would go to', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https', 'http'] }), fc.string(), (address, noise) => {
        for (const typed of [address, address + noise, noise + address]) {
          const read = readLink(typed);
          if (read === null) continue;
          const url = new URL(read.address);
          expect([url.protocol, url.host, url.username]).toEqual(['https:', read.host, '']);
        }
      }),
    );
  });

  it('is shared once a week, by nobody in their first two weeks', () => {
    const share = (joined: number, recent: readonly Share[], now: Date) =>
      shareLink(link, { recent, joinedAt: days(joined) }, now);
    expect(share(-13, [], start)).toEqual({ refused: 'newcomerShare', days: 14 });
    expect(share(-14, [], start)).toMatchObject({ address: link.address });
    expect(share(-99, [shared()], days(6.9))).toEqual({ refused: 'sharedThisWeek' });
    expect(share(-99, [shared()], days(7))).toMatchObject({ at: days(7) });
    expect(
      shareLink({ ...link, note: 'x'.repeat(201) }, { recent: [], joinedAt: days(-99) }, start),
    ).toMatchObject({ refused: 'tooLong' });
  });

  it('tells its sharer a number from five up, and nobody twice', () => {
    let now = shared();
    for (const [index, name] of ['a', 'b', 'b', 'c', 'd'].entries()) {
      now = findUseful(now, asId<MemberId>(name)) as Share;
      expect(usefulCount(now), String(index)).toBeNull();
    }
    now = findUseful(now, asId<MemberId>('e')) as Share;
    expect(usefulCount(now)).toBe(5);
    expect(findUseful(now, ada)).toEqual({ refused: 'yourself' });
  });

  it('comes in twos at the most, to those who look for it, from nobody kept apart', () => {
    const names = ['ada', 'bob', 'cyd', 'me'].map((name) => asId<MemberId>(name));
    const topics = ['react', 'sales', 'ksef'].map((slug) => asId<TagSlug>(slug));
    const one = fc.record({
      sharer: fc.constantFrom(...names),
      topic: fc.constantFrom(...topics),
      isGone: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one), fc.subarray(topics), fc.subarray(names), (all, seeks, apart) => {
        const me = asId<MemberId>('me');
        const found = linksFor(
          all.map((each) => shared(each)),
          { id: me, seeks, apart: new Set(apart) },
        );
        expect(found.length).toBeLessThanOrEqual(shareLimits.inDigest);
        for (const { sharer, topic, isGone } of found) {
          expect([isGone, sharer === me, apart.includes(sharer), seeks.includes(topic)]).toEqual([
            false,
            false,
            false,
            true,
          ]);
        }
      }),
    );
  });
});

describe('the links of a digest', () => {
  it('are those since the one before: none is left out, and none comes twice', () => {
    const gaps = fc.array(fc.integer({ min: 4 * 24, max: 10 * 24 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(gaps, fc.nat(40 * 24), fc.boolean(), (all, hour, isLooking) => {
        const written: Date[] = [];
        for (const gap of [0, ...all]) written.push(days(gap / 24 + daysSince(written.at(-1))));
        const at = days(hour / 24);
        const windows = written.map((own, index) =>
          linksWindow(isLooking ? null : own, written[index - 1] ?? null, own),
        );
        const inside = windows.filter(({ from, until }) => at > from && at <= until).length;
        expect(inside).toBe(at <= (written.at(-1) ?? start) ? 1 : 0);
      }),
      { numRuns: 500 },
    );
  });

  it('are of a week in the first digest, and of two after a long silence', () => {
    expect(linksWindow(null, null, start)).toEqual({ from: days(-7), until: start });
    expect(linksWindow(null, days(-60), start)).toEqual({ from: days(-14), until: start });
  });
});

const daysSince = (at: Date | undefined): number =>
  at === undefined ? 0 : (at.getTime() - start.getTime()) / 86_400_000;
