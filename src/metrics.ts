import type { Express } from 'express';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Backlog, Deliveries } from './store/backlog.ts';

/** What each number of the backlog is called, and what it means. */
const gauges: Readonly<Record<keyof Backlog, readonly [name: string, help: string]>> = {
  due: ['acquaint_outbox_due', 'Messages and rooms that could be carried out now'],
  oldestDueSeconds: ['acquaint_outbox_oldest_due_seconds', 'How long the oldest of them waits'],
  unsure: ['acquaint_outbox_unsure', 'Sent without an answer, being looked for'],
  buried: ['acquaint_outbox_buried', 'Given up: see "acquaint outbox"'],
  arrivals: ['acquaint_inbox_waiting', 'Arrivals stored and not yet done'],
  oldestArrivalSeconds: ['acquaint_inbox_oldest_seconds', 'How long the oldest of them waits'],
  deadArrivals: ['acquaint_inbox_dead', 'Arrivals that failed five times'],
};

/** `/metrics` in the text format of Prometheus: the process, and what waits in the whole installation. No names, no words. */
export const serveMetrics = (app: Express, deliveries: Pick<Deliveries, 'backlog'>): void => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const known = new Map(
    Object.entries(gauges).map(([field, [name, help]]) => [
      field,
      new Gauge({ name, help, registers: [registry] }),
    ]),
  );
  app.get('/metrics', async (_request, response) => {
    for (const [field, value] of Object.entries(await deliveries.backlog())) known.get(field)?.set(value);
    response.type(registry.contentType).send(await registry.metrics());
  });
};
