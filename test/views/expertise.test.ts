import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/core/community.ts';
import { asId, type TagSlug } from '../../src/core/ids.ts';
import { readTags, writeOffers, writeSeeks } from '../../src/views/expertise.ts';
import { text } from '../../src/views/text.ts';

const label = fc
  .stringMatching(/^[A-Za-zĄ-ż0-9+#./ -]{1,30}$/u)
  .map((typed) => typed.trim())
  .filter((typed) => typed !== '');
const offer = fc.record({
  tag: label.map((typed) => asId<TagSlug>(typed)),
  level: fc.constantFrom(1, 2, 3),
  isPublic: fc.boolean(),
});

describe.each(languages)('in %s', (language) => {
  test('what is written into the form is read back the same', () => {
    fc.assert(
      fc.property(fc.array(offer, { maxLength: 8 }), (offers) => {
        const written = writeOffers(text(language), (tag) => tag, offers);
        const read = readTags(written).map((one) => ({
          tag: one.label,
          level: one.level,
          isPublic: one.isPublic,
        }));
        expect(read).toEqual(offers);
        const seeks = offers.map(({ tag, isPublic }) => ({ tag, isPublic }));
        const sought = readTags(writeSeeks(text(language), (tag) => tag, seeks));
        expect(sought.map((one) => ({ tag: one.label, isPublic: one.isPublic }))).toEqual(seeks);
      }),
    );
  });
});

test('the words of both languages are understood, whatever the case', () => {
  expect(readTags('React (Expert), SQL (podstawy, prywatne); Go (BIEGLE)')).toEqual([
    { label: 'React', level: 3, isPublic: true, isExact: false },
    { label: 'SQL', level: 1, isPublic: false, isExact: false },
    { label: 'Go', level: 3, isPublic: true, isExact: false },
  ]);
});

test('brackets that say something else belong to the tag', () => {
  expect(readTags('AML (anti-money laundering, KYC), HR')).toEqual([
    { label: 'AML (anti-money laundering, KYC)', level: 2, isPublic: true, isExact: false },
    { label: 'HR', level: 2, isPublic: true, isExact: false },
  ]);
});

test('quotation marks mean exactly this word', () => {
  expect(readTags('„mediacje”, "Go" (expert)')).toEqual([
    { label: 'mediacje', level: 2, isPublic: true, isExact: true },
    { label: 'Go', level: 3, isPublic: true, isExact: true },
  ]);
});

test('nothing and nothing but commas are no tags', () => {
  expect(readTags('')).toEqual([]);
  expect(readTags(' , ;\n,')).toEqual([]);
});

test('unbalanced and repeated brackets are read without hanging or losing words', () => {
  const typed = '('.repeat(400) + ')'.repeat(400);
  expect(readTags(typed).map((one) => one.label)).toEqual([typed]);
});
