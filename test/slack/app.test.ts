import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventOf } from '../fakes/slack/driver.ts';
import { post } from '../fakes/slack/driverDelivery.ts';
import { openSlackWorld, type SlackWorld, signingSecret, whenRead } from '../fakes/slack/driverWorld.ts';

let world: SlackWorld;
/** Somebody new for each test. */
let ada: string;
let isStoreAway = false;
beforeAll(async () => {
  world = await openSlackWorld({
    guard: () => {
      if (isStoreAway) throw new Error('the database is away');
    },
  });
  await whenRead(world);
});
beforeEach(() => {
  isStoreAway = false;
  world.lines.splice(0);
  ada = world.slack.addUser({ name: 'Ada Nowak', locale: 'en-US' }).id;
});
afterAll(async () => {
  await world.close();
  await world.slack.stop();
});

const form = 'application/x-www-form-urlencoded';
const send = (body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}) =>
  post(world.baseUrl, signingSecret, body, headers);
const join = async (who: string) => {
  await world.driver.type(who, '/intro join');
  await world.driver.submit(who, { offer1: 'TypeScript, React', seek: 'sales' });
};
const team = () => ({
  ...{ type: 'block_actions', team: { id: world.slack.place }, user: { id: ada, name: 'ada' } },
  trigger_id: world.slack.triggerId(ada),
});
/** A form that came too late for its trigger, on a busy machine, is asked for again, as people do. */
const untilForm = async (who: string, ask: () => Promise<unknown>): Promise<void> => {
  for (let tries = 0; tries < 5 && world.driver.formOf(who) === null; tries++) await ask();
};
const lost = () => world.lines.filter(({ event }) => event === 'slack answer lost');

describe('the address of events', () => {
  it('answers the challenge, and nobody without a signature', async () => {
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'c-1' });
    expect(await (await send(challenge)).json()).toEqual({ challenge: 'c-1' });
    expect((await send(challenge, { 'x-slack-signature': 'v0=00' })).status).toBe(401);
    const stale = String(Math.floor(Date.now() / 1_000) - 301);
    expect((await send(challenge, { 'x-slack-request-timestamp': stale })).status).toBe(401);
  });

  it.each([
    ['null', 'application/json'],
    ['[]', 'application/json'],
    ['"text"', 'application/json'],
    ['{', 'application/json'],
    ['', 'application/json'],
    ['{}', 'text/plain'],
    ['payload=null', form],
    ['payload=[]', form],
    ['payload=%7B', form],
    ['a=b', form],
    [`${'['.repeat(200_000)}`, 'application/json'],
  ])('does not understand %.20s as %s, and says so', async (body, type) => {
    expect((await send(body, { 'content-type': type })).status).toBe(400);
  });

  it('takes no more than a megabyte, signed or not', async () => {
    expect((await send(' '.repeat(5_000_000))).status).toBe(413);
    expect((await send('{}', { 'content-encoding': 'gzip' })).status).toBe(415);
  });

  it('says 503 to what cannot be stored, does nothing, and takes it when Slack tries again', async () => {
    const event = eventOf(world.slack, { type: 'app_home_opened', user: ada, tab: 'home' });
    isStoreAway = true;
    expect((await send(JSON.stringify(event))).status).toBe(503);
    expect(world.slack.homeOf(ada)).toBeNull();
    isStoreAway = false;
    const again = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_error' };
    expect((await send(JSON.stringify(event), again)).status).toBe(200);
    await world.app.settled();
    expect(world.slack.homeOf(ada)).not.toBeNull();
  });

  it('does once what is delivered four times', async () => {
    const event = JSON.stringify(
      eventOf(world.slack, {
        type: 'message',
        channel_type: 'im',
        user: ada,
        text: 'I need a lawyer',
        ts: '1.1',
      }),
    );
    const answers = await Promise.all([1, 2, 3, 4].map(() => send(event)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    await world.app.settled();
    expect(world.slack.dmOf(ada)).toHaveLength(1);
  });
});

