import { Command } from 'commander';
import { askCommand } from './cli/ask.ts';
import { auditVerifyCommand } from './cli/audit.ts';
import { explain } from './cli/context.ts';
import { discordInviteCommand, discordNeedsCommand, discordRegisterCommand } from './cli/discord.ts';
import { doctorCommand } from './cli/doctor.ts';
import { evalCommand } from './cli/eval.ts';
import { exportCommand } from './cli/export.ts';
import { importCommand } from './cli/import.ts';
import { importHistoryCommand } from './cli/importHistory.ts';
import { importTiesCommand } from './cli/importTies.ts';
import { managerCommand } from './cli/manager.ts';
import { migrateCommand } from './cli/migrate.ts';
import { digCommand, holdCommand, outboxCommand } from './cli/outbox.ts';
import { searchCommand } from './cli/search.ts';
import { slackManifestCommand, slackScopesCommand } from './cli/slack.ts';

const program = new Command('acquaint')
  .description('Commands for the operator of Acquaint. They read the same environment as the server.')
  .showHelpAfterError('(add --help for the options)')
  .configureOutput({ outputError: (text, write) => write(text) });

const json = ['--json', 'one line of JSON instead of text'] as const;
const community = ['--community <name>', 'the community, by its name'] as const;

program
  .command('import')
  .description(
    'take in people from a CSV file: columns name, headline, bio, company, country, timezone, languages, offers, seeks',
  )
  .argument('<csv>', 'the file; comma, semicolon or tab; UTF-8 or Windows-1250; lists separated by ; or ,')
  .requiredOption(...community)
  .option('--joined', 'they agreed elsewhere to be members; without it they are only known')
  .option('--preview', 'show the first three rows and take in nothing')
  .option(...json)
  .addHelpText('after', '\nExample:\n  acquaint import people.csv --community "Krakow Founders" --joined')
  .action(importCommand);

program
  .command('import-history')
  .description('who met before, from a CSV file: columns person_a, person_b, date')
  .argument('<csv>', 'the file; comma, semicolon or tab; UTF-8 or Windows-1250')
  .requiredOption(...community)
  .option('--preview', 'show the first three rows and take in nothing')
  .option(...json)
  .action(importHistoryCommand);

program
  .command('import-ties')
  .description('who knows whom, from a CSV file: columns person_a, person_b, strength (weak, good, strong)')
  .argument('<csv>', 'the file; comma, semicolon or tab; UTF-8 or Windows-1250; people by their names')
  .requiredOption(...community)
  .option(...json)
  .addHelpText('after', '\nNothing of it counts before both people said so themselves.')
  .action(importTiesCommand);

program
  .command('export')
  .description('write the people of a community as CSV')
  .requiredOption(...community)
  .option('--out <file>', 'to a file instead of the screen')
  .option(...json)
  .action(exportCommand);

program
  .command('search')
  .description('who fits these words best, and why')
  .argument('<text>')
  .requiredOption(...community)
  .option('--limit <n>', 'how many', '5')
  .option(...json)
  .action(searchCommand);

program
  .command('ask')
  .description('draft an ask as a member would; nobody is asked')
  .argument('<text>')
  .requiredOption(...community)
  .requiredOption('--as <name>', 'the member who asks')
  .option(...json)
  .action(askCommand);

program
  .command('manager')
  .description('make somebody a manager; on Slack and Discord admins are managers already')
  .argument('<name>')
  .requiredOption(...community)
  .option(...json)
  .option('--not', 'take it back')
  .action(managerCommand);

program
  .command('eval')
  .description('how well search finds the right people of a labelled set')
  .argument('<profiles>', 'JSON list of profiles')
  .argument('<asks>', 'JSON list of asks with the expected people')
  .option(...json)
  .action(evalCommand);

const outbox = program
  .command('outbox')
  .description('what waits to be sent, and what was given up')
  .option(...json)
  .action(outboxCommand);

outbox
  .command('again')
  .description('send once more what was given up; only where it surely never arrived')
  .argument('<key>')
  .option(...json)
  .action(digCommand('again'));

outbox
  .command('dismiss')
  .description('let be what was given up')
  .argument('<key>')
  .option(...json)
  .action(digCommand('dismiss'));

outbox
  .command('hold')
  .description('after a backup was restored, before the server starts: nothing that waits goes out by itself')
  .option(...json)
  .action(holdCommand('hold'));

outbox
  .command('release')
  .description('let go what was held')
  .option(...json)
  .action(holdCommand('release'));

program
  .command('migrate')
  .description('bring the database up to date')
  .option(...json)
  .action(migrateCommand);

program
  .command('doctor')
  .description('look at everything Acquaint stands on, and say what to do')
  .option('--variables', 'explain every variable of the environment')
  .option(...json)
  .action(doctorCommand);

program
  .command('audit')
  .description('the audit of every community')
  .command('verify')
  .description('whether no note was changed or taken out by hand')
  .option(...json)
  .action(auditVerifyCommand);

const slack = program.command('slack').description('set up the Slack app');

slack
  .command('manifest')
  .description("the app's manifest, to be pasted at api.slack.com/apps: Socket Mode, or HTTP with --url")
  .option('--url <address>', 'the https:// address at which Slack reaches Acquaint')
  .option('--oauth', 'many workspaces install it')
  .option('--without-drafts', 'without im:history: direct messages to Acquaint are not read')
  .action(slackManifestCommand);

slack
  .command('scopes')
  .description('what Acquaint may do in a workspace, and why it must')
  .option(...json)
  .action(slackScopesCommand);

const discord = program.command('discord').description('set up the Discord bot of DISCORD_TOKEN');

discord
  .command('invite')
  .description('the link at which a manager adds Acquaint to a server, with the least permissions')
  .option(...json)
  .action(discordInviteCommand);

discord
  .command('register')
  .description('register the slash commands now; the server does the same when it starts')
  .option(...json)
  .action(discordRegisterCommand);

discord
  .command('needs')
  .description('what Acquaint listens to and may do on a server, and why it must')
  .option(...json)
  .action(discordNeedsCommand);

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
