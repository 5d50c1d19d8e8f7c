import { say, withStore } from './context.ts';

/** `acquaint migrate`: bring the database up to date. Every start does the same. */
export const migrateCommand = async (flags: { readonly json?: boolean }): Promise<void> => {
  // Opening migrates.
  await withStore(async () => undefined);
  say(flags.json ?? false, { migrated: true }, ['The database is up to date.']);
};
