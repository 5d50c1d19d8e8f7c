import { beforeEach, describe, expect, it } from 'vitest';
import { dataOf } from '../../src/actions/export.ts';
import { rulesOf } from '../../src/core/connectorRules.ts';
import { addresses } from '../../src/views/addresses.ts';
import { answer, connecting, knowEachOther, latest, refer } from './connectorStage.ts';
import { embeddedStage } from './embeddedStage.ts';
import { messageOf, type Stage, start, type Town } from './stage.ts';

const to = addresses.connectors;
const days = (count: number) => new Date(start.getTime() + count * 86_400_000);
const others = ['Sam', 'Ola', 'Jan', 'Ewa'] as const;
const recommendation = {
  how: ['client'],
  when: ['thisMonth'],
  words: 'Ada keeps her word.',
  mayName: ['yes'],
};

describe('somebody who knows both', () => {
  const stage = embeddedStage();
  let town: Town;
  beforeEach(async () => {
    await stage.setTime(start);
    town = await stage.openCommunity();
    for (const name of ['Ada', 'Grace', ...others]) await town.add(name);
  });
  const within = <T>(work: Parameters<Stage['store']['transaction']>[1]) =>
    stage.store.transaction(town.id, work) as Promise<T>;
  const know = (one: string, other: string, strength: 'weak' | 'good' | 'strong' = 'strong') =>
    knowEachOther(stage, town, one, other, strength);
  const both = async (name: string, strength: 'weak' | 'good' | 'strong' = 'strong') => {
    await know('Ada', name, strength);
    await know(name, 'Grace', strength);
  };
  const asked = () => connecting(town, 'Ada', others);

  it('is asked first, the warmest way before others, and one at a time', async () => {
    await both('Ola', 'weak');
    await both('Sam');
    await both('Jan', 'good');
    await refer(town, 'Ada', 'Grace');
    expect(await asked()).toBe('Sam');
    expect(await town.holder('Ada')).toBeNull();
    await answer(town, 'Sam', to.pass, 'Ada');
    expect(await asked()).toBe('Jan');
    await answer(town, 'Jan', to.forward, 'Ada');
    expect(await asked()).toBeNull();
    expect(await town.holder('Ada')).toBe('Grace');
  });

  it('is nobody without a word of both, and the requester hears the same', async () => {
    await know('Ada', 'Sam');
    await within(async (tx) => {
      const { claimTie, noTie } = await import('../../src/core/tie.ts');
      const [sam, grace] = [town.idOf('Sam'), town.idOf('Grace')];
      await tx.ties.save(claimTie(noTie(sam, grace), sam, { strength: 'strong', source: 'said' }, tx.now));
    });
    const alone = JSON.stringify(await refer(town, 'Ada', 'Grace'));
    expect(await asked()).toBeNull();
    await both('Ola');
    const other = await stage.openCommunity();
    for (const name of ['Ada', 'Grace']) await other.add(name);
    expect(JSON.stringify(await refer(other, 'Ada', 'Grace'))).toBe(alone);
    // The day after, there is a way.
    await stage.moveTo(days(1.5));
    expect(await asked()).toBe('Ola');
  });

  it('passes on with a vouch: the target reads it, and a yes makes a room that may name them', async () => {
    await both('Sam');
    await refer(town, 'Ada', 'Grace');
    await answer(town, 'Sam', to.recommendForm, 'Ada', recommendation);
    const card = messageOf(await answer(town, 'Grace', addresses.introRequests.card, 'Ada'));
    const said = JSON.stringify(card);
    expect(said).toContain('Ada keeps her word.');
    expect(said).toContain(town.idOf('Sam'));
    await answer(town, 'Grace', addresses.introRequests.accept, 'Ada');
    const request = await latest(town, 'Ada');
    expect(request.status).toBe('introduced');
    const vouches = await within<unknown[]>((tx) => tx.vouches.about(town.idOf('Ada')));
    expect(vouches).toMatchObject([{ by: town.idOf('Sam'), words: 'Ada keeps her word.', isShown: false }]);
  });

  it('who does not want to be named is named to nobody but the target', async () => {
    await both('Sam');
    await refer(town, 'Ada', 'Grace');
    await answer(town, 'Sam', to.recommendForm, 'Ada', { ...recommendation, mayName: ['no'] });
    await answer(town, 'Grace', addresses.introRequests.accept, 'Ada');
    expect(await within<unknown[]>((tx) => tx.vouches.about(town.idOf('Ada')))).toEqual([]);
    const seen = [
      await town.press('Ada', 'introRequests.mine'),
      await town.press('Ada', 'home.open'),
      await within((tx) => dataOf(tx, town.idOf('Ada'))),
    ];
    // They know each other: that stands in Ada's own file.
    expect(JSON.stringify(seen.slice(0, 2))).not.toContain(town.idOf('Sam'));
    const { ties: _, ...data } = seen[2] as Record<string, unknown>;
    expect(JSON.stringify(data)).not.toContain(town.idOf('Sam'));
  });

  it('a chain of two is asked one after the other, and only where nobody knows both', async () => {
    await know('Ada', 'Sam');
    await know('Sam', 'Ola');
    await know('Ola', 'Grace');
    await refer(town, 'Ada', 'Grace');
    expect(await asked()).toBe('Sam');
    await answer(town, 'Sam', to.recommendForm, 'Ada', recommendation);
    expect(await asked()).toBe('Ola');
    expect(await town.holder('Ada')).toBeNull();
    const card = JSON.stringify(await answer(town, 'Ola', to.card, 'Ada'));
    expect(card).toContain('Ada keeps her word.');
    await answer(town, 'Ola', to.forward, 'Ada');
    expect(await town.holder('Ada')).toBe('Grace');
    expect((await latest(town, 'Ada')).connectors.map(({ from }) => from)).toEqual([null, town.idOf('Sam')]);
  });

  it('one who knows both is asked before any two', async () => {
    await know('Ada', 'Sam');
    await know('Sam', 'Ola');
    await know('Ola', 'Grace');
    await both('Jan', 'weak');
    await refer(town, 'Ada', 'Grace');
    expect(await asked()).toBe('Jan');
    await answer(town, 'Jan', to.pass, 'Ada');
    expect(await asked()).toBe('Sam');
  });

  const chain = async () => {
    await know('Ada', 'Sam');
    await know('Sam', 'Ola');
    await know('Ola', 'Grace');
    await both('Jan', 'weak');
  };
  const waits: Readonly<Record<string, () => Promise<unknown>>> = {
    'was written to today': () =>
      within((tx) => tx.limits.contacted(town.idOf('Jan'), 'nudge', new Date(start.getTime() - 3_600_000))),
    'is away for two days': () => town.change('Jan', { snoozedUntil: days(2) }),
    'has quiet days': () => quiet('Jan', { quietUntil: days(2) }),
  };
  const quiet = (name: string, change: object) =>
    within((tx) => tx.connectors.saveRules({ ...rulesOf(town.idOf(name)), ...change }));

  it.each(Object.keys(waits))('no two are asked where one who knows both %s', async (why) => {
    await chain();
    await waits[why]?.();
    await refer(town, 'Ada', 'Grace');
    expect(await asked()).toBeNull();
    await stage.moveTo(days(3));
    expect(await asked()).toBe('Jan');
  });

  it.each([
    ['is quiet until it is too late', { quietUntil: days(15) }],
    ['does not want to be asked about the target', { people: ['Grace'] }],
    ['is asked nothing', { perMonth: 0 }],
  ])(
    'two are asked at once where the one who knows both %s',
    async (_, { people, ...rules }: object & { people?: string[] }) => {
      await chain();
      await quiet('Jan', { ...rules, people: (people ?? []).map((name) => town.idOf(name)) });
      await refer(town, 'Ada', 'Grace');
      expect(await asked()).toBe('Sam');
    },
  );

  const obstacles: Readonly<Record<string, () => Promise<unknown>>> = {
    'has quiet weeks': () => rule({ quietUntil: days(60) }),
    'is asked nothing': () => rule({ perMonth: 0 }),
    'passes on nothing of this kind': () => rule({ kinds: ['job'] }),
    'does not want to be asked about the requester': () => rule({ people: [town.idOf('Ada')] }),
    'does not want to be asked about the target': () => rule({ people: [town.idOf('Grace')] }),
    'is on a pause': () => town.change('Sam', { snoozedUntil: days(60) }),
    'is hidden': () => town.change('Sam', { isHidden: true }),
    'switched such cards off': () => town.change('Sam', { muted: ['connecting'] }),
    left: () => town.press('Sam', 'members.leaveConfirmed'),
    'avoids the requester': () => town.press('Sam', 'members.avoid', { person: town.idOf('Ada') }),
    'is avoided by the requester': () => town.press('Ada', 'members.avoid', { person: town.idOf('Sam') }),
    'avoids the target': () => town.press('Sam', 'members.avoid', { person: town.idOf('Grace') }),
    'is avoided by the target': () => town.press('Grace', 'members.avoid', { person: town.idOf('Sam') }),
  };
  const rule = (change: object) =>
    within((tx) => tx.connectors.saveRules({ ...rulesOf(town.idOf('Sam')), ...change }));

  it.each(Object.keys(obstacles))('is passed over who %s', async (why) => {
    await both('Sam');
    await both('Ola', 'weak');
    await obstacles[why]?.();
    await refer(town, 'Ada', 'Grace');
    expect(await asked()).toBe('Ola');
  });

  it('is left out where the requester says so: by name, and people of their company', async () => {
    await both('Sam');
    await both('Ola', 'weak');
    await refer(town, 'Ada', 'Grace', { people: 'Sam' });
    expect(await asked()).toBe('Ola');
    const unknown = await refer(town, 'Ada', 'Jan', { people: 'Nobody' });
    expect(unknown).toMatchObject({ reply: 'correct' });
  });

  it.each([
    ['advice', 'usual', 'Sam'],
    ['job', 'usual', 'Ola'],
    ['advice', 'never', 'Ola'],
    ['job', 'may', 'Sam'],
  ])('of the same company, for %s and "%s": %s is asked', async (kind, company, who) => {
    for (const name of ['Ada', 'Sam']) await town.change(name, { company: 'Looms' });
    await town.change('Grace', { accepts: ['advice', 'job'] });
    await both('Sam');
    await both('Ola', 'weak');
    await refer(town, 'Ada', 'Grace', { kind: [kind], company: [company] });
    expect(await asked()).toBe(who);
  });

  it('is asked within their own budget: the third request in a month goes to somebody else', async () => {
    for (const name of ['Mona', 'Olaf', 'Piotr']) {
      await town.add(name);
      await know(name, 'Sam');
    }
    await know('Sam', 'Grace');
    const holders: unknown[] = [];
    for (const [index, name] of ['Mona', 'Olaf', 'Piotr'].entries()) {
      await stage.moveTo(days(index * 2));
      await refer(town, name, 'Grace');
      holders.push(await connecting(town, name, ['Sam']));
      if (holders.at(-1) !== null) await answer(town, 'Sam', to.pass, name);
    }
    expect(holders).toEqual(['Sam', 'Sam', null]);
  });

  it('is nudged once, then the next is asked', async () => {
    await both('Sam');
    await both('Ola', 'weak');
    await refer(town, 'Ada', 'Grace');
    await stage.moveTo(days(4));
    expect(await asked()).toBe('Ola');
    const told = (await town.told('Sam')).map(({ what }) => what);
    expect(told.filter((what) => what.includes('connectorCard'))).toHaveLength(4);
    const late = await answer(town, 'Sam', to.forward, 'Ada');
    expect(messageOf(late).summary).toContain('settled');
  });

  it('hears in three words how it went: at the clock, and when there is news', async () => {
    await both('Sam');
    await refer(town, 'Ada', 'Grace');
    await answer(town, 'Sam', to.forward, 'Ada');
    const record = async () => JSON.stringify(await town.press('Sam', to.record));
    expect(await record()).toContain('No result yet');
    await answer(town, 'Grace', addresses.introRequests.accept, 'Ada');
    expect(await record()).toContain('No result yet');
    const request = await latest(town, 'Ada');
    const introduction = request.status === 'introduced' ? request.introduction : '';
    await town.press('Ada', 'introductions.sign', { subject: `${introduction}/talked` });
    expect(await record()).toContain('They talked');
    const told = (await town.told('Sam')).map(({ what }) => what);
    expect(told.filter((what) => what.includes('connectorReport'))).toHaveLength(2);
  });

  it('can suggest somebody else, be quiet from now on, or rule somebody out, and the card closes', async () => {
    await both('Sam');
    await both('Ola', 'good');
    await both('Jan', 'weak');
    await refer(town, 'Ada', 'Grace');
    await answer(town, 'Sam', to.moreSent, 'Ada', { what: ['other'], person: { person: town.idOf('Jan') } });
    expect(await asked()).toBe('Jan');
    await answer(town, 'Jan', to.moreSent, 'Ada', { what: ['quiet'], until: '2 weeks' });
    expect(await asked()).toBe('Ola');
    await answer(town, 'Ola', to.moreSent, 'Ada', { what: ['target'] });
    expect(await asked()).toBeNull();
    const rules = await within<ReadonlyMap<string, { people: string[]; quietUntil: Date | null }>>((tx) =>
      tx.connectors.rulesOf([town.idOf('Jan'), town.idOf('Ola')]),
    );
    expect(rules.get(town.idOf('Jan'))?.quietUntil).not.toBeNull();
    expect(rules.get(town.idOf('Ola'))?.people).toEqual([town.idOf('Grace')]);
  });

  it('can report who asks: the two are kept apart, and the next is asked', async () => {
    await both('Sam');
    await both('Ola', 'weak');
    await refer(town, 'Ada', 'Grace');
    await answer(town, 'Sam', to.moreSent, 'Ada', { what: ['report'], reason: ['spam'], note: 'n' });
    expect(await asked()).toBe('Ola');
    expect(await within((tx) => tx.limits.avoids(town.idOf('Sam'), town.idOf('Ada')))).toBe(true);
  });

  it.each([
    ['leaves', () => town.press('Sam', 'members.leaveConfirmed')],
    ['erases everything', () => town.press('Sam', 'members.eraseConfirmed')],
    [
      'is kept apart from the target',
      () => town.press('Grace', 'members.avoid', { person: town.idOf('Sam') }),
    ],
  ])('who %s with a card in hand is like silence', async (_, does) => {
    await both('Sam');
    await both('Ola', 'weak');
    await refer(town, 'Ada', 'Grace');
    await does();
    await stage.moveTo(days(2.5));
    expect(await asked()).toBe('Ola');
  });

  it('is not bothered any more once the target or the requester is gone', async () => {
    for (const who of ['Grace', 'Ada']) {
      await stage.setTime(start);
      town = await stage.openCommunity();
      for (const name of ['Ada', 'Grace', ...others]) await town.add(name);
      await both('Sam');
      await both('Ola', 'weak');
      await refer(town, 'Ada', 'Grace');
      await town.press(who, 'members.leaveConfirmed');
      await stage.moveTo(days(5));
      expect(await asked()).toBeNull();
      expect((await latest(town, 'Ada')).connectors.map(({ state }) => state)).not.toContain('asked');
    }
  });

  it('nobody else can answer for a connector, nor open their card', async () => {
    await both('Sam');
    await refer(town, 'Ada', 'Grace');
    for (const who of ['Ada', 'Grace', 'Ola']) {
      for (const action of [to.forward, to.pass, to.card, to.recommend, to.more]) {
        await answer(town, who, action, 'Ada', {});
      }
    }
    expect(await asked()).toBe('Sam');
  });

  it('a withdrawn request closes the card, and nothing more is asked', async () => {
    await both('Sam');
    await refer(town, 'Ada', 'Grace');
    await answer(town, 'Ada', addresses.introRequests.withdraw, 'Ada');
    expect((await latest(town, 'Ada')).connectors).toMatchObject([{ state: 'closed' }]);
    const late = await answer(town, 'Sam', to.forward, 'Ada');
    expect(messageOf(late).summary).toContain('settled');
    expect(await town.holder('Ada')).toBeNull();
  });
});

