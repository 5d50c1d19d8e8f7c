import { expect, test } from 'vitest';
import { remembering } from '../../src/store/remember.ts';

const asked = () => {
  const sent: string[] = [];
  const query = remembering(async (text, params, asArrays) => {
    sent.push(text);
    return Array.from({ length: text.includes('everybody') ? 300 : 1 }, () => ({ text, params, asArrays }));
  });
  return { sent, query };
};

test('what is asked again in a transaction is answered without asking the database', async () => {
  const { sent, query } = asked();
  const [one, other] = await Promise.all([query('select 1', [1], true), query('select 1', [1], true)]);
  expect(other).toEqual(one);
  await query('select 1', [1], true);
  expect(sent).toEqual(['select 1']);
});

test('two questions in one are a question too', async () => {
  const { sent, query } = asked();
  const both = '(select 1 from notes) union all (select 2)';
  await query('select 1', [], true);
  await query(both, [], true);
  await query(both, [], true);
  await query('select 1', [], true);
  expect(sent).toEqual(['select 1', both]);
});

test('other values, another shape and another question are asked', async () => {
  const { sent, query } = asked();
  await query('select 1', [1], true);
  await query('select 1', ['1'], true);
  await query('select 1', [null], true);
  await query('select 1', [1], false);
  await query('select 2', [1], true);
  expect(sent).toHaveLength(5);
});

test.each([
  'insert into notes values ($1)',
  'update notes set body = $1',
  'delete from notes',
  'select 1 from notes for update skip locked',
  'select 1 from notes for no key update',
  'with one as (delete from notes returning id) select id from one',
])('nothing is remembered over: %s', async (statement) => {
  const { sent, query } = asked();
  await query('select 1', [], true);
  await query(statement, [], true);
  await query(statement, [], true);
  await query('select 1', [], true);
  expect(sent).toEqual(['select 1', statement, statement, 'select 1']);
});

test('what changes by itself is asked each time', async () => {
  const { sent, query } = asked();
  await query('select pg_current_snapshot()::text', [], true);
  await query('select pg_current_snapshot()::text', [], true);
  expect(sent).toHaveLength(2);
});

test('whole tables are not kept', async () => {
  const { sent, query } = asked();
  await query('select everybody', [], true);
  await query('select everybody', [], true);
  expect(sent).toHaveLength(2);
});
