import type { ClockFacts } from '../store/clockFacts.ts';
import type { Finding } from './finding.ts';

/** What a database says of itself. */
export type DatabaseFacts = {
  /** `server_version_num`, such as 160004; 0 for the embedded one. */
  readonly version: number;
  readonly mostConnections: number;
  readonly usedConnections: number;
  /** Tables of communities without forced row-level security. */
  readonly unforced: readonly string[];
};

const oldestPostgres = 140_000;
/** Each process keeps up to ten, and there are at least a web process, a worker and a command. */
const wantedConnections = 30;

/** Whether the server is new enough, has room for our connections, and keeps communities apart by itself. */
export const judgeDatabase = (facts: DatabaseFacts): Finding[] => [
  facts.unforced.length === 0
    ? { check: 'row-level security', state: 'ok', says: 'forced on every table of a community' }
    : {
        check: 'row-level security',
        state: 'problem',
        says: `not forced on ${facts.unforced.join(', ')}: somebody changed it by hand; ALTER TABLE … FORCE ROW LEVEL SECURITY.`,
      },
  ...(facts.version === 0 ? [] : [serverVersion(facts.version), connections(facts)]),
];

const serverVersion = (version: number): Finding => {
  const says = `Postgres ${Math.floor(version / 10_000)}.${version % 10_000}`;
  return version >= oldestPostgres
    ? { check: 'Postgres', state: 'ok', says }
    : { check: 'Postgres', state: 'problem', says: `${says} is too old: 14 or newer is needed.` };
};

const connections = ({ mostConnections, usedConnections }: DatabaseFacts): Finding => {
  const free = mostConnections - usedConnections;
  const says = `${usedConnections} of ${mostConnections} in use`;
  return free >= wantedConnections
    ? { check: 'connections', state: 'ok', says }
    : {
        check: 'connections',
        state: 'warning',
        says: `${says}: every process wants up to ten; raise max_connections or run fewer processes.`,
      };
};

const mostSkewMs = 5_000;

/** Whether the database's clock and this process's agree; the embedded one's may be moved on purpose. */
export const judgeClock = (skewMs: number, isEmbedded: boolean): Finding =>
  Math.abs(skewMs) < mostSkewMs || isEmbedded
    ? { check: 'clock', state: 'ok', says: 'database and process agree' }
    : {
        check: 'clock',
        state: 'warning',
        says: `database and process differ by ${Math.round(Math.abs(skewMs) / 1000)} s: synchronise their clocks.`,
      };

/** Whether Node's time zone rules are of this year or the last: governments change them. */
export const judgeZones = (version: string | undefined, now: Date): Finding => {
  const year = Number(/^(\d{4})/u.exec(version ?? '')?.[1] ?? 0);
  const check = 'time zones';
  return year >= now.getUTCFullYear() - 1
    ? { check, state: 'ok', says: `rules of ${version}` }
    : {
        check,
        state: 'warning',
        says: `rules of ${version ?? 'an unknown year'}: a newer Node knows what governments changed since.`,
      };
};

const oldestRedis = [6, 2] as const;

/** What `INFO` of Redis says: its version, whether it throws jobs away, whether it remembers them after a restart. */
export const judgeRedis = (info: string): Finding[] => {
  const field = (name: string) => new RegExp(`^${name}:(\\S+)`, 'mu').exec(info)?.[1] ?? 'unknown';
  const version = field('redis_version');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNew = major > oldestRedis[0] || (major === oldestRedis[0] && minor >= oldestRedis[1]);
  const policy = field('maxmemory_policy');
  const isKept = field('aof_enabled') === '1';
  return [
    isNew
      ? { check: 'Redis', state: 'ok', says: `answers; version ${version}` }
      : { check: 'Redis', state: 'problem', says: `version ${version} is too old: 6.2 or newer is needed.` },
    policy === 'noeviction'
      ? { check: 'Redis memory', state: 'ok', says: 'keeps everything (noeviction)' }
      : {
          check: 'Redis memory',
          state: 'warning',
          says: `may throw jobs away (${policy}): set maxmemory-policy noeviction.`,
        },
    isKept
      ? { check: 'Redis restarts', state: 'ok', says: 'remembers what was queued (appendonly)' }
      : {
          check: 'Redis restarts',
          state: 'warning',
          says: 'forgets what was queued: nothing is lost, deliveries wait for the next look; set appendonly yes.',
        },
  ];
};

