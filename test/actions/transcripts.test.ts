import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { addresses } from '../../src/views/addresses.ts';
import { knowEachOther, refer } from './connectorStage.ts';
import { forEachOf, openPostgresStage, type Stage, start, subjectOf, type Town } from './stage.ts';

const to = addresses.introRequests;
const hour = 3_600_000;
const at = (hours: number): Date => new Date(start.getTime() + hours * hour);

/** `npm run -s bench:transcripts` asks for more. */
const asks = Number(process.env['ASKS'] ?? 20);
const longest = 300_000 + asks * 10_000;

/** The same numbers from the same seed (Mulberry32, public domain). */
const dealer = (seed: number) => {
  let state = seed;
  return (most: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  };
};

const card = async (town: Town, who: string, action: string, call = {}) => {
  const subject = (await town.asks('Ada')).at(-1)?.id ?? '';
  return town.press(who, action, { subject, ...call });
};

/** What can be wrong with somebody before they are asked, and what somebody who is asked can do. */
const before: Readonly<Record<string, (town: Town, who: string) => Promise<unknown>>> = {
  nothing: async () => undefined,
  blocked: (town, who) => town.press(who, 'members.avoid', { person: town.idOf('Ada') }),
  snoozed: (town, who) => town.change(who, { snoozedUntil: at(24 * 60) }),
  busy: (town, who) => town.change(who, { capacityPerMonth: 0 }),
  'not this kind': (town, who) => town.change(who, { accepts: [] }),
};
const after: Readonly<Record<string, (town: Town, who: string) => Promise<unknown>>> = {
  silent: async () => undefined,
  declined: (town, who) => card(town, who, to.pass),
  'put off': (town, who) => card(town, who, to.remind),
  left: (town, who) => town.press(who, 'members.leaveConfirmed'),
  erased: (town, who) => town.press(who, 'members.eraseConfirmed'),
  'blocked later': (town, who) => town.press(who, 'members.avoid', { person: town.idOf('Ada') }),
  'snoozed later': (town, who) => town.change(who, { snoozedUntil: at(24 * 60) }),
};

/** What somebody can do who is asked to pass it on. */
const passing: Readonly<Record<string, (town: Town, who: string) => Promise<unknown>>> = {
  'passes on': (town, who) => card(town, who, addresses.connectors.forward),
  'passes on as well': (town, who) => card(town, who, addresses.connectors.forward),
  'passes over': (town, who) => card(town, who, addresses.connectors.pass),
  'says nothing': async () => undefined,
  'wants quiet weeks': (town, who) =>
    card(town, who, addresses.connectors.moreSent, { answers: { what: ['quiet'], until: '3 weeks' } }),
  reports: (town, who) =>
    card(town, who, addresses.connectors.moreSent, { answers: { what: ['report'], reason: ['spam'] } }),
  'leaves for good': (town, who) => town.press(who, 'members.leaveConfirmed'),
};

