import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import type { MemberId } from '../../src/core/ids.ts';
import { dice } from '../../src/dice.ts';
import { sqlState } from '../../src/store/session.ts';
import { start } from '../actions/stage.ts';
import type { StoreStage } from './storeContract.ts';
import { arrival, consent, draft, intent, minutes, person, tag } from './storeContractSamples.ts';

/** All or nothing, again where the database says so, at one instant. */
export function transactionsContract({ stage, community }: StoreStage): void {
  const owner = (...statements: string[]) =>
    stage().database.transaction({ owner: true }, async ({ db }) => {
      for (const statement of statements) await db.execute(sql.raw(statement));
    });

  describe('runs a transaction', () => {
    afterEach(() =>
      owner(
        'drop trigger if exists failing on drafts',
        'drop function if exists fail()',
        'drop sequence if exists fails',
      ),
    );

    /** The first inserts of a draft fail with this code: a sequence counts on through rollbacks. */
    const failFirst = (times: number, code: string) =>
      owner(
        'create sequence fails',
        `create function fail() returns trigger language plpgsql security definer as $$ begin
          if nextval('public.fails') <= ${times} then raise exception 'again' using errcode = '${code}'; end if;
          return new;
        end $$`,
        'create trigger failing before insert on drafts for each row execute function fail()',
      );

    it.each([
      ['a serialization failure', '40001'],
      ['a deadlock', '40P01'],
    ])('from the start after %s, and keeps what it wrote once', async (_, code) => {
      const here = await community();
      await failFirst(2, code);
      const ada = dice.id<MemberId>();
      let runs = 0;
      await stage().store.transaction(here, async (tx) => {
        runs += 1;
        await tx.limits.contacted(ada, 'nudge', start);
        await tx.drafts.save(draft(ada, { text: `run ${runs}` }));
      });
      await stage().store.transaction(here, async (tx) => {
        expect([runs, (await tx.drafts.latestOf(ada))?.text]).toEqual([3, 'run 3']);
        expect(await tx.limits.contactsSince(ada, start)).toHaveLength(1);
      });
    });

    it('once after any other failure', async () => {
      const here = await community();
      await failFirst(2, '23514');
      let runs = 0;
      const problem = await stage()
        .store.transaction(here, async (tx) => {
          runs += 1;
          await tx.drafts.save(draft(dice.id<MemberId>()));
        })
        .catch((error: unknown) => error);
      expect([runs, sqlState(problem)]).toEqual([1, '23514']);
    });

    it('whose failure repeats nobody’s words', async () => {
      const here = await community();
      await failFirst(1, '23514');
      const ada = person('Ada', { bio: 'canary-bio' });
      const problem = await stage()
        .store.transaction(here, async (tx) => {
          await tx.members.save(ada);
          await tx.drafts.save(draft(ada.id, { topics: [tag('canary-topic')] }));
        })
        .catch((error: unknown) => error);
      expect(String(problem)).toContain('again');
      const told = problem instanceof Error ? [problem.message, problem.stack, String(problem.cause)] : [];
      expect(told.join()).not.toContain('canary');
    });

    it('that leaves nothing where the work fails', async () => {
      const here = await community();
      await stage().store.inbox.put(arrival(`of ${here}`), here);
      const ada = person('Ada');
      const subject = dice.id();
      const work = stage().store.transaction(here, async (tx) => {
        await tx.members.save(ada);
        await tx.drafts.save(draft(ada.id));
        await tx.outbox.add([intent('one')]);
        await tx.due.set('introRequest', subject, start);
        await tx.audit.note({ actor: ada.id, action: 'members.joined', subject: ada.id });
        await tx.inbox.finish(`of ${here}`);
        await tx.saveCommunity({ ...tx.community, name: 'Other' });
        // Whoever changes one setting takes back no other that changed meanwhile.
        await tx.saveCommunity({ ...tx.community, zone: 'Europe/London' });
        throw new Error('changed my mind');
      });
      await expect(work).rejects.toThrow('changed my mind');
      const left = await stage().database.transaction({ community: here }, ({ db }) =>
        db.execute(sql`select 'member' as what from members union all select 'draft' from drafts
          union all select 'intent' from outbox union all select 'due' from due union all select 'note' from audit
          union all select 'done' from inbox where state = 'done'
          union all select 'name' from communities where name = 'Other'`),
      );
      expect(left).toEqual([]);
    });

    it('that leaves nothing where the work looked away from a failed statement', async () => {
      const here = await community();
      const ada = person('Ada');
      const work = stage().store.transaction(here, async (tx) => {
        await tx.members.save(ada);
        await tx.consents.add(consent(dice.id<MemberId>())).catch(() => undefined);
      });
      await expect(work).rejects.toThrow();
      expect(await stage().store.transaction(here, (tx) => tx.members.get(ada.id))).toBeNull();
    });

    it('of two that want the same two people in turn, whoever locks first', async () => {
      const here = await community();
      const [ada, grace] = [person('Ada'), person('Grace')];
      await stage().store.transaction(here, (tx) => tx.members.saveMany([ada, grace]));
      const failures: (string | null)[] = [];
      const lockBoth = (first: MemberId, second: MemberId) =>
        stage().store.transaction(here, async (tx) => {
          try {
            for (const id of [first, second]) {
              const member = await tx.members.lock(id);
              if (member !== null) await tx.members.save({ ...member, bio: `${member.bio}.` });
              // Where there are connections for several, each has its first one by now.
              await sleep(50);
            }
          } catch (error) {
            failures.push(sqlState(error));
            throw error;
          }
        });
      await Promise.all(
        [0, 1, 2, 3].map((turn) =>
          turn % 2 === 0 ? lockBoth(ada.id, grace.id) : lockBoth(grace.id, ada.id),
        ),
      );
      const bios = await stage().store.transaction(here, async (tx) =>
        (await tx.members.list({})).map(({ bio }) => bio),
      );
      expect(bios).toEqual(['....', '....']);
      // Nobody waits in a circle until the database sees it: whoever is out of turn begins again.
      expect(failures).not.toContain('40P01');
    });

    it('at one instant, the database’s and the playground’s', async () => {
      const here = await community();
      await stage().setTime(minutes(77));
      expect(await stage().store.transaction(here, async (tx) => tx.now)).toEqual(minutes(77));
      await stage().setTime(start);
    });

    it('of communities that exist only', async () => {
      await expect(stage().store.transaction(dice.id(), async () => 'done')).rejects.toThrow('no community');
    });
  });
}
