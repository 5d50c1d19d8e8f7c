import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { asId, type TagSlug } from '../../src/core/ids.ts';
import { addresses } from '../../src/views/addresses.ts';
import { messageOf, openEmbeddedStage, type Stage, start, subjectOf, type Town } from './stage.ts';

const to = addresses.members;
const tag = (slug: string) => asId<TagSlug>(slug);
const react = { tag: tag('react'), level: 2, isPublic: true } as const;

let stage: Stage;
let close: () => Promise<void>;
let town: Town;
beforeAll(async () => {
  ({ stage, close } = await openEmbeddedStage(inject('pgliteTemplate')));
});
afterAll(() => close());
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

  it('holds for topics of one’s own only, and goes with the topic', async () => {
    await tick(['react', 'sales']);
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
