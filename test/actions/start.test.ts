import { beforeEach, describe, expect, it } from 'vitest';
import { prepare } from '../../src/actions/deliveries.ts';
import { createIngress } from '../../src/actions/ingress.ts';
import type { Ingress } from '../../src/actions/ports/inbox.ts';
import { asId, type TagSlug } from '../../src/core/ids.ts';
import { dice } from '../../src/dice.ts';
import { addresses } from '../../src/views/addresses.ts';
import { embeddedStage } from './embeddedStage.ts';
import { messageOf, start, subjectOf, type Town } from './stage.ts';

const to = addresses.communities;
const stage = embeddedStage();
let town: Town;
let ingress: Ingress;

let pressed = 0;
/** Through the whole ingress, where the gate stands. */
const press = async (who: string, action: string, subject = '') => {
  pressed += 1;
  const answered = await ingress.receive({
    key: `start/${pressed}`,
    platform: 'playground',
    place: town.id,
    who: { externalId: who, name: who, language: 'en', zone: null },
    what: { kind: 'press', action, subject },
  } as never);
  return answered === null ? '' : JSON.stringify(answered.reply);
};

beforeEach(async () => {
  await stage.setTime(start);
  town = await stage.openCommunity();
  const { store } = stage;
  ingress = createIngress({
    ...{ store, inbox: store.inbox, router: store.router, dice },
    onFault: (fault) => {
      throw fault;
    },
    onLate: async () => undefined,
  });
  await store.communities.install(town.id, 'playground', town.id);
  for (const name of ['Manager', 'Ola', 'Jan']) {
    await town.add(name, { status: 'known', joinedAt: null });
  }
  await store.transaction(town.id, async (tx) => {
    for (const name of ['Manager', 'Ola', 'Jan']) {
      const account = {
        platform: 'playground',
        place: town.id,
        externalId: name,
        unreachableSince: null,
      } as const;
      await tx.accounts.save({ ...account, member: town.idOf(name) });
    }
    await tx.members.makeManager(town.idOf('Manager'));
    await tx.saveCommunity({ ...tx.community, startedAt: null });
  });
});

describe('before Start', () => {
  it('members find one sentence, and nothing else to do but their own data', async () => {
    expect(await press('Ola', addresses.home.open)).toContain('still being set up');
    for (const action of [addresses.members.join, addresses.introRequests.ask, addresses.rounds.open]) {
      const answer = await press('Ola', action);
      expect(answer).toContain('still being set up');
      expect(answer).not.toContain('"reply":"form"');
    }
    expect(await press('Ola', addresses.members.know)).not.toContain('still being set up');
  });

  it('managers use everything but what goes out to others', async () => {
    const desk = await press('Manager', to.desk);
    expect(desk).toContain(to.start);
    expect(desk).toContain('Not started yet');
    expect(await press('Manager', addresses.members.join)).toContain('"reply":"form"');
    expect(await press('Manager', to.invite)).toContain('press Start');
    const draft = await stage.store.transaction(town.id, (tx) => tx.programs.list());
    expect(draft).toEqual([]);
  });

  it('a program is not started', async () => {
    const form = {
      answers: { name: 'Coffee', weeks: ['1'], moment: 'Monday 10:00', size: ['2'], place: ['everyone'] },
    };
    await town.press('Manager', addresses.programs.settingsForm, form);
    const [program] = await stage.store.transaction(town.id, (tx) => tx.programs.list());
    const subject = program?.id ?? '';
    expect(await press('Manager', addresses.programs.start, subject)).toContain('press Start');
    await press('Manager', addresses.programs.runConfirmed, subject);
    const [after] = await stage.store.transaction(town.id, (tx) => tx.programs.list());
    expect(after?.status).toBe('draft');
  });

  it('nothing that was decided is sent to anybody but managers', async () => {
    await town.change('Ola', { status: 'joined', joinedAt: start });
    const effect = { effect: 'tell', to: town.idOf('Ola'), notice: { notice: 'welcome' } } as const;
    const prepared = () => stage.store.transaction(town.id, (tx) => prepare(tx, effect, null));
    expect(await prepared()).toEqual({ pointless: 'not started' });
    await press('Manager', to.start);
    expect(await prepared()).toHaveProperty('delivery');
  });
});

describe('a dry run', () => {
  it('counts everybody who is known here, and leaves nothing behind', async () => {
    const before = await stage.store.transaction(town.id, (tx) => tx.members.count('joined'));
    const said = JSON.stringify(messageOf(await town.press('Manager', to.dryRun)));
    expect(said).toContain('3 people');
    expect(said).toContain('As if everybody here had joined');
    expect(await stage.store.transaction(town.id, (tx) => tx.members.count('joined'))).toBe(before);
    expect(await stage.store.transaction(town.id, (tx) => tx.programs.list())).toEqual([]);
    for (const name of ['Manager', 'Ola', 'Jan']) expect(await town.told(name)).toEqual([]);
  });
});

describe('the tour', () => {
  it('shows example after example, whose buttons do nothing', async () => {
    let reply = await town.press('Manager', to.tour);
    for (let page = 1; page < 5; page += 1) {
      reply = await town.press('Manager', to.tour, { subject: subjectOf(reply, to.tour) });
      expect(JSON.stringify(reply)).toContain(`Example ${page + 1} of 5`);
      const sample = subjectOf(reply, to.sample);
      expect(messageOf(await town.press('Manager', to.sample, { subject: sample })).summary).toContain(
        'example',
      );
    }
    for (const name of ['Manager', 'Ola', 'Jan']) expect(await town.told(name)).toEqual([]);
  });
});

describe('Start', () => {
  it('opens the community once, and is kept in the audit', async () => {
    await press('Manager', to.start);
    const first = await stage.store.transaction(town.id, async (tx) => tx.community.startedAt);
    await stage.setTime(new Date(start.getTime() + 60_000));
    await press('Manager', to.start);
    expect(await stage.store.transaction(town.id, async (tx) => tx.community.startedAt)).toEqual(first);
    expect(await press('Ola', addresses.members.join)).toContain('"reply":"form"');
    expect(await press('Ola', to.start)).toContain('for community managers');
  });
});

describe('an ask whose words name no topic', () => {
  const asks = async (words: string, nearest: (said: string) => Promise<readonly TagSlug[]>) => {
    const { store } = stage;
    await town.change('Ola', { status: 'joined', joinedAt: new Date(0) });
    await press('Manager', to.start);
    const knowing = createIngress({
      ...{ store, inbox: store.inbox, router: store.router, dice, nearest },
      onFault: (fault) => {
        throw fault;
      },
    });
    pressed += 1;
    const answered = await knowing.receive({
      ...{ key: `near/${town.id}/${pressed}`, platform: 'playground', place: town.id, at: start },
      who: { externalId: 'Ola', name: 'Ola', language: 'en', zone: null },
      what: { kind: 'message', text: words },
    });
    return JSON.stringify(answered?.reply);
  };
  const ksef = async () => [asId<TagSlug>('ksef')];

  it('is offered topics near in meaning, which are taken by a tap and never by themselves', async () => {
    const said = await asks('blimblam wumpus', ksef);
    expect(said).toContain('/ksef"');
    expect(said).not.toContain('removeTopic');
  });

  it('that are not asked for where the words name a topic', async () => {
    const heard: string[] = [];
    await asks('React', async (words) => {
      heard.push(words);
      return [];
    });
    expect(heard).toEqual([]);
  });
});
