/**
 * Rows as CSV with `;` and a byte order mark, as Polish spreadsheets open it. What a spreadsheet would compute is
 * kept as text.
 */
export const csv = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  `\ufeff${[columns, ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;

/** One row for each value of a record: the part it stands in, its number there, its name, what it says. */
export const flat = (data: Readonly<Record<string, unknown>>): [string, string, string, string][] =>
  Object.entries(data).flatMap(([part, value]) =>
    Array.isArray(value)
      ? value.flatMap((one, index) => leaves(one).map((leaf) => rowOf(part, String(index + 1), leaf)))
      : leaves(value).map((leaf) => rowOf(part, '', leaf)),
  );

type Leaf = readonly [path: string, value: string];

const rowOf = (part: string, number: string, [path, value]: Leaf): [string, string, string, string] => [
  part,
  number,
  path,
  value,
];

const leaves = (value: unknown, path = ''): Leaf[] => {
  if (value === null || value === undefined) return [];
  if (value instanceof Date) return [[path, value.toISOString()]];
  if (typeof value !== 'object') return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, one]) => leaves(one, path === '' ? key : `${path}.${key}`));
};

/** Quoted where needed; a leading `=`, `+`, `-`, `@`, tab or return is taken for text, not for a formula. */
const cell = (value: string): string => {
  const safe = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[";\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
