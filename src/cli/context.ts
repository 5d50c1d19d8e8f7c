import type { Transaction } from '../actions/ports.ts';
import { ConfigError, readConfig } from '../config.ts';
import type { Community } from '../core/community.ts';
import type { CommunityId } from '../core/ids.ts';
import type { Member } from '../core/member.ts';
import { dice } from '../dice.ts';
import { openResources, type Resources } from '../resources.ts';
import { DataFolderBusy } from '../store/folderLock.ts';
import { TableFileError } from './tableFile.ts';

/** What went wrong is said in one plain line, and the command ends with 1. */
export class CommandError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandError';
  }
}

/** Open the store for one command and close it after, whatever happens. */
export const withStore = async <T>(work: (resources: Resources) => Promise<T>): Promise<T> => {
  const resources = await openResources(readConfig(process.env), { withQueue: false });
  try {
    return await work(resources);
  } finally {
    await resources.close();
  }
};

/**
 * The community of this name. `create` makes it where there is none: already started where its people agreed elsewhere,
 * else waiting for a manager's Start. Throws CommandError.
 */
export const communityNamed = async (
  { store }: Resources,
  typed: string,
  options: { readonly create: false } | { readonly create: 'started' | 'waiting' },
): Promise<Community> => {
  const name = typed.trim();
  if (name === '') throw new CommandError('--community must be the name of a community.');
  const known = await store.communities.named(name);
  if (known !== null) return known;
  if (options.create === false) {
    const others = (await store.communities.list()).map((community) => `"${community.name}"`);
    const there = others.length === 0 ? 'There is none yet.' : `There is ${others.join(', ')}.`;
    throw new CommandError(`There is no community "${name}". ${there}`);
  }
  const id = dice.id<CommunityId>();
  const community: Community = {
    id,
    name,
    zone: 'Europe/Warsaw',
    language: 'pl',
    holidays: 'PL',
    daysOff: [],
    letsGuestsIn: false,
    roomChannel: '',
    startedAt: options.create === 'started' ? new Date() : null,
  };
  await store.communities.create(community);
  await store.communities.install(id, 'playground', id);
  if (community.startedAt !== null) await store.transaction(id, (tx) => tx.due.set('digests', id, tx.now));
  return community;
};

/** The one member of this name. Throws CommandError where there is nobody, or several. */
export const memberNamed = async ({ community, members }: Transaction, name: string): Promise<Member> => {
  const [member, ...more] = await members.named(name);
  if (member === undefined) throw new CommandError(`There is nobody called "${name}" in ${community.name}.`);
  if (more.length > 0) throw new CommandError(`Several people are called "${name}".`);
  return member;
};

/** One plain line for what was expected to go wrong; everything else with its origin. */
export const explain = (error: unknown): string => {
  const isExpected =
    error instanceof CommandError ||
    error instanceof ConfigError ||
    error instanceof TableFileError ||
    error instanceof DataFolderBusy;
  if (isExpected) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};

/** A result for people, or one line of JSON for programs. */
export const say = (json: boolean, value: unknown, lines: readonly string[]): void => {
  process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${lines.join('\n')}\n`);
};
