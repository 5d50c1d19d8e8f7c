import { beforeEach, describe, expect, it } from 'vitest';
import type { Answers } from '../../src/views/form.ts';
import { embeddedStage } from './embeddedStage.ts';
import { cardOf, messageOf, start, subjectOf, type Town } from './stage.ts';

const to = {
  ask: 'introRequests.ask',
  choose: 'introRequests.choose',
  form: 'introRequests.form',
  send: 'introRequests.send',
  removeTopic: 'introRequests.removeTopic',
  addTopic: 'introRequests.addTopic',
  addTopicForm: 'introRequests.addTopicForm',
  meet: 'introRequests.meet',
  meetForm: 'introRequests.meetForm',
  mine: 'introRequests.mine',
  withdraw: 'introRequests.withdraw',
  report: 'introRequests.report',
  reportForm: 'introRequests.reportForm',
  accept: 'introRequests.accept',
  pass: 'introRequests.pass',
  remind: 'introRequests.remind',
  more: 'introRequests.more',
  moreSent: 'introRequests.moreSent',
} as const;
const blurb = 'We have 80 000 lines of React and start with the forms.';
const answers: Answers = { kind: ['advice'], blurb, publish: ['no'], options: [] };
const experts = ['Grace', 'Sam', 'Ewa', 'Jan', 'Lech', 'Piotr'];
const hours = (count: number, from = start) => new Date(from.getTime() + count * 3_600_000);
const days = (count: number, from = start) => hours(24 * count, from);

const stage = embeddedStage();
let town: Town;

/** Ada asks; six people know React. Time goes on from test to test. */
beforeEach(async () => {
  await stage.setTime(start);
  town = await stage.openCommunity();
  await town.add('Ada', {
    offers: [],
    seeks: [{ tag: 'react' as never, isPublic: true }],
    company: 'Analytical',
  });
  for (const name of experts) {
    await town.add(name, {
      headline: `Secret headline of ${name}`,
      company: `${name} Ltd`,
      bio: 'React developer',
    });
  }
});

const draft = () =>
  town.press('Ada', to.ask, { text: 'someone who can help me with React', surface: 'command' });
const send = async (change: Answers = {}) => {
  const drafted = await draft();
  return town.press('Ada', to.send, {
    subject: subjectOf(drafted, to.form),
    answers: { ...answers, ...change },
    surface: 'form',
  });
};
const meet = (name: string, change: Answers = {}) =>
  town.press('Ada', to.meetForm, {
    subject: town.idOf(name),
    answers: { kind: ['advice'], why: 'You moved such an app.', blurb, ...change },
    surface: 'form',
  });
const card = async (who: string, action: string, more: Answers = {}) =>
  town.press(who, action, { subject: await cardOf(town, 'Ada'), answers: more });
const sentenceOf = async (reply: ReturnType<Town['press']>) => messageOf(await reply).summary;
const whoIsAsked = async () => (await town.holder('Ada')) ?? 'nobody';

