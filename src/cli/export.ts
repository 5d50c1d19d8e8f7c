import { writeFile } from 'node:fs/promises';
import { labelsOf } from '../actions/expertise.ts';
import { csv } from '../core/csv.ts';
import type { Member } from '../core/member.ts';
import { CommandError, communityNamed, say, withStore } from './context.ts';

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
 * spreadsheets open it, or as JSON. Private topics are left out.
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
  const file = csv(columns, people);
  if (flags.out === undefined) process.stdout.write(file);
  else {
    await writeFile(flags.out, file, { mode: 0o600 }).catch((error: Error) => {
      throw new CommandError(`${flags.out} cannot be written (${error.message}).`);
    });
    process.stderr.write(`${people.length} people written to ${flags.out}\n`);
  }
};

const toRow = (member: Member, labels: Awaited<ReturnType<typeof labelsOf>>): string[] => {
  const { name, headline, bio, company, country, zone, languages, offers, seeks, status } = member;
  const tags = (all: readonly { readonly tag: Member['openTo'][number]; readonly isPublic: boolean }[]) =>
    all
      .filter(({ isPublic }) => isPublic)
      .map(({ tag }) => labels(tag, member.language))
      .join(' | ');
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
