import { beforeEach, describe, expect, it } from 'vitest';
import { welcomeVisitor } from '../../src/actions/visitors.ts';
import { dice } from '../../src/dice.ts';
import { embeddedStage } from './embeddedStage.ts';
import { start, type Town } from './stage.ts';

const stage = embeddedStage();
let town: Town;
beforeEach(async () => {
  await stage.setTime(start);
  town = await stage.openCommunity();
});

const visitor = { externalId: 'U1', name: 'Ada', language: null, zone: null };
const visit = (isAdmin?: boolean, externalId = 'U1') =>
  stage.store.transaction(town.id, async (tx) => {
    const about = { ...visitor, externalId, ...(isAdmin === undefined ? {} : { isAdmin }) };
    const member = await welcomeVisitor(tx, dice, 'discord', 'G1', about);
    return { id: member.id, manages: await tx.members.isManager(member.id) };
  });
const notes = () => stage.store.transaction(town.id, async (tx) => (await tx.audit.head())?.count ?? 0);

describe('an administrator', () => {
  it('is a manager for as long as the platform says so; where it says nothing, nothing changes', async () => {
    expect((await visit(true)).manages).toBe(true);
    expect((await visit()).manages).toBe(true);
    expect((await visit(false)).manages).toBe(false);
    expect((await visit()).manages).toBe(false);
    expect((await visit(true)).manages).toBe(true);
  });

  it('who was made a manager by hand stays one', async () => {
    const { id } = await visit(true);
    await stage.store.transaction(town.id, (tx) => tx.members.makeManager(id));
    expect((await visit(false)).manages).toBe(true);
    await stage.store.transaction(town.id, (tx) => tx.members.makeManager(id, false));
    expect((await visit()).manages).toBe(false);
  });

  it('is one by either account', async () => {
    const { id } = await visit(true);
    const account = {
      platform: 'slack',
      place: 'T1',
      externalId: 'S1',
      member: id,
      unreachableSince: null,
    } as const;
    await stage.store.transaction(town.id, async (tx) => {
      await tx.accounts.save(account);
      await tx.accounts.setAdmin('slack', 'S1', true);
    });
    expect((await visit(false)).manages).toBe(true);
    await stage.store.transaction(town.id, (tx) => tx.accounts.save({ ...account, unreachableSince: start }));
    expect((await visit()).manages).toBe(true);
  });

  it('is noted in the audit when it changes, and only then', async () => {
    await visit(true);
    const before = await notes();
    await visit(true);
    expect(await notes()).toBe(before);
    await visit(false);
    expect(await notes()).toBe(before + 1);
  });
});
