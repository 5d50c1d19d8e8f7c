import { writeFile } from 'node:fs/promises';
import { labelsOf } from '../actions/expertise.ts';
import type { Member } from '../core/member.ts';
import { communityNamed, say, withStore } from './context.ts';

export type ExportFlags = { readonly community: string; readonly out?: string; readonly json?: boolean };

const columns = [
  'name',
  'headline',
  'bio',
  'company',
  'country',
  'timezone',
  'languages',
  'offers',
  'seeks',
  'status',
];

/**
 * `acquaint export --community <name>`: the people of a community as CSV with `;` and a byte order mark, as Polish
 * spreadsheets open it, or as JSON. What a file could make a spreadsheet compute is kept as text.
 */
export const exportCommand = async (flags: ExportFlags): Promise<void> => {
  const people = await withStore(async (resources) => {
    const community = await communityNamed(resources, flags.community, { create: false });
    return resources.store.transaction(community.id, async (tx) => {
      const labels = await labelsOf(tx);
      const members = await tx.members.list({});
      return members.filter(({ status }) => status !== 'gone').map((member) => toRow(member, labels));
    });
  });
  if (flags.json) return say(true, people, []);
  const lines = [columns.join(';'), ...people.map((row) => row.map(cell).join(';'))];
  const csv = `\ufeff${lines.join('\r\n')}\r\n`;
  if (flags.out === undefined) process.stdout.write(csv);
  else {
    await writeFile(flags.out, csv, { mode: 0o600 });
    process.stderr.write(`${people.length} people written to ${flags.out}\n`);
  }
};

const toRow = (member: Member, labels: Awaited<ReturnType<typeof labelsOf>>): string[] => {
  const { name, headline, bio, company, country, zone, languages, offers, seeks, status } = member;
  const tags = (all: readonly { readonly tag: Member['openTo'][number] }[]) =>
    all.map(({ tag }) => labels(tag, member.language)).join(' | ');
  return [
    name,
    headline,
    bio,
    company,
    country,
    zone,
    languages.join(' | '),
    tags(offers),
    tags(seeks),
    status,
  ];
};

/** Quoted where needed; a leading `=`, `+`, `-`, `@`, tab or return is taken for text, not for a formula. */
const cell = (value: string): string => {
  const safe = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[";\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
