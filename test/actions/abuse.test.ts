import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../src/actions/action.ts';
import { compose } from '../../src/actions/compose.ts';
import { asId, type TagSlug } from '../../src/core/ids.ts';
import type { Member } from '../../src/core/member.ts';
import { addresses } from '../../src/views/addresses.ts';
import { text } from '../../src/views/text.ts';
import { knowEachOther, refer } from './connectorStage.ts';
import { embeddedStage } from './embeddedStage.ts';
import { messageOf, start, subjectOf, type Town } from './stage.ts';

const to = addresses.introRequests;
const dayMs = 86_400_000;
const days = (count: number): Date => new Date(start.getTime() + count * dayMs);
const grown = { joinedAt: days(-60) };

// Weeks are lived through here: on a busy machine that takes minutes.
vi.setConfig({ testTimeout: 900_000 });

const stage = embeddedStage();
let town: Town;
beforeEach(async () => {
  await stage.setTime(start);
  town = await stage.openCommunity();
});

const meet = (who: string, whom: string): Promise<Reply> =>
  town.press(who, to.meetForm, {
    subject: town.idOf(whom),
    answers: { kind: ['advice'], why: 'Tests', blurb: 'How do you test?', publish: ['no'] },
  });
const said = (reply: Reply): string => messageOf(reply).summary;
const report = async (who: string, by: string) => {
  const asks = await town.asks(by);
  const mine = asks.find(({ candidates }) => candidates.some(({ member }) => member === town.idOf(who)));
  const request = (mine ?? asks.at(-1))?.id ?? '';
  const answers = { reason: ['spam'], note: 'The same to everybody.' };
  return said(await town.press(who, to.reportForm, { subject: request, answers }));
};
const slipTo = (who: string, whom: string): Promise<Reply> =>
  town.press(who, addresses.referrals.giveForm, {
    subject: town.idOf(whom),
    answers: { description: 'Needs looms.', consent: ['yes'], third: 'Jan, jan@example.org', warmth: ['4'] },
    surface: 'form',
  });
const thankFor = (who: string, whom: string): Promise<Reply> =>
  town.press(who, addresses.thanks.sayForm, {
    subject: town.idOf(whom),
    answers: { words: 'React', shows: ['hidden'], public: ['yes'] },
    surface: 'form',
  });
const postOn = async (who: string): Promise<Reply> => {
  const drafted = await town.press(who, addresses.board.writeForm, {
    answers: { kind: ['ask'], text: 'Who knows React?', name: ['meet'], weeks: ['4'], publish: ['no'] },
    surface: 'form',
  });
  if (!('message' in drafted) || !JSON.stringify(drafted).includes(addresses.board.publish)) return drafted;
  return town.press(who, addresses.board.publish, { subject: subjectOf(drafted, addresses.board.publish) });
};
const offer = (tag: string): Member['offers'] => [{ tag: asId<TagSlug>(tag), level: 2, isPublic: true }];
const topic = (tag: string): Member['seeks'] => [{ tag: asId<TagSlug>(tag), isPublic: true }];
/** What stands on somebody's scorecard, by name; nothing in their first days. */
const scorecardOf = async (who: string): Promise<Record<string, string>> => {
  const { parts } = messageOf(await town.press(who, addresses.scorecard.open));
  const shown = parts.flatMap((part) => (part.kind === 'facts' ? part.facts : []));
  const names = ['given', 'received', 'thanked', 'thanksSaid', 'meetings', 'visitors'] as const;
  const words = text('en').scorecard;
  return Object.fromEntries(
    names.flatMap((name) => {
      const fact = shown.find(({ label }) => label === words[name]);
      return fact === undefined ? [] : [[name, String(fact.value[0])]];
    }),
  );
};
/** Everything somebody was written unasked, whatever feature it came from. */
const contactsOf = async (who: string) => {
  const rows = await stage.database.transaction({ community: town.id }, ({ db }) =>
    db.execute(sql`select kind, extract(epoch from at) * 1000 as at from contacts
      where member_id = ${town.idOf(who)} order by at`),
  );
  return rows.map((row) => ({ kind: String(row['kind']), at: new Date(Number(row['at'])) }));
};
const isPaused = (who: string) =>
  stage.store.transaction(town.id, async (tx) => (await tx.pauses.standing()).has(town.idOf(who)));
