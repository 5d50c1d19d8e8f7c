import { beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/actions/action.ts';
import { prepare } from '../../src/actions/deliveries.ts';
import { closeOut } from '../../src/actions/departures.ts';
import { digestNow } from '../../src/actions/digests.ts';
import { dataOf } from '../../src/actions/export.ts';
import { missed } from '../../src/actions/outcomes.ts';
import { welcomeVisitor } from '../../src/actions/visitors.ts';
import type { Notice } from '../../src/core/notices.ts';
import type { Refusal } from '../../src/core/refusal.ts';
import { dice } from '../../src/dice.ts';
import { addresses } from '../../src/views/addresses.ts';
import { refusal } from '../../src/views/refusals.ts';
import { text } from '../../src/views/text.ts';
import { post, slip, talk, thankYou } from '../contracts/storeContractSamples.ts';
import { answer, connecting, knowEachOther, latest, refer } from './connectorStage.ts';
import { embeddedStage } from './embeddedStage.ts';
import { messageOf, start, subjectOf, type Town } from './stage.ts';

const to = addresses.introRequests;
const days = (count: number) => new Date(start.getTime() + count * 86_400_000);
const refused = (no: Refusal): string => refusal(text('en'), no).summary;
const settled = refused({ refused: 'alreadyAnswered' });
const paused = refused({ refused: 'paused' });
const notJoined = refused({ refused: 'notJoined' });
const notListed = refused({ refused: 'takesNoRequests' });

const stage = embeddedStage();
let town: Town;
beforeEach(async () => {
  await stage.setTime(start);
  town = await stage.openCommunity();
  for (const name of ['Ada', 'Grace', 'Sam']) await town.add(name);
});

const said = (reply: Reply): string => messageOf(reply).summary;
const avoid = (who: string, whom: string) =>
  town.press(who, addresses.members.avoid, { person: town.idOf(whom) });
const pause = (who: string) =>
  stage.store.transaction(town.id, (tx) =>
    tx.pauses.save({
      ...{ member: town.idOf(who), at: tx.now, appealedAt: null, decidedAt: null, decidedBy: null },
      decision: null,
    }),
  );
const meet = (who: string, whom: string) =>
  town.press(who, to.meetForm, {
    subject: town.idOf(whom),
    answers: { kind: ['advice'], why: 'Tests', blurb: 'How do you test?', publish: ['no'] },
  });

describe('a card that was sent before a pause', () => {
  it.each(['Ada', 'Grace'])('introduces nobody once %s is paused', async (who) => {
    await meet('Ada', 'Grace');
    expect(await town.holder('Ada')).toBe('Grace');
    await pause(who);
    const answered = said(await answer(town, 'Grace', to.accept, 'Ada'));
    expect(answered).toBe(who === 'Grace' ? paused : settled);
    expect((await latest(town, 'Ada')).status).toBe('asking');
  });

  it('closes like silence at the next look', async () => {
    await meet('Ada', 'Grace');
    await pause('Ada');
    await stage.moveTo(days(2));
    expect(await town.holder('Ada')).toBeNull();
  });
});

describe('a card of somebody who knows both', () => {
  beforeEach(async () => {
    await knowEachOther(stage, town, 'Ada', 'Sam');
    await knowEachOther(stage, town, 'Sam', 'Grace');
    await refer(town, 'Ada', 'Grace');
    expect(await connecting(town, 'Ada', ['Sam'])).toBe('Sam');
  });

  it.each([
    ['the requester keeps apart from them', settled, () => avoid('Ada', 'Sam')],
    ['they keep apart from the requester', settled, () => avoid('Sam', 'Ada')],
    ['the requester is paused', settled, () => pause('Ada')],
    ['they are paused', paused, () => pause('Sam')],
  ])('passes nothing on once %s', async (_why, says, happens) => {
    await happens();
    expect(said(await answer(town, 'Sam', addresses.connectors.forward, 'Ada'))).toBe(says);
    expect(await town.holder('Ada')).toBeNull();
  });
});

describe('somebody paused', () => {
  const digestOf = async (who: string) => {
    const said = await stage.store.transaction(town.id, async (tx) => {
      const reader = await tx.members.get(town.idOf(who));
      return reader && digestNow(tx, reader);
    });
    return JSON.stringify(said);
  };

  it('is in nobody’s weekly message with what did not arrive before, nor told of a talk', async () => {
    await town.press('Ada', addresses.oneToOnes.log, { person: town.idOf('Grace') });
    await town.press('Ada', addresses.referrals.giveForm, {
      subject: town.idOf('Grace'),
      answers: { description: 'Needs looms.', consent: ['no'], warmth: ['4'] },
    });
    expect(await digestOf('Grace')).toContain(town.idOf('Ada'));
    await pause('Ada');
    expect(await digestOf('Grace')).not.toContain(town.idOf('Ada'));
    await stage.moveTo(days(3));
    expect((await town.told('Grace')).map(({ what }) => what)).not.toContain('tell talkLogged');
  });

  it('is found by nobody, also by name and on their profile', async () => {
    const profile = async () =>
      said(await town.press('Sam', addresses.members.profile, { person: town.idOf('Ada') }));
    const found = async () =>
      JSON.stringify(await town.press('Sam', addresses.expertise.find, { text: 'Ada' }));
    expect(await profile()).toContain('Ada');
    expect(await found()).toContain(town.idOf('Ada'));
    await pause('Ada');
    expect(await profile()).toBe(notListed);
    expect(await found()).not.toContain(town.idOf('Ada'));
  });
});

describe('somebody who is no member', () => {
  it('looks at nobody’s profile', async () => {
    await town.add('Eve', { status: 'known', joinedAt: null });
    const profile = async (who: string) =>
      said(await town.press(who, addresses.members.profile, { person: town.idOf('Ada') }));
    expect(await profile('Eve')).toBe(notJoined);
    await stage.store.transaction(town.id, (tx) => tx.members.makeManager(town.idOf('Eve')));
    expect(await profile('Eve')).toContain('Ada');
  });
});

describe('a card that waits for the morning', () => {
  /** What Grace, or Sam in between, is sent now of something that began before. */
  const arrives = (who: string, notice: Notice) =>
    stage.store.transaction(town.id, async (tx) => {
      const ours = { platform: 'playground', place: town.id, unreachableSince: null } as const;
      await tx.accounts.save({ ...ours, externalId: `${town.id} ${who}`, member: town.idOf(who) });
      const prepared = await prepare(tx, { effect: 'tell', to: town.idOf(who), notice }, null);
      return 'delivery' in prepared ? 'arrives' : prepared;
    });
  const nothing = { pointless: 'no longer true' };
  const happenings = [
    ['they keep apart from the other', (who: string) => avoid(who, 'Ada')],
    ['the other keeps apart from them', (who: string) => avoid('Ada', who)],
    ['the other is paused', () => pause('Ada')],
  ] as const;

  it.each(happenings)('is not sent to whom it was for once %s', async (_why, happens) => {
    await meet('Ada', 'Grace');
    const notice = { notice: 'askCard', request: (await latest(town, 'Ada')).id, again: 'first' } as const;
    expect(await arrives('Grace', notice)).toBe('arrives');
    await happens('Grace');
    expect(await arrives('Grace', notice)).toEqual(nothing);
  });

  it.each(happenings)('is not sent to a connector once %s', async (_why, happens) => {
    await knowEachOther(stage, town, 'Ada', 'Sam');
    await knowEachOther(stage, town, 'Sam', 'Grace');
    await refer(town, 'Ada', 'Grace');
    const request = (await latest(town, 'Ada')).id;
    const notice = { notice: 'connectorCard', request, again: 'first' } as const;
    expect(await arrives('Sam', notice)).toBe('arrives');
    await happens('Sam');
    expect(await arrives('Sam', notice)).toEqual(nothing);
  });

  it('is not sent of a post, a talk or thanks of somebody who is paused', async () => {
    const [ada, grace] = [town.idOf('Ada'), town.idOf('Grace')];
    const asked = post(ada, grace, 'Who knows looms?');
    const talked = talk(ada, grace);
    const thanks = { ...thankYou(ada, grace, 'For KSeF.'), kept: null, keptAt: null };
    await stage.store.transaction(town.id, async (tx) => {
      await tx.board.save({ ...asked, told: [{ member: grace, at: start, state: 'open' }], helpers: [] });
      await tx.oneToOnes.save(talked);
      await tx.thanks.save(thanks);
    });
    const notices = [
      { notice: 'boardCard', post: asked.id },
      { notice: 'talkLogged', talk: talked.id },
      { notice: 'thanked', thanks: thanks.id },
    ] as const;
    for (const notice of notices) expect(await arrives('Grace', notice)).toBe('arrives');
    await pause('Ada');
    for (const notice of notices) expect(await arrives('Grace', notice)).toEqual(nothing);
    const shown = await town.press('Grace', addresses.board.show, { subject: asked.id });
    expect(said(shown)).toBe(settled);
  });
});

describe('somebody who wants quiet since the evening', () => {
  it('is sent nothing in the morning that nobody of them awaits', async () => {
    const evening = new Date('2027-01-11T21:00:00Z');
    await stage.setTime(evening);
    await stage.store.transaction(town.id, async (tx) => {
      const [ada, grace] = [town.idOf('Ada'), town.idOf('Grace')];
      const ours = { platform: 'playground', place: town.id, unreachableSince: null } as const;
      await tx.accounts.save({ ...ours, externalId: town.id, member: grace });
      const given = slip(ada, grace, 'They need looms.');
      const talked = talk(ada, grace);
      const asked = post(ada, grace, 'Who knows looms?');
      await tx.referrals.save(given);
      await tx.oneToOnes.save(talked);
      await tx.board.save({
        ...asked,
        told: [{ member: grace, at: evening, state: 'open' }],
        helpers: [],
      });
      const notices: readonly Notice[] = [
        { notice: 'slip', referral: given.id },
        { notice: 'slipReminder', referral: given.id, step: 'contacted' },
        { notice: 'talkLogged', talk: talked.id },
        { notice: 'boardCard', post: asked.id },
      ];
      const outcomes = () =>
        Promise.all(notices.map((notice) => prepare(tx, { effect: 'tell', to: grace, notice }, null)));
      for (const outcome of await outcomes()) expect(outcome).toHaveProperty('waitUntil');
      const reader = await tx.members.get(grace);
      if (reader === null) throw new Error('nobody');
      await tx.members.save({ ...reader, snoozedUntil: days(30) });
      for (const outcome of await outcomes()) expect(outcome).toEqual({ pointless: 'wants quiet' });
    });
  });
});

describe('a draft', () => {
  it('shows nobody to whoever left since', async () => {
    for (const name of ['Ben', 'Cyd', 'Dan', 'Eve']) await town.add(name);
    const drafted = await town.press('Ada', to.ask, { text: 'someone who knows React' });
    const subject = subjectOf(drafted, to.form);
    await town.press('Ada', addresses.members.leaveConfirmed);
    for (const action of [to.draft, to.addTopicForm, to.choose]) {
      const reply = await town.press('Ada', action, { subject, answers: { topic: 'SQL' } });
      expect(said(reply)).toBe(notJoined);
    }
  });
});

describe('somebody on two platforms', () => {
  const isAt = (platform: 'slack' | 'discord') => ({ platform, externalId: `${town.id} ${platform}` });
  const out = (platform: 'slack' | 'discord') =>
    stage.store.transaction(town.id, async (tx) => {
      const account = await tx.accounts.byExternalId(platform, isAt(platform).externalId);
      if (account !== null) await closeOut({ tx, dice }, account);
      return (await tx.members.get(town.idOf('Ada')))?.status;
    });
  const closes = (platform: 'slack' | 'discord') =>
    stage.store.transaction(town.id, (tx) => missed(tx, town.idOf('Ada'), isAt(platform)));
  const comesBack = (platform: 'slack' | 'discord') =>
    stage.store.transaction(town.id, (tx) => {
      const visitor = { externalId: isAt(platform).externalId, name: '', language: null, zone: null };
      return welcomeVisitor(tx, dice, platform, platform, visitor);
    });
  beforeEach(() =>
    stage.store.transaction(town.id, async (tx) => {
      for (const platform of ['slack', 'discord'] as const) {
        const at = { ...isAt(platform), place: platform };
        await tx.accounts.save({ ...at, member: town.idOf('Ada'), unreachableSince: null });
      }
    }),
  );

  it('is a member for as long as one of them has them', async () => {
    expect(await out('slack')).toBe('joined');
    expect(await out('slack')).toBe('joined');
    expect(await out('discord')).toBe('gone');
  });

  it('is one no more once both were left, also where messages did not arrive', async () => {
    await closes('discord');
    expect(await out('slack')).toBe('joined');
    // Slack's list says it every day.
    expect(await out('slack')).toBe('joined');
    expect(await out('discord')).toBe('gone');
  });

  it('is still one where they take no messages and stay, and where they came back', async () => {
    await closes('slack');
    expect(await out('discord')).toBe('joined');
    await comesBack('discord');
    expect(await out('slack')).toBe('joined');
    expect(await out('discord')).toBe('gone');
  });
});

describe('a role', () => {
  it('ended by somebody who lost theirs a moment before stays', async () => {
    await stage.store.transaction(town.id, async (tx) => {
      for (const who of ['Ada', 'Grace']) await tx.members.makeManager(town.idOf(who));
    });
    const end = (who: string, whom: string) =>
      town.press(who, addresses.console.unmakeManager, { subject: town.idOf(whom) });
    await end('Ada', 'Grace');
    expect(said(await end('Grace', 'Ada'))).toBe(refused({ refused: 'managersOnly' }));
    const left = await stage.store.transaction(town.id, (tx) => tx.members.managers());
    expect(left).toEqual([town.idOf('Ada')]);
  });
});

describe("an ask in one's own file", () => {
  it('does not tell whether somebody has a card or is busy', async () => {
    const file = async (who: string) => {
      const { asks } = await stage.store.transaction(town.id, (tx) => dataOf(tx, town.idOf(who)));
      const [{ id: _, blurb: __, ...ask }] = asks as [Record<string, unknown>];
      return JSON.stringify(ask);
    };
    await town.add('Ben');
    await town.add('Eve', { snoozedUntil: days(3) });
    await meet('Ada', 'Grace');
    await meet('Ben', 'Eve');
    const alike = (text: string, who: string) => text.replaceAll(town.idOf(who), 'X');
    expect(alike(await file('Ben'), 'Ben')).toBe(alike(await file('Ada'), 'Ada'));
  });
});