describe('a draft', () => {
  it('shows three to five people without a name, a headline, a company or an id', async () => {
    const shown = JSON.stringify(await draft());
    expect(shown).toMatch(/[3-5] people can help/u);
    for (const name of experts) {
      expect(shown).not.toContain(name);
      expect(shown).not.toContain(town.idOf(name));
    }
    expect(shown).not.toContain('Secret');
  });

  it('asks for a topic where the words lead to none', async () => {
    const reply = await town.press('Ada', to.ask, { text: 'hmm, qqq', surface: 'command' });
    expect(messageOf(reply).summary).toBe('Which topic is it about?');
    const id = subjectOf(reply, to.addTopic);
    const added = await town.press('Ada', to.addTopicForm, { subject: id, answers: { topic: 'React' } });
    expect(JSON.stringify(added)).toMatch(/people can help/u);
    const removed = await town.press('Ada', to.removeTopic, { subject: `${id}/react` });
    expect(messageOf(removed).summary).toBe('Which topic is it about?');
  });

  it('opens a form for those without words, and takes them from a plain message', async () => {
    expect((await town.press('Ada', to.ask)).reply).toBe('form');
  });

  it('belongs to whoever wrote it', async () => {
    const id = subjectOf(await draft(), to.form);
    const gone = 'This draft is gone: drafts are kept for 24 hours. Please ask again.';
    expect(await sentenceOf(town.press('Grace', to.form, { subject: id }))).toBe(gone);
    expect(await sentenceOf(town.press('Grace', to.send, { subject: id, answers }))).toBe(gone);
    expect(await sentenceOf(town.press('Grace', to.choose, { subject: `${id}/0` }))).toBe(gone);
  });

  it('is gone after a day', async () => {
    const id = subjectOf(await draft(), to.form);
    await stage.moveTo(days(1));
    expect(await sentenceOf(town.press('Ada', to.form, { subject: id }))).toContain('This draft is gone');
  });

  it('leaves out people kept apart, hidden, snoozed, busy, left', async () => {
    await town.change('Grace', { isHidden: true });
    await town.change('Sam', { snoozedUntil: days(2) });
    await town.press('Ewa', 'members.avoid', { person: town.idOf('Ada') });
    await town.press('Jan', 'members.leaveConfirmed');
    await stage.store.transaction(town.id, (tx) => tx.limits.contacted(town.idOf('Lech'), 'checkIn', start));
    expect(JSON.stringify(await draft())).toContain('1 person can help');
    await send();
    expect(await whoIsAsked()).toBe('Piotr');
  });

  it('shows the same people again today, and ten in all', async () => {
    for (let index = 0; index < 4; index++) expect(JSON.stringify(await draft())).toMatch(/people can help/u);
    const shown = await stage.store.transaction(town.id, (tx) =>
      tx.limits.previewsSince(town.idOf('Ada'), start),
    );
    expect(shown).toBeLessThanOrEqual(5);
    const crowd = ['kotlin', 'fundraising', 'payroll', 'seo'];
    for (const tag of crowd) {
      for (let index = 0; index < 5; index++) {
        const offers = [{ tag: tag as never, level: 2 as const, isPublic: true }];
        await town.add(`${tag} ${index}`, { offers });
      }
    }
    let last = '';
    for (const tag of crowd) last = JSON.stringify(await town.press('Ada', to.ask, { text: tag }));
    expect(last).toContain('You can see 10 suggestions a day.');
    expect(
      await stage.store.transaction(town.id, (tx) => tx.limits.previewsSince(town.idOf('Ada'), start)),
    ).toBe(10);
  });

  it('cannot be used to look around by adding topics', async () => {
    const id = subjectOf(await draft(), to.form);
    for (const tag of ['kotlin', 'fundraising', 'payroll']) {
      for (let index = 0; index < 5; index++) {
        await town.add(`${tag} ${index}`, { offers: [{ tag: tag as never, level: 2, isPublic: true }] });
      }
    }
    let last = '';
    for (const tag of ['kotlin', 'fundraising', 'payroll']) {
      await town.press('Ada', to.removeTopic, { subject: `${id}/react` });
      last = JSON.stringify(await town.press('Ada', to.addTopic, { subject: `${id}/${tag}` }));
      await town.press('Ada', to.removeTopic, { subject: `${id}/${tag}` });
    }
    expect(last).toContain('You can see 10 suggestions a day.');
  });
});