const told = async (who: string) => (await town.told(who)).map(({ what }) => what);
const makeManager = (who: string) =>
  stage.store.transaction(town.id, (tx) => tx.members.makeManager(town.idOf(who)));

describe('a spammer', () => {
  const many = ['Ada', 'Ben', 'Cyd', 'Dan', 'Eve', 'Fay', 'Gus', 'Hal'];
  /** How many cards the spammer gets out in this many days, asking everybody every day. */
  const spam = async (length: number): Promise<number> => {
    for (let day = 0; day < length; day += 1) {
      await stage.moveTo(days(day));
      for (const whom of many) await meet('Sly', whom);
    }
    await stage.moveTo(days(length));
    const cards = await Promise.all(many.map(async (who) => (await told(who)).filter(isFirstCard).length));
    return cards.reduce((sum, count) => sum + count, 0);
  };
  const isFirstCard = (what: string) => what === 'tell askCard first';

  it('reaches one person at a time as a newcomer, and six in a month later', async () => {
    for (const name of many) await town.add(name, grown);
    await town.add('Sly', { joinedAt: start });
    expect(await spam(10)).toBeLessThanOrEqual(3);
    await stage.moveTo(start);
    town = await stage.openCommunity();
    for (const name of many) await town.add(name, grown);
    await town.add('Sly', grown);
    expect(await spam(28)).toBeLessThanOrEqual(6);
  });

  // Guards: `contactBudget` and `mayBeWrittenTo` in core/askBudget.ts, for whatever feature writes.
  it('writes to nobody twice in a day, or five times in a week, with everything there is together', async () => {
    // Three of them: nobody alone may write to one person five times in a week.
    const spammers = ['Sly', 'Sam', 'Sue'];
    const few = many.slice(0, 3);
    for (const name of [...few, ...spammers]) await town.add(name, grown);
    for (const who of spammers) for (const name of few) await knowEachOther(stage, town, who, name);
    for (let day = 0; day < 9; day += 1) {
      await stage.moveTo(days(day));
      for (const who of spammers) {
        for (const [index, whom] of few.entries()) {
          await meet(who, whom);
          await refer(town, who, few[(index + 1) % few.length] ?? '');
          await slipTo(who, whom);
          await town.press(who, addresses.oneToOnes.log, { person: town.idOf(whom) });
          await thankFor(who, whom);
        }
        await postOn(who);
      }
    }
    await stage.moveTo(days(16));
    const reached = await Promise.all(few.map((who) => contactsOf(who)));
    expect(reached.flat().length).toBeGreaterThan(4);
    for (const contacts of reached) {
      for (const { at } of contacts) {
        const within = (length: number) =>
          contacts.filter((one) => one.at >= at && one.at.getTime() - at.getTime() < length * dayMs).length;
        expect([within(1) <= 1, within(7) <= 4]).toEqual([true, true]);
      }
    }
  });

  it('is paused when three members of 30 days report it, told so, and may appeal', async () => {
    for (const name of ['Ada', 'Ben', 'Cyd', 'Eve']) await town.add(name, grown);
    await town.add('Meg', grown);
    await makeManager('Meg');
    await town.add('Sly', grown);
    await postOn('Sly');
    expect(JSON.stringify(await town.press('Eve', addresses.board.open))).toContain('Who knows React?');
    await stage.moveTo(days(2));
    for (const who of ['Ada', 'Ben', 'Cyd']) {
      expect(await isPaused('Sly')).toBe(false);
      await meet('Sly', who);
      expect(await report(who, 'Sly')).toContain('report has arrived');
    }
    expect(await isPaused('Sly')).toBe(true);
    expect(await told('Sly')).toContain('tell paused');
    expect(said(await meet('Sly', 'Eve'))).toContain('paused');
    expect(JSON.stringify(await town.press('Eve', addresses.board.open))).not.toContain('Who knows React?');
    expect(said(await meet('Eve', 'Sly'))).toContain('does not take requests');
    await town.press('Sly', 'pauses.appeal');
    await town.press('Sly', 'pauses.appeal');
    expect((await told('Meg')).filter((what) => what === 'tell appealArrived')).toHaveLength(1);
    expect(said(await town.press('Sly', 'pauses.lift', { subject: town.idOf('Sly') }))).toContain('managers');
    await town.press('Meg', 'pauses.lift', { subject: town.idOf('Sly') });
    expect(await isPaused('Sly')).toBe(false);
    expect(await told('Sly')).toContain('tell pauseDecided');
    expect(await told('Sly')).toHaveLength(2);
  });

  it('stays paused when it erases everything and joins again', async () => {
    for (const name of ['Ada', 'Ben', 'Cyd']) await town.add(name, grown);
    await town.add('Sly', grown);
    const account = { platform: 'slack', place: 'T1', externalId: 'U1', unreachableSince: null } as const;
    const save = (who: string) =>
      stage.store.transaction(town.id, (tx) => tx.accounts.save({ ...account, member: town.idOf(who) }));
    await save('Sly');
    for (const who of ['Ada', 'Ben', 'Cyd']) {
      await meet('Sly', who);
      await report(who, 'Sly');
    }
    await town.press('Sly', 'members.eraseConfirmed');
    await town.add('Sly again', { status: 'known', joinedAt: null });
    await save('Sly again');
    await town.press('Sly again', 'members.joinForm', { answers: { offer1: 'React' } });
    expect(await isPaused('Sly again')).toBe(true);
    expect(said(await meet('Sly again', 'Ada'))).toContain('paused');
  });
});

