import { type REST, Routes } from 'discord.js';
import type { Language } from '../core/community.ts';
import { isRecord } from './call.ts';
import { applicationCommands } from './manifest.ts';

/** Whether the commands Discord has are ours; `absent` where it has none of them. */
export type Drift = 'none' | 'absent' | 'different';

/** Compare what Discord has with what the actions say. */
export const commandDrift = async (
  rest: Pick<REST, 'get'>,
  applicationId: string,
  names: Readonly<Record<Language, string>>,
): Promise<Drift> => {
  const query = new URLSearchParams({ with_localizations: 'true' });
  const there = await rest.get(Routes.applicationCommands(applicationId), { query });
  const list = Array.isArray(there) ? there : [];
  if (list.length === 0) return 'absent';
  const ours = applicationCommands(names);
  return list.length === ours.length && ours.every((command) => list.some((one) => has(one, command)))
    ? 'none'
    : 'different';
};

/** Register the commands where Discord does not have them as they are: 200 creations a day are all there are. */
export const registerCommands = async (
  rest: Pick<REST, 'get' | 'put'>,
  applicationId: string,
  names: Readonly<Record<Language, string>>,
): Promise<Drift> => {
  const drift = await commandDrift(rest, applicationId, names);
  if (drift !== 'none') {
    await rest.put(Routes.applicationCommands(applicationId), { body: applicationCommands(names) });
  }
  return drift;
};

/** Everything `wanted` says is also said by `there`, which may say more: Discord adds ids, versions and defaults. */
const has = (there: unknown, wanted: unknown): boolean => {
  if (Array.isArray(wanted)) {
    const list = Array.isArray(there) ? there : [];
    return list.length === wanted.length && wanted.every((one, index) => has(list[index], one));
  }
  if (isRecord(wanted)) {
    return Object.entries(wanted).every(([name, value]) => {
      const said = isRecord(there) ? there[name] : undefined;
      // What is empty or false is left out.
      const isNothing = value === false || (Array.isArray(value) && value.length === 0);
      return isNothing ? said === undefined || has(said, value) || said === false : has(said, value);
    });
  }
  return there === wanted;
};
