import { describe, expect, it } from 'vitest';
import { asId, type OneToOneId, type ProgramId, type RoundId } from '../../../src/core/ids.ts';
import type { Introduction } from '../../../src/core/introduction.ts';
import { contactIn, contactOver, contactsIn, networkOf } from '../../../src/core/network/mine.ts';
import type { Pairing } from '../../../src/core/pairing.ts';
import { ada, days, id, introduction, monday } from '../introRequestWorld.ts';

const grace = id('grace');
const sam = id('sam');
const program = asId<ProgramId>('coffee');

const introduced: Introduction = {
  id: introduction,
  request: asId('request'),
  requester: ada,
  target: grace,
  madeAt: monday,
  slots: [],
  meetingAt: null,
  signs: [],
  silentNudgeAt: null,
  checkIns: [],
  status: 'roomless',
  openedAt: monday,
};

const paired: Pairing = {
  ...{
    id: asId('pairing'),
    round: asId<RoundId>('round'),
    program,
    members: [ada, grace, sam],
    starter: sam,
  },
  ...{ reasons: [], madeAt: days(10), slots: [], meetingAt: null, signs: [], silentNudgeAt: null },
  ...{ checkInAt: days(17), checkInSentAt: days(17), answers: [], closesAt: days(30) },
  ...{ status: 'roomless', openedAt: days(10) },
};

const said = (member: typeof ada, outcome: 'met' | 'willNot' | 'notYet', at: Date) => ({
  member,
  outcome,
  at,
});

describe('my network', () => {
  it('keeps how somebody came in, the best that came of it, and the last contact', () => {
    const first = contactIn(introduced, ada, [sam]);
    const later = contactsIn({ ...paired, answers: [said(ada, 'met', days(17))] }, ada);
    const [warmest, other] = networkOf([...later, ...(first === null ? [] : [first])], days(40));
    expect(warmest).toMatchObject({
      person: grace,
      through: { by: 'myAsk', via: [sam] },
      result: 'talked',
      firstAt: monday,
      lastAt: days(17),
      times: 2,
      isFading: false,
    });
    expect(other).toMatchObject({ person: sam, through: { by: 'round', program }, result: 'talked' });
  });

  it('knows nothing of what the other said', () => {
    const answers = [said(grace, 'met', days(8))];
    const told = { ...introduced, checkIns: [{ day: 7 as const, dueAt: days(7), sentAt: days(7), answers }] };
    expect(contactIn(told, ada)).toMatchObject({ result: 'introduced', at: monday });
    expect(contactIn(told, grace)).toMatchObject({ result: 'talked', through: { by: 'theirAsk' } });
    const signs = [{ member: grace, sign: 'talked' as const, at: days(11) }];
    expect(contactsIn({ ...paired, signs }, ada).map(({ result }) => result)).toEqual([
      'introduced',
      'introduced',
    ]);
  });

  it('leaves out those of whom nothing came, and pairings that have not begun', () => {
    const off = contactsIn({ ...paired, answers: [said(ada, 'willNot', days(17))] }, ada);
    expect(networkOf(off, days(40))).toEqual([]);
    expect(contactsIn({ ...paired, status: 'planned' }, ada)).toEqual([]);
    expect(contactsIn(paired, id('nobody'))).toEqual([]);
    expect(contactIn(introduced, sam)).toBeNull();
  });

  it('fades: cooler every day, quiet after half a year', () => {
    const contacts = contactsIn(paired, ada).filter(({ person }) => person === sam);
    const at = (day: number) => networkOf(contacts, days(day))[0];
    expect(at(10 + 182)?.isFading).toBe(false);
    expect(at(10 + 183)?.isFading).toBe(true);
    expect(at(11)?.warmth).toBeGreaterThan(at(300)?.warmth ?? 1);
    expect(networkOf(contacts, days(9))).toEqual([]);
  });

  it('is kept warm by what makes no acquaintance: a referral, a thank-you, a meeting at an event', () => {
    const contacts = contactsIn(paired, ada).filter(({ person }) => person === sam);
    const at = (day: number, touched: number) =>
      networkOf(contacts, days(day), new Map([sam, grace].map((one) => [one, days(touched)])));
    expect(at(300, 200)).toMatchObject([{ person: sam, isFading: false, lastAt: days(200) }]);
    // What is yet to come, and what was before, changes nothing.
    for (const touched of [301, 5]) {
      expect(at(300, touched)).toMatchObject([{ isFading: true, lastAt: days(10) }]);
    }
  });

  it('holds talks of two that both confirmed, and no others', () => {
    const talk = { id: asId<OneToOneId>('talk'), by: ada, with: sam, at: days(3), toldAt: null };
    const told = (answer: 'waiting' | 'confirmed' | 'denied') =>
      [ada, sam].map((me) => contactOver({ ...talk, answer }, me)?.person ?? null);
    expect([told('confirmed'), told('waiting'), told('denied')]).toEqual([
      [sam, ada],
      [null, null],
      [null, null],
    ]);
  });
});
