import type { Store, Transaction } from '../actions/ports.ts';
import type { CommunityId } from '../core/ids.ts';
import type { EarlierMeeting } from '../core/round.ts';
import { readDay } from '../core/time/days.ts';
import { type LocalDate, localDateOf } from '../core/time/zones.ts';
import { CommandError, communityNamed, say, withStore } from './context.ts';
import { pairNamed } from './pairNamed.ts';
import { clean, openTableFile, type TableFile } from './tableFile.ts';

export type ImportHistoryFlags = {
  readonly community: string;
  readonly preview?: boolean;
  readonly json?: boolean;
};

/** What came of a list of meetings. Lines are those of the file, from 1. */
export type HistoryReport = {
  readonly added: number;
  /** In the list twice, or taken in before. */
  readonly known: number;
  readonly skipped: readonly Skipped[];
};

type Skipped = { readonly line: number; readonly reason: string };
type Meeting = { readonly line: number; readonly a: string; readonly b: string; readonly day: LocalDate };

const needed = ['person_a', 'person_b', 'date'];
const batchSize = 500;
const mostShown = 20;
const previewRows = 3;

/** `acquaint import-history <csv> --community <name>`: who met before there was Acquaint; again it adds what is new. */
export const importHistoryCommand = async (path: string, flags: ImportHistoryFlags): Promise<void> => {
  const file = await openTableFile(path, needed);
  if (flags.preview) return preview(file, flags);
  await withStore(async (resources) => {
    const community = await communityNamed(resources, flags.community, { create: false });
    const report = await importHistory(resources.store, community.id, file);
    say(flags.json ?? false, { community: community.name, ...report }, [
      `${community.name}: ${report.added} meetings added, ${report.known} known already.`,
      ...report.skipped.slice(0, mostShown).map(({ line, reason }) => `  line ${line}: ${reason}`),
      ...(report.skipped.length > mostShown
        ? [`  … and ${report.skipped.length - mostShown} more lines; --json lists them`]
        : []),
    ]);
    if (report.added + report.known === 0) throw new CommandError('No meeting was taken in.');
  });
};

/** Take in who met when, in batches of 500. Both must be in the community, by name. */
export const importHistory = async (
  store: Store,
  community: CommunityId,
  file: Pick<TableFile, 'entries'>,
): Promise<HistoryReport> => {
  const skipped: Skipped[] = [];
  let [added, read] = [0, 0];
  let batch: Meeting[] = [];
  const flush = async () => {
    const meetings = batch;
    batch = [];
    const took = await store.transaction(community, (tx) => remember(tx, meetings));
    added += took.added;
    read += took.read;
    skipped.push(...took.skipped);
  };
  for await (const entry of file.entries()) {
    const meeting = 'reason' in entry ? entry : meetingIn(entry.record, entry.line);
    if ('reason' in meeting) skipped.push(meeting);
    else batch.push(meeting);
    if (batch.length >= batchSize) await flush();
  }
  if (batch.length > 0) await flush();
  const inOrder = skipped.toSorted((one, other) => one.line - other.line);
  return { added, known: read - added, skipped: inOrder };
};

const meetingIn = (record: Readonly<Record<string, string>>, line: number): Meeting | Skipped => {
  const [a, b] = [clean(record['person_a'] ?? ''), clean(record['person_b'] ?? '')];
  if (a === '' || b === '') return { line, reason: 'a name is empty' };
  const typed = clean(record['date'] ?? '');
  const day = dayIn(typed);
  return day === null ? { line, reason: `"${typed}" is not a date such as 2026-03-17` } : { line, a, b, day };
};

/** A time after the day is left out. */
const dayIn = (typed: string): LocalDate | null => readDay(typed.replace(/(?<=\d)[T ].*$/u, ''));

const remember = async (
  tx: Transaction,
  meetings: readonly Meeting[],
): Promise<{ readonly added: number; readonly read: number; readonly skipped: readonly Skipped[] }> => {
  const ids = await tx.members.idsNamed([...new Set(meetings.flatMap(({ a, b }) => [a, b]))]);
  const today = localDateOf(tx.now, tx.community.zone);
  const skipped: Skipped[] = [];
  const known = new Map<string, EarlierMeeting>();
  for (const { line, a, b, day } of meetings) {
    const pair = pairNamed(ids, a, b);
    if ('reason' in pair) skipped.push({ line, reason: pair.reason });
    else if (day > today) skipped.push({ line, reason: `${day} is in the future` });
    else known.set(`${pair.one}/${pair.other}/${day}`, { ...pair, day });
  }
  const added = await tx.rounds.remember([...known.values()]);
  return { added, read: meetings.length - skipped.length, skipped };
};

const preview = async (file: TableFile, flags: ImportHistoryFlags): Promise<void> => {
  const rows: (Meeting | Skipped)[] = [];
  for await (const entry of file.entries()) {
    rows.push('reason' in entry ? entry : meetingIn(entry.record, entry.line));
    if (rows.length >= previewRows) break;
  }
  const { encoding, delimiter } = file;
  say(flags.json ?? false, { encoding, delimiter, rows }, [
    `Encoding ${encoding}, columns separated by ${delimiter === '\t' ? 'tab' : delimiter}`,
    ...rows.map((row) =>
      'reason' in row ? `  line ${row.line}: ${row.reason}` : `  ${row.day} · ${row.a} · ${row.b}`,
    ),
  ]);
};
