import { isZone } from '../core/time/zones.ts';
import { clean, type Entry, openTableFile, type TableFile } from './tableFile.ts';

/** One row of a people file: columns by name, empty where the file has none. Lists are separated by `;`, `,` or `|`. */
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

/** A file of people; see tableFile.ts. */
export type PeopleFile = Pick<TableFile, 'encoding' | 'delimiter' | 'bytes'> & {
  readonly unknownColumns: readonly string[];
  /** `read` says how many bytes went by, for a progress bar. */
  readonly rows: (read?: (bytes: number) => void) => AsyncIterable<Row>;
};

const texts = ['name', 'headline', 'bio', 'company', 'country', 'timezone'] as const;
const lists = ['languages', 'offers', 'seeks'] as const;
const columns: readonly string[] = [...texts, ...lists];
/** Longest texts taken; what is longer is a mistake in the file, not a profile. */
const mostLetters = { name: 120, headline: 300, bio: 4000, company: 200, country: 60, timezone: 60 } as const;

/** Look at a CSV file of people: its encoding, delimiter and columns. Throws TableFileError. */
export const openPeopleFile = async (path: string): Promise<PeopleFile> => {
  const { header, entries, ...file } = await openTableFile(path, ['name']);
  return {
    ...file,
    unknownColumns: header.filter((column) => !columns.includes(column)),
    rows: (read) => rowsOf(entries(read)),
  };
};

async function* rowsOf(entries: AsyncIterable<Entry>): AsyncIterable<Row> {
  const seen = new Map<string, number>();
  for await (const entry of entries) {
    yield 'reason' in entry ? entry : toRow(entry.record, entry.line, seen);
  }
}

const toRow = (record: Readonly<Record<string, string>>, line: number, seen: Map<string, number>): Row => {
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
        .split(/[;|,]/u)
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
