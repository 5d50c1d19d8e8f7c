import type { Store, Transaction } from '../actions/ports.ts';
import type { CommunityId, MemberId } from '../core/ids.ts';
import { listTie, type Tie, type TieStrength, tieStrengths } from '../core/tie.ts';
import { CommandError, communityNamed, say, withStore } from './context.ts';
import { pairNamed } from './pairNamed.ts';
import { clean, openTableFile, type TableFile } from './tableFile.ts';

export type ImportTiesFlags = { readonly community: string; readonly json?: boolean };

/** What came of a list of ties. Lines are those of the file, from 1. */
export type TiesReport = {
  readonly listed: number;
  readonly skipped: readonly { readonly line: number; readonly reason: string }[];
};

/** `acquaint import-ties <csv> --community <name>`: who knows whom, from a file. A reason to ask both, no more. */
export const importTiesCommand = async (path: string, flags: ImportTiesFlags): Promise<void> => {
  const file = await openTableFile(path, ['person_a', 'person_b']);
  await withStore(async (resources) => {
    const community = await communityNamed(resources, flags.community, { create: false });
    const report = await importTies(resources.store, community.id, file);
    say(flags.json ?? false, { community: community.name, ...report }, [
      `${community.name}: ${report.listed} pairs listed.`,
      'None of them counts yet: each of the two is asked, and it counts once both say so.',
      ...report.skipped.slice(0, mostShown).map(({ line, reason }) => `  line ${line}: ${reason}`),
      ...(report.skipped.length > mostShown
        ? [`  … and ${report.skipped.length - mostShown} more lines; --json lists them`]
        : []),
    ]);
    if (report.listed === 0) throw new CommandError('No pair was taken in.');
  });
};

/** Take in who knows whom, in batches of 500. Both must be in the community, by name; nothing anybody said changes. */
export const importTies = async (
  store: Store,
  community: CommunityId,
  file: Pick<TableFile, 'entries'>,
): Promise<TiesReport> => {
  const skipped: { line: number; reason: string }[] = [];
  let listed = 0;
  let batch: Pair[] = [];
  const flush = async () => {
    const pairs = batch;
    batch = [];
    listed += await store.transaction(community, (tx) => savePairs(tx, pairs, skipped));
  };
  for await (const entry of file.entries()) {
    const pair = 'reason' in entry ? entry : pairIn(entry.record, entry.line);
    if ('reason' in pair) skipped.push(pair);
    else batch.push(pair);
    if (batch.length >= batchSize) await flush();
  }
  if (batch.length > 0) await flush();
  return { listed, skipped: skipped.toSorted((one, other) => one.line - other.line) };
};

const batchSize = 500;
const mostShown = 20;

type Pair = { readonly line: number; readonly a: string; readonly b: string; readonly strength: TieStrength };
type Skipped = { readonly line: number; readonly reason: string };

const pairIn = (record: Readonly<Record<string, string>>, line: number): Pair | Skipped => {
  const [a, b] = [clean(record['person_a'] ?? ''), clean(record['person_b'] ?? '')];
  const said = clean(record['strength'] ?? '').toLowerCase();
  const strength = said === '' ? 'good' : tieStrengths.find((known) => known === said);
  if (a === '' || b === '') return { line, reason: 'a name is empty' };
  return strength === undefined
    ? { line, reason: `"${said}" is not a strength: weak, good or strong` }
    : { line, a, b, strength };
};

const savePairs = async (tx: Transaction, pairs: readonly Pair[], skipped: Skipped[]): Promise<number> => {
  const ids = await tx.members.idsNamed([...new Set(pairs.flatMap(({ a, b }) => [a, b]))]);
  const listed = new Map<string, { one: MemberId; other: MemberId; strength: TieStrength }>();
  for (const { line, a, b, strength } of pairs) {
    const pair = pairNamed(ids, a, b);
    if ('reason' in pair) skipped.push({ line, reason: pair.reason });
    else listed.set(`${pair.one}/${pair.other}`, { ...pair, strength });
  }
  const ties: Tie[] = [];
  for (const [, { one, other, strength }] of [...listed].toSorted(([x], [y]) => (x < y ? -1 : 1))) {
    ties.push(listTie(await tx.ties.lock(one, other), strength, tx.now));
  }
  await tx.ties.saveMany(ties);
  return ties.length;
};
