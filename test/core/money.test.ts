import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandOf, type Money, parseMoney, writeBand, writeMoney } from '../../src/core/money.ts';

const nbsp = '\u00a0';
const zl = (major: number): Money => ({ minor: Math.round(major * 100), currency: 'PLN' });

describe('an amount of money', () => {
  test.each([
    ['12 tys.', zl(12_000)],
    ['12 tys. zł', zl(12_000)],
    ['12tys', zl(12_000)],
    ['1,2 mln zł', zl(1_200_000)],
    ['1.2 mln', zl(1_200_000)],
    ['1,234 mln', zl(1_234_000)],
    ['10 000', zl(10_000)],
    ['10 000 złotych', zl(10_000)],
    [`10${nbsp}000,50 zł`, zl(10_000.5)],
    ['1.234.567', zl(1_234_567)],
    ['1,234.50', zl(1_234.5)],
    ['1.234,50 zł', zl(1_234.5)],
    ['99,9', zl(99.9)],
    ['0,125 mln', zl(125_000)],
    ['€1,500.50', { minor: 150_050, currency: 'EUR' }],
    ['EUR 500', { minor: 50_000, currency: 'EUR' }],
    ['2k eur', { minor: 200_000, currency: 'EUR' }],
    ["1'500 CHF", { minor: 150_000, currency: 'CHF' }],
    ['5000 jpy', { minor: 5000, currency: 'JPY' }],
    ['1.5 KWD', { minor: 1500, currency: 'KWD' }],
    ['$20', { minor: 2000, currency: 'USD' }],
  ])('%s is read as people mean it', (typed, money) => {
    expect(parseMoney(typed, 'PLN')).toEqual(money);
  });

  test.each([
    ['1.234', 'ambiguous'],
    ['12,345 zł', 'ambiguous'],
    ['1.2345', 'unreadable'],
    ['much', 'unreadable'],
    ['5 constructor', 'unknownCurrency'],
    ['', 'unreadable'],
    ['-5', 'unreadable'],
    ['1,23.45,6', 'unreadable'],
    ['12 34', 'unreadable'],
    ['5 xyz', 'unknownCurrency'],
    ['5 zł eur', 'unreadable'],
    ['5.5 JPY', 'unreadable'],
    ['9'.repeat(30), 'tooLarge'],
    ['999999999 mln', 'tooLarge'],
  ])('%s asks back (%s)', (typed, problem) => {
    expect(parseMoney(typed, 'PLN')).toEqual({ problem });
  });

  test('is written grouped, with decimals only where there are any, and never breaks', () => {
    expect(writeMoney(zl(1234), 'pl')).toBe(`1${nbsp}234${nbsp}zł`);
    expect(writeMoney(zl(1234.5), 'pl')).toBe(`1${nbsp}234,50${nbsp}zł`);
    expect(writeMoney({ minor: 123_450, currency: 'EUR' }, 'en')).toBe(`1,234.50${nbsp}€`);
    expect(writeMoney({ minor: 5000, currency: 'JPY' }, 'en')).toBe(`5,000${nbsp}¥`);
    expect(writeBand(bandOf(zl(23_456)), 'pl')).toBe(`10${nbsp}000–50${nbsp}000${nbsp}zł`);
    expect(writeBand(bandOf(zl(5)), 'pl')).toBe(`0–1${nbsp}000${nbsp}zł`);
    expect(writeBand(bandOf(zl(2_000_000)), 'pl')).toBe(`>${nbsp}1${nbsp}000${nbsp}000${nbsp}zł`);
  });

  test('that was written is read as the same amount', () => {
    const currency = fc.constantFrom('PLN', 'EUR', 'USD', 'GBP', 'CZK', 'JPY', 'KWD', 'CHF');
    const language = fc.constantFrom('pl', 'en');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e14 }), currency, language, (minor, code, words) => {
        const written = writeMoney({ minor, currency: code }, words);
        const read = parseMoney(written, code);
        // "1,234" alone may be either; that is what asking back is for.
        if ('problem' in read) expect(read.problem).toBe('ambiguous');
        else expect(read).toEqual({ minor, currency: code });
      }),
    );
  });

  test('lies in its band, and all of a band have the same one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e12 }),
        fc.constantFrom('PLN', 'JPY', 'KWD'),
        (minor, currency) => {
          const band = bandOf({ minor, currency });
          expect(minor).toBeGreaterThanOrEqual(band.from);
          if (band.to !== null) expect(minor).toBeLessThan(band.to);
          expect(bandOf({ minor: band.from, currency })).toEqual(band);
        },
      ),
    );
  });

  test('of whatever somebody types is an amount or a question, never a crash', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789 .,'złk€mtys-") }), (typed) => {
        const read = parseMoney(typed, 'PLN');
        if ('minor' in read) expect(Number.isSafeInteger(read.minor) && read.minor >= 0).toBe(true);
      }),
    );
  });
});
