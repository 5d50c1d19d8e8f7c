import { describe, expect, test } from 'vitest';
import type { Reply } from '../../src/actions/action.ts';
import { boardDigestSources, boardNews } from '../../src/actions/boardDigest.ts';
import { compose } from '../../src/actions/compose.ts';
import { dataOf } from '../../src/actions/export.ts';
import type { Transaction } from '../../src/actions/ports.ts';
import type { BoardPost } from '../../src/core/boardPost.ts';
import { asId, type TagSlug } from '../../src/core/ids.ts';
import type { Member } from '../../src/core/member.ts';
import { addresses } from '../../src/views/addresses.ts';
import { embeddedStage } from './embeddedStage.ts';
import { messageOf, start, subjectOf, type Town } from './stage.ts';

const to = addresses.board;
const dayMs = 86_400_000;
const react = asId<TagSlug>('react');
const knows = { offers: [{ tag: react, level: 2, isPublic: true }] } as const satisfies Partial<Member>;
const old = { joinedAt: new Date(start.getTime() - 100 * dayMs) };

const stage = embeddedStage();

const townOf = async (experts: readonly string[], others: readonly string[] = []): Promise<Town> => {
  await stage.setTime(start);
  const town = await stage.openCommunity();
  await town.add('Ada', { ...old, offers: [], seeks: [] });
  for (const name of experts) await town.add(name, { ...old, ...knows });
  for (const name of others) await town.add(name, { ...old, offers: [], seeks: [] });
  return town;
};
const within = <T>(town: Town, work: (tx: Transaction) => Promise<T>) =>
  stage.store.transaction(town.id, work);
const draft = (town: Town, who: string, more: Readonly<Record<string, unknown>> = {}) =>
  town.press(who, to.writeForm, {
    answers: {
      kind: ['ask'],
      text: 'Who can look at our React app?',
      name: ['meet'],
      weeks: ['4'],
      publish: ['yes'],
      ...more,
    },
    surface: 'form',
  });
const post = async (town: Town, who: string, more: Readonly<Record<string, unknown>> = {}) =>
  town.press(who, to.publish, { subject: subjectOf(await draft(town, who, more), to.publish) });
const postOf = async (town: Town, who: string): Promise<BoardPost> => {
  const [first] = await within(town, (tx) => tx.board.of(town.idOf(who)));
  if (first === undefined) throw new Error('no post');
  return first;
};
const press = async (town: Town, who: string, action: string, more = '', author = 'Ada') =>
  town.press(who, action, { subject: `${(await postOf(town, author)).id}${more}` });
const said = (reply: Reply): string => JSON.stringify(messageOf(reply));
const toldOf = async (town: Town, who: string) => (await town.told(who)).map(({ what }) => what);
const told = async (town: Town, names: readonly string[]) => {
  const all: string[] = [];
  for (const name of names) if ((await toldOf(town, name)).includes('tell boardCard')) all.push(name);
  return all;
};
const cardOf = async (town: Town, who: string) => {
  const { id } = await postOf(town, 'Ada');
  return within(town, async (tx) => {
    const reader = await tx.members.get(town.idOf(who));
    return reader && JSON.stringify(await compose(tx, reader, { notice: 'boardCard', post: id }));
  });
};
const later = (days: number) => stage.moveTo(new Date(start.getTime() + days * dayMs));
const experts = ['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8'];
const introductionsOf = (town: Town, who: string) =>
  within(town, (tx) => tx.introductions.of(town.idOf(who), new Date(0)));

