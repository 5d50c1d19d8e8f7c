import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { People } from '../../src/actions/ports/platform.ts';
import { type Language, languages } from '../../src/core/community.ts';
import { asId, type MemberId } from '../../src/core/ids.ts';
import { escaped } from '../../src/discord/escape.ts';
import { renderForm } from '../../src/discord/forms.ts';
import { markOf, placeMarkOf } from '../../src/discord/mark.ts';
import { renderMessage, type Said } from '../../src/discord/render.ts';
import type { Form } from '../../src/views/form.ts';
import type { Inline, Message } from '../../src/views/message.ts';
import { messageProblems } from '../fakes/discord/body.ts';
import { modalProblems } from '../fakes/discord/driverModal.ts';
import { buttonsIn, fieldsIn, listOf, shownIn } from '../fakes/discord/driverShown.ts';
import { pingsIn, readMarkdown } from '../fakes/discord/markdown.ts';
import { cast, type Size } from '../views/cast.ts';
import { examples } from '../views/examples.ts';

const sizes: readonly Size[] = ['shortest', 'usual', 'longest'];
const known = asId<MemberId>('00000000-0000-4000-8000-00000000aaaa');
const nameless = asId<MemberId>('00000000-0000-4000-8000-00000000bbbb');
const stranger = asId<MemberId>('00000000-0000-4000-8000-00000000cccc');
const adaId = '111111111111111111';
const graceId = '222222222222222222';

const isForm = (says: Message | Form): says is Form => 'fields' in says;

/** Everybody of the cast has an account here, but for the connector. */
const peopleOf = (language: Language, size: Size): People => {
  const { requester, connector, target } = cast(language, size);
  return new Map([
    [requester.id, { name: requester.name, externalId: adaId }],
    [connector.id, { name: connector.name, externalId: null }],
    [target.id, { name: target.name, externalId: graceId }],
  ]);
};

const said = (message: Message): Said => ({
  message,
  people: new Map([
    [known, { name: 'Ada', externalId: adaId }],
    [nameless, { name: '*Sam*', externalId: null }],
  ]),
  language: 'en',
});

const textMessage = (...text: readonly Inline[]): Message => ({
  summary: 'x',
  parts: [{ kind: 'text', text }],
});

const shown = (message: Message): string => shownIn(renderMessage(said(message)).components);

describe.each(languages)('in %s', (language) => {
  test.each(sizes)('everything said with the %s texts is inside what Discord takes', (size) => {
    const people = peopleOf(language, size);
    const problems = examples(language, size).flatMap(({ view, when, says }) => {
      const marks = { mark: markOf('1', when), placeMark: placeMarkOf('1') };
      const found = isForm(says)
        ? modalProblems({ ...renderForm(says) })
        : messageProblems({ ...renderMessage({ message: says, people, language }, marks) });
      return found.map((problem) => `${view}, ${when}: ${problem}`);
    });
    expect(problems).toEqual([]);
  });

  test('nobody is notified but those whom a view mentions', () => {
    for (const { view, says } of examples(language, 'usual')) {
      if (isForm(says)) continue;
      const people = peopleOf(language, 'usual');
      const { components, allowed_mentions } = renderMessage({ message: says, people, language });
      const mentioned = JSON.stringify(says.parts)
        .split('"mention":"')
        .slice(1)
        .map((rest) => people.get(asId<MemberId>(rest.slice(0, rest.indexOf('"'))))?.externalId)
        .filter((id) => id != null);
      expect(allowed_mentions.parse, view).toEqual([]);
      expect(allowed_mentions.users.toSorted(), view).toEqual([...new Set(mentioned)].toSorted());
      expect(pingsIn(shownIn(components), allowed_mentions).toSorted(), view).toEqual(
        allowed_mentions.users.toSorted(),
      );
    }
  });
});

const hostile = [
  '@everyone',
  '@here now',
  '<@111111111111111111>',
  '<@!111111111111111111>',
  '<@&333333333333333333>',
  '<#444444444444444444>',
  '</intro:555555555555555555>',
  '<:bomb:666666666666666666>',
  '<t:1700000000:R>',
  '<id:browse>',
  '[Slack](https://evil.example)',
  '[x](<https://evil.example>)',
  '<https://evil.example>',
  '**bold** *it* __under__ _it_ ~~no~~ ||spoiler|| `code` ```block```',
  '# heading',
  '## heading\n### heading',
  '-# small print',
  '> quote\n>>> all of it\n- list\n* list\n+ list\n1. list\n2) list',
  '\\*escaped\\* \\<@111111111111111111>',
  '#',
  '1.',
  '>',
  'https://example.com/a_b_c?d=__e__&f=~~g~~',
  '(see https://example.com/x)',
  '> https://example.com/_a_',
];

