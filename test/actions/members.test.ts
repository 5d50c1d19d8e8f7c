import { beforeEach, describe, expect, it } from 'vitest';
import { asId, type TagSlug } from '../../src/core/ids.ts';
import { addresses } from '../../src/views/addresses.ts';
import { embeddedStage } from './embeddedStage.ts';
import { messageOf, start, subjectOf, type Town } from './stage.ts';

const to = addresses.members;
const tag = (slug: string) => asId<TagSlug>(slug);
const react = { tag: tag('react'), level: 2, isPublic: true } as const;

const stage = embeddedStage();
let town: Town;
beforeEach(async () => {
  await stage.setTime(start);
  town = await stage.openCommunity();
});

const memberNow = (who: string) =>
  stage.store.transaction(town.id, async (tx) => {
    const member = await tx.members.get(town.idOf(who));
    if (member === null) throw new Error(who);
    return member;
  });

describe('introduced without being asked', () => {
  const ask = async () => {
    const drafted = await town.press('Ada', addresses.introRequests.ask, { text: 'someone who knows React' });
    const answers = { kind: ['advice'], blurb: 'How do you test?', publish: ['no'], options: [] };
    const subject = subjectOf(drafted, addresses.introRequests.form);
    await town.press('Ada', addresses.introRequests.send, { subject, answers, surface: 'form' });
    return (await town.asks('Ada')).at(-1)?.status;
  };
  const tick = (topics: string[]) => town.press('Grace', to.standingForm, { answers: { topics } });

  beforeEach(async () => {
    await town.add('Ada');
    await town.add('Grace', { offers: [react], seeks: [] });
  });

  it('on the topics ticked, at once; no card is sent', async () => {
    await tick(['react']);
    expect(await ask()).toBe('introduced');
    expect((await town.told('Grace')).map(({ what }) => what)).not.toContain('tell askCard first');
  });

  it('is off until it is ticked, and off again when it is taken back', async () => {
    await tick(['react']);
    await tick([]);
    expect(await ask()).toBe('asking');
    expect((await town.told('Grace')).map(({ what }) => what)).toContain('tell askCard first');
  });

  it('ends with leaving, like every other standing word; coming back begins without', async () => {
    await tick(['react']);
    await town.press('Grace', addresses.digests.named, { subject: 'yes' });
    await town.press('Grace', addresses.network.helped, { subject: 'yes' });
    await town.press('Grace', to.leaveConfirmed);
    await town.press('Grace', to.joinForm, { answers: { offers: ['react'], language: ['en'] } });
    expect(await memberNow('Grace')).toMatchObject({ status: 'joined', openTo: [] });
    const standing = await stage.store.transaction(town.id, async (tx) =>
      (await tx.consents.of(town.idOf('Grace'))).filter(({ revokedAt }) => revokedAt === null),
    );
    expect(standing.map(({ purpose }) => purpose)).toEqual(['join']);
  });

  it('holds for topics of one’s own only, and goes with the topic', async () => {
    await tick(['react']);
    expect(await tick(['react', 'sales'])).toHaveProperty('reply', 'correct');
    expect((await memberNow('Grace')).openTo).toEqual(['react']);
    await town.press('Grace', to.profileForm, { answers: { offers: 'SQL' } });
    await town.press('Grace', to.profileForm, { answers: { offers: 'React, SQL' } });
    expect((await memberNow('Grace')).openTo).toEqual([]);
  });
});

describe('a private topic', () => {
  const find = async (words: string) =>
    messageOf(await town.press('Ada', addresses.expertise.find, { text: words }));
  const named = async (words: string) => JSON.stringify(await find(words));

  beforeEach(async () => {
    await town.add('Ada');
    const secret = { tag: tag('fundraising'), level: 3, isPublic: false } as const;
    await town.add('Grace', { name: 'Grace', headline: '', bio: '', offers: [react, secret], seeks: [] });
    await town.add('Sam', { name: 'Sam', headline: '', bio: '', offers: [react], seeks: [] });
  });

  it('finds nobody by name, and moves nobody up', async () => {
    expect(await named('fundraising')).not.toContain('Grace');
    expect(await named('React')).toContain('Grace');
    const alone = await named('React');
    expect((await named('React fundraising')).replace('React fundraising', 'React')).toBe(alone);
  });

  it('still brings asks by topic', async () => {
    const reply = await town.press('Ada', addresses.introRequests.ask, { text: 'fundraising' });
    expect(JSON.stringify(reply)).toContain(addresses.introRequests.form);
  });

  it('does not hide whoever is looked for by name', async () => {
    expect(await named('grace')).toContain('Grace');
    await town.change('Grace', { isHidden: true });
    expect(await named('grace')).not.toContain('Grace');
  });
});

