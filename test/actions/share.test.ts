import { describe, expect, test } from 'vitest';
import type { Reply } from '../../src/actions/action.ts';
import { boardDigestSources } from '../../src/actions/boardDigest.ts';
import type { Transaction } from '../../src/actions/ports.ts';
import { asId, type TagSlug } from '../../src/core/ids.ts';
import { addresses } from '../../src/views/addresses.ts';
import { embeddedStage } from './embeddedStage.ts';
import { messageOf, start, type Town } from './stage.ts';

const to = addresses.share;
const dayMs = 86_400_000;
const react = asId<TagSlug>('react');
const old = { joinedAt: new Date(start.getTime() - 100 * dayMs) };
const seeks = { ...old, offers: [], seeks: [{ tag: react, isPublic: false }] };

const stage = embeddedStage();

const townOf = async (...seekers: readonly string[]): Promise<Town> => {
  await stage.setTime(start);
  const town = await stage.openCommunity();
  await town.add('Ada', { ...old, offers: [], seeks: [] });
  for (const name of seekers) await town.add(name, seeks);
  return town;
};
const within = <T>(town: Town, work: (tx: Transaction) => Promise<T>) =>
  stage.store.transaction(town.id, work);
const share = (town: Town, who: string, more: Readonly<Record<string, unknown>> = {}) =>
  town.press(who, to.writeForm, {
    answers: { link: 'https://example.org/react', topic: 'React', note: 'Worth an hour.', ...more },
    surface: 'form',
  });
const section = (town: Town, who: string) =>
  within(town, async (tx) => {
    const member = await tx.members.get(town.idOf(who));
    return member === null ? null : ((await boardDigestSources[1]?.section(tx, member)) ?? null);
  });
const idOf = async (town: Town): Promise<string> =>
  (await within(town, (tx) => tx.shares.of(town.idOf('Ada'))))[0]?.id ?? '';
const said = (reply: Reply): string => JSON.stringify(messageOf(reply));

describe('a link', () => {
  test('reaches those who look for its topic, for a week', async () => {
    const town = await townOf('Grace');
    await town.add('Sam', { ...old, offers: [], seeks: [] });
    expect(said(await share(town, 'Ada'))).toContain('example.org');
    const found = JSON.stringify(await section(town, 'Grace'));
    for (const part of [town.idOf('Ada'), 'https://example.org/react', 'Worth an hour.'])
      expect(found).toContain(part);
    for (const who of ['Sam', 'Ada']) expect(await section(town, who)).toBeNull();
    await stage.setTime(new Date(start.getTime() + 7.1 * dayMs));
    expect(await section(town, 'Grace')).toBeNull();
  });

  test('comes in one digest and one only, where a day off moves one to Tuesday', async () => {
    const town = await townOf('Grace');
    await town.add('Sam', { ...old, offers: [], seeks: [] });
    const day = (days: number) => new Date(start.getTime() + days * dayMs);
    const digest = async (days: number, date: string) => {
      await stage.setTime(day(days));
      await within(town, async (tx) => {
        const written = { date, at: tx.now, asksHow: null } as const;
        await tx.digests.begin(town.idOf('Grace'), { ...written, outcome: 'waiting' });
        await tx.digests.settle(town.idOf('Grace'), { ...written, outcome: 'sent' });
      });
      return JSON.stringify(await section(town, 'Grace'));
    };
    expect(await digest(0, '2027-01-11')).toBe('null');
    await stage.setTime(day(0.1));
    await share(town, 'Ada', { link: 'https://example.org/monday' });
    expect(JSON.stringify(await section(town, 'Grace'))).toBe('null');
    await stage.setTime(day(7.5));
    await share(town, 'Sam', { link: 'https://example.org/holiday' });
    const tuesday = await digest(8, '2027-01-18');
    expect(tuesday).toContain('example.org/monday');
    expect(tuesday).toContain('example.org/holiday');
    expect(await digest(14, '2027-01-25')).toBe('null');
  });

  test('is corrected beside its field where it is no link, or no topic', async () => {
    const town = await townOf();
    expect(await share(town, 'Ada', { link: 'http://example.org' })).toMatchObject({
      reply: 'correct',
      errors: { link: expect.any(String) },
    });
    expect(await share(town, 'Ada', { topic: 'Reactt' })).toMatchObject({
      reply: 'correct',
      errors: { topic: expect.any(String) },
    });
    expect(await within(town, (tx) => tx.shares.of(town.idOf('Ada')))).toEqual([]);
  });

  test('comes from nobody one keeps apart from, who left, is paused, or took it back', async () => {
    for (const gone of [
      (town: Town) => within(town, (tx) => tx.limits.avoid(town.idOf('Ada'), town.idOf('Grace'), tx.now)),
      (town: Town) => within(town, (tx) => tx.limits.avoid(town.idOf('Grace'), town.idOf('Ada'), tx.now)),
      (town: Town) => town.press('Ada', addresses.members.leaveConfirmed),
      async (town: Town) => town.press('Ada', to.takeBack, { subject: await idOf(town) }),
      (town: Town) =>
        within(town, (tx) =>
          tx.pauses.save({
            ...{ member: town.idOf('Ada'), at: tx.now, appealedAt: null },
            ...{ decidedAt: null, decidedBy: null, decision: null },
          }),
        ),
    ]) {
      const town = await townOf('Grace');
      await share(town, 'Ada');
      expect(await section(town, 'Grace')).not.toBeNull();
      await gone(town);
      expect(await section(town, 'Grace')).toBeNull();
    }
  });

  test('that others find useful says so as a number, from five up, and never who', async () => {
    const names = ['B', 'C', 'D', 'E', 'F'];
    const town = await townOf(...names);
    await share(town, 'Ada');
    const subject = await idOf(town);
    for (const name of names.slice(0, 4)) await town.press(name, to.useful, { subject });
    expect(said(await town.press('Ada', to.open))).not.toContain('useful to');
    await town.press('F', to.useful, { subject });
    await town.press('F', to.useful, { subject });
    const mine = said(await town.press('Ada', to.open));
    expect(mine).toContain('useful to 5 people');
    for (const name of names) expect(mine).not.toContain(town.idOf(name));
    expect(await town.told('Ada')).toEqual([]);
  });

  test('can be reported, once, and only its sharer takes it back', async () => {
    const town = await townOf('Grace');
    await share(town, 'Ada');
    const subject = await idOf(town);
    await town.press('Grace', to.takeBack, { subject });
    expect(await section(town, 'Grace')).not.toBeNull();
    for (const _ of [1, 2]) {
      await town.press('Grace', to.reportForm, { subject, answers: { reason: ['spam'] }, surface: 'form' });
    }
    const reports = await within(town, (tx) => tx.reports.list());
    expect(reports.map(({ about, request }) => [about, request])).toEqual([[town.idOf('Ada'), subject]]);
  });
});
