import { readConfig } from '../config.ts';
import { slackManifest, slackScopes } from '../slack/manifest.ts';
import { CommandError, say } from './context.ts';

/** `acquaint slack manifest`: the app's manifest, for Socket Mode or (with an address) for HTTP. */
export const slackManifestCommand = (flags: {
  readonly url?: string;
  readonly oauth?: boolean;
  readonly withoutDrafts?: boolean;
}): void => {
  const config = readConfig(process.env);
  const url = flags.url?.replace(/\/+$/u, '') ?? null;
  if (url !== null && !/^https:\/\/[^/\s]+(?:\/\S*)?$/u.test(url)) {
    throw new CommandError('--url must be the https:// address at which Slack reaches Acquaint.');
  }
  if (flags.oauth === true && url === null) {
    throw new CommandError('--oauth needs --url: many workspaces install over HTTP only.');
  }
  const { commandNames } = config;
  const options = {
    url,
    commandNames,
    withOptional: flags.withoutDrafts !== true,
    isDistributed: flags.oauth === true,
  };
  process.stdout.write(`${JSON.stringify(slackManifest(options), null, 2)}\n`);
};

/** `acquaint slack scopes`: what Acquaint may do in a workspace, and why it must. */
export const slackScopesCommand = (flags: { readonly json?: boolean }): void => {
  const lines = slackScopes.map(
    ({ name, reason, isOptional }) => `${name}${isOptional ? ' (optional)' : ''}: ${reason}`,
  );
  say(flags.json ?? false, slackScopes, lines);
};
