import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, inject, it, vi } from 'vitest';
import { compose } from '../../src/actions/compose.ts';
import { exportNames } from '../../src/console/exports.ts';
import { pages } from '../../src/console/pages.ts';
import { charts } from '../../src/console/pictures.ts';
import type { Effect } from '../../src/core/notices.ts';
import { addresses as to } from '../../src/views/addresses.ts';
import { knowEachOther, refer } from '../actions/connectorStage.ts';
import { openEmbeddedStage, type Stage, start, type Town } from '../actions/stage.ts';
import { type ConsoleStage, enter, linkOf, openConsoleStage, type TestBrowser, tokenIn } from './stage.ts';

/** Chance falls the same in every world: by what is being done, and how often since it began. */
const chance = vi.hoisted(() => ({ doing: '', drawn: 0 }));
vi.mock('../../src/dice.ts', () => {
  const hex = () =>
    createHash('sha256')
      .update(`${chance.doing} ${++chance.drawn}`)
      .digest('hex');
  const id = () => hex().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/u, '$1-$2-$3-$4-$5');
  return { dice: { id, roll: () => Number.parseInt(hex().slice(0, 8), 16) / 2 ** 32 } };
});
const doing = (what: string): void => {
  chance.doing = what;
  chance.drawn = 0;
};

// Weeks are lived through here, several times: on a busy machine that takes minutes.
vi.setConfig({ testTimeout: 900_000 });

const others = ['Ada', 'Ben', 'Cyd', 'Dan', 'Eve', 'Fay', 'Gus', 'Hal', 'Ida', 'Jan', 'Kim'];
const weeks = 8;
const days = (count: number): Date => new Date(start.getTime() + count * 86_400_000);

type Life = {
  readonly stage: Stage;
  readonly town: Town;
  /** Somebody does something; what chance gives them there is theirs alone. */
  readonly does: (who: string, action: string, call?: Parameters<Town['press']>[2]) => Promise<unknown>;
  readonly meet: (who: string, whom: string) => Promise<unknown>;
  /** The id of somebody's latest ask. */
  readonly askOf: (who: string) => Promise<string>;
};
/** What befalls on a day, counted from the first Monday. */
type Story = readonly (readonly [day: number, happens: (life: Life) => Promise<unknown>])[];

/** Everything the manager read, look by look, place by place. */
type Diary = ReadonlyMap<string, string>;

/** A community of twelve in which the manager looks at everything twice a week. */
const liveThrough = async (story: Story): Promise<Diary> => {
  doing('the beginning');
  const { stage, close } = await openEmbeddedStage(inject('pgliteTemplate'));
  const console = await openConsoleStage(stage.store);
  try {
    const life = await settle(stage);
    const diary = new Map<string, string>();
    const told = new Set<string>();
    const looks = Array.from({ length: weeks }, (_, week) => [week * 7 + 0.2, week * 7 + 3.2]).flat();
    const all = [
      ...story.map(([day, happens]) => ({ day, happens })),
      ...looks.map((day) => ({ day, happens: () => look(life, console, told, diary, day) })),
    ].toSorted((one, other) => one.day - other.day);
    for (const { day, happens } of all) {
      doing(`until ${day}`);
      await stage.moveTo(days(day));
      await happens(life);
    }
    expect(console.faults).toEqual([]);
    return diary;
  } finally {
    await console.close();
    await close();
  }
};