const enoughBytes = 1024 ** 3;

/** Whether there is room where the data folder is. */
export const judgeSpace = (freeBytes: number): Finding => {
  const gigabytes = (freeBytes / 1024 ** 3).toFixed(1);
  return freeBytes > enoughBytes
    ? { check: 'disk', state: 'ok', says: `${gigabytes} GB free` }
    : { check: 'disk', state: 'warning', says: `only ${gigabytes} GB free where the data folder is.` };
};

/** Node as old as the libraries take it. */
export const judgeNode = (version: string): Finding => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19)
    ? { check: 'Node', state: 'ok', says: version }
    : { check: 'Node', state: 'problem', says: `${version} is too old: 20.19 or newer is needed.` };
};

/** A round to come, in the community's zone. */
export type Coming = { readonly name: string; readonly at: Date; readonly zone: string };

/** The next of a kind, each in local time and in UTC: what an operator compares with a wall clock. */
export const tellComing = (check: string, coming: readonly Coming[]): Finding => {
  const lines = coming
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .slice(0, 5)
    .map(({ name, at, zone }) => {
      const local = new Intl.DateTimeFormat('sv-SE', {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'short',
      }).format(at);
      return `${name} ${local} ${zone} (${at.toISOString().slice(0, 16)}Z)`;
    });
  return { check, state: 'ok', says: lines.length === 0 ? 'none' : lines.join('; ') };
};

/** The clock looks every two seconds; after this nobody is looking. */
const lateSeconds = 600;

/** Whether what was due was done. Without a server of its own nobody looks into an embedded store: no fault. */
export const judgeDue = (facts: ClockFacts, isEmbedded: boolean): Finding => {
  const isLate = facts.oldestLateSeconds > lateSeconds;
  if (!isLate) return { check: 'due work', state: 'ok', says: 'nothing waits for the clock' };
  const says = `${facts.late} things were due, the first ${Math.floor(facts.oldestLateSeconds / 60)} min ago`;
  return isEmbedded
    ? { check: 'due work', state: 'ok', says: `${says}; the server sees to them when it starts` }
    : { check: 'due work', state: 'warning', says: `${says}: does a worker run?` };
};

/** Members' digests that were left out lately: nothing ran for twelve hours after their time. */
export const judgeMissed = (
  missed: readonly { readonly community: string; readonly date: string; readonly members: number }[],
): Finding => {
  if (missed.length === 0) return { check: 'digests', state: 'ok', says: 'none was left out lately' };
  const all = missed.map(({ community, date, members }) => `${community} ${date} (${members})`).join(', ');
  const says = `left out, with how many members: ${all}: nothing ran for twelve hours after their time.`;
  return { check: 'digests', state: 'warning', says };
};

/** How the command ends: 0 all well, 1 with warnings, 2 with problems. */
export const exitCodeOf = (findings: readonly Finding[]): 0 | 1 | 2 =>
  findings.some(({ state }) => state === 'problem')
    ? 2
    : findings.some(({ state }) => state === 'warning')
      ? 1
      : 0;

/** Reports about somebody's only manager wait for the operator: nobody decides about themselves. */
export const tellUndecidable = (communities: readonly string[]): Finding => {
  const check = 'reports';
  if (communities.length === 0) return { check, state: 'ok', says: 'somebody may decide on each that waits' };
  const names = communities.map((name) => `"${name}"`).join(', ');
  return {
    check,
    state: 'warning',
    says: `about the only manager of ${names}, or where there is none: name one more with acquaint manager <name> --community <community>, who finds them under Reports.`,
  };
};
