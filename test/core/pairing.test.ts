import { describe, expect, test } from 'vitest';
import { asId, type MemberId, type PairingId, type ProgramId, type RoundId } from '../../src/core/ids.ts';
import {
  answerPairing,
  beginPairing,
  choosePairingSlot,
  evolvePairing,
  failPairingRoom,
  leavePairing,
  openPairingRoom,
  outcomeOf,
  type Pairing,
  pairingDueAt,
  planPairing,
  signPairing,
  tickPairing,
} from '../../src/core/pairing.ts';
import type { PairingEvent } from '../../src/core/pairingEvents.ts';
import { pairingIntents } from '../../src/core/pairingNotices.ts';
import { isRefusal, type Refusal } from '../../src/core/refusal.ts';

const [ada, bea, cem] = ['ada', 'bea', 'cem'].map((id) => asId<MemberId>(id)) as [
  MemberId,
  MemberId,
  MemberId,
];
const day = (days: number) => new Date(Date.UTC(2027, 0, 11 + days, 9));
const planned = (members: readonly MemberId[] = [ada, bea]): Pairing =>
  planPairing({
    id: asId<PairingId>('x'),
    round: asId<RoundId>('r'),
    program: asId<ProgramId>('p'),
    members,
    starter: ada,
    reasons: [],
    madeAt: day(0),
    checkInAt: day(4),
    closesAt: day(14),
  });
const after = (pairing: Pairing, events: readonly PairingEvent[] | Refusal): Pairing => {
  if (isRefusal(events)) throw new Error(events.refused);
  return events.reduce(evolvePairing, pairing);
};
const opened = (members?: readonly MemberId[]): Pairing => {
  const begun = after(
    planned(members),
    beginPairing(planned(members), [{ at: day(2), chosenBy: [] }], day(0)),
  );
  return after(begun, openPairingRoom(begun, { platform: 'playground', id: 'room' }, day(2), day(0)));
};
const told = (pairing: Pairing, events: readonly PairingEvent[]) => {
  let current = pairing;
  return events.flatMap((event) => {
    current = evolvePairing(current, event);
    return pairingIntents(current, event).map(({ key }) => key);
  });
};

describe('a pairing', () => {
  test('begins once, opens once, and is told in its room once', () => {
    const begun = after(planned(), beginPairing(planned(), [], day(0)));
    expect(beginPairing(begun, [], day(0))).toEqual([]);
    expect(told(planned(), beginPairing(planned(), [], day(0)))).toEqual(['x/room']);
    const room = { platform: 'playground', id: 'room' };
    expect(told(begun, openPairingRoom(begun, room, day(2), day(0)))).toEqual(['x/kickoff']);
    expect(openPairingRoom(opened(), room, day(2), day(0))).toEqual([]);
    expect(told(begun, failPairingRoom(begun, day(0)))).toEqual(['x/roomless/ada', 'x/roomless/bea']);
  });

  test('fixes the time that all of three chose, not the one two chose', () => {
    const two = [ada, bea].reduce(
      (one, by) => after(one, choosePairingSlot(one, by, day(2), day(1))),
      opened([ada, bea, cem]),
    );
    expect(two.meetingAt).toBeNull();
    expect(after(two, choosePairingSlot(two, cem, day(2), day(1))).meetingAt).toEqual(day(2));
    expect(choosePairingSlot(two, cem, day(2), day(3))).toEqual({ refused: 'alreadyAnswered' });
    expect(choosePairingSlot(opened(), cem, day(2), day(1))).toEqual({ refused: 'notYours' });
  });

  test('is nudged once, and not at all after a press', () => {
    expect(tickPairing(opened(), day(2)).map(({ type }) => type)).toEqual(['pairingNudged']);
    const pressed = after(opened(), signPairing(opened(), bea, 'talking', day(1)));
    expect(tickPairing(pressed, day(2))).toEqual([]);
    expect(signPairing(pressed, bea, 'talking', day(1))).toEqual([]);
  });

  test('asks once how it went, and is over at its end', () => {
    const asked = after(opened(), tickPairing(opened(), day(4)));
    expect(asked.checkInSentAt).toEqual(day(4));
    expect(tickPairing(asked, day(5))).toEqual([]);
    expect(pairingDueAt(asked)).toEqual(day(14));
    const closed = after(asked, tickPairing(asked, day(14)));
    expect(closed.status).toBe('closed');
    expect(answerPairing(closed, ada, 'met', day(15))).toEqual({ refused: 'alreadyAnswered' });
    expect(answerPairing(opened(), ada, 'met', day(1))).toEqual({ refused: 'alreadyAnswered' });
  });

  test('did not meet only if somebody says so and nobody says the opposite', () => {
    const asked = after(opened(), tickPairing(opened(), day(4)));
    expect(outcomeOf(asked)).toBe('unknown');
    const no = after(asked, answerPairing(asked, ada, 'willNot', day(5)));
    expect(outcomeOf(no)).toBe('notMet');
    expect(outcomeOf(after(no, answerPairing(no, bea, 'met', day(5))))).toBe('met');
    expect(outcomeOf(after(no, signPairing(no, bea, 'talked', day(5))))).toBe('met');
    expect(outcomeOf(after(no, answerPairing(no, ada, 'scheduled', day(6))))).toBe('unknown');
  });

  test('of three goes on with two, who are told in the room; of two it ends, and the other is told', () => {
    const three = opened([ada, bea, cem]);
    const left = leavePairing(three, ada, day(1));
    expect(after(three, left)).toMatchObject({ status: 'open', members: [bea, cem], starter: bea });
    expect(told(three, left)).toEqual(['x/left/ada']);
    const ended = leavePairing(opened(), ada, day(1));
    expect(after(opened(), ended)).toMatchObject({ status: 'closed', members: [bea] });
    expect(told(opened(), ended)).toEqual(['x/ended/bea']);
    expect(leavePairing(opened(), cem, day(1))).toEqual([]);
  });
});
