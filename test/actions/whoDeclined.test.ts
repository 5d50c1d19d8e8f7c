import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Call, Reply } from '../../src/actions/action.ts';
import { compose } from '../../src/actions/compose.ts';
import { actions, commands } from '../../src/actions/routes.ts';
import type { Language } from '../../src/core/community.ts';
import { asId, type MemberId } from '../../src/core/ids.ts';
import type { Effect } from '../../src/core/notices.ts';
import { dice } from '../../src/dice.ts';
import { renderForm as discordForm } from '../../src/discord/forms.ts';
import { renderMessage as discordMessage } from '../../src/discord/render.ts';
import { renderForm as slackForm, renderMessage as slackMessage } from '../../src/slack/render.ts';
import { addresses } from '../../src/views/addresses.ts';
import { mentionsIn } from '../../src/views/mentions.ts';
import type { Message } from '../../src/views/message.ts';
import { answer, knowEachOther, refer } from './connectorStage.ts';
import { forEachOf, openPostgresStage, type Stage, start, subjectOf, type Town } from './stage.ts';

const to = addresses.introRequests;
const connect = addresses.connectors;
const at = (hours: number): Date => new Date(start.getTime() + hours * 3_600_000);
/** Mona manages; Jan has no part in anything. The ids are the same in every community, so that nothing else differs. */
const cast = ['Ada', 'Grace', 'Sam', 'Ola', 'Jan', 'Mona'] as const;
type Who = (typeof cast)[number];
const idOf = (name: Who): MemberId => asId(`00000000-0000-4000-8000-00000000000${cast.indexOf(name)}`);

/** What somebody does at an hour, counted from the ask. */
type Act = { readonly hour: number; readonly who: Who; readonly does: (town: Town) => Promise<unknown> };
type Life = { readonly cause: string; readonly acts: readonly Act[] };

const pressed =
  (who: Who, action: string, answers = {}) =>
  (town: Town) =>
    answer(town, who, action, 'Ada', answers);
const more = (who: Who, what: string, answers = {}) =>
  pressed(who, connect.moreSent, { what: [what], ...answers });

/** Every way not to pass a request on that has the next one asked at once. */
const connectorNos = (who: Who): Readonly<Record<string, (town: Town) => Promise<unknown>>> => ({
  passes: pressed(who, connect.pass),
  'wants quiet weeks': more(who, 'quiet', { until: '3 weeks' }),
  'rules the requester out': more(who, 'requester'),
  reports: more(who, 'report', { reason: ['spam'] }),
});

/** Every way for the target not to meet. */
const targetNos: Readonly<Record<string, (town: Town) => Promise<unknown>>> = {
  'says nothing': async () => undefined,
  passes: pressed('Grace', to.pass),
  'avoids the requester': (town) => town.press('Grace', 'members.avoid', { person: town.idOf('Ada') }),
};

/** Where two texts part. */
const apartAt = (one = '', other = ''): readonly string[] => {
  let from = 0;
  while (one[from] === other[from] && from < one.length) from += 1;
  return [one, other].map((said) => said.slice(Math.max(0, from - 60), from + 120));
};

