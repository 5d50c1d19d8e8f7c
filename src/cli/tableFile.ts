import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { type CsvError, type Info, parse } from 'csv-parse';

/** A row by its columns, or why it cannot be read; `line` is where it ends in the file, from 1. */
export type Entry =
  | { readonly line: number; readonly record: Readonly<Record<string, string>> }
  | { readonly line: number; readonly reason: string };

/** What a CSV file looks like, found out before a row is read. */
export type TableFile = {
  readonly encoding: 'utf-8' | 'utf-16le' | 'windows-1250';
  readonly delimiter: ',' | ';' | '\t';
  readonly bytes: number;
  /** Names of the columns, lower case. */
  readonly header: readonly string[];
  /** `read` says how many bytes went by, for a progress bar. */
  readonly entries: (read?: (bytes: number) => void) => AsyncIterable<Entry>;
};

/** The file cannot be read at all; the message is one plain sentence. */
export class TableFileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TableFileError';
  }
}

const mostRecordBytes = 64_000;
/** How files of spreadsheet programs begin: .xlsx and .ods, .xls. */
const workbooks = [Buffer.from('504b0304', 'hex'), Buffer.from('d0cf11e0', 'hex')];

/** Look at a CSV file that must have these columns: its encoding, delimiter, header. Throws TableFileError. */
export const openTableFile = async (path: string, needed: readonly string[]): Promise<TableFile> => {
  const { encoding, head, bytes } = await lookAt(path);
  const firstLine = head.split(/\r?\n/u, 1)[0] ?? '';
  const delimiter = likeliestDelimiter(firstLine);
  const header = firstLine.split(delimiter).map(columnName);
  const missing = needed.find((column) => !header.includes(column));
  if (missing !== undefined) {
    throw new TableFileError(
      `The first line must name the columns, among them "${missing}". It reads: ${firstLine.slice(0, 80)}`,
    );
  }
  return {
    encoding,
    delimiter,
    bytes,
    header: header.filter((column) => column !== ''),
    entries: (read) => readEntries(path, { encoding, delimiter, read: read ?? (() => undefined) }),
  };
};

/** NFC; no control or direction-changing characters; a quote an export put before a formula is taken off. */
export const clean = (value: string): string =>
  value
    .normalize('NFC')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff]/gu, '')
    .replace(/[\p{Cc}]+/gu, ' ')
    .replace(/^'(?=[=+\-@])/u, '')
    .trim();

const columnName = (raw: string): string => raw.replaceAll('"', '').trim().toLowerCase();

/** The one that splits the first line into the most parts; a comma when nothing splits it. */
const likeliestDelimiter = (line: string): ',' | ';' | '\t' => {
  const parts = (delimiter: string) => line.split(delimiter).length;
  if (parts('\t') > parts(',') && parts('\t') > parts(';')) return '\t';
  return parts(';') > parts(',') ? ';' : ',';
};

/** UTF-8 (with or without BOM) if every byte says so, else UTF-16 by its BOM, else Windows-1250. */
const lookAt = async (path: string): Promise<Pick<TableFile, 'encoding' | 'bytes'> & { head: string }> => {
  const file = await open(path).catch(() => null);
  if (file === null) throw new TableFileError(`There is no file ${path} that can be read.`);
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new TableFileError(`${path} is no file.`);
    const { size } = stat;
    if (size === 0) throw new TableFileError('The file is empty.');
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(Math.min(size, 65_536)),
      0,
      Math.min(size, 65_536),
      0,
    );
    const start = buffer.subarray(0, bytesRead);
    if (workbooks.some((first) => start.subarray(0, first.length).equals(first))) {
      throw new TableFileError(
        'This is a workbook, not a CSV file: open it in your spreadsheet program and save it as CSV.',
      );
    }
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

type Reading = Pick<TableFile, 'encoding' | 'delimiter'> & { readonly read: (bytes: number) => void };

async function* readEntries(path: string, { encoding, delimiter, read }: Reading): AsyncIterable<Entry> {
  const skipped: Entry[] = [];
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
  try {
    for await (const entry of parser as AsyncIterable<{ record: Record<string, string>; info: Info }>) {
      yield* skipped.splice(0);
      yield { line: entry.info.lines, record: entry.record };
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
