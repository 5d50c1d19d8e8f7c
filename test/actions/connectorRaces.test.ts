import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Reply } from '../../src/actions/action.ts';
import { isReached, openConnector } from '../../src/core/connector.ts';
import { openCandidate } from '../../src/core/introRequest.ts';
import { text } from '../../src/views/text.ts';
import { slip } from '../contracts/storeContractSamples.ts';
import { answer, connecting, knowEachOther, latest, refer } from './connectorStage.ts';
import { openPostgresStage, type Stage, start, type Town } from './stage.ts';

const words = text('en');
const said = { how: ['client'], when: ['thisMonth'], words: 'Ada keeps her word.', mayName: ['yes'] };
const connectors = ['Sam', 'Ola'] as const;

let stage: Stage;
let town: Town;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ stage, close } = await openPostgresStage(inject('postgresUrl')));
});
afterAll(() => close());

/** Ada asks for Grace, whom Sam and Ola know too; Sam is asked first, or has passed it on already. */
const begin = async (isForwarded: boolean): Promise<void> => {
  await stage.setTime(start);
  town = await stage.openCommunity();
  for (const name of ['Ada', 'Grace', ...connectors]) await town.add(name);
  for (const name of ['Ada', 'Grace']) {
    await knowEachOther(stage, town, name, 'Sam', 'strong');
    await knowEachOther(stage, town, name, 'Ola', 'weak');
  }
  await refer(town, 'Ada', 'Grace');
  expect(await connecting(town, 'Ada', connectors)).toBe('Sam');
  if (isForwarded) await answer(town, 'Sam', 'connectors.recommendForm', 'Ada', said);
};

const presses = {
  samRecommends: () => answer(town, 'Sam', 'connectors.recommendForm', 'Ada', said),
  samPassesOn: () => answer(town, 'Sam', 'connectors.forward', 'Ada'),
  samPasses: () => answer(town, 'Sam', 'connectors.pass', 'Ada'),
  olaPassesOn: () => answer(town, 'Ola', 'connectors.forward', 'Ada'),
  olaPasses: () => answer(town, 'Ola', 'connectors.pass', 'Ada'),
  graceAccepts: () => answer(town, 'Grace', 'introRequests.accept', 'Ada'),
  gracePasses: () => answer(town, 'Grace', 'introRequests.pass', 'Ada'),
  graceAvoidsSam: () => town.press('Grace', 'members.avoid', { person: town.idOf('Sam') }),
  adaWithdraws: () => answer(town, 'Ada', 'introRequests.withdraw', 'Ada'),
  adaLeaves: () => town.press('Ada', 'members.leaveConfirmed'),
  samLeaves: () => town.press('Sam', 'members.leaveConfirmed'),
  graceLeaves: () => town.press('Grace', 'members.leaveConfirmed'),
} as const;
type Press = keyof typeof presses;

const atOnce = async (all: readonly Press[]): Promise<Reply[]> =>
  Promise.all(all.map((press) => presses[press]()));
const summaryOf = (reply: Reply): string => ('message' in reply ? reply.message.summary : '');
const counting = (replies: readonly Reply[], summary: string): number =>
  replies.filter((reply) => summaryOf(reply) === summary).length;

/** Whatever came first: one card at a time, one answer counts, and both consents or none. */
const holds = async (replies: readonly Reply[], before: number): Promise<void> => {
  const request = await latest(town, 'Ada');
  const [one, other] = [openConnector(request), openCandidate(request)];
  expect(one === null || other === null).toBe(true);
  if (request.status !== 'asking') expect([one, other]).toEqual([null, null]);
  const asked = request.connectors.map(({ member }) => member);
  expect(new Set(asked).size).toBe(asked.length);
  const forwarded = request.connectors.filter(({ state }) => state === 'forwarded');
  expect(counting(replies, words.connectors.forwarded) + before).toBe(forwarded.length);
  const [grace] = request.candidates;
  if (grace?.state !== 'waiting') expect(isReached(request, town.idOf('Grace'))).toBe(true);
  const isIntroduced = request.status === 'introduced';
  expect(counting(replies, words.introRequests.accepted)).toBe(isIntroduced ? 1 : 0);
  await stage.store.transaction(town.id, async (tx) => {
    expect(await tx.introductions.of(town.idOf('Ada'), start)).toHaveLength(isIntroduced ? 1 : 0);
    for (const who of ['Ada', 'Grace']) {
      const consents = await tx.consents.of(town.idOf(who));
      const given = consents.filter(({ purpose }) => purpose === 'introduce').length;
      expect(given, who).toBe(isIntroduced ? 1 : 0);
    }
  });
  for (const who of [...connectors, 'Grace']) {
    const cards = (await town.told(who)).filter(({ what }) => / (?:connector|ask)Card first$/u.test(what));
    expect(cards.length, who).toBeLessThanOrEqual(1);
  }
};

describe('connectors, the requester and the target at once', () => {
  it('whatever they press', async () => {
    const some = fc.array(fc.constantFrom(...(Object.keys(presses) as Press[])), {
      minLength: 2,
      maxLength: 6,
      size: 'max',
    });
    const check = fc.asyncProperty(some, fc.boolean(), async (all, isForwarded) => {
      await begin(isForwarded);
      await holds(await atOnce(all), isForwarded ? 1 : 0);
    });
    await fc.assert(check, { numRuns: Number(process.env['RUNS'] ?? 30), endOnFailure: true });
  });

  const races: readonly (readonly [string, boolean, readonly Press[]])[] = [
    ['two connectors answer', false, ['samPasses', 'olaPassesOn', 'samRecommends', 'olaPasses']],
    ['the requester withdraws while a connector passes it on', false, ['adaWithdraws', 'samRecommends']],
    ['the target says yes while the requester leaves', true, ['graceAccepts', 'adaLeaves']],
    ['the target says yes while the connector leaves', true, ['graceAccepts', 'samLeaves']],
    ['a connector passes it on while the target leaves', false, ['samPassesOn', 'graceLeaves']],
  ];
  it.each(races)('%s', async (_, isForwarded, all) => {
    for (let round = 0; round < 6; round++) {
      await begin(isForwarded);
      await holds(await atOnce(round % 2 === 0 ? all : all.toReversed()), isForwarded ? 1 : 0);
    }
  });
});

describe('two won slips of one introduction', () => {
  it('let whoever made it know once, also when both are pressed at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      await begin(true);
      await presses.graceAccepts();
      const [one, other] = await stage.store.transaction(town.id, async (tx) => {
        const [introduction] = await tx.introductions.of(town.idOf('Ada'), start);
        if (introduction === undefined) throw new Error('not introduced');
        const origin = { by: 'introduction', introduction: introduction.id, at: start } as const;
        const made = ['looms', 'wool'].map((what) => ({
          ...slip(town.idOf('Ada'), town.idOf('Grace'), what),
          ...({ origin, status: 'won', toldAt: start, closedAt: start } as const),
        }));
        for (const each of made) await tx.referrals.save(each);
        return made.map(({ id }) => id);
      });
      const press = (id: string | undefined) =>
        town.press('Grace', 'connectors.credit', { subject: id ?? '' });
      await Promise.all([press(one), press(other)]);
      await press(other);
      const told = (await town.told('Sam')).filter(({ what }) => what === 'tell connectorCredit');
      expect(told).toHaveLength(1);
    }
  });
});