describe('an ask by topic', () => {
  it('goes to the person put first, and to one at a time', async () => {
    const drafted = await draft();
    const id = subjectOf(drafted, to.form);
    const kept = await stage.store.transaction(town.id, (tx) => tx.drafts.get(id as never));
    await town.press('Ada', to.choose, { subject: `${id}/2` });
    const sent = await town.press('Ada', to.send, { subject: id, answers });
    expect(messageOf(sent).summary).toBe('Your ask is on its way');
    expect(town.idOf(await whoIsAsked())).toBe(kept?.shown[2]);
    const cards = await Promise.all(experts.map(async (name) => (await town.told(name)).length));
    expect(cards.toSorted()).toEqual([0, 0, 0, 0, 0, 1]);
  });

  it('is sent once, however often the form arrives', async () => {
    const id = subjectOf(await draft(), to.form);
    await town.press('Ada', to.send, { subject: id, answers });
    const again = town.press('Ada', to.send, { subject: id, answers });
    expect(await sentenceOf(again)).toContain('This draft is gone');
    expect(await town.asks('Ada')).toHaveLength(1);
  });

  it('says beside the field what is wrong with the words', async () => {
    expect(await send({ blurb: '' })).toMatchObject({
      reply: 'correct',
      errors: { blurb: expect.any(String) },
    });
    expect(await send({ blurb: 'x'.repeat(601) })).toMatchObject({ reply: 'correct' });
    const nameless = { blurb: 'ada@example.com', options: ['hideName'] };
    expect(await send(nameless)).toMatchObject({ reply: 'correct', errors: { blurb: expect.any(String) } });
    expect(await town.asks('Ada')).toEqual([]);
  });

  it('does not let company be read from who is left out', async () => {
    for (const name of experts) await town.change(name, { company: 'analytical ' });
    const sent = await send({ options: ['skipMyCompany'] });
    expect(messageOf(sent).summary).toBe('Your ask is on its way');
    expect(await whoIsAsked()).toBe('nobody');
  });

  it('goes on after three working days, with one nudge', async () => {
    await send();
    const first = await whoIsAsked();
    await stage.moveTo(days(4));
    expect(await whoIsAsked()).not.toBe(first);
    expect((await town.told(first)).map(({ what }) => what)).toEqual([
      'tell askCard first',
      'tell askCard nudge',
      // The card, the nudge, and a reminder that was never asked for: where nothing stands, nothing happens.
      'replace askCardClosed',
      'replace askCardClosed',
      'replace askCardClosed',
    ]);
  });

  it('becomes an introduction at once on a yes, with both consents and both told', async () => {
    await send();
    const first = await whoIsAsked();
    await stage.moveTo(hours(5));
    const reply = await card(first, to.accept);
    expect(messageOf(reply).summary).toContain('Thank you!');
    const [request] = await town.asks('Ada');
    expect(request?.status).toBe('introduced');
    const consents = await stage.store.transaction(town.id, async (tx) => [
      ...(await tx.consents.of(town.idOf('Ada'))),
      ...(await tx.consents.of(town.idOf(first))),
    ]);
    expect(consents).toMatchObject([
      { source: 'form', counterpart: town.idOf(first), subject: request?.id, at: start },
      { source: 'press', counterpart: town.idOf('Ada'), subject: request?.id, at: hours(5) },
    ]);
    const made = await stage.store.transaction(town.id, (tx) => tx.introductions.of(town.idOf('Ada'), start));
    expect(made).toMatchObject([
      { requester: town.idOf('Ada'), target: town.idOf(first), status: 'opening' },
    ]);
  });

  it('introduces without a card whoever agreed beforehand', async () => {
    for (const name of experts) await town.change(name, { openTo: ['react' as never] });
    await send();
    const [request] = await town.asks('Ada');
    expect(request?.status).toBe('introduced');
    const target = request?.candidates.find(({ state }) => state === 'accepted')?.member;
    const consents = await stage.store.transaction(town.id, (tx) => tx.consents.of(target as never));
    expect(consents).toMatchObject([{ source: 'standing', counterpart: town.idOf('Ada') }]);
  });

  it('leaves the people it showed out of the next drafts, for 90 days after its clock', async () => {
    await send();
    const [request] = await town.asks('Ada');
    await town.press('Ada', to.withdraw, { subject: request?.id ?? '' });
    const next = async () => {
      const id = await stage.store.transaction(
        town.id,
        async (tx) => (await tx.drafts.latestOf(town.idOf('Ada')))?.id,
      );
      const one = await stage.store.transaction(town.id, (tx) => tx.drafts.get(id as never));
      return one?.shown ?? [];
    };
    await draft();
    const shown = request?.candidates.map(({ member }) => member) ?? [];
    expect((await next()).filter((id) => shown.includes(id))).toEqual([]);
    await stage.moveTo(days(100, request?.settlesAt));
    await draft();
    expect((await next()).filter((id) => shown.includes(id)).length).toBeGreaterThan(0);
  });
});

