import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answered, Arrival, Ingress } from '../../src/actions/ports/inbox.ts';
import { dice } from '../../src/dice.ts';
import { createDesk, type Desk } from '../../src/slack/appDesk.ts';
import { openSlack } from '../../src/slack/appStart.ts';
import { slackClients } from '../../src/slack/client.ts';
import { hello, openStage, type Stage } from './stage.ts';

/** What answers take longer than Slack waits. */
let stage: Stage;
let finish: (answered: Answered | null) => void;
let desk: Desk;
const lines: string[] = [];
const ada = 'U0ADA';

beforeEach(async () => {
  stage = await openStage({ speed: Number.POSITIVE_INFINITY });
  stage.slack.addUser({ id: ada });
  lines.length = 0;
  const answered = new Promise<Answered | null>((resolve) => {
    finish = resolve;
  });
  const ingress: Ingress = { take: async () => ({ answered }), receive: async () => null };
  desk = createDesk({
    ...{ ingress, call: stage.call, platform: stage.platform, apiUrl: stage.slack.url },
    clients: slackClients({ apiUrl: stage.slack.url, tokenOf: async () => stage.slack.token }),
    visitors: {
      visitorOf: async (_place, { externalId }) => ({ externalId, name: '', language: null, zone: null }),
      learn: async () => undefined,
    },
    commandNames: { en: 'intro', pl: 'poznaj' },
    onRemoved: async () => undefined,
    onSighting: async () => undefined,
    log: (_event, { why }) => void lines.push(String(why)),
  });
});
afterEach(() => stage.close());

const show: Answered = {
  ...hello('Done'),
  reply: { reply: 'show', message: hello('Done').message },
  zone: 'UTC',
};

const typed = (trigger = '1.1.a') => ({
  ...{ command: '/intro', text: 'help', user_id: ada, team_id: stage.place, trigger_id: trigger },
  response_url: stage.slack.responseUrl({ place: stage.place, user: ada, channel: 'D1' }),
});

const sent = (metadata: object) => ({
  ...{ type: 'view_submission', team: { id: stage.place }, user: { id: ada }, trigger_id: '1.1.b' },
  view: { id: 'V1', type: 'modal', callback_id: 'a.b', private_metadata: JSON.stringify(metadata) },
});

describe('an answer that comes after two seconds', () => {
  it('to a command is sent to its address, the acknowledgement being empty', async () => {
    expect(await desk.handle({ kind: 'command', payload: typed() })).toEqual({ status: 200 });
    expect(stage.slack.ephemeralsOf(ada)).toEqual([]);
    finish(show);
    await desk.settled();
    expect(stage.slack.ephemeralsOf(ada)[0]?.shown).toContain('Done');
  });

  it('to a form without an address is a direct message', async () => {
    expect(await desk.handle({ kind: 'interaction', payload: sent({ subject: '' }) })).toEqual({
      status: 200,
    });
    finish(show);
    await desk.settled();
    expect(stage.slack.dmOf(ada)[0]?.shown).toContain('Done');
  });

  it('that would have corrected a form is said in words', async () => {
    const payload = sent({ subject: '', url: typed().response_url });
    expect(await desk.handle({ kind: 'interaction', payload })).toEqual({ status: 200 });
    finish({ ...show, reply: { reply: 'correct', errors: { blurb: 'Too long.' } } });
    await desk.settled();
    expect(stage.slack.ephemeralsOf(ada)[0]?.shown).toBe('Too long.');
  });
});

describe('an answer', () => {
  it('in time is said at once, once', async () => {
    finish(show);
    const { status, said } = await desk.handle({ kind: 'command', payload: typed() });
    expect(status).toBe(200);
    expect(said).toMatchObject({ response_type: 'ephemeral', text: 'Done' });
    await desk.settled();
    expect(stage.slack.ephemeralsOf(ada)).toEqual([]);
  });

  it('that somebody else gives is nothing more than an acknowledgement', async () => {
    finish(null);
    expect(await desk.handle({ kind: 'command', payload: typed() })).toEqual({
      status: 200,
      said: undefined,
    });
  });

  it('that Slack refuses is a line in the log and nothing more', async () => {
    finish(show);
    stage.slack.faults.add({ kind: 'error', error: 'channel_not_found' }, { method: 'views.publish' });
    const arrival: Arrival = {
      ...{ key: 'k', platform: 'slack', place: stage.place, at: new Date(), what: { kind: 'home' } },
      ...{
        who: { externalId: 'U0NOBODY', name: '', language: null, zone: null },
        replyTo: '{"at":"home","trigger":"x"}',
      },
    };
    await desk.late(arrival, show);
    expect(lines).toHaveLength(1);
    await desk.late({ ...arrival, replyTo: 'nonsense' }, show);
    expect(lines).toHaveLength(1);
  });

  it('of another process is given by a worker, which takes nothing in', async () => {
    const { slack, place } = stage;
    const nothing = async () => undefined;
    const worker = openSlack(
      {
        ...{ apiUrl: slack.url, botToken: slack.token, appToken: null, signingSecret: 's', oauth: null },
        ...{ publicUrl: null, commandNames: { en: 'intro', pl: 'poznaj' } },
      },
      {
        store: { transaction: () => Promise.reject(new Error('not needed')) },
        router: { communityOf: async () => null },
        credentials: {
          ...{ get: async () => null, places: async () => [], put: nothing, remove: async () => false },
          ...{
            lease: async () => null,
            renew: async () => false,
            putState: nothing,
            takeState: async () => false,
          },
          communityAt: () => Promise.reject(new Error('not needed')),
        },
        rates: { take: async () => 0, hold: nothing },
        sightings: { note: nothing, of: async () => null },
        dice,
        log: { info: nothing, warn: nothing, error: nothing },
      },
    );
    const arrival: Arrival = {
      ...{ key: 'k', platform: 'slack', place, at: new Date(), what: { kind: 'message', text: 'x' } },
      ...{ who: { externalId: ada, name: '', language: null, zone: null }, replyTo: '{"at":"direct"}' },
    };
    await worker.late(arrival, show);
    expect(slack.dmOf(ada)[0]?.shown).toContain('Done');
    await worker.stop();
  });
});
