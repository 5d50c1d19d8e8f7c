import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Call } from '../../src/actions/action.ts';
import { actions } from '../../src/actions/routes.ts';
import type { CommunityId, MemberId } from '../../src/core/ids.ts';
import { dice } from '../../src/dice.ts';
import { openedStage } from '../contracts/storeContract.ts';
import { fill, type Ours } from '../contracts/storeContractAttempts.ts';
import { storePlaces } from '../contracts/storeContractPlaces.ts';
import { person } from '../contracts/storeContractSamples.ts';

const [embedded] = storePlaces;
if (embedded === undefined) throw new Error('no store');

/** Every action there is, pressed by another community's manager with ids of ours. */
describe('an id of another community', () => {
  const on = openedStage(embedded[1]);
  let ours: Ours;
  let there: CommunityId;
  let manager: MemberId;
  /** As they are all along: reading them takes longer than pressing. */
  let before: string[];
  beforeAll(async () => {
    ours = await fill(on);
    before = await rows();
    there = await on.community();
    const member = { ...person('Somebody'), id: dice.id<MemberId>() };
    manager = member.id;
    await on.stage().store.transaction(there, async (tx) => {
      await tx.members.save(member);
      await tx.members.makeManager(member.id);
    });
  });
  /** Ids of every kind of thing of ours, alone and with what a button may add. */
  const subjects = (): string[] => {
    const ids = [...new Set(JSON.stringify(ours).match(/[0-9a-f]{8}-[0-9a-f-]{27}/gu) ?? [])];
    return ids.slice(0, 24).flatMap((id, index) => (index % 3 === 0 ? [id, `${id}/0`] : [id]));
  };
  const rows = () =>
    on.stage().database.transaction({ community: ours.here }, async ({ db }) => {
      const tables = await db.execute(sql`select c.relname as name from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'community_id' where c.relkind = 'r'`);
      const all: string[] = [];
      for (const { name } of tables) {
        const query = `select t::text as row from "${name}" t where community_id = '${ours.here}'`;
        for (const { row } of await db.execute(sql.raw(query)).catch(() => [])) all.push(`${name} ${row}`);
      }
      return all.toSorted();
    });

  it('knows the ids of many kinds of things, and would see what they lead to at home', async () => {
    expect(subjects().length).toBeGreaterThan(20);
    const show = actions.get('referrals.show');
    if (show === undefined) throw new Error('no slips');
    const call: Call = {
      ...{ community: ours.here, who: ours.ada.id, platform: 'playground', action: 'referrals.show' },
      ...{ subject: ours.slip.id, text: '', channel: null, person: null, answers: {}, surface: 'button' },
    };
    const reply = await on
      .stage()
      .store.transaction(ours.here, (tx) => show.run(call, { tx, dice, language: 'en' }));
    expect(JSON.stringify(reply)).toContain('A clinic looks');
  });

  it.each([...actions.keys()])('shows and changes nothing through %s', async (name) => {
    const action = actions.get(name);
    if (action === undefined) throw new Error(name);
    expect(before.length).toBeGreaterThan(20);
    const said: string[] = [];
    for (const subject of subjects()) {
      const id = subject.match(/[0-9a-f]{8}-[0-9a-f-]{27}/u)?.[0] ?? '';
      const call: Call = {
        ...{ community: there, who: manager, platform: 'playground', action: name, subject, text: '' },
        channel: null,
        ...{ person: id as MemberId, answers: { person: { person: id as MemberId } }, surface: 'button' },
      };
      const reply = await on
        .stage()
        .store.transaction(there, (tx) => action.run(call, { tx, dice, language: 'en' }))
        .catch(() => null);
      said.push(JSON.stringify(reply));
    }
    for (const secret of ['A clinic looks', 'ada@example.org', 'They shouted', 'Own words']) {
      expect(said.join('\n')).not.toContain(secret);
    }
    expect(await rows()).toEqual(before);
  });
});