describe('an ask for a person', () => {
  it('gives one answer for known, hidden, left and invented people', async () => {
    await town.add('Known', { status: 'known' });
    await town.change('Grace', { isHidden: true });
    await town.change('Sam', { status: 'left' });
    const answer = 'This person does not take requests through Acquaint.';
    for (const name of ['Known', 'Grace', 'Sam']) {
      expect(await sentenceOf(town.press('Ada', to.meet, { person: town.idOf(name) }))).toBe(answer);
      expect(await sentenceOf(meet(name))).toBe(answer);
    }
    const invented = '00000000-0000-4000-8000-000000000000' as never;
    expect(await sentenceOf(town.press('Ada', to.meet, { person: invented }))).toBe(answer);
  });

  it('is not for oneself, wants a reason, and is not for those who did not join', async () => {
    expect(await sentenceOf(meet('Ada'))).toContain('That is you');
    expect(await meet('Grace', { why: '' })).toMatchObject({ errors: { why: expect.any(String) } });
    expect(await meet('Grace', { why: 'w'.repeat(301) })).toMatchObject({
      errors: { why: expect.any(String) },
    });
    await town.change('Ada', { status: 'known' });
    expect(await sentenceOf(meet('Grace'))).toContain('join first');
  });

  it('cannot be sent again before 90 days after its clock', async () => {
    await meet('Grace');
    const [request] = await town.asks('Ada');
    await town.press('Ada', to.withdraw, { subject: request?.id ?? '' });
    expect(await sentenceOf(meet('Grace'))).toContain('You asked to meet this person not long ago');
    await stage.moveTo(days(89, request?.settlesAt));
    expect(await sentenceOf(meet('Grace'))).toContain('You asked to meet this person not long ago');
    await stage.moveTo(days(91, request?.settlesAt));
    expect(await sentenceOf(meet('Grace'))).toBe('Your ask is on its way');
  });

  it('is one of three at a time', async () => {
    for (const name of ['Grace', 'Sam', 'Ewa']) expect(await sentenceOf(meet(name))).toContain('on its way');
    expect(await sentenceOf(meet('Jan'))).toContain('You can have 3 open asks');
    for (const { id } of await town.asks('Ada')) await town.press('Ada', to.withdraw, { subject: id });
    expect(await sentenceOf(meet('Jan'))).toContain('You can have 3 open asks');
  });

  it('is one at a time in the first two weeks', async () => {
    await town.change('Ada', { joinedAt: days(-13) });
    expect(await sentenceOf(meet('Grace'))).toContain('on its way');
    expect(await sentenceOf(meet('Sam'))).toContain('To start with, 1 ask at a time');
  });

  it('respects what others already sent: two cards in seven days, one message a day', async () => {
    await town.add('Ola');
    await town.add('Ben');
    const others = async (who: string) =>
      town.press(who, to.meetForm, {
        subject: town.idOf('Grace'),
        answers: { kind: ['advice'], why: 'w', blurb },
      });
    await others('Ola');
    expect(await town.holder('Ola')).toBe('Grace');
    await others('Ben');
    expect(await town.holder('Ben')).toBeNull();
    await stage.moveTo(hours(24.5));
    expect(await town.holder('Ben')).toBe('Grace');
    await stage.moveTo(days(2.6));
    await meet('Grace');
    await stage.moveTo(days(4));
    expect(await whoIsAsked()).toBe('nobody');
  });
});

