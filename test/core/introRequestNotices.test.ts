import { describe, expect, it } from 'vitest';
import type { IntroRequestEvent } from '../../src/core/events.ts';
import { introRequestIntents } from '../../src/core/introRequestNotices.ts';
import { ada, days, having, id, introduction, monday, newAsk, sent } from './introRequestWorld.ts';

const grace = id('grace');
const request = sent();
const at = days(1);
const card = { askedAt: monday, dueAt: days(3), nudgeAt: days(1), remindAt: null };

/** The privacy table: who is told what. An empty list is a promise. */
const table: readonly (readonly [IntroRequestEvent, readonly (readonly [string, string, string])[]])[] = [
  [{ type: 'introRequested', ask: { ...newAsk(), candidates: [], connectors: [] } }, []],
  [{ type: 'candidateAsked', member: grace, card }, [['request/card/grace', 'grace', 'askCard first']]],
  [{ type: 'candidateNudged', member: grace, at }, [['request/nudge/grace', 'grace', 'askCard nudge']]],
  [
    { type: 'candidateReminded', member: grace, at },
    [[`request/reminder/grace/${at.getTime()}`, 'grace', 'askCard reminder']],
  ],
  [{ type: 'nudgeSkipped', member: grace, at }, []],
  [{ type: 'cardSnoozed', member: grace, remindAt: at }, []],
  [{ type: 'introDeclined', member: grace, at }, []],
  [
    { type: 'candidateSilent', member: grace, at },
    [
      ['request/closed/first/grace', 'grace', 'askCardClosed'],
      ['request/closed/nudge/grace', 'grace', 'askCardClosed'],
      ['request/closed/reminder/grace', 'grace', 'askCardClosed'],
    ],
  ],
  [
    { type: 'cardClosed', member: grace, at },
    [
      ['request/closed/first/grace', 'grace', 'askCardClosed'],
      ['request/closed/nudge/grace', 'grace', 'askCardClosed'],
      ['request/closed/reminder/grace', 'grace', 'askCardClosed'],
    ],
  ],
  [{ type: 'askRested', retryAt: at }, []],
  [{ type: 'introAccepted', member: grace, introduction, at, standing: false }, []],
  [{ type: 'introRequestSettled', at }, [['request/settled', 'ada', 'notThisTime']]],
  [{ type: 'introRequestWithdrawn', at }, []],
];

describe('who is told what about a request', () => {
  it.each(table)('%o', (event, told) => {
    const said = introRequestIntents(request, event).map(({ key, effect }) => {
      if (effect.effect !== 'tell' && effect.effect !== 'replace') throw new Error(effect.effect);
      const again = 'again' in effect.notice ? ` ${effect.notice.again}` : '';
      return [key, effect.to, `${effect.notice.notice}${again}`];
    });
    expect(said).toEqual(told);
  });

  it('closes a card in the place where it was shown', () => {
    const [first] = introRequestIntents(request, { type: 'cardClosed', member: grace, at });
    const [shown] = introRequestIntents(request, { type: 'candidateAsked', member: grace, card });
    expect(first?.effect).toMatchObject({ effect: 'replace', earlier: shown?.key });
  });

  it('closes the reminder that was shown last', () => {
    const asked = having(request, [{ type: 'candidateAsked', member: grace, card }]);
    const reminded: IntroRequestEvent = { type: 'candidateReminded', member: grace, at: days(2) };
    const closed: IntroRequestEvent = { type: 'cardClosed', member: grace, at: days(3) };
    const [shown] = introRequestIntents(having(asked, [reminded]), reminded);
    const replaced = introRequestIntents(having(asked, [reminded, closed]), closed).map(
      ({ effect }) => 'earlier' in effect && effect.earlier,
    );
    expect(replaced).toContain(shown?.key);
  });

  it('tells the requester of nothing but the end without contact', () => {
    const toAda = table.filter(([event]) =>
      introRequestIntents(request, event).some(({ effect }) => 'to' in effect && effect.to === ada),
    );
    expect(toAda.map(([event]) => event.type)).toEqual(['introRequestSettled']);
  });
});
