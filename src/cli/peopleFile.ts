import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { type CsvError, type Info, parse } from 'csv-parse';
import { isZone } from '../core/time/zones.ts';

/** One row of a people file: columns by name, empty where the file has none. Lists are separated by `;`. */
export type PersonRow = {
  readonly name: string;
  readonly headline: string;
  readonly bio: string;
  readonly company: string;
  readonly country: string;
  readonly timezone: string;
  readonly languages: readonly string[];
  readonly offers: readonly string[];
  readonly seeks: readonly string[];
};

/** A row understood, or why it was not; `line` is where it ends in the file, from 1. */
export type Row =
  | { readonly line: number; readonly person: PersonRow }
  | { readonly line: number; readonly reason: string };

/** What the file looks like, found out before a row is read. */
export type PeopleFile = {
  readonly encoding: 'utf-8' | 'utf-16le' | 'windows-1250';
  readonly delimiter: ',' | ';' | '\t';
  readonly bytes: number;
  readonly unknownColumns: readonly string[];
  /** `read` says how many bytes went by, for a progress bar. */
  readonly rows: (read?: (bytes: number) => void) => AsyncIterable<Row>;
};

/** The file cannot be read as people at all; the message is one plain sentence. */
export class PeopleFileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PeopleFileError';
  }
}

const texts = ['name', 'headline', 'bio', 'company', 'country', 'timezone'] as const;
const lists = ['languages', 'offers', 'seeks'] as const;
const columns: readonly string[] = [...texts, ...lists];
/** Longest texts taken; what is longer is a mistake in the file, not a profile. */
const mostLetters = { name: 120, headline: 300, bio: 4000, company: 200, country: 60, timezone: 60 } as const;
const mostRecordBytes = 64_000;

/** Look at a CSV file of people: its encoding, delimiter and columns. Throws PeopleFileError. */
export const openPeopleFile = async (path: string): Promise<PeopleFile> => {
  const { encoding, head, bytes } = await lookAt(path);
  const firstLine = head.split(/\r?\n/u, 1)[0] ?? '';
  const delimiter = likeliestDelimiter(firstLine);
  const header = firstLine.split(delimiter).map(columnName);
  if (!header.includes('name')) {
    throw new PeopleFileError(
      `The first line must name the columns, among them "name". It reads: ${firstLine.slice(0, 80)}`,
    );
  }
  return {
    encoding,
    delimiter,
    bytes,
    unknownColumns: header.filter((column) => column !== '' && !columns.includes(column)),
    rows: (read) => readRows(path, { encoding, delimiter, read: read ?? (() => undefined) }),
  };
};

const columnName = (raw: string): string => raw.replaceAll('"', '').trim().toLowerCase();

/** The one that splits the first line into the most parts; a comma when nothing splits it. */
const likeliestDelimiter = (line: string): ',' | ';' | '\t' => {
  const parts = (delimiter: string) => line.split(delimiter).length;
  if (parts('\t') > parts(',') && parts('\t') > parts(';')) return '\t';
  return parts(';') > parts(',') ? ';' : ',';
};

/** UTF-8 (with or without BOM) if every byte says so, else UTF-16 by its BOM, else Windows-1250. */
const lookAt = async (path: string): Promise<Pick<PeopleFile, 'encoding' | 'bytes'> & { head: string }> => {
  const file = await open(path).catch(() => null);
  if (file === null) throw new PeopleFileError(`There is no file ${path} that can be read.`);
  try {
    const { size } = await file.stat();
    if (size === 0) throw new PeopleFileError('The file is empty.');
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(Math.min(size, 65_536)),
      0,
      Math.min(size, 65_536),
      0,
    );
    const start = buffer.subarray(0, bytesRead);
    const isUtf16 = start[0] === 0xff && start[1] === 0xfe;
    const encoding = isUtf16 ? 'utf-16le' : (await isUtf8(path)) ? 'utf-8' : 'windows-1250';
    return { encoding, bytes: size, head: new TextDecoder(encoding).decode(start) };
  } finally {
    await file.close();
  }
};

const isUtf8 = async (path: string): Promise<boolean> => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
};

type Reading = Pick<PeopleFile, 'encoding' | 'delimiter'> & { readonly read: (bytes: number) => void };

async function* readRows(path: string, { encoding, delimiter, read }: Reading): AsyncIterable<Row> {
  const skipped: Row[] = [];
  const parser = parse({
    delimiter,
    columns: (header: string[]) => header.map(columnName),
    info: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    relax_column_count: true,
    max_record_size: mostRecordBytes,
    on_skip: (error) => {
      skipped.push({ line: Number(error?.['lines'] ?? 0), reason: plainReason(error) });
      return undefined;
    },
  });
  const decoded = decode(path, encoding, read);
  pipeline(decoded, parser, () => undefined);
  const seen = new Map<string, number>();
  try {
    for await (const entry of parser as AsyncIterable<{ record: Record<string, string>; info: Info }>) {
      yield* skipped.splice(0);
      yield toRow(entry.record, entry.info.lines, seen);
    }
  } catch (error) {
    yield { line: 0, reason: plainReason(error) };
  }
  yield* skipped;
}

async function* decode(
  path: string,
  encoding: string,
  read: (bytes: number) => void,
): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path)) {
    read(chunk.length);
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

const plainReason = (error: unknown): string => {
  const code = (error as Partial<CsvError> | undefined)?.code ?? '';
  if (code === 'CSV_MAX_RECORD_SIZE') return 'the row is longer than 64,000 characters';
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'a quotation mark is opened and never closed';
  if (code.includes('QUOTE')) return 'a quotation mark stands in the middle of a value';
  return 'the row cannot be read as CSV';
};

const toRow = (record: Record<string, string>, line: number, seen: Map<string, number>): Row => {
  const text = (column: string) => clean(record[column] ?? '');
  const name = text('name');
  if (name === '') return { line, reason: 'the name is empty' };
  for (const [column, most] of Object.entries(mostLetters)) {
    const { length } = text(column);
    if (length > most) return { line, reason: `${column} has ${length} letters, ${most} is the most` };
  }
  const timezone = text('timezone');
  if (timezone !== '' && !isZone(timezone)) {
    return { line, reason: `"${timezone}" is not a time zone such as Europe/Warsaw` };
  }
  const before = seen.get(name.toLowerCase());
  if (before !== undefined) {
    return { line, reason: `the name repeats line ${before}: add something that tells the two apart` };
  }
  seen.set(name.toLowerCase(), line);
  const list = (column: string) => [
    ...new Set(
      text(column)
        .split(/[;|]/u)
        .map(clean)
        .filter((item) => item !== ''),
    ),
  ];
  return {
    line,
    person: {
      name,
      headline: text('headline'),
      bio: text('bio'),
      company: text('company'),
      country: text('country'),
      timezone,
      languages: list('languages').map((language) => language.toLowerCase()),
      offers: list('offers'),
      seeks: list('seeks'),
    },
  };
};

/** NFC; no control or direction-changing characters; a quote an export put before a formula is taken off. */
const clean = (value: string): string =>
  value
    .normalize('NFC')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff]/gu, '')
    .replace(/[\p{Cc}]+/gu, ' ')
    .replace(/^'(?=[=+\-@])/u, '')
    .trim();