describe('an answer', () => {
  it('to a command stands in the response, for whoever typed it alone', async () => {
    const shown = await world.driver.type(ada, '/intro help');
    expect(shown?.shown).toContain('/intro ask');
    expect(world.slack.dmOf(ada)).toEqual([]);
    expect((await world.driver.type(ada, '/poznaj pomoc'))?.shown).toContain('/intro');
    expect((await world.driver.type(ada, '/intro'))?.shown).toContain('Acquaint introduces people');
  });

  it('to a command that asks something is a form, and its result stands where it was typed', async () => {
    await join(ada);
    expect(world.driver.formOf(ada)).toBeNull();
    expect(world.slack.ephemeralsOf(ada).at(-1)?.shown).toContain('Welcome');
  });

  it('that corrects a form leaves it open with the sentence beside the field', async () => {
    await join(ada);
    await world.driver.type(ada, '/intro snooze');
    const errors = await world.driver.submit(ada, { until: 'the day after never' });
    expect(Object.keys(errors)).toEqual(['until']);
    expect(world.driver.formOf(ada)?.action).toBe('members.snoozeForm');
    const soon = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
    expect(await world.driver.submit(ada, { until: soon })).toEqual({});
    expect(world.driver.formOf(ada)).toBeNull();
  });

  it('that ends a form for a limit gives back what was typed', async () => {
    await join(ada);
    const { id } = world.slack.addUser({ name: 'Grace Hopper' });
    await join(id);
    for (const description of ['A clinic looks for an accountant.', 'Another one looks for a lawyer.']) {
      await world.driver.type(ada, `/intro slip <@${id}|grace>`);
      await world.driver.submit(ada, { description, consent: 'no', warmth: '3' });
    }
    expect(world.driver.formOf(ada)).toBeNull();
    expect(world.driver.sees(ada)).toContain('What you wrote, to copy');
    expect(world.driver.sees(ada)).toContain('Another one looks for a lawyer.');
  });

  it('at home is a modal, and home shows what changed', async () => {
    expect((await world.driver.openHome(ada))?.shown).toContain('[Join]');
    await world.driver.press(ada, 'members.join');
    expect(world.driver.formOf(ada)?.action).toBe('members.joinForm');
    await world.driver.submit(ada, { offer1: 'TypeScript', seek: '' });
    expect(world.driver.sees(ada)).toContain('Welcome');
    expect(world.slack.homeOf(ada)?.shown).toContain('You have no open ask.');
    await world.driver.press(ada, 'members.profile');
    expect(world.driver.sees(ada)).toContain('TypeScript');
  });

  it('to a press in a modal changes the modal, and a form opens on top of it', async () => {
    await join(ada);
    await world.driver.openHome(ada);
    world.slack.state.ephemerals.splice(0);
    await world.driver.press(ada, 'members.profile');
    await world.driver.press(ada, 'members.editProfile');
    expect(world.driver.formOf(ada)?.action).toBe('members.profileForm');
    await world.driver.submit(ada, { headline: 'Engineer' });
    expect(world.driver.sees(ada)).toContain('Engineer');
  });

  it('to a press on a message takes its place', async () => {
    await join(ada);
    await world.driver.type(ada, '/intro leave');
    const before = world.slack.ephemeralsOf(ada).length;
    await world.driver.press(ada, 'members.leaveConfirmed');
    const after = world.slack.ephemeralsOf(ada);
    expect(after).toHaveLength(before);
    expect(after.at(-1)?.buttons.map(({ label }) => label)).toEqual(['Join again', 'Erase now']);
  });

  it('to a direct message is a direct message', async () => {
    await join(ada);
    await world.driver.say(ada, 'Who can help me with &lt;T&gt; in TypeScript?');
    expect(world.slack.dmOf(ada).at(-1)?.shown).toContain('<T>');
  });

  it('to the shortcuts is the form to meet somebody', async () => {
    await join(ada);
    const { id } = world.slack.addUser({ name: 'Grace Hopper' });
    await join(id);
    await untilForm(ada, () => world.driver.shortcut(ada, 'acquaint_ask'));
    expect(world.driver.formOf(ada)?.fields).toContain('person');
    world.slack.state.modals.clear();
    await untilForm(ada, () => world.driver.shortcut(ada, 'acquaint_author', id));
    expect(world.driver.formOf(ada)?.fields).not.toContain('person');
  });

  it('to one’s own words is the form they fill in: to join with, later the whole profile', async () => {
    const words = 'I run accounting for online shops. Ask me about KSeF!';
    const { id: nina } = world.slack.addUser({ name: 'Nina New' });
    const use = () => untilForm(nina, () => world.driver.shortcut(nina, 'acquaint_profile', nina, words));
    await use();
    expect(world.driver.formOf(nina)?.action).toBe('members.joinForm');
    expect(await world.driver.submit(nina, {})).toEqual({});
    const profile = async () =>
      (await world.driver.type(nina, '/intro profile'))?.shown ??
      world.slack.ephemeralsOf(nina).at(-1)?.shown;
    expect(await profile()).toContain('E-invoicing');
    expect(await profile()).toContain('I run accounting for online shops');
    await use();
    expect(world.driver.formOf(nina)?.action).toBe('members.profileForm');
    expect(await world.driver.submit(nina, {})).toEqual({});
    expect(await profile()).toContain('I run accounting for online shops');
    await world.driver.shortcut(ada, 'acquaint_profile', nina, words);
    expect(world.driver.formOf(ada)).toBeNull();
    expect(world.driver.sees(ada)).toContain('Only your own words');
  });

  it('goes nowhere but to Slack', async () => {
    const trigger = world.slack.triggerId(ada);
    const typed = new URLSearchParams({
      ...{ command: '/intro', text: 'join', user_id: ada, team_id: world.slack.place, trigger_id: trigger },
      response_url: 'http://169.254.169.254/latest/meta-data',
    });
    expect((await send(typed.toString(), { 'content-type': form })).status).toBe(200);
    await world.app.settled();
    // The form's answer cannot go there either: it comes as a direct message.
    await world.driver.submit(ada, { offer1: 'TypeScript', seek: '' });
    expect(world.slack.dmOf(ada).at(-1)?.shown).toContain('Welcome');
    const elsewhere = { ...team(), actions: [{ action_id: 'members.profile#0', action_ts: '1.1' }] };
    const pressed = { ...elsewhere, response_url: 'http://169.254.169.254/' };
    await send(new URLSearchParams({ payload: JSON.stringify(pressed) }).toString(), {
      'content-type': form,
    });
    await world.app.settled();
    expect(lost().map(({ details }) => details?.['why'])).toEqual([
      'Error: an answer address that is not of Slack',
    ]);
  });

  it('to a form whose address is used up is a direct message', async () => {
    await world.driver.type(ada, '/intro join');
    const view = world.slack.viewsOf(ada)[0];
    const { url } = JSON.parse(String(view?.view['private_metadata'])) as { url: string };
    for (let times = 0; times < 5; times += 1) {
      await fetch(url, { method: 'POST', body: JSON.stringify({ text: 'x' }) });
    }
    await world.driver.submit(ada, { offer1: 'TypeScript', seek: '' });
    expect(world.slack.dmOf(ada).at(-1)?.shown).toContain('Welcome');
    expect(lost()).toEqual([]);
  });

  it('that its process did not live to give is given by the sweep', async () => {
    await join(ada);
    const event = eventOf(world.slack, {
      type: 'message',
      channel_type: 'im',
      user: ada,
      text: 'React?',
      ts: '1',
    });
    const { place } = world.slack;
    const community = await world.store.router.communityOf('slack', place);
    if (community === null) throw new Error('no community');
    // Stored, and then the process ended.
    await world.store.inbox.put(
      {
        ...{ key: `slack/event/${event['event_id']}`, platform: 'slack', place, at: new Date() },
        ...{ who: { externalId: ada, name: '', language: null, zone: null }, replyTo: '{"at":"direct"}' },
        what: { kind: 'message', text: 'Who knows React?' },
      },
      community,
    );
    await world.clock.moveTo(new Date((await world.clock.now()).getTime() + 60_000));
    expect(await world.sweep()).toBe(1);
    expect(world.slack.dmOf(ada).at(-1)?.shown).toContain('React');
  });
});

describe('somebody who is no member', () => {
  it.each([{ isRestricted: true }, { isUltraRestricted: true }, { isStranger: true }])(
    'hears whom Acquaint is for, and becomes nobody here: %j',
    async (about) => {
      const { id } = world.slack.addUser({ name: 'Guest', ...about });
      const shown = await world.driver.type(id, '/intro join');
      expect(shown?.shown).toContain('for the members of this community');
      expect(world.driver.formOf(id)).toBeNull();
      await world.driver.say(id, 'hello');
      expect(world.slack.dmOf(id)).toEqual([]);
      const community = (await world.store.communities.list())[0];
      if (community === undefined) throw new Error('no community');
      const names = await world.store.transaction(community.id, (tx) => tx.members.named('Guest'));
      expect(names).toEqual([]);
    },
  );

  it('is not let in because Slack could not say who they are: Slack tries again', async () => {
    const { id } = world.slack.addUser({ name: 'Grace' });
    world.slack.faults.add({ kind: 'status', status: 500 }, { method: 'users.info' });
    const event = JSON.stringify(eventOf(world.slack, { type: 'app_home_opened', user: id, tab: 'home' }));
    expect((await send(event)).status).toBe(503);
    expect((await send(event)).status).toBe(200);
  });
});