describe('a brigade', () => {
  const mob = ['Bo', 'Cy', 'Di', 'Ed', 'Fi'];

  it('of new accounts pauses nobody, and of three who received nothing cannot even report', async () => {
    await town.add('Ada', grown);
    for (const name of mob) await town.add(name, { joinedAt: days(-5) });
    await town.add('Old', grown);
    for (const who of mob.slice(0, 3)) {
      await meet('Ada', who);
      expect(await report(who, 'Ada')).toContain('report has arrived');
    }
    expect(await report('Old', 'Ada')).toContain('only report somebody who sent you something');
    expect(await isPaused('Ada')).toBe(false);
  });

  it('of one who reports three times pauses nobody', async () => {
    for (const name of ['Ada', 'Bo']) await town.add(name, grown);
    const reports = () => stage.store.transaction(town.id, (tx) => tx.reports.list());
    await meet('Ada', 'Bo');
    for (let time = 0; time < 3; time += 1) await report('Bo', 'Ada');
    expect(await reports()).toHaveLength(1);
    // Nor of one who finds three things to report.
    await postOn('Ada');
    await town.press('Ada', addresses.share.writeForm, {
      answers: { link: 'https://example.org/react', topic: 'React', note: '' },
      surface: 'form',
    });
    const [[post], [link]] = await stage.store.transaction(town.id, async (tx) => [
      await tx.board.of(town.idOf('Ada')),
      await tx.shares.of(town.idOf('Ada')),
    ]);
    const answers = { reason: ['spam'], note: '' };
    await town.press('Bo', addresses.board.reportForm, { subject: post?.id ?? '', answers });
    await town.press('Bo', addresses.share.reportForm, { subject: link?.id ?? '', answers });
    expect(await reports()).toHaveLength(3);
    expect(await isPaused('Ada')).toBe(false);
  });
});

