/**
 * A year of a community in the product: asks, rounds and everything else people do, time moved and not waited for, on
 * PostgreSQL (DATABASE_URL, an empty database; without it a private one is started). Ends with 1 when somebody was
 * written to too often, at night, twice, or without having joined. `[members] [weeks] [seed]`, 500 52 1 unless given.
 * Told to end (SIGTERM), it lives to the end of the week and says what came of the weeks until then.
 */
import { MIGRATING, migrate } from '../src/store/migrate.ts';
import { postgresSessions } from '../src/store/postgres.ts';
import { routingTables } from '../src/store/store.ts';
import { startPostgres } from '../test/services.ts';
import { liveYear } from '../test/simulation/year.ts';

const [members = 500, weeks = 52, seed = 1] = process.argv.slice(2).map(Number);
const given = process.env['DATABASE_URL'];
const service = given === undefined ? await startPostgres({ synchronous_commit: 'off' }) : null;
const url = given ?? service?.url ?? '';
const migrating = postgresSessions(url, MIGRATING);
await migrate(migrating, new URL('../../migrations', import.meta.url).pathname, routingTables);
await migrating.close();
// While one waits for the database the others work, however busy the machine is.
const atOnce = 16;
const sessions = postgresSessions(url, { max: atOnce + 8 });
let isOver = false;
process.once('SIGTERM', () => {
  isOver = true;
});
const told = new Set<string>();
const [begun, cpu] = [performance.now(), process.cpuUsage()];
const seconds = () => Math.round((performance.now() - begun) / 1000);
const report = await liveYear(sessions, {
  ...{ members, weeks, seed, eager: 0.5, atOnce },
  isOver: () => isOver,
  onWeek: (week, messages, wrong) => {
    const line = `week ${week}: ${messages} messages, ${seconds()} s`;
    process.stderr.write(process.stderr.isTTY ? `\r${line} ` : `${line}\n`);
    for (const one of wrong.filter((one) => !told.has(one))) process.stderr.write(`${one}\n`);
    for (const one of wrong) told.add(one);
  },
});
await sessions.close();
await service?.stop();
console.table(report.kinds);
const { violations, visits, rounds, digests } = report;
console.log(
  JSON.stringify({
    members,
    weeks: report.weeks,
    seed,
    visits,
    rounds,
    digests,
    violations: violations.length,
    seconds: seconds(),
    // Of this process alone: how long it would have taken at least, however busy the machine is.
    cpuSeconds: Math.round(process.cpuUsage(cpu).user / 1e6 + process.cpuUsage(cpu).system / 1e6),
  }),
);
for (const line of violations.slice(0, 40)) console.error(line);
process.exitCode = violations.length === 0 ? 0 : 1;