const settle = async (stage: Stage): Promise<Life> => {
  const town = await stage.openCommunity();
  for (const [at, name] of [...others, 'Meg'].entries()) {
    await town.add(name, { joinedAt: days(-60), company: at < 6 ? 'Zephyr Ltd' : 'Boreas SA' });
  }
  const does: Life['does'] = (who, action, call) => {
    doing(`${who} ${action} ${call?.subject ?? ''}`);
    return town.press(who, action, call);
  };
  const life: Life = {
    ...{ stage, town, does },
    meet: (who, whom) =>
      does(who, to.introRequests.meetForm, {
        subject: town.idOf(whom),
        answers: { kind: ['advice'], why: 'Tests', blurb: 'How do you test?', publish: ['no'] },
      }),
    askOf: async (who) => (await town.asks(who)).at(-1)?.id ?? '',
  };
  await stage.store.transaction(town.id, (tx) => tx.members.makeManager(town.idOf('Meg')));
  for (const [one, other] of [
    ['Ada', 'Ida'],
    ['Ida', 'Jan'],
  ] as const) {
    await knowEachOther(stage, town, one, other);
  }
  return life;
};

/** Everything there is for a manager: pages with all they lead to, pictures, files, notices, and the chat. */
const look = async (
  life: Life,
  console: ConsoleStage,
  told: Set<string>,
  diary: Map<string, string>,
  day: number,
): Promise<void> => {
  const { stage, town } = life;
  doing(`look ${day}`);
  const browser = console.browser();
  await enter(browser, await linkOf(stage.store, { id: town.id, member: town.idOf('Meg') }));
  // The audit's hashes are salted by chance: what they hide is tested beside them.
  const note = (where: string, text: string) =>
    diary.set(`day ${day}: ${where}`, text.replaceAll(/\b[0-9a-f]{64}\b/gu, 'a hash'));
  for (const [path, text] of await walk(browser)) note(path, text);
  const token = tokenIn((await browser.get('/console')).text);
  for (const name of exportNames) {
    const { status, text } = await browser.post('/console/export', { token, name });
    expect([name, status]).toEqual([name, 200]);
    note(`file ${name}`, text);
  }
  for (const action of [to.home.open, to.communities.desk, to.tags.board, to.digests.preview]) {
    note(`chat ${action}`, JSON.stringify(await town.press('Meg', action)));
  }
  note('notices', JSON.stringify(await newsOf(life, told)));
};

const pictures = [...charts.flatMap((name) => [name, `${name}-phone`]), 'network'].map(
  (name) => `/console/picture/${name}.svg`,
);

/** Every page of the list, everybody looked for by name, and wherever a link leads from there. */
const walk = async (browser: TestBrowser): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  const open = [
    ...pages.map(({ path }) => `/console${path === '/' ? '' : path}`).filter((path) => !path.includes(':')),
    ...others.map((name) => `/console/members?name=${name}&status=all`),
    ...pictures,
  ];
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    if (found.has(path)) continue;
    const { status, text } = await browser.get(path);
    expect([path, status]).toEqual([path, 200]);
    found.set(path, text);
    for (const [, href = ''] of text.matchAll(/href="(\/console[^"#]*)"/gu)) {
      const next = href.replaceAll('&amp;', '&');
      if (!next.endsWith('.css') && !next.endsWith('.svg')) open.push(next);
    }
  }
  return found;
};

/** What the manager was written since the look before, and what stands in channels, as it reads now. */
const newsOf = async ({ stage, town }: Life, told: Set<string>): Promise<unknown[]> => {
  const rows = await stage.database.transaction({ community: town.id }, ({ db }) =>
    db.execute(sql`select key, effect, not_before::text as at from outbox order by not_before, key`),
  );
  const news: unknown[] = [];
  for (const { key, effect: sealed, at } of rows) {
    const effect = JSON.parse(String(sealed)) as Effect;
    const isRead = effect.effect === 'post' || ('to' in effect && effect.to === town.idOf('Meg'));
    if (!isRead || told.has(String(key)) || !('notice' in effect)) continue;
    told.add(String(key));
    const words = await stage.store.transaction(town.id, async (tx) => {
      const reader = await tx.members.get(town.idOf('Meg'));
      return reader === null ? null : compose(tx, reader, effect.notice);
    });
    news.push([String(at), effect.notice.notice, words]);
  }
  return news;
};

