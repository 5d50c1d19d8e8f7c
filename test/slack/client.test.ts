import { webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLines } from '../../src/actions/lines.ts';
import { Ambiguous, Busy } from '../../src/actions/ports/platform.ts';
import type { Rates } from '../../src/actions/ports/rates.ts';
import { slackClients } from '../../src/slack/client.ts';
import { outcomeOf, SlackRefusal } from '../../src/slack/outcome.ts';
import type { Fault } from '../fakes/slack/faults.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let ada: string;
beforeEach(async () => {
  stage = await openStage();
  ada = stage.slack.addUser({ name: 'Ada' }).id;
});
afterEach(() => stage.close());

const post = (on: Stage = stage) =>
  on.call(on.place, 'chat.postMessage', { channel: ada, text: 'Hello' }, ada);

const failure = async (fault: Fault, method = 'chat.postMessage'): Promise<unknown> => {
  stage.slack.faults.add(fault, { method });
  return post().catch((error: unknown) => error);
};

describe('an answer that never came is Ambiguous, and Slack was asked once', () => {
  test.each<[string, Fault, number]>([
    ['lost after it was done', { kind: 'loseAnswer' }, 1],
    ['broken off before', { kind: 'loseRequest' }, 0],
    ['HTTP 500 before', { kind: 'status', status: 500 }, 0],
    ['HTTP 503 after it was done', { kind: 'status', status: 503, isDone: true }, 1],
    ['not JSON', { kind: 'garbage' }, 1],
    ['internal_error', { kind: 'error', error: 'internal_error', isDone: true }, 1],
    ['fatal_error', { kind: 'error', error: 'fatal_error' }, 0],
  ])('%s', async (_, fault, messages) => {
    expect(await failure(fault)).toBeInstanceOf(Ambiguous);
    expect(stage.slack.calls).toHaveLength(1);
    expect(stage.slack.dmOf(ada)).toHaveLength(messages);
  });
});

describe('"later" is Busy, for as long as Slack says', () => {
  test.each<[string | null, number]>([
    ['7', 7_000],
    ['1', 1_000],
    ['0', 1_000],
    [null, 30_000],
    ['soon', 30_000],
    ['-5', 30_000],
    ['999999', 3_600_000],
  ])('Retry-After: %s', async (retryAfter, ms) => {
    const error = await failure({ kind: 'busy', retryAfter });
    expect(error).toBeInstanceOf(Busy);
    expect(error).toMatchObject({ retryAfterMs: ms });
    expect(stage.slack.calls).toHaveLength(1);
  });

  test('a second is the channel’s own, longer is the whole method’s', async () => {
    await failure({ kind: 'busy', retryAfter: '1' });
    const method = `slack/${stage.place}/chat.postMessage`;
    expect(stage.held).toEqual([{ key: `${method}/${ada}`, ms: 1_000 }]);
    await failure({ kind: 'busy', retryAfter: '20' });
    expect(stage.held.slice(1)).toEqual([
      { key: `${method}/${ada}`, ms: 20_000 },
      { key: method, ms: 20_000 },
    ]);
  });
});

describe('a no is a no', () => {
  test('nobody there to be written to is an answer', async () => {
    const nobody = await stage.call(stage.place, 'chat.postMessage', { channel: 'U0NOBODY', text: 'x' });
    expect(nobody).toEqual({ unreachable: 'channel_not_found', trouble: 'gone' });
    const gone = stage.slack.addUser({ isDeleted: true }).id;
    const opened = await stage.call(stage.place, 'conversations.open', { users: gone });
    expect(opened).toEqual({ unreachable: 'user_disabled' });
  });

  test('what is wrong with the message or the app is an error that says so, not somebody out of reach', async () => {
    const error = await stage
      .call(stage.place, 'chat.postMessage', { channel: ada, text: 'x', blocks: [{ type: 'header' }] })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SlackRefusal);
    expect(error).toMatchObject({
      code: 'invalid_blocks',
      message: expect.stringContaining('blocks/0/text'),
    });
    const state = stage.slack.state.places.get(stage.place);
    if (state !== undefined) state.hasMessagesTab = false;
    expect(await post().catch((thrown: unknown) => thrown)).toMatchObject({ code: 'messages_tab_disabled' });
    expect(await failure({ kind: 'status', status: 403 })).toBeInstanceOf(SlackRefusal);
  });

  test('nobody listening is a plain failure: nothing was sent', async () => {
    const gone = await openStage();
    await gone.close();
    const error = await post(gone).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(Ambiguous);
    expect(error).toMatchObject({ message: 'chat.postMessage: ECONNREFUSED' });
  });
});