describe('a scorecard farmer', () => {
  it('gets nothing out of talking to one friend every day', async () => {
    for (const name of ['Ada', 'Bo']) await town.add(name, grown);
    for (let day = 0; day < 28; day += 3) {
      await stage.moveTo(days(day));
      for (const [who, whom] of [
        ['Ada', 'Bo'],
        ['Bo', 'Ada'],
      ] as const) {
        await town.press(who, addresses.oneToOnes.log, { person: town.idOf(whom) });
      }
    }
    const talks = await stage.store.transaction(town.id, (tx) =>
      tx.oneToOnes.of(town.idOf('Ada'), new Date(0)),
    );
    expect(talks).toHaveLength(1);
  });

  // Guards: `onceEach` in core/thanks.ts, `countedMeetings` in core/scorecard.ts, and that only what is answered counts.
  it('counts with one friend one talk, one thanks and what was answered of the slips', async () => {
    for (const name of ['Ada', 'Bo']) await town.add(name, grown);
    const pairs = [
      ['Ada', 'Bo'],
      ['Bo', 'Ada'],
    ] as const;
    for (let day = 0; day < 27; day += 3) {
      await stage.moveTo(days(day));
      for (const [who, whom] of pairs) {
        await town.press(who, addresses.oneToOnes.log, { person: town.idOf(whom) });
        await slipTo(who, whom);
        await thankFor(who, whom);
        const [talks, thanks] = await stage.store.transaction(town.id, async (tx) => [
          await tx.oneToOnes.of(town.idOf(whom), new Date(0)),
          await tx.thanks.of(town.idOf(whom), new Date(0)),
        ]);
        for (const talk of talks) {
          await town.press(whom, addresses.oneToOnes.answer, { subject: `${talk.id}/confirmed` });
        }
        for (const one of thanks)
          await town.press(whom, addresses.thanks.keep, { subject: `${one.id}/shown` });
      }
    }
    const ofAda = await stage.store.transaction(town.id, async (tx) => [
      (await tx.thanks.of(town.idOf('Ada'), new Date(0))).filter(({ kept }) => kept === 'shown').length,
      (await tx.oneToOnes.of(town.idOf('Ada'), new Date(0))).filter(({ answer }) => answer === 'confirmed')
        .length,
      (await tx.referrals.of(town.idOf('Ada'), new Date(0))).length,
    ]);
    expect(ofAda[0]).toBeGreaterThan(4);
    expect(ofAda.slice(1).every((count) => count > 0)).toBe(true);
    // The talk came of a request: two reports of one conversation.
    await meet('Ada', 'Bo');
    const request = (await town.asks('Ada')).at(-1)?.id ?? '';
    await town.press('Bo', to.accept, { subject: request });
    const [introduction] = await stage.store.transaction(town.id, (tx) =>
      tx.introductions.of(town.idOf('Bo'), days(0)),
    );
    await town.press('Bo', addresses.introductions.sign, { subject: `${introduction?.id}/talked` });
    // Nobody answered a slip; of thanks to and fro only one side's count.
    const { thanked, thanksSaid, ...card } = await scorecardOf('Ada');
    expect(card).toEqual({ given: '0', received: '0', meetings: '1', visitors: '0' });
    expect([thanked, thanksSaid]).toContain('0');
  });

  it('of a newcomer counts nothing in the first 14 days', async () => {
    await town.add('New', { joinedAt: start });
    await stage.setTime(days(13.9));
    expect(await scorecardOf('New')).toEqual({});
    await stage.setTime(days(14));
    expect(await scorecardOf('New')).toMatchObject({ meetings: '0' });
  });
});