describe('what a requester is shown and told, and when', () => {
  let stage: Stage;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ stage, close } = await openPostgresStage(inject('postgresUrl')));
  });
  afterAll(() => close());

  /** Ids are chance; nothing else is. */
  const plain = (town: Town, names: readonly string[], said: unknown): string =>
    names
      .reduce((text, name) => text.replaceAll(town.idOf(name), name), JSON.stringify(said))
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, 'ID')
      // A weekly message has its own minute for every member, drawn from their id.
      .replace(/(tell digest","at":"[^T]*T\d\d:)\d\d/gu, '$1mm');

  type Life = { readonly town: Town; readonly seen: string[]; readonly acts: readonly Act[] };
  type Act = { readonly hour: number; readonly who: string; readonly what: string };

  /** Lives of many communities at once: the clock moves for all of them together. */
  const live = async (lives: readonly Life[], names: readonly string[], until: number) => {
    const looks = [1, 30, 60, 94, 95, 96, 97, until];
    const moments = new Set([...looks, ...lives.flatMap(({ acts }) => acts.map((act) => act.hour))]);
    for (const moment of [...moments].sort((a, b) => a - b)) {
      await stage.moveTo(at(moment));
      await forEachOf(lives, async ({ town, seen, acts }) => {
        for (const { who, what } of acts.filter((act) => act.hour === moment)) {
          await { ...after, ...passing }[what]?.(town, who);
        }
        if (!looks.includes(moment)) return;
        const replies = [await town.press('Ada', to.mine), await town.press('Ada', 'home.open')];
        seen.push(plain(town, names, [replies, await town.told('Ada')]));
      });
    }
  };

  const same = (lives: readonly Life[], causes: readonly string[]) => {
    const [reference] = lives;
    expect(reference?.seen.join()).toContain('notThisTime');
    for (const [index, { seen }] of lives.entries()) {
      expect({ cause: causes[index], seen }).toEqual({ cause: causes[index], seen: reference?.seen });
    }
  };

  it(
    `are the same to the byte over ${asks} random asks for a person, whatever becomes of them`,
    async () => {
      const deal = dealer(2026);
      const [kindsBefore, kindsAfter] = [Object.keys(before), Object.keys(after)];
      const plans = Array.from({ length: asks }, (_, count) => ({
        obstacle: kindsBefore[count === 0 ? 0 : deal(kindsBefore.length)] ?? '',
        manner: kindsAfter[count === 0 ? 0 : deal(kindsAfter.length)] ?? '',
        hour: 1 + deal(90),
      }));
      await stage.setTime(start);
      const lives: Life[] = [];
      await forEachOf([...plans.entries()], async ([index, { obstacle, manner, hour }]) => {
        const town = await stage.openCommunity();
        await town.add('Ada');
        await town.add('Grace');
        await before[obstacle]?.(town, 'Grace');
        const answers = { kind: ['advice'], why: 'Tests', blurb: 'How do you test?', publish: ['no'] };
        const reply = await town.press('Ada', to.meetForm, { subject: town.idOf('Grace'), answers });
        const acts = [{ hour, who: 'Grace', what: manner }];
        lives[index] = { town, acts, seen: [plain(town, ['Grace'], reply)] };
      });
      await live(lives, ['Grace'], 200);
      same(
        lives,
        plans.map(({ obstacle, manner, hour }) => `${obstacle}, ${manner} after ${hour} hours`),
      );
    },
    longest,
  );

  it(
    'are the same to the byte over random asks through acquaintances, whoever does what, and with nobody to ask',
    async () => {
      const names = ['Grace', 'Sam', 'Ola', 'Jan'];
      const deal = dealer(99);
      const [kindsBefore, kindsAfter, ways] = [Object.keys(before), Object.keys(after), Object.keys(passing)];
      await stage.setTime(start);
      const lives: Life[] = [];
      const causes: string[] = [];
      for (let count = 0; count < Math.max(10, asks / 10); count += 1) {
        const town = await stage.openCommunity();
        for (const name of ['Ada', ...names]) await town.add(name);
        // The first has nobody in between, and so have some of the others.
        const know = count === 0 ? 0 : deal(8);
        for (const [index, name] of ['Sam', 'Ola'].entries()) {
          if ((know & (1 << index)) === 0) continue;
          await knowEachOther(stage, town, 'Ada', name, index === 0 ? 'strong' : 'weak');
          await knowEachOther(stage, town, name, 'Grace');
        }
        if ((know & 4) !== 0) {
          // A chain of two, where nobody knows both.
          await knowEachOther(stage, town, 'Ada', 'Jan');
          await knowEachOther(stage, town, 'Jan', 'Ola');
          await knowEachOther(stage, town, 'Ola', 'Grace');
        }
        const obstacle = kindsBefore[count % 3 === 2 ? deal(kindsBefore.length) : 0] ?? '';
        const manner = kindsAfter[count === 0 ? 0 : deal(kindsAfter.length)] ?? '';
        await before[obstacle]?.(town, 'Grace');
        const reply = await refer(town, 'Ada', 'Grace');
        const connectors = ['Sam', 'Ola', 'Jan'].flatMap((who) =>
          [1 + deal(60), 80 + deal(150)].map((hour) => ({ hour, who, what: ways[deal(ways.length)] ?? '' })),
        );
        const acts = [...connectors, { hour: 60 + deal(300), who: 'Grace', what: manner }];
        lives.push({ town, acts: count === 0 ? [] : acts, seen: [plain(town, names, reply)] });
        causes.push(`${know}, ${obstacle}, ${JSON.stringify(acts)}`);
      }
      await live(lives, names, 24 * 22);
      same(lives, causes);
      // Some were asked, some passed it on, and Grace held some cards: else nothing was tried here.
      const requests = await Promise.all(lives.map(async ({ town }) => (await town.asks('Ada')).at(-1)));
      const states = requests.flatMap((one) => one?.connectors.map(({ state }) => state) ?? []);
      for (const state of ['forwarded', 'passed', 'silent']) expect(states).toContain(state);
      expect(requests.filter((one) => one?.candidates[0]?.state !== 'waiting').length).toBeGreaterThan(0);
    },
    longest,
  );

  it(
    'are the same to the byte over random asks by topic, whoever of seven does what',
    async () => {
      const names = ['Grace', 'Sam', 'Ewa', 'Jan', 'Lech', 'Mona', 'Olaf'];
      const deal = dealer(7);
      await stage.setTime(start);
      const lives: Life[] = [];
      for (let count = 0; count < Math.max(6, asks / 20); count += 1) {
        const town = await stage.openCommunity();
        for (const name of ['Ada', ...names]) await town.add(name, { bio: 'React developer' });
        const drafted = await town.press('Ada', to.ask, { text: 'someone who knows React' });
        const answers = { kind: ['advice'], blurb: 'How do you test?', publish: ['no'], options: [] };
        const subject = subjectOf(drafted, to.form);
        const reply = await town.press('Ada', to.send, { subject, answers, surface: 'form' });
        const kinds = Object.keys(after);
        const acts =
          count === 0
            ? []
            : names.map((who) => ({ hour: 2 + deal(300), who, what: kinds[deal(kinds.length)] ?? '' }));
        lives.push({ town, acts, seen: [plain(town, names, reply)] });
      }
      await live(lives, names, 24 * 31);
      same(
        lives,
        lives.map(({ acts }) => JSON.stringify(acts)),
      );
    },
    longest,
  );
});