describe('what the connection said', () => {
  const failed = (code: string, depth = 1): Error =>
    depth === 0
      ? Object.assign(new Error(code), { code })
      : new TypeError('fetch failed', { cause: failed(code, depth - 1) });
  const told = (error: Error) => {
    const outcome = outcomeOf('auth.test', new webApi.WebAPIRequestError(error));
    return 'error' in outcome ? outcome.error : outcome;
  };

  test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'])(
    '%s: nothing was sent',
    (code) => {
      expect(told(failed(code))).not.toBeInstanceOf(Ambiguous);
      expect(told(failed(code, 2))).toMatchObject({ message: `auth.test: ${code}` });
    },
  );

  test.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_BODY_TIMEOUT', 'HPE_INVALID_CONSTANT'])(
    '%s: nobody knows',
    (code) => {
      expect(told(failed(code))).toBeInstanceOf(Ambiguous);
    },
  );

  test('too slow: nobody knows', () => {
    const slow = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    expect(told(slow)).toBeInstanceOf(Ambiguous);
  });
});

describe('tokens', () => {
  test.each(['invalid_auth', 'token_revoked', 'account_inactive'])(
    '%s is told once for the workspace',
    async (error) => {
      expect(await failure({ kind: 'error', error })).toMatchObject({ code: error });
      expect(stage.revoked).toEqual([stage.place]);
    },
  );

  test('an old token’s end says nothing about the one that took its place', async () => {
    stage.slack.faults.add(
      { kind: 'error', error: 'token_revoked' },
      {
        method: '*',
        when: () => {
          stage.tokens.set(stage.place, 'xoxb-newer');
          return true;
        },
      },
    );
    await post().catch(() => undefined);
    expect(stage.revoked).toEqual([]);
  });

  test('where Acquaint is not installed nobody can be reached', async () => {
    expect(await stage.call('T0ELSEWHERE', 'auth.test', {})).toEqual({ unreachable: 'not installed' });
    expect(stage.slack.calls).toEqual([]);
  });

  test('a workspace’s client is kept as long as its token, and no more than 200 are', async () => {
    const tokens = new Map<string, string>([['T1', 'xoxb-1']]);
    const clients = slackClients({ apiUrl: null, tokenOf: async (place) => tokens.get(place) ?? 'xoxb-x' });
    const first = await clients('T1');
    expect(await clients('T1')).toBe(first);
    tokens.set('T1', 'xoxb-2');
    const second = await clients('T1');
    expect(second.token).toBe('xoxb-2');
    for (let index = 0; index < 199; index += 1) await clients(`T-${index}`);
    expect(await clients('T1')).toBe(second);
    for (let index = 0; index < 200; index += 1) await clients(`T-${index}`);
    expect(await clients('T1')).not.toBe(second);
  });
});

describe('turns', () => {
  /** Rates that make everybody wait so long, the first times. */
  const slow = (...waits: readonly number[]): Rates & { readonly taken: string[] } => {
    const left = [...waits];
    const taken: string[] = [];
    return {
      taken,
      take: async (key) => {
        taken.push(key);
        return left.shift() ?? 0;
      },
      hold: async () => undefined,
    };
  };

  test('a message waits for its channel’s turn, then for its workspace’s', async () => {
    const rates = slow();
    const own = await openStage({ rates });
    await own.call(own.place, 'chat.postMessage', { channel: own.slack.addUser().id, text: 'x' }, 'U0ADA');
    await own.call(own.place, 'auth.test', {}, 'U0ADA');
    await own.close();
    const method = `slack/${own.place}/chat.postMessage`;
    expect(rates.taken).toEqual([`${method}/U0ADA`, method, `slack/${own.place}/auth.test`]);
  });

  test('a short wait is waited for, a long one goes back to the outbox before anything is sent', async () => {
    const own = await openStage({ rates: slow(20, 5_000) });
    expect(await own.call(own.place, 'auth.test', {})).toHaveProperty('answer');
    const error = await own.call(own.place, 'auth.test', {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Busy);
    expect(own.slack.calls).toHaveLength(1);
    await own.close();
  });

  test('many who find no turn come back one after the other', () => {
    let at = 1_000_000;
    const lines = createLines(() => at);
    const away = Array.from({ length: 5 }, () => lines.join('a', 3_000, 1_200));
    expect(away).toEqual([3_000, 4_200, 5_400, 6_600, 7_800]);
    expect(lines.join('b', 3_000, 1_200)).toBe(3_000);
    at += 10_000;
    expect(lines.join('a', 3_000, 1_200)).toBe(3_000);
    const crowd = Array.from({ length: 3_000 }, () => lines.join('c', 1_000, 1_200));
    expect(Math.max(...crowd)).toBeLessThanOrEqual(900_000);
    expect(new Set(crowd.slice(-500)).size).toBeGreaterThan(400);
  });
});
