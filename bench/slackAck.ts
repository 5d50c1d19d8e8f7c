import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { App } from '@slack/bolt';
import { overHttp } from '../test/fakes/slack/driverDelivery.ts';
import { startFakeSlack } from '../test/fakes/slack/server.ts';
import { createDatabase, startPostgres, startRedis } from '../test/services.ts';

/**
 * How long Slack waits for an acknowledgement: signed deliveries at a steady rate (RATE, 200 a second, for SECONDS, 30;
 * half of them commands that are answered in it, half events), against Acquaint as one process on PostgreSQL and Redis,
 * and against a bare Bolt app that only acknowledges. Prints one JSON line, milliseconds.
 */
const rate = Number(process.env['RATE'] ?? 200);
const seconds = Number(process.env['SECONDS'] ?? 30);
const secret = '8f742231b10e8888abcd99yyyzzz85a5';
const people = 200;

const load = async (baseUrl: string, place: string): Promise<number[]> => {
  const deliver = overHttp(baseUrl, secret);
  const waits: number[] = [];
  const waiting: Promise<void>[] = [];
  let failures = 0;
  const send = async (index: number): Promise<void> => {
    const begun = performance.now();
    const { status } = index % 2 === 0 ? await command(index) : await event(index);
    if (status !== 200) failures += 1;
    waits.push(performance.now() - begun);
  };
  const command = (index: number) =>
    deliver('command', {
      command: '/intro',
      text: 'help',
      user_id: `U${index % people}`,
      user_name: 'somebody',
      team_id: place,
      response_url: 'https://hooks.slack.com/commands/1/2/3',
      trigger_id: `${Date.now()}.${index}.${Math.random()}`,
    });
  const event = (index: number) =>
    deliver('event', {
      type: 'event_callback',
      team_id: place,
      event_id: `Ev${Date.now()}${index}${Math.floor(Math.random() * 1e9)}`,
      event_time: Math.floor(Date.now() / 1000),
      event: { type: 'app_home_opened', user: `U${index % people}`, tab: 'home', channel: 'D1' },
    });
  const start = performance.now();
  for (let index = 0; index < rate * seconds; index++) {
    const due = start + (index * 1000) / rate;
    if (due > performance.now()) await sleep(due - performance.now());
    waiting.push(send(index));
  }
  await Promise.all(waiting);
  if (failures > 0) throw new Error(`${failures} deliveries were not acknowledged`);
  return waits.toSorted((a, b) => a - b);
};

const summary = (waits: readonly number[]) => {
  const at = (share: number) => Math.round((waits[Math.floor((waits.length - 1) * share)] ?? 0) * 10) / 10;
  return { p50: at(0.5), p99: at(0.99), max: at(1), count: waits.length };
};

const startAcquaint = async (environment: Record<string, string>): Promise<ChildProcess> => {
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/main.js'], {
    env: { ...process.env, ...environment, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (;;) {
    const isReady = await fetch(`http://127.0.0.1:${environment['PORT']}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return child;
    if (child.exitCode !== null) throw new Error('Acquaint ended');
    await sleep(50);
  }
};

const slack = await startFakeSlack();
for (let index = 0; index < people; index++) slack.addUser({ id: `U${index}`, name: `Person ${index}` });
const postgres = await startPostgres();
const redis = await startRedis();
const database = await createDatabase(postgres.url);
const port = '33221';
const acquaint = await startAcquaint({
  PORT: port,
  DATABASE_URL: database.url,
  REDIS_URL: redis.url,
  ACQUAINT_KEY: '7d1f0c3be95a4826c1d07f83ba6e42957f3c08d1be649a25c0f718d34ea96b52',
  SLACK_BOT_TOKEN: slack.token,
  SLACK_SIGNING_SECRET: secret,
  SLACK_API_URL: slack.url,
});
// The workspace's people are read first.
await sleep(5_000);
const ours = await load(`http://127.0.0.1:${port}`, slack.place);
acquaint.kill('SIGTERM');
await new Promise((resolve) => acquaint.once('exit', resolve));

const bolt = new App({
  signingSecret: secret,
  authorize: async () => ({ botToken: slack.token, botId: 'B1', botUserId: 'U0' }),
  endpoints: '/slack/events',
});
bolt.command('/intro', async ({ ack }) => ack());
bolt.event('app_home_opened', async () => undefined);
await bolt.start(33_222);
const bare = await load('http://127.0.0.1:33222', slack.place);
await bolt.stop();
process.stdout.write(
  `${JSON.stringify({ rate, seconds, acquaint: summary(ours), bolt: summary(bare), ratioP99: Math.round((summary(ours).p99 / summary(bare).p99) * 10) / 10 })}\n`,
);
await database.drop();
await Promise.all([postgres.stop(), redis.stop(), slack.stop()]);
process.exit(0);