describe('whatever a member opens', () => {
  let stage: Stage;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ stage, close } = await openPostgresStage(inject('postgresUrl')));
  });
  afterAll(() => close());

  class Undone extends Error {}

  /** Press without anything coming of it. */
  const look = async (town: Town, who: Who, call: Partial<Call> & { action: string }, language: Language) => {
    const action = actions.get(call.action);
    if (action === undefined) throw new Error(`no action ${call.action}`);
    if (action.managersOnly && who !== 'Mona') return null;
    const whole: Call = {
      ...{ community: town.id, who: idOf(who), platform: 'slack', channel: null, subject: '', text: '' },
      ...{ person: null, answers: {}, surface: 'button' },
      ...call,
    };
    let seen: Reply | null = null;
    await stage.store
      .transaction(town.id, async (tx) => {
        seen = await action.run(whole, { tx, dice, language });
        throw new Undone();
      })
      .catch((error: unknown) => {
        // What is no answer to anybody is none here either.
        if (!(error instanceof Undone)) seen = null;
      });
    return seen as Reply | null;
  };

  const drawn = (message: Message, language: Language): string => {
    const ids = mentionsIn(message);
    const people = new Map(ids.map((id) => [id, { name: id, externalId: `U${id.slice(-1)}` }] as const));
    const slack = slackMessage({ message, people, language, zone: 'Europe/Warsaw' });
    return JSON.stringify([slack, discordMessage({ message, people, language })]);
  };

  const drawnReply = (reply: Reply | null, language: Language): string => {
    if (reply === null) return 'nothing';
    if ('message' in reply) return drawn(reply.message, language);
    if (reply.reply !== 'form') return JSON.stringify(reply);
    return JSON.stringify([slackForm(reply.form, '', language), discordForm(reply.form)]);
  };

  const buttonsOf = (reply: Reply | null): { action: string; subject: string }[] => {
    if (reply === null) return [];
    if (reply.reply === 'form') return [{ action: reply.form.action, subject: reply.form.subject }];
    const parts = 'message' in reply ? reply.message.parts : [];
    return parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []));
  };

  /** Ids of requests, also where they were typed as words, and codes that link accounts are chance. */
  const plain = (said: string): string =>
    said
      .replace(/(?!0{8})[0-9a-f]{8}([- ])[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}/gu, 'ID')
      .replace(/[0-9A-F]{4}(?:-[0-9A-F]{4}){2}/gu, 'CODE');

  /** Every screen: every command and every button of what they lead to; at last every action there is on Ada's request, too. */
  const walk = async (
    town: Town,
    who: Who,
    language: Language,
    isLast: boolean,
  ): Promise<Map<string, string>> => {
    const screens = new Map<string, string>();
    const request = (await town.asks('Ada')).at(-1)?.id ?? '';
    const waiting: (Partial<Call> & { action: string })[] = [
      ...commands.flatMap(({ action: { name }, takes }) => [
        { action: name, surface: 'command' as const, text: takes === 'text' ? 'React' : '' },
        ...(takes === 'person' ? cast.map((one) => ({ action: name, person: idOf(one) })) : []),
      ]),
      ...[...(isLast ? actions.keys() : [])].map((action) => ({ action, subject: request })),
    ];
    for (let call = waiting.shift(); call !== undefined; call = waiting.shift()) {
      const key = plain(`${call.action} ${call.subject ?? ''} ${call.person ?? ''} ${call.text ?? ''}`);
      if (screens.has(key)) continue;
      const reply = await look(town, who, call, language);
      screens.set(key, plain(drawnReply(reply, language)));
      waiting.push(...buttonsOf(reply));
    }
    return screens;
  };

  /** What Acquaint itself wrote to somebody, and when, in the words of today. */
  const written = async (town: Town, who: Who, language: Language): Promise<string[]> => {
    const rows = await stage.database.transaction({ community: town.id }, ({ db }) =>
      db.execute('select effect, not_before from outbox order by not_before, effect'),
    );
    const said: string[] = [];
    for (const row of rows) {
      const effect = JSON.parse(String(row['effect'])) as Effect;
      if (!('to' in effect) || effect.to !== idOf(who)) continue;
      const message = await stage.store.transaction(town.id, async (tx) => {
        const reader = await tx.members.get(effect.to);
        return reader === null ? null : compose(tx, { ...reader, language }, effect.notice);
      });
      const words = message === null ? 'nothing' : drawn(message, language);
      said.push(plain(`${String(row['not_before'])} ${effect.effect} ${effect.notice.notice} ${words}`));
    }
    return said;
  };

  const live = async (
    lives: readonly Life[],
    readers: readonly Who[],
    ask: (town: Town) => Promise<unknown>,
    looks: readonly number[],
    language: Language,
  ) => {
    await stage.setTime(start);
    const towns = await Promise.all(
      lives.map(async () => {
        const town = await stage.openCommunity();
        for (const name of cast) await town.add(name, { id: idOf(name), language, bio: 'React developer' });
        await stage.store.transaction(town.id, (tx) => tx.members.makeManager(idOf('Mona')));
        await ask(town);
        return town;
      }),
    );
    const moments = new Set([...looks, ...lives.flatMap(({ acts }) => acts.map(({ hour }) => hour))]);
    for (const moment of [...moments].sort((a, b) => a - b)) {
      await stage.moveTo(at(moment));
      const seen = new Map<number, Map<string, string>>();
      await forEachOf([...towns.entries()], async ([index, town]) => {
        for (const { does } of lives[index]?.acts.filter(({ hour }) => hour === moment) ?? [])
          await does(town);
        if (!looks.includes(moment)) return;
        const all = new Map<string, string>();
        for (const reader of readers) {
          for (const [key, said] of await walk(town, reader, language, moment === looks.at(-1)))
            all.set(`${reader}: ${key}`, said);
          all.set(`${reader} was written`, (await written(town, reader, language)).join('\n'));
        }
        seen.set(index, all);
      });
      const first = seen.get(0);
      if (!looks.includes(moment)) continue;
      // So many there are at the least: else nothing was looked at.
      expect(first?.size).toBeGreaterThan(60 * readers.length);
      const differs = [...seen].flatMap(([index, all]) =>
        [...new Set([...all.keys(), ...(first?.keys() ?? [])])]
          .filter((key) => all.get(key) !== first?.get(key))
          .map((key) => ({
            hour: moment,
            here: lives[index]?.cause,
            screen: key,
            reads: apartAt(all.get(key), first?.get(key)),
          })),
      );
      expect(differs).toEqual([]);
    }
    return towns;
  };

  const warm = async (town: Town) => {
    for (const name of ['Sam', 'Ola'] as const) {
      await knowEachOther(stage, town, 'Ada', name, name === 'Sam' ? 'strong' : 'weak');
      await knowEachOther(stage, town, name, 'Grace');
    }
    return refer(town, 'Ada', 'Grace');
  };

  it('does not say how somebody did not pass it on, nor to the next who is asked, nor to the target', async () => {
    const lives = Object.entries(connectorNos('Sam')).map(([cause, does]) => ({
      cause,
      acts: [
        { hour: 2, who: 'Sam' as const, does },
        { hour: 60, who: 'Ola' as const, does: pressed('Ola', connect.forward) },
      ],
    }));
    const towns = await live(lives, ['Ada', 'Ola', 'Grace'], warm, [3, 24 * 22], 'en');
    for (const town of towns) {
      const states = (await town.asks('Ada')).at(-1)?.connectors.map(({ state }) => state);
      expect(states).toEqual(['passed', 'forwarded']);
    }
  }, 600_000);

  it('does not say how the target did not meet, nor to whoever passed it on, nor to managers', async () => {
    const lives = Object.entries(targetNos).map(([cause, does]) => ({
      cause,
      acts: [
        { hour: 2, who: 'Sam' as const, does: pressed('Sam', connect.forward) },
        { hour: 30, who: 'Grace' as const, does },
      ],
    }));
    const towns = await live(lives, ['Ada', 'Jan', 'Mona', 'Sam'], warm, [31, 24 * 22], 'pl');
    for (const town of towns) expect((await town.asks('Ada')).at(-1)?.status).toBe('settled');
  }, 600_000);

  it('does not say who of those asked by topic did what, whoever was asked in whatever order', async () => {
    const some: readonly Who[] = ['Grace', 'Sam', 'Ola'];
    const answers = ['says nothing', 'passes', 'puts it off'] as const;
    const lives = [
      [0, 0, 0],
      [1, 1, 1],
      [1, 0, 2],
      [0, 2, 1],
    ].map((turns) => ({
      cause: turns.map((turn) => answers[turn]).join(),
      acts: some.flatMap((who, index) =>
        turns[index] === 0
          ? []
          : [30, 150, 270, 390].map((hour) => ({
              hour,
              who,
              does: pressed(who, turns[index] === 1 ? to.pass : to.remind),
            })),
      ),
    }));
    const byTopic = async (town: Town) => {
      const drafted = await town.press('Ada', to.ask, { text: 'someone who knows React' });
      const said = { kind: ['advice'], blurb: 'How do you test?', publish: ['no'], options: [] };
      await town.press('Ada', to.send, {
        subject: subjectOf(drafted, to.form),
        answers: said,
        surface: 'form',
      });
    };
    await live(lives, ['Ada', 'Mona'], byTopic, [24 * 15, 24 * 32], 'en');
  }, 600_000);
});