/** Where two diaries differ, and in what. */
const differences = (one: Diary, other: Diary): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].flatMap((where) => {
    const [a = '(nothing)', b = '(nothing)'] = [one.get(where), other.get(where)];
    if (a === b) return [];
    const at = [...a].findIndex((letter, index) => letter !== b[index]);
    const from = Math.max(0, at - 80);
    return [`${where}: …${a.slice(from, at + 80)}… or …${b.slice(from, at + 80)}…`];
  });

/** What only those concerned may know. Each world changes one of these. */
type Secrets = {
  readonly ben: 'silent' | 'pass' | 'accept';
  readonly avoids: 'nobody' | 'Eve';
  readonly fay: 'there' | 'away';
  readonly asked: 'Fay' | 'Gus';
  readonly ida: 'silent' | 'pass';
  readonly amount: string;
  readonly reporter: 'Jan' | 'Cyd';
  readonly beekeeper: 'nobody' | 'Kim';
};
const usual: Secrets = {
  ben: 'silent',
  avoids: 'nobody',
  fay: 'there',
  asked: 'Fay',
  ida: 'silent',
  amount: '100',
  reporter: 'Jan',
  beekeeper: 'nobody',
};

/** Three of twelve ask for something, so that every number of theirs stays below five people. */
const storyOf = (secrets: Secrets): Story => [
  [0.1, (life) => manages(life)],
  [1.1, ({ meet }) => meet('Ada', 'Ben')],
  [1.3, async (life) => answers(life, 'Ben', secrets.ben, 'Ada')],
  [
    2.1,
    async ({ does, town }) => {
      if (secrets.avoids === 'Eve')
        await does('Dan', to.members.avoidForm, { answers: { person: { person: town.idOf('Eve') } } });
    },
  ],
  [4.1, ({ meet }) => meet('Eve', 'Dan')],
  [
    8.1,
    async ({ does }) => {
      if (secrets.fay === 'away')
        await does('Fay', to.members.snoozeForm, { answers: { until: '2027-03-01' } });
    },
  ],
  [9.1, ({ meet }) => meet('Kim', secrets.asked)],
  [
    9.2,
    async (life) => {
      if (secrets.beekeeper === 'Kim') await belongs(life, 'Kim');
    },
  ],
  [
    10.1,
    ({ town }) => {
      doing('refer');
      return refer(town, 'Ada', 'Jan');
    },
  ],
  [
    11.1,
    async ({ does, askOf }) => {
      if (secrets.ida === 'pass') await does('Ida', to.connectors.pass, { subject: await askOf('Ada') });
    },
  ],
  [
    15.1,
    ({ does, town }) =>
      does('Kim', to.thanks.sayForm, {
        subject: town.idOf('Ada'),
        answers: { words: 'React', amount: secrets.amount, shows: ['hidden'], public: ['no'] },
        surface: 'form',
      }),
  ],
  [16.1, ({ meet }) => meet('Kim', 'Jan')],
  [16.2, ({ meet }) => meet('Kim', 'Cyd')],
  [
    18.1,
    async ({ does, town }) => {
      const asks = await town.asks('Kim');
      const ask = asks.find(({ candidates }) =>
        candidates.some(({ member }) => member === town.idOf(secrets.reporter)),
      );
      await does(secrets.reporter, to.introRequests.reportForm, {
        subject: ask?.id ?? '',
        answers: { reason: ['rude'], note: 'Rude words.' },
      });
    },
  ],
];

const answers = async ({ does, askOf }: Life, who: string, fate: Secrets['ben'], asker: string) => {
  if (fate !== 'silent') await does(who, to.introRequests[fate], { subject: await askOf(asker) });
};

/** What a manager does anyway: a circle of their own with others, and an event. */
const manages = async (life: Life, beekeepers = others.slice(0, 8)): Promise<void> => {
  const { does } = life;
  await does('Meg', to.circles.nameForm, { answers: { name: 'Beekeepers' } });
  for (const who of [...beekeepers, 'Meg']) await belongs(life, who);
  await does('Meg', to.meetups.form, {
    answers: { title: 'Breakfast', place: 'Kraków', moment: '2027-02-25 18:00-20:00' },
  });
};

