import { dice } from '../dice.ts';
import { refreshStatistics } from '../store/statistics.ts';
import { CommandError, communityNamed, say, withStore } from './context.ts';
import { type ImportReport, importPeople } from './importPeople.ts';
import { openPeopleFile, type PeopleFile } from './peopleFile.ts';
import { progressBar } from './progressBar.ts';

export type ImportFlags = {
  readonly community: string;
  readonly joined?: boolean;
  readonly preview?: boolean;
  readonly json?: boolean;
};

/** `acquaint import <csv> --community <name>`: people from a file; again with the same file updates them. */
export const importCommand = async (path: string, flags: ImportFlags): Promise<void> => {
  const file = await openPeopleFile(path);
  if (flags.preview) return preview(file, flags);
  await expectPeople(file);
  await withStore(async (resources) => {
    const isNew = (await resources.store.communities.named(flags.community.trim())) === null;
    const community = await communityNamed(resources, flags.community, {
      create: flags.joined === true ? 'started' : 'waiting',
    });
    const bar = progressBar(file.bytes, flags.json ?? false);
    const onGrown = () => refreshStatistics(resources.database);
    const options = { joined: flags.joined ?? false, onProgress: bar.at, onGrown };
    const report = await importPeople(resources.store, dice, community.id, file, options);
    bar.done();
    say(flags.json ?? false, { community: community.name, isNew, ...report }, [
      ...linesOf(community.name, report, options.joined),
      ...(isNew ? newLines(community.name) : []),
    ]);
    if (report.added + report.updated === 0) throw new CommandError('Nobody was taken in.');
  });
};

/** A file in which nobody can be read founds no community. Throws CommandError. */
const expectPeople = async (file: PeopleFile): Promise<void> => {
  const reasons: string[] = [];
  for await (const row of file.rows()) {
    if ('person' in row) return;
    if (reasons.length < mostShown) reasons.push(`  line ${row.line}: ${row.reason}`);
  }
  throw new CommandError(['Nobody was taken in.', ...reasons].join('\n'));
};

/** A name with a typing error in it founds a second community: say so, and what comes next. */
const newLines = (community: string): string[] => [
  `There was no community "${community}" before. Somebody has to manage it: acquaint manager "<name>" --community "${community}"`,
];

const linesOf = (community: string, report: ImportReport, joined: boolean): string[] => [
  `${community}: ${report.added} added, ${report.updated} updated, ${report.newTags} new tags.`,
  joined
    ? 'They are members: they agreed elsewhere, and a consent with its source is kept for each.'
    : 'They are known, not members: nobody is searched, asked or written to before they press Join.',
  ...(report.unknownColumns.length === 0 ? [] : [`Columns left out: ${report.unknownColumns.join(', ')}`]),
  ...report.skipped.slice(0, mostShown).map(({ line, reason }) => `  line ${line}: ${reason}`),
  ...(report.skipped.length > mostShown
    ? [`  … and ${report.skipped.length - mostShown} more lines; --json lists them`]
    : []),
];

const previewRows = 3;
const mostShown = 20;

const preview = async (file: PeopleFile, flags: ImportFlags): Promise<void> => {
  const people = [];
  const skipped = [];
  for await (const row of file.rows()) {
    if ('person' in row) people.push(row.person);
    else skipped.push(row);
    if (people.length >= previewRows || skipped.length >= mostShown) break;
  }
  const { encoding, delimiter, unknownColumns } = file;
  const lines = [
    `Encoding ${encoding}, columns separated by ${delimiter === '\t' ? 'tab' : delimiter}`,
    ...people.map((person) => `  ${person.name} · ${person.headline} · ${person.offers.join(', ')}`),
    ...skipped.map(({ line, reason }) => `  line ${line}: ${reason}`),
    ...(unknownColumns.length === 0 ? [] : [`Columns left out: ${unknownColumns.join(', ')}`]),
  ];
  say(flags.json ?? false, { encoding, delimiter, unknownColumns, people, skipped }, lines);
};
