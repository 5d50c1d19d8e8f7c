import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { needFont, type Service, startPostgres, startRedis } from './services.ts';
import { makeTemplate } from './template.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A PostgreSQL whose login may create roles and databases. */
    postgresUrl: string;
    redisUrl: string;
    /** A folder with a migrated embedded database, for `openTemplate`. */
    pgliteTemplate: string;
    /** Where it is written down that this run has compiled the product. */
    buildFolder: string;
  }
}

const started: Service[] = [];
let buildFolder = '';

/** Starts what all test files share: `inject('postgresUrl')`, `inject('redisUrl')`, `inject('pgliteTemplate')`. */
export async function setup(project: TestProject): Promise<void> {
  buildFolder = await mkdtemp(join(tmpdir(), 'acquaint-build-'));
  project.provide('buildFolder', buildFolder);
  await needFont();
  const [postgresUrl, redisUrl, template] = await Promise.all([
    process.env['TEST_POSTGRES_URL'] ?? begin(startPostgres),
    process.env['TEST_REDIS_URL'] ?? begin(startRedis),
    makeTemplate(),
  ]);
  project.provide('postgresUrl', postgresUrl);
  project.provide('redisUrl', redisUrl);
  project.provide('pgliteTemplate', template);
}

/** Ends what `setup` started. */
export async function teardown(): Promise<void> {
  await Promise.all(started.map((service) => service.stop()));
  await rm(buildFolder, { recursive: true, force: true });
}

async function begin(start: () => Promise<Service>): Promise<string> {
  const service = await start();
  started.push(service);
  return service.url;
}
