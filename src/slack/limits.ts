import type { Rate } from '../actions/turns.ts';

/** The numbers of Slack's Block Kit and Web API (docs.slack.dev); lengths are counted in UTF-16 units. */
export const slackLimits = {
  /** The plain text beside the blocks; longer ones are split into several messages. */
  text: 3_900,
  blocksInMessage: 50,
  blocksInView: 100,
  /** JSON of a message's blocks: refused as `msg_blocks_too_long` from about 13,200 on (bolt-js#2509). */
  blocksJson: 12_000,
  title: 24,
  privateMetadata: 3_000,
  /** Letters of a plain text input. */
  typed: 3_000,
  /** Options drawn as checkboxes; more of them become a menu. */
  checkboxes: 10,
  peopleInRoom: 8,
} as const;

/** At most `most` in any 60 seconds, the burst included. */
const perMinute = (most: number, burst: number): Rate => ({
  everyMs: Math.ceil(60_000 / (most - burst)),
  burst,
});

const tier2 = perMinute(20, 2);
const tier3 = perMinute(50, 5);
const tier4 = perMinute(100, 10);

/** The rate of a method in one workspace; methods not named here are asked for rarely and count as tier 2. */
export const rateOf = (method: string): Rate => rates.get(method) ?? tier2;

/** What one channel takes of a method, where Slack counts by channel; null elsewhere. */
export const channelRateOf = (method: string): Rate | null =>
  method === 'chat.postMessage' ? { everyMs: 1_100, burst: 1 } : null;

/** A refusal of at most this long is a channel's own; a longer one is the workspace's. */
export const channelHoldMs = 1_500;

/** Longer than this nobody waits in line: the intention goes back to the outbox. */
export const mostWaitMs = 1_000;

/** Where a 429 does not say for how long. */
export const unsaidHoldMs = 30_000;

const rates: ReadonlyMap<string, Rate> = new Map([
  ['chat.postMessage', perMinute(300, 20)],
  ['users.list', tier2],
  ['conversations.list', tier2],
  ['conversations.open', tier3],
  ['conversations.info', tier3],
  ['conversations.history', tier3],
  ['users.conversations', tier2],
  ['chat.update', tier3],
  ['chat.delete', tier3],
  ['team.info', tier3],
  ['conversations.members', tier4],
  ['users.info', tier4],
  ['users.profile.get', tier4],
  ['views.open', tier4],
  ['views.publish', tier4],
  ['views.update', tier4],
  ['views.push', tier4],
  ['chat.postEphemeral', tier4],
  ['files.getUploadURLExternal', tier4],
  ['files.completeUploadExternal', tier4],
  ['auth.test', perMinute(300, 50)],
  ['oauth.v2.access', perMinute(300, 50)],
]);
