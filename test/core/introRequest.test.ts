import { describe, expect, it } from 'vitest';
import {
  accept,
  ask,
  decline,
  type IntroRequest,
  loseCandidate,
  openCandidate,
  remindTomorrow,
  withdraw,
} from '../../src/core/introRequest.ts';
import { introRequestDueAt, tick } from '../../src/core/introRequestClock.ts';
import { evolve } from '../../src/core/introRequestState.ts';
import { ada, around, days, having, id, introduction, monday, newAsk, sent } from './introRequestWorld.ts';

const grace = id('grace');
const sam = id('sam');
const yes = { introduction, isApart: false };
const asked = (request = sent(), now = monday): IntroRequest =>
  having(request, tick(request, around(request, now)));
const typesOf = (events: unknown) => (events as { type: string }[]).map(({ type }) => type);

describe('sending a request', () => {
  it('fixes what was written, with everybody waiting', () => {
    const request = sent({ candidates: [grace, sam] });
    expect(request.status).toBe('asking');
    expect(request.candidates).toEqual([
      { member: grace, state: 'waiting' },
      { member: sam, state: 'waiting' },
    ]);
  });

  it('wants words, 600 characters of them at most, counted as people count', () => {
    expect(ask(newAsk({ blurb: '' }))).toEqual({ refused: 'emptyText' });
    expect(ask(newAsk({ blurb: 'x'.repeat(601) }))).toEqual({ refused: 'tooLong', most: 600, length: 601 });
    expect(typesOf(ask(newAsk({ blurb: '👋'.repeat(600) })))).toEqual(['introRequested']);
  });

  it('wants a reason from whoever asks for a person', () => {
    expect(ask(newAsk({ route: 'person', why: '' }))).toEqual({ refused: 'emptyText' });
    expect(ask(newAsk({ route: 'person', why: 'y'.repeat(301) }))).toMatchObject({
      refused: 'tooLong',
      most: 300,
    });
    expect(typesOf(ask(newAsk({ route: 'topic', why: '' })))).toEqual(['introRequested']);
  });

  it('does not go to the requester', () => {
    expect(ask(newAsk({ candidates: [grace, ada] }))).toEqual({ refused: 'yourself' });
  });

  it('keeps a nameless ask nameless', () => {
    const blurb = 'Write to me at ola@example.com';
    expect(ask(newAsk({ blurb, showsName: false }))).toEqual({ refused: 'contactInBlurb' });
    expect(typesOf(ask(newAsk({ blurb })))).toEqual(['introRequested']);
  });

  it.each(['job', 'investor'] as const)('never publishes an ask of the kind %s', (kind) => {
    expect(sent({ kind, publish: 'withName' }).publish).toBe('no');
    expect(sent({ kind: 'peer', publish: 'withName' }).publish).toBe('withName');
  });

  it('rests until its clock when there is nobody to ask', () => {
    const request = sent({ candidates: [] });
    const resting = having(request, tick(request, around(request, monday)));
    expect(resting).toMatchObject({ status: 'asking', retryAt: null });
    expect(introRequestDueAt(resting)).toEqual(resting.settlesAt);
  });
});

describe('asking people', () => {
  it('asks the first who may be asked, and nobody else meanwhile', () => {
    const request = sent();
    const events = tick(request, around(request, monday, { askable: new Set([sam]) }));
    expect(events).toMatchObject([{ type: 'candidateAsked', member: sam }]);
    const waiting = having(request, events);
    expect(tick(waiting, around(waiting, days(1)))).toEqual([]);
  });

  it('nudges once, halfway', () => {
    const request = asked();
    expect(introRequestDueAt(request)).toEqual(days(1.5));
    const events = tick(request, around(request, days(1.5)));
    expect(typesOf(events)).toEqual(['candidateNudged']);
    const nudged = having(request, events);
    expect(tick(nudged, around(nudged, days(2.9)))).toEqual([]);
    expect(introRequestDueAt(nudged)).toEqual(days(3));
  });

  it('leaves the nudge out where it is not wanted', () => {
    const request = asked();
    const events = tick(request, around(request, days(1.5), { mayNudge: false }));
    expect(typesOf(events)).toEqual(['nudgeSkipped']);
    const skipped = having(request, events);
    expect(tick(skipped, around(skipped, days(2)))).toEqual([]);
  });

  it('goes on to the next person when the days are over', () => {
    const request = asked();
    const events = tick(request, around(request, days(3)));
    expect(events).toMatchObject([
      { type: 'candidateSilent', member: grace },
      { type: 'candidateAsked', member: sam },
    ]);
  });

  it('goes on to the next person at once when somebody passes', () => {
    const request = asked();
    const passed = having(request, decline(request, grace, days(0.1)));
    expect(introRequestDueAt(passed)).toEqual(days(0.1));
    expect(tick(passed, around(passed, days(0.1)))).toMatchObject([{ type: 'candidateAsked', member: sam }]);
  });

  it('sends six cards at most', () => {
    let request = sent();
    for (let day = 0; day < 20; day++) request = having(request, tick(request, around(request, days(day))));
    expect(request.candidates.map(({ state }) => state)).toEqual([
      ...Array.from({ length: 6 }, () => 'silent'),
      'waiting',
    ]);
  });

  it('asks nobody new when too few days are left', () => {
    const request = sent();
    const events = tick(request, around(request, days(19), { isTimeToAsk: false }));
    expect(events).toEqual([{ type: 'askRested', retryAt: null }]);
  });

  it('looks again the next working day while nobody can be asked', () => {
    const request = sent();
    const resting = having(request, tick(request, around(request, monday, { askable: new Set() })));
    expect(introRequestDueAt(resting)).toEqual(days(1));
    expect(tick(resting, around(resting, days(1)))).toMatchObject([
      { type: 'candidateAsked', member: grace },
    ]);
  });

  it('takes the card from somebody who left or is kept apart, like silence', () => {
    const request = asked();
    expect(tick(request, around(request, days(1.5), { isLost: true }))).toMatchObject([
      { type: 'candidateSilent', member: grace },
      { type: 'candidateAsked', member: sam },
    ]);
    expect(typesOf(loseCandidate(request, grace, days(1)))).toEqual(['candidateSilent']);
    expect(loseCandidate(request, sam, days(1))).toEqual([]);
  });

  it('introduces at once whoever agreed beforehand', () => {
    const request = sent();
    const events = tick(request, around(request, monday, { standing: new Set([grace]) }));
    expect(events).toMatchObject([{ type: 'introAccepted', member: grace, introduction, standing: true }]);
    expect(having(request, events)).toMatchObject({ status: 'introduced', introduction });
  });
});

