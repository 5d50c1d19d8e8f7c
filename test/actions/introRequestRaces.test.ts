import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Reply } from '../../src/actions/action.ts';
import { introRequestTick } from '../../src/actions/progress.ts';
import { openCandidate } from '../../src/core/introRequest.ts';
import { dice } from '../../src/dice.ts';
import { openPostgresStage, type Stage, start, subjectOf, type Town } from './stage.ts';

const blurb = 'We move a React app to TypeScript.';
const days = (count: number) => new Date(start.getTime() + count * 86_400_000);

let stage: Stage;
let town: Town;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ stage, close } = await openPostgresStage(inject('postgresUrl')));
});
afterAll(() => close());

const open = async () => {
  await stage.setTime(start);
  town = await stage.openCommunity();
  for (const name of ['Ada', 'Grace', 'Sam', 'Ewa', 'Jan', 'Lech']) await town.add(name, { bio: 'React' });
};
const meet = (who: string, whom: string) =>
  town.press(who, 'introRequests.meetForm', {
    subject: town.idOf(whom),
    answers: { kind: ['advice'], why: 'w', blurb },
  });
const summaryOf = (reply: Reply | null): string =>
  reply !== null && 'message' in reply ? reply.message.summary : '';
const introducing = (who: string) =>
  stage.store.transaction(town.id, async (tx) =>
    (await tx.consents.of(town.idOf(who))).filter(({ purpose }) => purpose === 'introduce'),
  );

const presses = [
  'accept',
  'accept',
  'pass',
  'remind',
  'withdraw',
  'leave',
  'block',
  'avoid',
  'settle',
] as const;
type Press = (typeof presses)[number];

const doIt = async (press: Press, subject: string): Promise<Reply | null> => {
  switch (press) {
    case 'accept':
    case 'pass':
    case 'remind':
      return town.press('Grace', `introRequests.${press}`, { subject });
    case 'withdraw':
      return town.press('Ada', 'introRequests.withdraw', { subject });
    case 'leave':
      return town.press('Grace', 'members.leaveConfirmed');
    case 'block':
      return town.press('Grace', 'introRequests.moreSent', { subject, answers: { what: ['person'] } });
    case 'avoid':
      return town.press('Ada', 'members.avoid', { person: town.idOf('Grace') });
    case 'settle':
      await stage.setTime(days(4));
      await stage.store.transaction(town.id, (tx) => introRequestTick(subject, { tx, dice }));
      return null;
  }
};

describe('everybody presses at once', () => {
  it('and one answer counts: an introduction with both consents, or nothing at all', async () => {
    const ended: Record<string, number> = {};
    const some = fc.array(fc.constantFrom(...presses), { minLength: 2, maxLength: 8, size: 'max' });
    const check = fc.asyncProperty(some, async (all) => {
      await open();
      await meet('Ada', 'Grace');
      const subject = (await town.asks('Ada'))[0]?.id ?? '';
      const replies = await Promise.all(all.map((press) => doIt(press, subject)));
      const yes = replies.filter((reply) => summaryOf(reply).startsWith('Thank you!')).length;
      const [request] = await town.asks('Ada');
      if (request === undefined) throw new Error('the request is gone');
      const isIntroduced = request.status === 'introduced';
      ended[request.status] = (ended[request.status] ?? 0) + 1;
      const made = await stage.store.transaction(town.id, (tx) =>
        tx.introductions.of(town.idOf('Ada'), start),
      );
      expect(yes).toBe(isIntroduced ? 1 : 0);
      expect(made.length).toBe(isIntroduced ? 1 : 0);
      expect((await introducing('Ada')).length).toBe(isIntroduced ? 1 : 0);
      expect((await introducing('Grace')).length).toBe(isIntroduced ? 1 : 0);
      if (request.status !== 'asking') expect(openCandidate(request)).toBeNull();
      const told = (await town.told('Ada')).map(({ what }) => what);
      expect(told.includes('tell notThisTime')).toBe(request.status === 'settled');
    });
    await fc.assert(check, { numRuns: 60, endOnFailure: true });
    // Otherwise nothing was raced for.
    expect(Object.keys(ended).toSorted()).toEqual(['asking', 'introduced', 'settled', 'withdrawn']);
  });
});

describe('at once', () => {
  beforeEach(open);

  it('two requests never both take the last place in a budget', async () => {
    for (let round = 0; round < 8; round++) {
      await open();
      await Promise.all(['Ada', 'Sam', 'Ewa', 'Jan'].map((who) => meet(who, 'Grace')));
      const cards = (await town.told('Grace')).filter(({ what }) => what === 'tell askCard first');
      expect(cards).toHaveLength(1);
    }
  });

  it('a requester never gets past their limit', async () => {
    const replies = await Promise.all(
      ['Grace', 'Sam', 'Ewa', 'Jan', 'Lech'].map((whom) => meet('Ada', whom)),
    );
    expect(replies.filter((reply) => summaryOf(reply).includes('on its way'))).toHaveLength(3);
    expect(await town.asks('Ada')).toHaveLength(3);
  });

  it('a form pressed eight times sends one request', async () => {
    const drafted = await town.press('Ada', 'introRequests.ask', { text: 'React', surface: 'command' });
    const subject = subjectOf(drafted, 'introRequests.form');
    const answers = { kind: ['advice'], blurb, publish: ['no'] };
    await Promise.all(
      Array.from({ length: 8 }, () => town.press('Ada', 'introRequests.send', { subject, answers })),
    );
    expect(await town.asks('Ada')).toHaveLength(1);
  });

  it('fifty presses of the same yes make one introduction', async () => {
    await meet('Ada', 'Grace');
    const subject = (await town.asks('Ada'))[0]?.id ?? '';
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => town.press('Grace', 'introRequests.accept', { subject })),
    );
    expect(replies.filter((reply) => summaryOf(reply).startsWith('Thank you!'))).toHaveLength(1);
    const neutral = replies.filter((reply) => summaryOf(reply).startsWith('This is already settled.'));
    expect(neutral).toHaveLength(49);
  });
});