const belongs = async ({ does, stage, town }: Life, who: string): Promise<void> => {
  const [circle] = await stage.store.transaction(town.id, (tx) => tx.circles.list());
  await does(who, to.circles.mineForm, { answers: { mine: [circle?.id ?? ''], shown: [] } });
};

/** Five of twelve ask and are told yes in the first week; in the second a sixth does so too and joins a circle of nine, or does not. */
const busyStory = (isSixth: boolean): Story => [
  [0.1, (life) => manages(life, others.slice(1, 10))],
  ...[0, 2, 4, 6, 8].flatMap((at): Story => {
    const [who = '', whom = ''] = others.slice(at, at + 2);
    return [
      [1 + at / 10, ({ meet }) => meet(who, whom)],
      [1.1 + at / 10, (life) => answers(life, whom, 'accept', who)],
    ];
  }),
  ...(isSixth
    ? ([
        [8.1, ({ meet }) => meet('Kim', 'Ada')],
        [9.1, (life) => answers(life, 'Ada', 'accept', 'Kim')],
        [9.2, (life) => belongs(life, 'Kim')],
      ] satisfies Story)
    : []),
];

describe('a curious manager of twelve', () => {
  let same: Promise<Diary> | undefined;
  const asUsual = () => (same ??= liveThrough(storyOf(usual)));

  it('reads every page and file, what they lead to, and what is written to them', async () => {
    const diary = await asUsual();
    const read = [...diary.keys()].filter((where) => where.startsWith('day 52.2: '));
    expect(read.length).toBeGreaterThan(pages.length + pictures.length + exportNames.length + others.length);
    const news = [...diary].filter(([where]) => where.endsWith(': notices')).map(([, text]) => text);
    for (const notice of ['reportArrived', 'review']) expect(news.join()).toContain(`"${notice}"`);
    expect(differences(diary, await liveThrough(storyOf(usual)))).toEqual([]);
  });

  it.each([
    // Several secrets in one world: what gives one of them away gives it away here too.
    [
      'passed on an ask, avoids somebody, or was thanked for how much',
      { ben: 'pass', avoids: 'Eve', amount: '734129' },
    ],
    [
      'said yes, as fewer than five did, would not pass an ask on, or belongs to a circle',
      { ben: 'accept', ida: 'pass', beekeeper: 'Kim' },
    ],
    ['was asked, wants quiet, or reported somebody', { asked: 'Gus', fay: 'away', reporter: 'Cyd' }],
  ] as const)('reads nowhere, in eight weeks, who %s', async (_, change) => {
    expect(differences(await asUsual(), await liveThrough(storyOf({ ...usual, ...change })))).toEqual([]);
  });

  it('learns of a sixth who asks nothing but totals, and those on Monday', async () => {
    const [five, six] = [await liveThrough(busyStory(false)), await liveThrough(busyStory(true))];
    const other = differences(five, six);
    const days = new Set(other.map((line) => Number(/^day ([\d.]+)/u.exec(line)?.[1])));
    expect(Math.min(...days)).toBe(14.2);
    const inWords = (diary: Diary) =>
      new Map(
        [...diary]
          .filter(([where]) => !where.endsWith('.svg'))
          .map(([where, text]) => [where, text.replace(/\d+(?:\.\d+)?/gu, '#')]),
      );
    expect(differences(inWords(five), inWords(six))).toEqual([]);
    const places = [...new Set(other.map((line) => /^day [\d.]+: (.*?): …/u.exec(line)?.[1]))];
    expect(places.toSorted()).toEqual(
      [
        ...['/console', '/console/outcomes', '/console/network', 'file outcomes', 'notices'],
        ...['/console/circles', 'file circles'],
        ...['/console/picture/asks.svg', '/console/picture/asks-phone.svg'],
      ].toSorted(),
    );
  });
});