describe('who might know someone', () => {
  const stage = embeddedStage();
  let town: Town;
  beforeEach(async () => {
    await stage.setTime(start);
    town = await stage.openCommunity();
    await town.add('Ada', { offers: [] });
    await town.add('Grace', { bio: 'React developer' });
    for (const name of ['Sam', 'Ola', 'Jan']) await town.add(name, { offers: [] });
    for (const name of ['Sam', 'Ola']) await knowEachOther(stage, town, 'Ada', name);
  });
  const ask = async (options: string[] = [], words = 'someone who knows React') => {
    const drafted = await town.press('Ada', addresses.introRequests.ask, { text: words });
    const subject = JSON.stringify(drafted).match(/introRequests\.form","subject":"([^"]+)/u)?.[1] ?? '';
    return town.press('Ada', addresses.introRequests.send, {
      subject,
      answers: { kind: ['advice'], blurb: 'How do you test?', publish: ['no'], options },
      surface: 'form',
    });
  };
  const asked = () => connecting(town, 'Ada', ['Sam', 'Ola', 'Jan']);

  it('is asked when nobody is left, of those who know the requester; whom they name gets a card', async () => {
    await ask();
    expect(await town.holder('Ada')).toBe('Grace');
    expect(await asked()).toBeNull();
    await answer(town, 'Grace', addresses.introRequests.pass, 'Ada');
    const first = (await asked()) ?? '';
    expect(['Sam', 'Ola']).toContain(first);
    await answer(town, first, to.suggestForm, 'Ada', {
      person: { person: town.idOf('Jan') },
      shows: ['acquaintance'],
    });
    expect(await town.holder('Ada')).toBe('Jan');
    const card = JSON.stringify(await answer(town, 'Jan', addresses.introRequests.card, 'Ada'));
    expect(card).toContain('Suggested by somebody you know.');
    expect(card).not.toContain(town.idOf(first));
    await answer(town, 'Jan', addresses.introRequests.accept, 'Ada');
    expect((await latest(town, 'Ada')).status).toBe('introduced');
  });

  it('says nothing of whoever named somebody unless they want it said', async () => {
    await ask();
    await answer(town, 'Grace', addresses.introRequests.pass, 'Ada');
    const first = (await asked()) ?? '';
    const named = { person: { person: town.idOf('Jan') }, shows: ['nothing'], words: 'secret' };
    await answer(town, first, to.suggestForm, 'Ada', named);
    const card = JSON.stringify(await answer(town, 'Jan', addresses.introRequests.card, 'Ada'));
    for (const word of ['Suggested', 'secret', town.idOf(first)]) expect(card).not.toContain(word);
  });

  it.each(['someone who knows Kubernetes', 'somebody who breeds alpacas'])(
    'is asked at once where nobody fits: %s',
    async (words) => {
      const alone = await stage.openCommunity();
      for (const name of ['Ada', 'Jan']) await alone.add(name, { offers: [] });
      const reply = await ask([], words);
      const first = (await asked()) ?? '';
      expect(['Sam', 'Ola']).toContain(first);
      // Whoever knows nobody, and whoever reaches somebody who fits, hears the same.
      const here = town;
      town = alone;
      expect(JSON.stringify(await ask([], words))).toBe(JSON.stringify(reply));
      expect(await asked()).toBeNull();
      town = here;
      const named = { person: { person: town.idOf('Jan') }, shows: ['nothing'] };
      await answer(town, first, to.suggestForm, 'Ada', named);
      const card = JSON.stringify(await answer(town, 'Jan', addresses.introRequests.card, 'Ada'));
      expect(card).not.toContain('by name');
      await answer(town, 'Jan', addresses.introRequests.accept, 'Ada');
      expect((await latest(town, 'Ada')).status).toBe('introduced');
    },
  );

  it('never leads to people of a company that was left out', async () => {
    for (const name of ['Ada', 'Jan']) await town.change(name, { company: 'Looms' });
    await ask(['skipMyCompany'], 'someone who knows Kubernetes');
    const first = (await asked()) ?? '';
    const named = { person: { person: town.idOf('Jan') }, shows: ['nothing'] };
    await answer(town, first, to.suggestForm, 'Ada', named);
    expect(await town.holder('Ada')).toBeNull();
    expect((await latest(town, 'Ada')).status).toBe('asking');
  });

  it('two are asked at the most, and naming somebody who was asked already looks the same', async () => {
    await ask(['hideName']);
    await answer(town, 'Grace', addresses.introRequests.pass, 'Ada');
    const first = (await asked()) ?? '';
    const card = JSON.stringify(await answer(town, first, to.card, 'Ada'));
    expect(card).not.toContain(town.idOf('Ada'));
    const named = { person: { person: town.idOf('Grace') }, shows: ['nothing'] };
    const reply = await answer(town, first, to.suggestForm, 'Ada', named);
    expect(messageOf(reply).summary).toContain('passed it on');
    const second = await asked();
    expect(second).toBe(first === 'Sam' ? 'Ola' : 'Sam');
    await answer(town, second ?? '', to.pass, 'Ada');
    expect(await asked()).toBeNull();
    await stage.moveTo(days(35));
    expect((await latest(town, 'Ada')).status).toBe('settled');
  });
});