it('what is known about a member counts everything there is', async () => {
  await town.add('Ada');
  await town.add('Grace');
  await town.press('Ada', to.avoid, { person: town.idOf('Grace') });
  const mine = JSON.stringify(await town.press('Ada', to.know));
  const hers = JSON.stringify(await town.press('Grace', to.know));
  expect(mine).toContain('On your private list');
  expect(hers).not.toContain('On your private list');
});

it('the language changes with one press', async () => {
  await town.add('Ada');
  expect(messageOf(await town.press('Ada', to.speak, { subject: 'pl' })).summary).toContain('po polsku');
  expect((await memberNow('Ada')).language).toBe('pl');
  await town.press('Ada', to.speak, { subject: 'xx' });
  expect((await memberNow('Ada')).language).toBe('pl');
});

describe('joining', () => {
  const formOf = async (who: string, action: string, call = {}) => {
    const reply = await town.press(who, action, call);
    if (reply.reply !== 'form') throw new Error(JSON.stringify(reply));
    return reply.form;
  };
  /** What a form says when it is sent as it opened. */
  const asOpened = (form: Awaited<ReturnType<typeof formOf>>) =>
    Object.fromEntries(
      form.fields.flatMap((field): [string, string | readonly string[]][] => {
        if (field.kind === 'choice') return [[field.name, field.initial ?? []]];
        return field.kind === 'text' && field.initial !== undefined ? [[field.name, field.initial]] : [];
      }),
    );
  const known = { status: 'known', joinedAt: null, offers: [], seeks: [], bio: '' } as const;

  it('takes two taps where one’s title says what one can help with', async () => {
    await town.add('Ola', { ...known, headline: 'React developer, e-commerce' });
    const form = await formOf('Ola', to.join);
    await town.press('Ola', to.joinForm, { answers: asOpened(form) });
    const ola = await memberNow('Ola');
    expect(ola.status).toBe('joined');
    expect(ola.offers.map(({ tag }) => tag)).toContain('react');
  });

  it('keeps what was ticked and what was written, and nothing that is no topic', async () => {
    await town.add('Ola', { ...known, headline: '' });
    const answers = {
      offers: ['ksef'],
      offer1: 'React (expert), SQL',
      seeks: ['sales'],
      seek: 'fundraising (private)',
      accepts: ['advice'],
    };
    const strange = { ...answers, offers: ['ksef', 'no-such-topic'] };
    expect(await town.press('Ola', to.joinForm, { answers: strange })).toHaveProperty('reply', 'correct');
    expect((await memberNow('Ola')).status).toBe('known');
    await town.press('Ola', to.joinForm, { answers });
    const { offers, seeks } = await memberNow('Ola');
    expect(offers.map(({ tag, level }) => `${tag} ${level}`)).toEqual(['ksef 2', 'react 3', 'databases 2']);
    expect(seeks).toEqual([
      { tag: 'sales', isPublic: true },
      { tag: 'fundraising', isPublic: false },
    ]);
  });

  it('suggests what many use, and never what only a few do', async () => {
    await town.add('Ola', { ...known, headline: '' });
    for (let each = 0; each < 5; each += 1) {
      const offers = [{ tag: tag('kotlin'), level: 2, isPublic: true } as const];
      const rare = { tag: tag('beekeeping'), level: 2, isPublic: false } as const;
      await town.add(`Dev ${each}`, { offers: each < 4 ? [...offers, rare] : offers, seeks: [] });
    }
    const [field] = (await formOf('Ola', to.join)).fields;
    const values = field?.kind === 'choice' ? field.options.map(({ value }) => value) : [];
    expect(values[0]).toBe('kotlin');
    expect(values).not.toContain('beekeeping');
    expect(values.length).toBeLessThanOrEqual(25);
  });

  it('again finds one’s own ticked; unticked they go', async () => {
    await town.add('Grace', { offers: [react], seeks: [] });
    await town.press('Grace', to.leaveConfirmed);
    const form = await formOf('Grace', to.join);
    expect(asOpened(form)['offers']).toEqual(['react']);
    await town.press('Grace', to.joinForm, { answers: { ...asOpened(form), offers: [] } });
    expect((await memberNow('Grace')).offers).toEqual([]);
  });

  const intro = 'Hi, I run accounting for online shops. Ask me about KSeF! https://example.org/me.';

  it('fills the profile from one’s own older words; nothing is kept before the form is sent', async () => {
    await town.add('Grace', { headline: '', bio: '', offers: [react], seeks: [], links: [] });
    const form = await formOf('Grace', to.fromMessage, { answers: { text: intro } });
    const filled = asOpened(form);
    expect(filled['offers']).toContain('React');
    expect(filled['offers']).toContain('E-invoicing');
    expect(filled['links']).toBe('https://example.org/me');
    expect(filled['headline']).toBe('Hi, I run accounting for online shops');
    expect((await memberNow('Grace')).offers).toEqual([react]);
    await town.press('Grace', to.profileForm, { answers: filled });
    expect((await memberNow('Grace')).offers.map(({ tag }) => tag)).toContain('ksef');
  });

  it('finds topics of older words written down, for whoever has not joined, and takes those typed beside them', async () => {
    await town.add('Ola', { ...known, headline: '' });
    const form = asOpened(await formOf('Ola', to.fromMessage, { answers: { text: intro } }));
    expect(form['offer1']).toContain('E-invoicing');
    const answers = { ...form, offer1: `${String(form['offer1'])}, Kotlin`, seek: 'React' };
    await town.press('Ola', to.joinForm, { answers });
    const { offers, seeks } = await memberNow('Ola');
    expect(offers.map(({ tag }) => tag)).toEqual(expect.arrayContaining(['ksef', 'kotlin']));
    expect(seeks.map(({ tag }) => tag)).toEqual(['react']);
  });

  it('keeps how well and for whom one’s topics stood, for whoever left and joins again with older words', async () => {
    const own = { tag: react.tag, level: 3, isPublic: false } as const;
    await town.add('Grace', { headline: '', offers: [own], seeks: [] });
    await town.press('Grace', to.leaveConfirmed);
    const form = asOpened(await formOf('Grace', to.fromMessage, { answers: { text: intro } }));
    await town.press('Grace', to.joinForm, { answers: form });
    expect((await memberNow('Grace')).offers).toContainEqual(own);
  });

  it('shows headline and links of older words to whoever has not joined, and keeps what they confirm', async () => {
    for (const name of ['Ola', 'Ewa', 'Jan', 'Iga'])
      await town.add(name, { ...known, headline: '', links: [] });
    const shown = asOpened(await formOf('Ola', to.fromMessage, { answers: { text: intro } }));
    expect(shown['headline']).toBe('Hi, I run accounting for online shops');
    expect(shown['links']).toBe('https://example.org/me');
    expect(await memberNow('Ola')).toMatchObject({ headline: '', links: [], status: 'known' });
    const bad = { ...shown, links: 'javascript:alert(1)' };
    expect(await town.press('Ola', to.joinForm, { answers: bad })).toHaveProperty('reply', 'correct');
    expect((await memberNow('Ola')).status).toBe('known');
    await town.press('Ola', to.joinForm, { answers: { ...shown, headline: 'Books for shops' } });
    expect(await memberNow('Ola')).toMatchObject({
      ...{ headline: 'Books for shops', links: ['https://example.org/me'], status: 'joined' },
    });
    // As most people write them.
    const naked = { ...shown, links: 'linkedin.com/in/ola, www.ola.example' };
    await town.press('Jan', to.joinForm, { answers: naked });
    expect((await memberNow('Jan')).links).toEqual([
      'https://linkedin.com/in/ola',
      'https://www.ola.example',
    ]);
    const { headline: _, links: __, ...without } = shown;
    await town.press('Ewa', to.joinForm, { answers: without });
    expect(await memberNow('Ewa')).toMatchObject({ headline: '', links: [], status: 'joined' });
    // Words without a link leave room for a topic to be typed.
    const plain = await formOf('Iga', to.fromMessage, { answers: { text: 'I keep bees' } });
    expect(plain.fields.map(({ name }) => name)).toEqual(['offer1', 'headline', 'seeks', 'seek', 'accepts']);
  });

  it('never uses somebody else’s words', async () => {
    await town.add('Grace');
    const reply = await town.press('Grace', to.fromMessage, { subject: 'other', answers: { text: intro } });
    expect(messageOf(reply).summary).toContain('Only your own words');
  });
});
