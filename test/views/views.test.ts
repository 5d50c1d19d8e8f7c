import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../src/core/community.ts';
import type { MemberId } from '../../src/core/ids.ts';
import type { Form } from '../../src/views/form.ts';
import type { Message } from '../../src/views/message.ts';
import { excerpt, quote } from '../../src/views/parts.ts';
import { text } from '../../src/views/text.ts';
import { cast, type Size } from './cast.ts';
import { type Example, examples } from './examples.ts';
import { formOutsideLimits, outsideLimits } from './limits.ts';
import { plainForm, plainMessage, type Reader } from './plain.ts';

const sizes: readonly Size[] = ['shortest', 'usual', 'longest'];

describe.each(languages)('in %s', (language) => {
  test.each(sizes)('every view with the %s texts stays inside the limits', (size) => {
    const outside = examples(language, size).flatMap(({ view, when, says }) =>
      problems(says).map((problem) => `${view}, ${when}: ${problem}`),
    );
    expect(outside).toEqual([]);
  });

  test('the gallery shows every view as it is', async () => {
    await expect(gallery(language)).toMatchFileSnapshot(`../../docs/gallery.${language}.md`);
  });
});

test('every function that says something has an example', async () => {
  const shown = new Set(examples('en', 'usual').map(({ view }) => view));
  const all = await sayingViews();
  expect(all).toContain('home.home');
  expect(all.filter((view) => !shown.has(view))).toEqual([]);
});

const views = new URL('../../src/views/', import.meta.url);

/** `file.name` of every exported function that gives a message or a form, read from the sources. */
const sayingViews = async (): Promise<string[]> => {
  const files = (await readdir(views)).filter((file) => file.endsWith('.ts') && file !== 'parts.ts');
  const said = await Promise.all(
    files.map(async (file) => {
      const declared = (await readFile(new URL(file, views), 'utf8')).split(
        /^(?=(?:export )?(?:const|type) )/mu,
      );
      return declared.flatMap((one) => {
        const name = /^export const (\w+) = \([\s\S]*?\): (?:Message|Form)(?: \| \w+)? =>/u.exec(one)?.[1];
        return name === undefined ? [] : [`${file.replace('.ts', '')}.${name}`];
      });
    }),
  );
  return said.flat();
};

const isForm = (says: Message | Form): says is Form => 'fields' in says;

const problems = (says: Message | Form): string[] =>
  isForm(says) ? formOutsideLimits(says) : outsideLimits(says);

const gallery = (language: Language): string => {
  const { requester, connector, target } = cast(language, 'usual');
  const names = new Map([requester, connector, target].map((member) => [member.id, member.name]));
  const nameOf = (member: MemberId) => names.get(member) ?? '?';
  const reader: Reader = { text: text(language), zone: 'Europe/Warsaw', nameOf };
  const title = language === 'pl' ? '# Wszystko, co mówi Acquaint' : '# Everything Acquaint says';
  const origin = 'Generated from the views; refreshed by `npx vitest run test/views --update`.';
  return `${[title, origin, ...examples(language, 'usual').map((example) => entry(example, reader))].join('\n\n')}\n`;
};

const entry = ({ view, when, says }: Example, reader: Reader): string =>
  [`## ${view}: ${when}`, isForm(says) ? plainForm(says) : plainMessage(says, reader)].join('\n\n');

test('what does not fit is cut at a word, never inside a letter, and short words stay as they are', () => {
  expect(excerpt('  one   two\nthree ', 40)).toBe('one two three');
  expect(excerpt('one two three', 9)).toBe('one two…');
  expect(excerpt('👩🏽‍💻'.repeat(30), 20).length).toBeLessThanOrEqual(20);
  expect(excerpt('👩👩👩', 4)).toBe('👩…');
  expect(quote('one\n\ntwo', 40)).toEqual({ kind: 'quote', text: 'one\n\ntwo' });
  expect(quote(' \n ', 40)).toBeNull();
});