describe('a card', () => {
  beforeEach(() => meet('Grace'));
  const neutral = 'This is already settled. There is nothing left to do.';

  it.each([to.accept, to.pass, to.remind, to.more])('%s is for whoever holds it', async (action) => {
    for (const who of ['Sam', 'Ada']) {
      expect((await sentenceOf(card(who, action))).length).toBeGreaterThan(0);
    }
    expect(await whoIsAsked()).toBe('Grace');
    expect((await town.asks('Ada'))[0]?.status).toBe('asking');
  });

  it('counts the first press; the second is told neutrally', async () => {
    await card('Grace', to.pass);
    for (const action of [to.accept, to.pass, to.remind, to.more]) {
      expect(await sentenceOf(card('Grace', action))).toBe(neutral);
    }
    expect((await town.asks('Ada'))[0]?.status).toBe('asking');
  });

  it('comes back the next morning', async () => {
    expect(await sentenceOf(card('Grace', to.remind))).toBe('We will show it again');
    await stage.moveTo(days(1.5));
    expect((await town.told('Grace')).map(({ what }) => what)).toEqual([
      'tell askCard first',
      'tell askCard reminder',
    ]);
    expect((await town.told('Grace'))[1]?.at).toEqual(days(1));
  });

  it('sent at night counts its days from the morning', async () => {
    await stage.moveTo(hours(14));
    await meet('Sam');
    const open = (await town.asks('Ada')).at(-1)?.candidates[0];
    expect(open).toMatchObject({ askedAt: hours(14), dueAt: hours(4 * 24 - 1), nudgeAt: days(3) });
  });

  it('is not nudged about while its reader wants quiet', async () => {
    await town.change('Grace', { snoozedUntil: days(10) });
    await stage.moveTo(days(2.5));
    expect((await town.told('Grace')).map(({ what }) => what)).toEqual(['tell askCard first']);
  });

  it('closes without an introduction once either keeps the two apart', async () => {
    await town.press('Ada', 'members.avoid', { person: town.idOf('Grace') });
    expect(await sentenceOf(card('Grace', to.accept))).toBe(neutral);
    expect((await town.asks('Ada'))[0]?.status).toBe('asking');
    await stage.moveTo(days(2.5));
    expect(await whoIsAsked()).toBe('nobody');
    expect((await town.told('Grace')).map(({ what }) => what)).not.toContain('tell askCard nudge');
  });

  it('keeps the two apart on "not from this person"', async () => {
    await card('Grace', to.moreSent, { what: ['person'] });
    expect(
      await stage.store.transaction(town.id, (tx) => tx.limits.avoids(town.idOf('Ada'), town.idOf('Grace'))),
    ).toBe(true);
  });

  it('reports to managers, once, without a word to the requester', async () => {
    await town.add('Mona');
    await stage.store.transaction(town.id, (tx) => tx.members.makeManager(town.idOf('Mona')));
    await card('Grace', to.moreSent, { what: ['report'], reason: ['spam'], note: 'the third time' });
    await card('Grace', to.moreSent, { what: ['report'], reason: ['spam'] });
    const reports = await stage.store.transaction(town.id, (tx) => tx.reports.list());
    expect(reports).toMatchObject([
      { reporter: town.idOf('Grace'), about: town.idOf('Ada'), reason: 'spam' },
    ]);
    expect((await town.told('Mona')).map(({ what }) => what)).toEqual(['tell reportArrived']);
    expect(await town.told('Ada')).toEqual([]);
  });

  it('can be reported long after it was answered, once, by whoever got it', async () => {
    await town.add('Mona');
    await stage.store.transaction(town.id, (tx) => tx.members.makeManager(town.idOf('Mona')));
    await card('Grace', to.pass);
    await stage.moveTo(days(10));
    expect(await card('Grace', to.report)).toMatchObject({ reply: 'form', form: { action: to.reportForm } });
    for (const _ of [1, 2]) await card('Grace', to.reportForm, { reason: ['rude'], note: 'in the room' });
    const reports = await stage.store.transaction(town.id, (tx) => tx.reports.list());
    expect(reports).toMatchObject([
      { reporter: town.idOf('Grace'), about: town.idOf('Ada'), reason: 'rude' },
    ]);
    expect((await town.told('Mona')).map(({ what }) => what)).toEqual(['tell reportArrived']);
    for (const who of ['Sam', 'Ada']) {
      expect(await sentenceOf(card(who, to.reportForm, { reason: ['rude'] }))).toBe(
        'You can only report somebody who sent you something.',
      );
    }
  });

  it('that led to a meeting lets either of the two report the other', async () => {
    await card('Grace', to.accept);
    await card('Ada', to.reportForm, { reason: ['rude'], note: '' });
    const reports = await stage.store.transaction(town.id, (tx) => tx.reports.list());
    expect(reports).toMatchObject([{ reporter: town.idOf('Ada'), about: town.idOf('Grace') }]);
  });

  it('pauses until a day, and wants to know which', async () => {
    expect(await card('Grace', to.moreSent, { what: ['pause'], until: 'soonish' })).toMatchObject({
      reply: 'correct',
      errors: { until: expect.any(String) },
    });
    expect(await whoIsAsked()).toBe('Grace');
    await card('Grace', to.moreSent, { what: ['pause'], until: '2 weeks' });
    expect(await whoIsAsked()).toBe('nobody');
    const grace = await stage.store.transaction(town.id, (tx) => tx.members.get(town.idOf('Grace')));
    expect(grace?.snoozedUntil).toEqual(days(14));
  });

  it('takes back the kind of request', async () => {
    await card('Grace', to.moreSent, { what: ['kind'] });
    const grace = await stage.store.transaction(town.id, (tx) => tx.members.get(town.idOf('Grace')));
    expect(grace?.accepts).not.toContain('advice');
  });
});