describe('a curious manager', () => {
  /** Everything a manager can open or is told, and the audit, after somebody did this with a card. */
  const looks = async (act: (request: string) => Promise<unknown>): Promise<string> => {
    await stage.setTime(start);
    town = await stage.openCommunity();
    for (const name of ['Ada', 'Grace', 'Meg']) await town.add(name, grown);
    await makeManager('Meg');
    await meet('Ada', 'Grace');
    await stage.moveTo(days(0.1));
    await act((await town.asks('Ada'))[0]?.id ?? '');
    const atOnce = await managerSees();
    await stage.moveTo(days(10));
    return atOnce + (await managerSees());
  };
  const managerSees = async (): Promise<string> => {
    const pages = [
      'home.open',
      addresses.communities.desk,
      addresses.communities.setup,
      addresses.tags.board,
    ];
    const replies = [];
    for (const page of pages) replies.push(await town.press('Meg', page));
    const card = await town.press('Meg', to.card, { subject: (await town.asks('Ada'))[0]?.id ?? '' });
    const audit = await stage.database.transaction({ community: town.id }, ({ db }) =>
      db.execute(sql`select actor, action, subject from audit order by number`),
    );
    const text = JSON.stringify([replies, card, audit, await town.told('Meg')]);
    return (
      ['Ada', 'Bo', 'Grace', 'Meg']
        .reduce((all, name) => all.replaceAll(town.idOf(name), name), text)
        .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, 'ID')
        // A weekly message has its own minute for every member, drawn from their id.
        .replace(/(tell digest","at":"[^T]*T\d\d:)\d\d/gu, '$1mm')
    );
  };

  it('sees the same whether somebody passed, was silent, or wants no more from this person', async () => {
    const silent = await looks(async () => undefined);
    const passed = await looks((subject) => town.press('Grace', to.pass, { subject }));
    const avoided = await looks(() => town.press('Grace', 'members.avoid', { person: town.idOf('Ada') }));
    expect(passed).toBe(silent);
    expect(avoided).toBe(silent);
  });

  // Guard: the desk and the audit hold no member's decision (core/events.ts names what is audited).
  it('sees the same whether a connector recommends, passes over or is silent', async () => {
    const looksAt = async (what: string | null): Promise<string> => {
      await stage.setTime(start);
      town = await stage.openCommunity();
      for (const name of ['Ada', 'Bo', 'Grace', 'Meg']) await town.add(name, grown);
      await makeManager('Meg');
      await knowEachOther(stage, town, 'Ada', 'Bo');
      await knowEachOther(stage, town, 'Bo', 'Grace');
      await refer(town, 'Ada', 'Grace');
      await stage.moveTo(days(0.1));
      const subject = (await town.asks('Ada')).at(-1)?.id ?? '';
      if (what !== null) await town.press('Bo', what, { subject });
      const states = (await town.asks('Ada')).at(-1)?.connectors.map(({ state }) => state);
      expect(states).toHaveLength(1);
      await stage.moveTo(days(3));
      return managerSees();
    };
    const silent = await looksAt(null);
    expect(await looksAt(addresses.connectors.pass)).toBe(silent);
    expect(await looksAt(addresses.connectors.forward)).toBe(silent);
  });

  // Guard: `fewestPeople` in `boardOf` of actions/tags.ts.
  it('reads of no topic that fewer than five have, whether for all to see or for matching only', async () => {
    for (const name of ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Meg']) await town.add(name, grown);
    await makeManager('Meg');
    await town.change('Ada', {
      offers: [{ tag: asId('law'), level: 2, isPublic: false }, ...offer('react')],
    });
    const page = JSON.stringify(await town.press('Meg', addresses.tags.board));
    expect(page).toContain('React');
    expect(page).not.toContain('Law');
  });

  it('learns from a report whom it is about, never who reported', async () => {
    for (const name of ['Ada', 'Grace', 'Meg']) await town.add(name, grown);
    await makeManager('Meg');
    await meet('Ada', 'Grace');
    await report('Grace', 'Ada');
    const words = await stage.store.transaction(town.id, async (tx) => {
      const reader = await tx.members.get(town.idOf('Meg'));
      const [first] = await tx.reports.list();
      if (reader === null || first === undefined) throw new Error('no report');
      return JSON.stringify(await compose(tx, reader, { notice: 'reportArrived', report: first.id }));
    });
    expect(words).toContain('Ada');
    expect(words).not.toContain('Grace');
    expect(words).not.toContain(town.idOf('Grace'));
  });
});

