import type { TestProject } from 'vitest/node';
import { type Service, startPostgres, startRedis } from './services.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A PostgreSQL whose login may create roles and databases. */
    postgresUrl: string;
    redisUrl: string;
  }
}

const started: Service[] = [];

/** Starts what all test files share: `inject('postgresUrl')`, `inject('redisUrl')`. */
export async function setup(project: TestProject): Promise<void> {
  const urls = await Promise.all([
    process.env['TEST_POSTGRES_URL'] ?? begin(startPostgres),
    process.env['TEST_REDIS_URL'] ?? begin(startRedis),
  ]);
  project.provide('postgresUrl', urls[0]);
  project.provide('redisUrl', urls[1]);
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
