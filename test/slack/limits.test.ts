import { describe, expect, test } from 'vitest';
import { channelRateOf, rateOf, slackLimits } from '../../src/slack/limits.ts';
import { messageProblems, viewProblems } from '../fakes/slack/blockKit.ts';
import { createTiers } from '../fakes/slack/tiers.ts';

const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
const rich = (length: number) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x'.repeat(length) }] }],
});
const button = (more: object = {}) => ({ type: 'button', text: plain(1), action_id: 'a', ...more });
const actions = (...elements: readonly object[]) => ({ type: 'actions', elements });
const input = (element: object, more: object = {}) => ({
  ...{ type: 'input', block_id: 'b', label: plain(1) },
  ...{ element: { action_id: 'answer', ...element }, ...more },
});
const options = (count: number, text = 1, value = 1) =>
  Array.from({ length: count }, (_, index) => ({
    text: plain(text),
    value: String(index).padStart(value, '0').slice(-Math.max(value, 3)),
  }));
const modal = (more: object = {}) => ({
  type: 'modal',
  ...{ title: plain(1), submit: plain(1), blocks: [input({ type: 'plain_text_input' })] },
  ...more,
});
const dividers = (count: number) => Array.from({ length: count }, () => ({ type: 'divider' }));

describe('the stand-in takes what Slack takes, and not one letter more', () => {
  test.each<[string, unknown, unknown]>([
    ['blocks of a message', dividers(slackLimits.blocksInMessage), dividers(slackLimits.blocksInMessage + 1)],
    ['at least one block', dividers(1), []],
    ['a header', [{ type: 'header', text: plain(150) }], [{ type: 'header', text: plain(151) }]],
    ['a text that is not empty', [rich(1)], [rich(0)]],
    ['a section', [{ type: 'section', text: plain(3_000) }], [{ type: 'section', text: plain(3_001) }]],
    ['a button’s label', [actions(button({ text: plain(75) }))], [actions(button({ text: plain(76) }))]],
    [
      'a button’s action',
      [actions(button({ action_id: 'x'.repeat(255) }))],
      [actions(button({ action_id: 'x'.repeat(256) }))],
    ],
    [
      'a button’s value',
      [actions(button({ value: 'x'.repeat(2_000) }))],
      [actions(button({ value: 'x'.repeat(2_001) }))],
    ],
    ['a button’s style', [actions(button({ style: 'danger' }))], [actions(button({ style: 'plain' }))]],
    [
      'buttons of different ids',
      [actions(button(), button({ action_id: 'b' }))],
      [actions(button(), button())],
    ],
    [
      'blocks of different ids',
      [
        { ...rich(1), block_id: 'a' },
        { ...rich(1), block_id: 'b' },
      ],
      [
        { ...rich(1), block_id: 'a' },
        { ...rich(1), block_id: 'a' },
      ],
    ],
    [
      'a whole message',
      [rich(2_900), rich(2_900), rich(2_900), rich(2_900)],
      [rich(2_900), rich(2_900), rich(2_900), rich(2_900), rich(2_900)],
    ],
    ['a kind of block', [rich(1)], [{ type: 'carousel' }]],
  ])('%s', (_, right, wrong) => {
    expect(messageProblems(right)).toEqual([]);
    expect(messageProblems(wrong)).not.toEqual([]);
  });

  test.each<[string, unknown, unknown]>([
    ['a title', modal({ title: plain(slackLimits.title) }), modal({ title: plain(slackLimits.title + 1) })],
    [
      'private metadata',
      modal({ private_metadata: 'x'.repeat(slackLimits.privateMetadata) }),
      modal({ private_metadata: 'x'.repeat(slackLimits.privateMetadata + 1) }),
    ],
    [
      'blocks of a view',
      modal({ blocks: dividers(slackLimits.blocksInView) }),
      modal({ blocks: dividers(slackLimits.blocksInView + 1) }),
    ],
    ['a way to send it', modal(), modal({ submit: undefined })],
    [
      'a label',
      modal({ blocks: [input({ type: 'users_select' }, { label: plain(2_000) })] }),
      modal({ blocks: [input({ type: 'users_select' }, { label: plain(2_001) })] }),
    ],
    [
      'letters typed',
      modal({ blocks: [input({ type: 'plain_text_input', max_length: slackLimits.typed })] }),
      modal({ blocks: [input({ type: 'plain_text_input', max_length: slackLimits.typed + 1 })] }),
    ],
    [
      'letters there before',
      modal({ blocks: [input({ type: 'plain_text_input', max_length: 5, initial_value: 'x'.repeat(5) })] }),
      modal({ blocks: [input({ type: 'plain_text_input', max_length: 5, initial_value: 'x'.repeat(6) })] }),
    ],
    [
      'checkboxes',
      modal({ blocks: [input({ type: 'checkboxes', options: options(slackLimits.checkboxes) })] }),
      modal({ blocks: [input({ type: 'checkboxes', options: options(slackLimits.checkboxes + 1) })] }),
    ],
    [
      'options',
      modal({ blocks: [input({ type: 'static_select', options: options(100) })] }),
      modal({ blocks: [input({ type: 'static_select', options: options(101) })] }),
    ],
    [
      'an option’s label',
      modal({ blocks: [input({ type: 'static_select', options: options(1, 75) })] }),
      modal({ blocks: [input({ type: 'static_select', options: options(1, 76) })] }),
    ],
    [
      'an option’s value',
      modal({ blocks: [input({ type: 'static_select', options: options(1, 1, 150) })] }),
      modal({ blocks: [input({ type: 'static_select', options: options(1, 1, 151) })] }),
    ],
    [
      'what was chosen',
      modal({
        blocks: [input({ type: 'static_select', options: options(2), initial_option: options(2)[1] })],
      }),
      modal({
        blocks: [input({ type: 'static_select', options: options(2), initial_option: options(3)[2] })],
      }),
    ],
    ['a home', { type: 'home', blocks: [rich(1)] }, { type: 'home', blocks: [rich(1)], title: plain(1) }],
    ['fields it knows', modal({ callback_id: 'x' }), modal({ colour: 'x' })],
  ])('%s', (_, right, wrong) => {
    expect(viewProblems(right)).toEqual([]);
    expect(viewProblems(wrong)).not.toEqual([]);
  });
});