describe('a deanonymiser in a community of 12', () => {
  const secret = { company: 'Zephyr Ltd', headline: 'Keeper of bees', country: 'IS', bio: 'React developer' };

  it('learns of the only two who know a topic nothing but that there are two', async () => {
    await town.add('Eva', grown);
    for (let each = 0; each < 9; each += 1) {
      await town.add(`Other ${each}`, { ...grown, offers: [] });
    }
    const rare = { ...grown, ...secret, zone: 'Atlantic/Reykjavik', languages: ['is'] };
    for (const name of ['Unna', 'Viggo']) await town.add(name, rare);
    const reply = await town.press('Eva', to.ask, { text: 'someone who knows React' });
    const shown = JSON.stringify(reply);
    for (const words of ['Unna', 'Viggo', 'Zephyr', 'Keeper', 'Reykjav', 'Iceland', '"is"', 'Icelandic']) {
      expect(shown).not.toContain(words);
    }
    for (const name of ['Unna', 'Viggo']) expect(shown).not.toContain(town.idOf(name));
    expect(shown).toContain('2 people');
  });

  // Guard: `showable` in core/askBudget.ts. Five people know each topic, so that three asks would show fifteen.
  it('is shown no more than ten people a day, however often it asks', async () => {
    await town.add('Eva', grown);
    const topics = ['React', 'Marketing', 'SQL', 'Fundraising'];
    for (const topic of topics) {
      for (let each = 0; each < 5; each += 1) {
        await town.add(`${topic} ${each}`, { ...grown, offers: [], bio: `${topic} expert` });
      }
    }
    const seen = () =>
      stage.store.transaction(town.id, (tx) => tx.limits.previewsSince(town.idOf('Eva'), days(-1)));
    for (const topic of topics) await town.press('Eva', to.ask, { text: `someone who knows ${topic}` });
    expect(await seen()).toBe(10);
  });

  // Guards: `crowd` in `unnamedWhy` of actions/meetupPeople.ts, `seeEachOther` in core/meetupGoing.ts.
  it('learns at an event no name of those who hide theirs, and no topic that only two there share', async () => {
    await town.add('Eva', { ...grown, offers: [], seeks: topic('react') });
    await town.add('Mo', grown);
    await makeManager('Mo');
    const names = Array.from({ length: 8 }, (_, each) => `Other ${each}`);
    for (const name of names) await town.add(name, { ...grown, offers: [], seeks: topic('law') });
    const rare = { ...grown, ...secret, offers: offer('react'), seeks: [] };
    for (const name of ['Unna', 'Viggo']) await town.add(name, rare);
    const answers = { title: 'Breakfast', place: 'Kraków', moment: '2027-01-14 18:00-20:00' };
    await town.press('Mo', addresses.meetups.form, { answers });
    const [event] = await stage.store.transaction(town.id, (tx) =>
      tx.meetups.between(new Date(0), days(30), 1),
    );
    const subject = event?.id ?? '';
    for (const name of ['Eva', 'Unna', 'Viggo']) await town.press(name, addresses.meetups.go, { subject });
    const count = JSON.stringify(await town.press('Eva', addresses.meetups.show, { subject }));
    expect(count).toContain('fewer than five');
    // She shows her own name; that makes nobody show theirs.
    await town.press('Eva', addresses.meetups.showMe, { subject });
    await stage.moveTo(days(2.2));
    const page = JSON.stringify(await town.press('Eva', addresses.meetups.people, { subject }));
    expect(page).toContain('Ask to meet 1');
    for (const words of ['Unna', 'Viggo', 'React', 'Zephyr', 'Keeper', 'Reykjav']) {
      expect(page).not.toContain(words);
    }
    for (const name of ['Unna', 'Viggo']) expect(page).not.toContain(town.idOf(name));
    // Both say so: now she may know who it is.
    await town.press('Unna', addresses.meetups.showMe, { subject });
    const named = JSON.stringify(await town.press('Eva', addresses.meetups.people, { subject }));
    expect(named).toContain(town.idOf('Unna'));
    expect(named).not.toContain(town.idOf('Viggo'));
  });

  // Guards: `showsName` on the board's page, `isUnnamed` of a report, and that an author never sees who was told.
  it('learns from the board neither who wrote without a name nor who was told', async () => {
    for (const name of ['Eva', 'Unna', 'Viggo']) await town.add(name, grown);
    const drafted = await town.press('Unna', addresses.board.writeForm, {
      answers: { kind: ['ask'], text: 'Who knows React?', name: ['unnamed'], weeks: ['4'], publish: ['no'] },
      surface: 'form',
    });
    const subject = subjectOf(drafted, addresses.board.publish);
    await town.press('Unna', addresses.board.publish, { subject });
    const list = JSON.stringify(await town.press('Eva', addresses.board.open));
    const post = JSON.stringify(await town.press('Eva', addresses.board.show, { subject }));
    expect(list + post).toContain('Who knows React?');
    expect(list + post).not.toContain(town.idOf('Unna'));
    // To report it puts no name on her own list of people she keeps apart from.
    const answers = { reason: ['spam'], note: '' };
    await town.press('Eva', addresses.board.reportForm, { subject, answers });
    const own = JSON.stringify(await town.press('Eva', addresses.members.avoided));
    expect(own).not.toContain(town.idOf('Unna'));
    const mine = JSON.stringify(await town.press('Unna', addresses.board.show, { subject }));
    for (const name of ['Eva', 'Viggo']) expect(mine).not.toContain(town.idOf(name));
  });
});