describe('answering a card', () => {
  it('introduces on a yes', () => {
    const request = asked();
    const done = having(request, accept(request, grace, yes, days(1)));
    expect(done).toMatchObject({ status: 'introduced', introduction, closedAt: days(1) });
    expect(introRequestDueAt(done)).toBeNull();
  });

  it('does not introduce two who are kept apart since', () => {
    const request = asked();
    const no = accept(request, grace, { introduction, isApart: true }, days(1));
    expect(no).toEqual({ refused: 'alreadyAnswered' });
  });

  it('is for those with a card only', () => {
    const request = asked();
    for (const nobody of [sam, ada, id('stranger')]) {
      expect(accept(request, nobody, yes, days(1))).toEqual({ refused: 'notYours' });
      expect(decline(request, nobody, days(1))).toEqual({ refused: 'notYours' });
      expect(remindTomorrow(request, nobody, days(2), days(1))).toEqual({ refused: 'notYours' });
    }
  });

  it('counts once, whoever comes second', () => {
    const request = asked();
    const endings: IntroRequest[] = [
      having(request, accept(request, grace, yes, days(1))),
      having(request, decline(request, grace, days(1))),
      having(request, withdraw(request, ada, days(1))),
      having(request, tick(request, around(request, days(3)))),
      having(request, tick(request, around(request, days(21)))),
    ];
    for (const ended of endings) {
      expect(accept(ended, grace, yes, days(1))).toEqual({ refused: 'alreadyAnswered' });
      expect(decline(ended, grace, days(1))).toEqual({ refused: 'alreadyAnswered' });
    }
  });

  it('is too late once the clock has come, even before anything looked', () => {
    const request = asked(sent({ settlesAt: days(2) }));
    expect(accept(request, grace, yes, days(2))).toEqual({ refused: 'alreadyAnswered' });
  });

  it('comes back tomorrow in place of the nudge, within the same days', () => {
    const request = asked();
    const later = having(request, remindTomorrow(request, grace, days(1), days(0.2)));
    expect(openCandidate(later)).toMatchObject({ remindAt: days(1), nudgeAt: null, dueAt: days(3) });
    const events = tick(later, around(later, days(1)));
    expect(typesOf(events)).toEqual(['candidateReminded']);
    expect(introRequestDueAt(having(later, events))).toEqual(days(3));
  });

  it('comes back an hour before the end when tomorrow is too late, and stays when that is too late', () => {
    const request = asked();
    const hour = 1 / 24;
    const last = having(request, remindTomorrow(request, grace, days(3.2), days(2.8)));
    expect(openCandidate(last)?.remindAt).toEqual(days(3 - hour));
    expect(remindTomorrow(request, grace, days(3.9), days(3 - hour / 2))).toEqual([]);
  });
});

describe('ending a request', () => {
  it('settles at its clock, and closes the open card in the same breath', () => {
    const request = asked(sent({ settlesAt: days(2) }));
    const events = tick(request, around(request, days(2)));
    expect(typesOf(events)).toEqual(['cardClosed', 'introRequestSettled']);
    expect(openCandidate(having(request, events))).toBeNull();
  });

  it('is settled rather than nudged, expired or asked further when all of it is due', () => {
    const request = asked(sent({ settlesAt: days(3) }));
    expect(typesOf(tick(request, around(request, days(3))))).toEqual(['cardClosed', 'introRequestSettled']);
  });

  it('withdraws for the requester alone, and answers the same whatever had happened', () => {
    const request = asked();
    expect(withdraw(request, grace, days(1))).toEqual({ refused: 'notYours' });
    expect(typesOf(withdraw(request, ada, days(1)))).toEqual(['cardClosed', 'introRequestWithdrawn']);
    const introduced = having(request, accept(request, grace, yes, days(1)));
    const settled = having(request, tick(request, around(request, days(21))));
    for (const ended of [introduced, settled]) expect(withdraw(ended, ada, days(22))).toEqual([]);
  });

  it('lets nothing happen to an ended request', () => {
    const request = asked();
    const ended = having(request, withdraw(request, ada, days(1)));
    expect(tick(ended, around(ended, days(21)))).toEqual([]);
    expect(() => evolve(ended, { type: 'introRequestSettled', at: days(21) })).toThrow('after the end');
  });
});