describe('our rates', () => {
  const tiers: Readonly<Record<string, number>> = {
    ...{ 'chat.postMessage': 300, 'conversations.open': 50, 'conversations.history': 50, 'chat.update': 50 },
    ...{
      'users.list': 20,
      'users.info': 100,
      'views.open': 100,
      'views.publish': 100,
      'chat.postEphemeral': 100,
    },
    'something.new': 20,
  };

  test.each(Object.entries(tiers))(
    '%s stays inside %d a minute even when it starts with a burst',
    (method, most) => {
      let at = 0;
      const fake = createTiers(() => at);
      const { everyMs, burst } = rateOf(method);
      for (let turn = 0; turn < burst; turn += 1) expect(fake.take('T', method, most, null)).toBe(0);
      for (let turn = 0; turn < most * 3; turn += 1) {
        at += everyMs;
        expect(fake.take('T', method, most, null)).toBe(0);
      }
      expect(burst).toBeGreaterThan(0);
      // Not needlessly slow either: three quarters of what is allowed.
      expect(60_000 / everyMs).toBeGreaterThan(most * 0.75);
    },
  );

  test('a channel hears at most one message a second', () => {
    expect(channelRateOf('chat.postMessage')).toMatchObject({ burst: 1 });
    expect(channelRateOf('chat.postMessage')?.everyMs).toBeGreaterThan(1_000);
    expect(channelRateOf('chat.update')).toBeNull();
  });
});
