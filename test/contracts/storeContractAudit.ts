import { createHash } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { AuditAction } from '../../src/core/audit.ts';
import type { CommunityId } from '../../src/core/ids.ts';
import type { StoreStage } from './storeContract.ts';
import { hostileTexts } from './storeContractSamples.ts';

/** Who did what: a chain in which no link can be changed unnoticed. */
export function auditContract({ stage, community }: StoreStage): void {
  const note = (here: CommunityId, action: string, subject = 'something') =>
    stage().store.transaction(here, (tx) =>
      tx.audit.note({ actor: 'operator', action: action as AuditAction, subject }),
    );
  const firstBroken = (here: CommunityId) => stage().store.transaction(here, (tx) => tx.audit.firstBroken());
  const run = (here: CommunityId, statement: SQL) =>
    stage().database.transaction({ community: here }, ({ db }) => db.execute(statement));
  const fiveNotes = async () => {
    const here = await community();
    for (let number = 1; number <= 5; number += 1) await note(here, `action ${number}`);
    return here;
  };

  describe('keeps an audit', () => {
    it('whose chain is whole, whatever was noted', async () => {
      const here = await community();
      expect(await firstBroken(here)).toBeNull();
      for (const text of hostileTexts) await note(here, text, text);
      expect(await firstBroken(here)).toBeNull();
    });

    it('whose hashes do not let anybody try who it was: what is read lacks what they were made of', async () => {
      const here = await community();
      const read = async () => {
        await note(here, 'members.exported', 'the same');
        return stage().store.transaction(here, (tx) => tx.audit.list({ before: null, limit: 1 }));
      };
      const [line] = await read();
      if (line === undefined) throw new Error('nothing was noted');
      const known = ['', here, line.number, line.at.toISOString(), line.actor, line.action, line.subject];
      expect(line.hash).toMatch(/^[0-9a-f]{64}$/u);
      expect(line.hash).not.toBe(createHash('sha256').update(known.join('\n')).digest('hex'));
      expect(Object.keys(line)).not.toContain('salt');
    });

    it('whose chain is whole after the first eight notes of a community were made at once', async () => {
      const here = await community();
      await Promise.all(Array.from({ length: 8 }, (_, index) => note(here, `at once ${index}`)));
      const rows = await run(here, sql`select number from audit order by number`);
      expect(rows.map((row) => row['number'])).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(await firstBroken(here)).toBeNull();
    });

    it.each([
      ['the actor', sql`update audit set actor = 'clock' where number = 3`],
      ['the action', sql`update audit set action = 'nothing' where number = 3`],
      ['the subject', sql`update audit set subject = 'nobody' where number = 3`],
      ['the salt', sql`update audit set salt = '' where number = 3`],
      ['the time', sql`update audit set at = at + interval '1 second' where number = 3`],
      ['the hash', sql`update audit set hash = repeat('0', 64) where number = 3`],
      [
        'where one text ends',
        sql`update audit set action = action || E'\n' || subject, subject = '' where number = 3`,
      ],
    ])('that shows where %s was changed', async (_, change) => {
      const here = await fiveNotes();
      expect(await firstBroken(here)).toBeNull();
      await run(here, change);
      expect(await firstBroken(here)).toBe(3);
    });

    it('that tells two texts from one with a line break', async () => {
      const here = await community();
      await note(here, 'one', 'two\nthree');
      await note(here, 'last');
      await run(here, sql`update audit set action = E'one\ntwo', subject = 'three' where number = 1`);
      expect(await firstBroken(here)).toBe(1);
    });

    it.each([1, 3])('that shows that note %d was removed', async (number) => {
      const here = await fiveNotes();
      await run(here, sql`delete from audit where number = ${number}`);
      expect(await firstBroken(here)).toBe(number);
    });

    it('that shows that a note was removed even where the others were numbered anew', async () => {
      const here = await fiveNotes();
      await run(here, sql`delete from audit where number = 3`);
      for (const number of [4, 5])
        await run(here, sql`update audit set number = number - 1 where number = ${number}`);
      expect(await firstBroken(here)).toBe(3);
    });

    it('that shows that notes were taken from its end, and says where it ends', async () => {
      const here = await fiveNotes();
      const head = await stage().store.transaction(here, (tx) => tx.audit.head());
      expect(head?.count).toBe(5);
      await run(here, sql`delete from audit where number > 3`);
      expect(await firstBroken(here)).toBe(4);
    });

    it('that shows that two notes were swapped', async () => {
      const here = await fiveNotes();
      for (const [from, to] of [
        [2, 9],
        [4, 2],
        [9, 4],
      ]) {
        await run(here, sql`update audit set number = ${to} where number = ${from}`);
      }
      expect(await firstBroken(here)).toBe(2);
    });

    it('that shows a note of another community', async () => {
      const [here, there] = [await fiveNotes(), await fiveNotes()];
      await run(there, sql`delete from audit where number > 1`);
      const [row] = await run(here, sql`select * from audit where number = 2`);
      await run(
        there,
        sql`insert into audit (community_id, number, at, actor, action, subject, salt, hash)
          values (${there}, 2, ${row?.['at']}, ${row?.['actor']}, ${row?.['action']}, ${row?.['subject']},
            ${row?.['salt']}, ${row?.['hash']})`,
      );
      expect(await firstBroken(there)).toBe(2);
    });
  });
}
