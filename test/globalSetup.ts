import type { TestProject } from 'vitest/node';
import { type Service, startPostgres, startRedis } from './services.ts';
import { makeTemplate } from './template.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A PostgreSQL whose login may create roles and databases. */
    postgresUrl: string;
    redisUrl: string;
    /** A folder with a migrated embedded database, for `openTemplate`. */
    pgliteTemplate: string;
  }
}

const started: Service[] = [];

/** Starts what all test files share: `inject('postgresUrl')`, `inject('redisUrl')`, `inject('pgliteTemplate')`. */
export async function setup(project: TestProject): Promise<void> {
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
}

async function begin(start: () => Promise<Service>): Promise<string> {
  const service = await start();
  started.push(service);
  return service.url;
}
