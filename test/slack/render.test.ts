import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { People } from '../../src/actions/ports/platform.ts';
import { type Language, languages } from '../../src/core/community.ts';
import { asId, type MemberId } from '../../src/core/ids.ts';
import { renderForm, renderHome, renderMessage, renderNote, type Said } from '../../src/slack/render.ts';
import type { Form } from '../../src/views/form.ts';
import type { Inline, Message } from '../../src/views/message.ts';
import { messageProblems, viewProblems } from '../fakes/slack/blockKit.ts';
import { buttonsIn, pingsIn, readBlocks } from '../fakes/slack/reading.ts';
import { isRecord, recordsIn } from '../fakes/slack/shape.ts';
import { cast, type Size } from '../views/cast.ts';
import { examples } from '../views/examples.ts';

const sizes: readonly Size[] = ['shortest', 'usual', 'longest'];
const known = asId<MemberId>('00000000-0000-4000-8000-00000000aaaa');
const nameless = asId<MemberId>('00000000-0000-4000-8000-00000000bbbb');
const stranger = asId<MemberId>('00000000-0000-4000-8000-00000000cccc');

const isForm = (says: Message | Form): says is Form => 'fields' in says;

/** Everybody of the cast has an account here, but for the connector. */
const peopleOf = (language: Language, size: Size): People => {
  const { requester, connector, target } = cast(language, size);
  return new Map([
    [requester.id, { name: requester.name, externalId: 'U0ADA' }],
    [connector.id, { name: connector.name, externalId: null }],
    [target.id, { name: target.name, externalId: 'U0GRACE' }],
  ]);
};

const said = (message: Message, zone: string | null = 'Europe/Warsaw'): Said => ({
  message,
  people: new Map([
    [known, { name: 'Ada', externalId: 'U0ADA' }],
    [nameless, { name: 'Sam', externalId: null }],
  ]),
  language: 'en',
  zone,
});

const textMessage = (...text: readonly Inline[]): Message => ({
  summary: 'x',
  parts: [{ kind: 'text', text }],
});

describe.each(languages)('in %s', (language) => {
  test.each(sizes)('everything said with the %s texts is inside what Slack takes', (size) => {
    const people = peopleOf(language, size);
    const problems = examples(language, size).flatMap(({ view, when, says }) => {
      if (isForm(says)) return viewProblems(renderForm(says, 'x'.repeat(3_000), language));
      const drawn = { message: says, people, language, zone: null };
      const { text, blocks } = renderMessage(drawn);
      return [
        ...messageProblems(blocks),
        ...viewProblems(renderHome(drawn)),
        ...viewProblems(renderNote(drawn, 'x'.repeat(3_000))),
        ...(text.length === 0 || text.length > 3_900 ? [`text of ${text.length}`] : []),
      ].map((problem) => `${view}, ${when}: ${problem}`);
    });
    expect(problems).toEqual([]);
  });

  test('nobody is notified but those whom a view mentions', () => {
    for (const { says } of examples(language, 'usual')) {
      if (isForm(says)) continue;
      const { text, blocks } = renderMessage({
        message: says,
        people: peopleOf(language, 'usual'),
        language,
        zone: null,
      });
      for (const ping of pingsIn(text, blocks)) expect(['U0ADA', 'U0GRACE']).toContain(ping);
    }
  });
});

const hostile = [
  '<!channel>',
  '<!here|here>',
  '<!everyone>',
  '<@U0VICTIM>',
  '<@U0VICTIM|you>',
  '<!subteam^S0ALL>',
  '<#C0SECRET>',
  '<https://evil.example|https://slack.com>',
  '<javascript:alert(1)|x>',
  '&lt;!channel&gt;',
  '&amp;lt;',
  '*bold* _it_ ~no~ `code` ```block```',
  '> quote\n- list\n1. list',
  ':bomb: @channel @here @everyone #general',
  '[x](https://evil.example)',
  '{date_long} {ago}',
  '<!date^1392734382^{date}^https://evil.example|now>',
];

describe('what people write', () => {
  test.each(hostile)('%s pings nobody and shows as typed, wherever it stands', (typed) => {
    const message: Message = {
      summary: typed.replaceAll('\n', ' '),
      parts: [
        { kind: 'heading', text: typed },
        {
          kind: 'text',
          text: [typed, { strong: typed }, { link: 'https://acquaint.example', label: typed }],
        },
        { kind: 'quote', text: typed },
        { kind: 'facts', facts: [{ label: typed, value: [typed] }] },
        { kind: 'note', text: typed },
        { kind: 'buttons', buttons: [{ label: typed, action: 'a.b', subject: typed, style: 'plain' }] },
      ],
    };
    const { text, blocks } = renderMessage(said(message));
    expect(pingsIn(text, blocks)).toEqual([]);
    const all = JSON.stringify(blocks);
    expect(all).not.toContain('mrkdwn');
    expect(all).not.toContain('"emoji":true');
    expect(readBlocks(blocks).split(typed).length - 1).toBe(9);
    expect(text).not.toMatch(/[<>]/u);
  });

  test('any text at all comes out as the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), (typed) => {
        const { text, blocks } = renderMessage(
          said({ summary: typed, parts: [{ kind: 'quote', text: typed }] }),
        );
        expect(readBlocks(blocks)).toBe(`> ${typed}`);
        expect(pingsIn(text, blocks)).toEqual([]);
      }),
    );
  });

  test('a form gives it back to be edited as it was typed', () => {
    const typed = '<!channel> &lt; *x*';
    const form: Form = {
      ...{ title: 'T', action: 'a.b', subject: '', submit: 'S' },
      fields: [
        { kind: 'text', name: 'n', label: 'L', isLong: true, isRequired: true, most: 600, initial: typed },
      ],
    };
    const [block] = recordsIn(renderForm(form, '{}', 'en').blocks);
    expect(block?.['element']).toMatchObject({ initial_value: typed, max_length: 600, multiline: true });
  });
});