describe('a post', () => {
  test('shows what it was understood as, and is told to three at once who do not learn of each other', async () => {
    const town = await townOf(experts);
    const drafted = await draft(town, 'Ada');
    expect(said(drafted)).toContain('✕ React');
    expect(await told(town, experts)).toEqual([]);
    await town.press('Ada', to.publish, { subject: subjectOf(drafted, to.publish) });
    const heard = await told(town, experts);
    expect(heard).toHaveLength(3);
    expect(await toldOf(town, 'Ada')).toEqual([]);
    const own = said(await press(town, 'Ada', to.show));
    for (const name of experts) expect(own).not.toContain(town.idOf(name));
  });

  test('without anybody who helps is told to six in all, then stands for the digest, and ends with a note', async () => {
    const town = await townOf(experts);
    await post(town, 'Ada');
    await later(6);
    expect(await told(town, experts)).toHaveLength(3);
    await later(8);
    expect(await told(town, experts)).toHaveLength(6);
    expect((await postOf(town, 'Ada')).unansweredAt).not.toBeNull();
    await later(29);
    expect(await told(town, experts)).toHaveLength(6);
    expect(await toldOf(town, 'Ada')).toEqual(['tell boardOver']);
    const renewed = await press(town, 'Ada', to.renew);
    expect(said(renewed)).toContain('It is on the board');
    expect(said(await press(town, 'Ada', to.renew))).toContain('settled');
    await later(60);
    expect(await told(town, experts)).toHaveLength(6);
  });

  test('stands in the channel once it is unanswered, only where its author agreed, with a name only where it has one', async () => {
    const news = (town: Town, from: number, until: number) =>
      within(town, (tx) =>
        boardNews(tx, {
          from: new Date(start.getTime() + from * dayMs),
          until: new Date(start.getTime() + until * dayMs),
        }),
      );
    for (const [more, by] of [
      [{ name: ['named'] }, 'Ada'],
      [{ name: ['unnamed'] }, null],
      [{ publish: ['no'] }, undefined],
    ] as const) {
      const town = await townOf(['Grace']);
      await post(town, 'Ada', more);
      await later(6);
      expect((await news(town, 0, 6)).posts).toEqual([]);
      await later(8);
      const { posts } = await news(town, 6, 8);
      expect(posts.map((one) => one.by?.id ?? null)).toEqual(
        by === undefined ? [] : [by === null ? null : town.idOf(by)],
      );
      expect((await news(town, 8, 15)).posts).toEqual([]);
      if (by !== undefined) await press(town, 'Grace', to.help);
      expect((await news(town, 6, 8)).posts).toEqual([]);
    }
  });

  test('with a name and agreed beforehand introduces at once, and both consents are there', async () => {
    const town = await townOf(['Grace']);
    await post(town, 'Ada');
    expect(await introductionsOf(town, 'Ada')).toEqual([]);
    expect(said(await press(town, 'Grace', to.help))).toContain('introduced');
    const [made] = await introductionsOf(town, 'Ada');
    expect(made).toMatchObject({ requester: town.idOf('Ada'), target: town.idOf('Grace') });
    for (const [one, other] of [
      ['Ada', 'Grace'],
      ['Grace', 'Ada'],
    ] as const) {
      const consents = await within(town, (tx) => tx.consents.of(town.idOf(one)));
      expect(consents.filter(({ counterpart }) => counterpart === town.idOf(other))).toHaveLength(1);
    }
    expect(said(await press(town, 'Grace', to.help))).toContain('introduced');
    expect(await introductionsOf(town, 'Ada')).toHaveLength(1);
  });

  test.each(['named', 'unnamed'])('%s asks its author first, who does not see who it is', async (name) => {
    const town = await townOf(['Grace', 'Sam']);
    await post(town, 'Ada', { name: [name] });
    await press(town, 'Grace', to.help);
    expect(await introductionsOf(town, 'Ada')).toEqual([]);
    expect(await toldOf(town, 'Ada')).toEqual(['tell boardOffer']);
    const offer = await press(town, 'Ada', to.offer, `/${town.idOf('Grace')}`);
    expect(said(offer).replaceAll(`/${town.idOf('Grace')}`, '')).not.toContain(town.idOf('Grace'));
    // Nobody but the author may answer.
    await press(town, 'Sam', to.answer, `/${town.idOf('Grace')}/yes`);
    expect(await introductionsOf(town, 'Ada')).toEqual([]);
    await press(town, 'Ada', to.answer, `/${town.idOf('Grace')}/yes`);
    expect(await introductionsOf(town, 'Ada')).toHaveLength(1);
  });

  test('brings offers of help to its author until they end it, and of nobody who is paused', async () => {
    const offers = (town: Town) =>
      within(town, async (tx) => {
        const me = await tx.members.get(town.idOf('Ada'));
        const [mine] = await tx.board.of(town.idOf('Ada'));
        if (me === null || mine === undefined) throw new Error('no post');
        const notice = { notice: 'boardOffer', post: mine.id, helper: town.idOf('Grace') } as const;
        const section = await boardDigestSources[0]?.section(tx, me);
        const message = await compose(tx, me, notice);
        return [section?.buttons.length ?? 0, message !== null];
      });
    const town = await townOf(['Grace', 'Sam']);
    await post(town, 'Ada', { name: ['named'] });
    for (const who of ['Grace', 'Sam']) await press(town, who, to.help);
    expect(await offers(town)).toEqual([2, true]);
    await within(town, (tx) => {
      const pause = { at: tx.now, appealedAt: null, decidedAt: null, decidedBy: null, decision: null };
      return tx.pauses.save({ member: town.idOf('Sam'), ...pause });
    });
    expect(await offers(town)).toEqual([1, true]);
    await press(town, 'Ada', to.close);
    expect(await offers(town)).toEqual([0, false]);
  });

  test('whose author says no tells the helper nothing, now or later', async () => {
    const town = await townOf(['Grace', 'Sam']);
    await post(town, 'Ada', { name: ['unnamed'] });
    await press(town, 'Grace', to.help);
    await press(town, 'Ada', to.answer, `/${town.idOf('Grace')}/no`);
    await later(40);
    expect((await toldOf(town, 'Grace')).filter((what) => what !== 'replace boardCardClosed')).toEqual([
      'tell boardCard',
    ]);
    const mine = JSON.stringify(await within(town, (tx) => dataOf(tx, town.idOf('Grace'))));
    expect(mine).not.toContain('declined');
  });

  test('without a name names its author nowhere but to themselves', async () => {
    const town = await townOf(['Grace'], ['Sam']);
    await post(town, 'Ada', { name: ['unnamed'] });
    const ada = town.idOf('Ada');
    const card = await cardOf(town, 'Grace');
    expect(card).toContain('Can you help');
    expect(card).not.toContain(ada);
    expect(said(await town.press('Sam', to.open))).not.toContain(ada);
    expect(said(await press(town, 'Sam', to.show))).not.toContain(ada);
    // A report must not put the name on the reporter's own list.
    const reported = await town.press('Sam', to.reportForm, {
      subject: (await postOf(town, 'Ada')).id,
      answers: { reason: ['spam'] },
      surface: 'form',
    });
    expect(said(reported)).not.toContain(ada);
    expect(await within(town, (tx) => tx.limits.avoidedBy(town.idOf('Sam')))).toEqual([]);
    expect((await within(town, (tx) => tx.reports.list())).map(({ about }) => about)).toEqual([ada]);
  });

  test('never reaches those who keep apart, want quiet, switched it off, or heard enough', async () => {
    const town = await townOf(['Apart', 'Quiet', 'Full', 'Free', 'Off']);
    await town.change('Off', { muted: ['board'] });
    await town.change('Quiet', { snoozedUntil: new Date(start.getTime() + 90 * dayMs) });
    await within(town, async (tx) => {
      await tx.limits.avoid(town.idOf('Apart'), town.idOf('Ada'), tx.now);
      await tx.limits.contacted(town.idOf('Full'), 'unasked', tx.now);
    });
    await post(town, 'Ada');
    expect(await told(town, ['Apart', 'Quiet', 'Full', 'Free', 'Off'])).toEqual(['Free']);
    await later(2);
    expect(await told(town, ['Apart', 'Quiet', 'Full', 'Free', 'Off'])).toEqual(['Full', 'Free']);
    // They do not find it on the board either, and cannot offer help to one who keeps apart.
    expect(said(await town.press('Apart', to.open))).not.toContain('React app');
    await press(town, 'Apart', to.help);
    expect((await postOf(town, 'Ada')).helpers).toEqual([]);
  });

  test('stands once a week; a thrown away draft does not count', async () => {
    const town = await townOf([]);
    await town.press('Ada', to.close, { subject: subjectOf(await draft(town, 'Ada'), to.close) });
    expect(said(await post(town, 'Ada'))).toContain('on the board');
    expect(said(await post(town, 'Ada'))).toContain('post on the board once a week');
    await later(8);
    expect(said(await post(town, 'Ada'))).toContain('It is on the board');
  });

  test('goes to somebody whom another thought of, who is not told why; the answer is always the same', async () => {
    const town = await townOf(['Grace'], ['Sam', 'Apart']);
    await post(town, 'Ada');
    await within(town, (tx) => tx.limits.avoid(town.idOf('Apart'), town.idOf('Ada'), tx.now));
    const suggest = async (who: string) =>
      town.press('Grace', to.suggestForm, {
        subject: (await postOf(town, 'Ada')).id,
        answers: { person: { person: town.idOf(who) } },
        surface: 'form',
      });
    const apart = said(await suggest('Apart'));
    expect(said(await suggest('Ada'))).toBe(apart);
    expect(await told(town, ['Sam', 'Apart'])).toEqual([]);
    const other = await townOf(['Grace'], ['Sam']);
    await post(other, 'Ada');
    const reply = await other.press('Grace', to.suggestForm, {
      subject: (await postOf(other, 'Ada')).id,
      answers: { person: { person: other.idOf('Sam') } },
      surface: 'form',
    });
    expect(said(reply)).toBe(apart);
    expect(await told(other, ['Sam'])).toEqual(['Sam']);
  });

  test('is solved with thanks, which count once the helper keeps them', async () => {
    const town = await townOf(['Grace']);
    await post(town, 'Ada');
    await press(town, 'Grace', to.help);
    const subject = `post/${(await postOf(town, 'Ada')).id}/${town.idOf('Grace')}`;
    const form = await town.press('Ada', addresses.thanks.say, { subject });
    expect(JSON.stringify(form)).toContain('Who can look at our React app?');
    const stranger = await town.press('Grace', addresses.thanks.say, { subject });
    expect(said(stranger)).not.toContain('React app');
    await town.press('Ada', addresses.thanks.sayForm, {
      subject,
      answers: { words: 'For looking at our app', shows: ['hidden'], public: ['no'] },
      surface: 'form',
    });
    expect(await postOf(town, 'Ada')).toMatchObject({ status: 'closed', reason: 'solved' });
    const [thanks] = await within(town, (tx) => tx.thanks.of(town.idOf('Grace'), new Date(0)));
    expect(thanks).toMatchObject({ topic: react, kept: null });
    expect(await toldOf(town, 'Grace')).toContain('tell thanked');
  });

  test('begins with the words of a message, if it is one’s own', async () => {
    const town = await townOf([]);
    const own = await town.press('Ada', to.open, { text: 'Who knows looms?', surface: 'shortcut' });
    expect(JSON.stringify(own)).toContain('Who knows looms?');
    const other = await town.press('Ada', to.open, { text: '<@U2>', person: town.idOf('Ada') });
    expect(said(other)).toContain('Only your own messages');
  });

  test('ends when its author leaves, and what it said is gone', async () => {
    const town = await townOf(['Grace']);
    await post(town, 'Ada');
    await town.press('Ada', addresses.members.leaveConfirmed);
    expect(await postOf(town, 'Ada')).toMatchObject({ status: 'closed', reason: 'left', text: '' });
    expect(await toldOf(town, 'Grace')).toEqual(['tell boardCard', 'replace boardCardClosed']);
    await press(town, 'Grace', to.help);
    expect(await introductionsOf(town, 'Grace')).toEqual([]);
  });

  test('whose author had everything erased leaves no words on a card', async () => {
    const town = await townOf(['Grace']);
    await post(town, 'Ada');
    const { id } = await postOf(town, 'Ada');
    await town.press('Ada', addresses.members.eraseConfirmed);
    expect(await within(town, (tx) => tx.board.get(id))).toBeNull();
    expect(await toldOf(town, 'Grace')).toEqual(['tell boardCard', 'replace boardCardClosed']);
    const redrawn = await within(town, async (tx) => {
      const reader = await tx.members.get(town.idOf('Grace'));
      return reader && compose(tx, reader, { notice: 'boardCardClosed', post: id });
    });
    expect(JSON.stringify(redrawn)).toContain('closed');
    expect(JSON.stringify(redrawn)).not.toContain('React app');
    await stage.moveTo(new Date(start.getTime() + 9 * dayMs));
  });

  test('that offers something goes to those who look for it', async () => {
    const town = await townOf(['Expert']);
    await town.add('Seeker', { ...old, offers: [], seeks: [{ tag: react, isPublic: false }] });
    await post(town, 'Ada', { kind: ['offer'], text: 'I review React apps this month.' });
    expect(await told(town, ['Expert', 'Seeker'])).toEqual(['Seeker']);
    const card = await cardOf(town, 'Seeker');
    // What is theirs alone is not quoted back as the reason.
    expect(card).toContain('fits your profile');
  });

  test('not of somebody’s topic is not asked of them again', async () => {
    const town = await townOf(['Grace']);
    await town.add('Bob', { ...old, offers: [], seeks: [] });
    await post(town, 'Ada');
    expect(said(await press(town, 'Grace', to.pass))).toContain('React');
    await later(3);
    await post(town, 'Bob');
    await later(20);
    expect((await toldOf(town, 'Grace')).filter((what) => what === 'tell boardCard')).toHaveLength(1);
  });
});