describe('what people write', () => {
  test.each(hostile)('%s pings nobody and shows as typed, wherever it stands', (typed) => {
    const message: Message = {
      summary: typed,
      parts: [
        { kind: 'text', text: [typed] },
        { kind: 'text', text: [typed, ' and more'] },
        { kind: 'divider' },
        { kind: 'heading', text: typed },
        { kind: 'text', text: [{ strong: typed.replaceAll('\n', ' ') }] },
        { kind: 'quote', text: typed },
        { kind: 'facts', facts: [{ label: 'Label', value: [typed] }] },
        { kind: 'note', text: typed },
        { kind: 'text', text: [{ link: 'https://acquaint.example', label: 'here' }] },
      ],
    };
    const { components, allowed_mentions } = renderMessage(said(message));
    const { text, marks } = readMarkdown(shownIn(components));
    expect(pingsIn(shownIn(components), { parse: ['everyone', 'users', 'roles'] })).toEqual([]);
    expect(allowed_mentions).toEqual({ parse: [], users: [] });
    const flat = (one: string) => one.replaceAll('\u200b', '').replaceAll(/\s+/gu, ' ').trim();
    expect(flat(text).split(flat(typed)).length - 1).toBeGreaterThanOrEqual(7);
    // What is formatted is what we formatted: a heading, a bold text and label, quotes, small print, a link.
    const lines = typed.split('\n').length;
    expect(marks).toEqual({
      ...{ heading: 1, bold: 2, quote: lines, small: lines, link: 1, list: 0, other: 0 },
    });
  });

  test('an address opens no link with another face, even where it is not read as one', () => {
    expect(escaped('https://a[x](https://evil.example)')).toBe('https://a\\[x](https://evil.example)');
  });

  test('any text at all comes out as the same text, unformatted', () => {
    const letters = fc.constantFrom(
      ...'\\*_~`|[]()<>#-+.1@ \na:/',
      'https://ab',
      '@everyone',
      '<@1>',
      '> ',
      '# ',
    );
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 40 }), (pieces) => {
        const typed = pieces.join('');
        // In an address a backslash shows: the price of no link having another face.
        fc.pre(!/https?:\/\/\S*\[/u.test(typed));
        const { text, marks } = readMarkdown(escaped(typed));
        expect(text.replaceAll('\u200b', '')).toBe(typed);
        expect(Object.values(marks).every((count) => count === 0)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a form gives it back to be edited as it was typed', () => {
    const typed = '@everyone *x* <@1>';
    const form: Form = {
      ...{ title: 'T', action: 'a.b', subject: '', submit: 'S' },
      fields: [
        { kind: 'text', name: 'n', label: 'L', isLong: true, isRequired: true, most: 600, initial: typed },
      ],
    };
    expect(fieldsIn(renderForm(form).components)[0]?.initial).toEqual([typed]);
  });
});

describe('people, times and links', () => {
  test('a person with an account is mentioned, another one named, one who is gone called so', () => {
    const message = textMessage({ mention: known }, ', ', { mention: nameless }, ', ', { mention: stranger });
    expect(shown(message)).toBe(`<@${adaId}>, \\*Sam\\*, a former member`);
    expect(renderMessage(said(message)).allowed_mentions).toEqual({ parse: [], users: [adaId] });
  });

  test('a time is drawn by each reader’s own client', () => {
    expect(shown(textMessage({ at: new Date('2026-11-24T08:00:30.500Z') }))).toBe('<t:1795507230:f>');
    expect(shown(textMessage({ on: new Date('2026-11-24T08:00:30.500Z') }))).toBe('<t:1795507230:D>');
  });

  test('only https is a link, and nothing in an address ends it early', () => {
    const link = (address: string) => shown(textMessage({ link: address, label: 'here' }));
    expect(link('https://acquaint.example/a')).toBe('[here](<https://acquaint.example/a>)');
    expect(link('https://acquaint.example/a)>(<b')).not.toMatch(/\(<[^>]*[()<][^>]*>\)/u);
    for (const address of ['javascript:alert(1)', 'http://plain.example', 'discord://x', 'https://']) {
      expect(link(address)).toBe('here');
    }
  });
});

test('a press carries its action and subject; no two buttons of a message share an address', () => {
  const button = (action: string, subject: string) =>
    ({ label: 'L', action, subject, style: 'plain' }) as const;
  const row = { kind: 'buttons', buttons: [button('a.b', '1'), button('c.d', '')] } as const;
  const ids = buttonsIn(renderMessage(said({ summary: 'x', parts: [row, row] })).components);
  expect(ids.slice(0, 2).map(({ customId }) => customId)).toEqual(['a.b|1', 'c.d|']);
  expect(new Set(ids.map(({ customId }) => customId)).size).toBe(4);
});

test('the first part carries the mark, the last one the place', () => {
  const parts = [{ kind: 'text', text: ['a'] }, { kind: 'divider' }, { kind: 'text', text: ['b'] }] as const;
  const { components } = renderMessage(said({ summary: 'x', parts }), { mark: 7, placeMark: 9 });
  expect(listOf(components).map(({ id }) => id)).toEqual([7, undefined, 9]);
});

test('each kind of field is the input that fits it, with what was chosen before', () => {
  const option = (value: string) => ({ value, label: value.toUpperCase() });
  const form: Form = {
    ...{ title: 'Title', action: 'a.b', subject: 's', submit: 'Send', intro: 'Why *this*' },
    fields: [
      { kind: 'person', name: 'who', label: 'Who', isRequired: true },
      { kind: 'text', name: 'line', label: 'Line', hint: 'Hint', isLong: false, isRequired: false, most: 80 },
      {
        ...{ kind: 'choice', name: 'one', label: 'One', isRequired: true, many: false },
        ...{ options: [option('a'), option('b')], initial: ['b'] },
      },
      {
        ...{ kind: 'choice', name: 'some', label: 'Some', isRequired: false, many: true },
        ...{ options: [option('a'), option('b')], initial: ['a', 'b'] },
      },
    ],
  };
  const modal = renderForm(form);
  expect(modalProblems({ ...modal })).toEqual([]);
  expect(modal).toMatchObject({ custom_id: 'a.b|s', title: 'Title' });
  expect(listOf(modal.components)[0]).toEqual({ type: 10, content: 'Why \\*this\\*' });
  expect(fieldsIn(modal.components)).toEqual([
    { name: 'who', kind: 'person', initial: [], options: [] },
    { name: 'line', kind: 'text', initial: [], options: [] },
    { name: 'one', kind: 'choice', initial: ['b'], options: ['a', 'b'] },
    { name: 'some', kind: 'choice', initial: ['a', 'b'], options: ['a', 'b'] },
  ]);
});