describe('people, times and links', () => {
  test('a person with an account is mentioned, another one named, one who is gone called so', () => {
    const { blocks } = renderMessage(
      said(textMessage({ mention: known }, ', ', { mention: nameless }, ', ', { mention: stranger })),
    );
    expect(readBlocks(blocks)).toBe('@U0ADA, Sam, a former member');
    expect(pingsIn('', blocks)).toEqual(['U0ADA']);
  });

  test('a time is drawn by the reader’s client and falls back to a time that names its zone', () => {
    const at = new Date('2026-11-24T08:00:30.500Z');
    const inZone = (zone: string | null) =>
      JSON.stringify(renderMessage(said(textMessage({ at }), zone)).blocks);
    expect(inZone('Europe/Warsaw')).toContain('"timestamp":1795507230');
    expect(inZone('Europe/Warsaw')).toContain('Tue, 24 Nov, 09:00 (Europe/Warsaw)');
    expect(inZone(null)).toContain('Tue, 24 Nov, 08:00 (UTC)');
  });

  test('a day is drawn without a time, with its year', () => {
    const on = new Date('2026-11-24T23:30:00Z');
    const drawn = JSON.stringify(renderMessage(said(textMessage({ on }))).blocks);
    expect(drawn).toContain('"format":"{date_long}"');
    expect(drawn).toContain('"fallback":"25 November 2026"');
  });

  test('only https is a link', () => {
    const drawn = (link: string) =>
      JSON.stringify(renderMessage(said(textMessage({ link, label: 'here' }))).blocks);
    expect(drawn('https://acquaint.example')).toContain('"type":"link"');
    for (const link of ['javascript:alert(1)', 'http://plain.example', 'slack://channel']) {
      expect(drawn(link)).not.toContain('"type":"link"');
      expect(drawn(link)).toContain('here');
    }
  });
});

test('a press carries its action and subject, and no two buttons of a message share an id', () => {
  const button = (action: string, subject: string) =>
    ({ label: 'L', action, subject, style: 'plain' }) as const;
  const row = {
    kind: 'buttons',
    buttons: [button('a.b', '1'), button('a.b', '2'), button('c.d', '')],
  } as const;
  const { blocks } = renderMessage(said({ summary: 'x', parts: [row, row] }));
  const buttons = buttonsIn(blocks);
  expect(buttons.map(({ actionId, value }) => [actionId.replace(/#.*$/u, ''), value])).toEqual([
    ...[
      ['a.b', '1'],
      ['a.b', '2'],
      ['c.d', null],
    ],
    ...[
      ['a.b', '1'],
      ['a.b', '2'],
      ['c.d', null],
    ],
  ]);
  expect(new Set(buttons.map(({ blockId, actionId }) => `${blockId} ${actionId}`)).size).toBe(6);
});

test('each kind of field is the input that fits it, with what was chosen before', () => {
  const option = (value: string) => ({ value, label: value.toUpperCase() });
  const many = Array.from({ length: 11 }, (_, index) => option(`v${index}`));
  const form: Form = {
    ...{ title: 'Title', action: 'a.b', subject: 's', submit: 'Send', intro: 'Why' },
    fields: [
      { kind: 'person', name: 'who', label: 'Who', isRequired: true },
      { kind: 'text', name: 'line', label: 'Line', hint: 'Hint', isLong: false, isRequired: false, most: 80 },
      {
        kind: 'choice',
        name: 'one',
        label: 'One',
        isRequired: true,
        many: false,
        options: [option('a'), option('b')],
        initial: ['b'],
      },
      {
        kind: 'choice',
        name: 'some',
        label: 'Some',
        isRequired: false,
        many: true,
        options: [option('a'), option('b')],
        initial: ['a', 'b'],
      },
      { kind: 'choice', name: 'more', label: 'More', isRequired: false, many: true, options: many },
    ],
  };
  const view = renderForm(form, 'private', 'pl');
  expect(viewProblems(view)).toEqual([]);
  expect(view).toMatchObject({ type: 'modal', callback_id: 'a.b', private_metadata: 'private' });
  const inputs = recordsIn(view.blocks).filter((block) => block['type'] === 'input');
  expect(inputs.map((block) => [block['block_id'], block['optional']])).toEqual([
    ['who', false],
    ['line', true],
    ['one', false],
    ['some', true],
    ['more', true],
  ]);
  const elements = inputs.map((block) => block['element']).filter(isRecord);
  expect(elements.map((element) => element['type'])).toEqual([
    ...['users_select', 'plain_text_input', 'static_select', 'checkboxes', 'multi_static_select'],
  ]);
  expect(elements.every((element) => element['action_id'] === 'answer')).toBe(true);
  expect(elements[2]?.['initial_option']).toMatchObject({ value: 'b' });
  expect(recordsIn(elements[3]?.['initial_options'])).toHaveLength(2);
});