/** What stands in the way of an answer, or is the answer. Nobody is introduced. */
const manners: Readonly<Record<string, () => Promise<unknown>>> = {
  silence: async () => undefined,
  'a pass': () => card('Grace', to.pass),
  'a reminder': () => card('Grace', to.remind),
  'a pause': () => card('Grace', to.moreSent, { what: ['pause'], until: '1 week' }),
  'not of this kind': () => card('Grace', to.moreSent, { what: ['kind'] }),
  'not from this person': () => card('Grace', to.moreSent, { what: ['person'] }),
  'a report': () => card('Grace', to.moreSent, { what: ['report'], reason: ['rude'] }),
  leaving: () => town.press('Grace', 'members.leaveConfirmed'),
  erasing: () => town.press('Grace', 'members.eraseConfirmed'),
};
const obstacles: Readonly<Record<string, () => Promise<unknown>>> = {
  'kept apart': () => town.press('Grace', 'members.avoid', { person: town.idOf('Ada') }),
  snoozed: () => town.change('Grace', { snoozedUntil: days(60) }),
  'a full month': () => town.change('Grace', { capacityPerMonth: 0 }),
  'a full week': () =>
    stage.store.transaction(town.id, async (tx) => {
      for (const day of [1, 2]) await tx.limits.contacted(town.idOf('Grace'), 'askCard', days(-day));
    }),
  'a kind not accepted': () => town.change('Grace', { accepts: [] }),
  'a cool-down from an ask by topic': () =>
    stage.store.transaction(town.id, (tx) =>
      tx.limits.coolDown(town.idOf('Ada'), town.idOf('Grace'), days(60)),
    ),
};

describe('what the requester sees', () => {
  /** Ids are chance, and so is the minute of a weekly digest, which hangs on one; all else is the same to the byte. */
  const seen: string[] = [];
  const look = (reply: unknown) => {
    let text = JSON.stringify(reply).replaceAll(town.idOf('Grace'), 'GRACE');
    const ids = new Map<string, string>();
    text = text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, (id) => {
      if (!ids.has(id)) ids.set(id, `ID${ids.size}`);
      return ids.get(id) ?? '';
    });
    seen.push(text.replace(/("tell digest","at":"[^"]{13})[^"]*/gu, '$1'));
  };
  const live = async (before: () => Promise<unknown>, during: () => Promise<unknown>): Promise<string[]> => {
    seen.length = 0;
    await before();
    look(await meet('Grace'));
    await stage.moveTo(hours(3));
    await during().catch(() => undefined);
    for (const hour of [3, 27, 50, 70, 80, 95, 96, 97, 200]) {
      await stage.moveTo(hours(hour));
      look(await town.press('Ada', to.mine));
      look(await town.press('Ada', 'home.open'));
      look(await town.told('Ada'));
    }
    look(await meet('Sam'));
    return [...seen];
  };
  const nothing = async () => undefined;
  let reference: string[] = [];

  it.each([...Object.keys(manners), ...Object.keys(obstacles)])(
    'is the same whatever the cause: %s',
    async (cause) => {
      const lived = await live(obstacles[cause] ?? nothing, manners[cause] ?? nothing);
      if (reference.length === 0) {
        reference = lived;
        expect(lived.join()).toContain('notThisTime');
        expect(lived.slice(0, 15).join()).not.toContain('notThisTime');
      }
      expect(lived).toEqual(reference);
    },
  );

  it('is told at the clock, nine in the morning of the fourth working day', async () => {
    await meet('Grace');
    await stage.moveTo(days(10));
    expect(await town.told('Ada')).toEqual([{ what: 'tell notThisTime', at: days(4) }]);
  });

  it('is the same answer to a withdrawal whatever had happened', async () => {
    const replies: string[] = [];
    for (const during of [nothing, manners['a pass'] ?? nothing, () => card('Grace', to.accept)]) {
      await stage.setTime(start);
      town = await stage.openCommunity();
      await town.add('Ada');
      await town.add('Grace');
      await meet('Grace');
      await during();
      const [request] = await town.asks('Ada');
      replies.push(JSON.stringify(await town.press('Ada', to.withdraw, { subject: request?.id ?? '' })));
    }
    expect(new Set(replies).size).toBe(1);
  });

  it('is nobody else who can withdraw', async () => {
    await meet('Grace');
    const [request] = await town.asks('Ada');
    for (const who of ['Grace', 'Sam']) {
      expect(await sentenceOf(town.press(who, to.withdraw, { subject: request?.id ?? '' }))).toBe(
        'This belongs to somebody else.',
      );
    }
  });
});

describe('leaving', () => {
  it("takes back one's own asks and passes the others on", async () => {
    await send();
    const first = await whoIsAsked();
    await town.press(first, 'members.leaveConfirmed');
    expect(await whoIsAsked()).not.toBe(first);
    expect(await whoIsAsked()).not.toBe('nobody');
    await town.press('Ada', 'members.leaveConfirmed');
    expect((await town.asks('Ada'))[0]?.status).toBe('withdrawn');
    expect(await whoIsAsked()).toBe('nobody');
  });
});
