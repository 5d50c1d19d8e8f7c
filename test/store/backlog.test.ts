import { EventEmitter } from 'node:events';
import express from 'express';
import { describe, expect, it } from 'vitest';
import { asId, type MemberId } from '../../src/core/ids.ts';
import { dice } from '../../src/dice.ts';
import { serveMetrics } from '../../src/metrics.ts';
import { deliveriesOf } from '../../src/store/backlog.ts';
import { openedStage } from '../contracts/storeContract.ts';
import { storePlaces } from '../contracts/storeContractPlaces.ts';
import { arrival } from '../contracts/storeContractSamples.ts';

describe.each(storePlaces)('what waits %s', (_, open) => {
  const on = openedStage(open);
  const { stage, community } = on;
  const deliveries = () => deliveriesOf(stage().database);
  const add = async (...keys: readonly string[]) => {
    const here = await community();
    await stage().store.transaction(here, (tx) =>
      tx.outbox.add(
        keys.map((key) => ({
          key,
          effect: { effect: 'tell', to: asId<MemberId>(dice.id()), notice: { notice: 'welcome' } },
          notBefore: tx.now,
        })),
      ),
    );
    return here;
  };
  const buryAll = async () => {
    for (const claimed of await stage().store.outbox.claim(100)) {
      await stage().store.outbox.bury(claimed, 'nobody can say');
    }
  };

  it('is counted: due, given up, arrived', async () => {
    const before = await deliveries().backlog();
    const here = await add('counted/one', 'counted/two');
    await stage().store.inbox.put(arrival(`counted/${here}`), here);
    expect(await deliveries().backlog()).toMatchObject({
      due: before.due + 2,
      buried: before.buried,
      arrivals: before.arrivals + 1,
    });
    await buryAll();
    expect(await deliveries().backlog()).toMatchObject({ due: 0, buried: before.buried + before.due + 2 });
  });

  it('when given up is seen without its words, and can be sent again or let be', async () => {
    const here = await add('dug/again', 'dug/dismissed');
    await buryAll();
    const seen = (await deliveries().buried(100)).filter(({ key }) => key.startsWith('dug/'));
    expect(seen.map(({ what, why }) => `${what}: ${why}`)).toEqual(
      Array(2).fill('tell welcome: nobody can say'),
    );
    expect(await deliveries().again(here, 'dug/again')).toBe(true);
    expect(await deliveries().dismiss(here, 'dug/dismissed')).toBe(true);
    expect(await deliveries().again(here, 'dug/dismissed')).toBe(false);
    const claimed = await stage().store.outbox.claim(100);
    expect(claimed.map(({ key, attempts, unsureSince }) => ({ key, attempts, unsureSince }))).toContainEqual({
      key: 'dug/again',
      attempts: 1,
      unsureSince: null,
    });
    expect(claimed.map(({ key }) => key)).not.toContain('dug/dismissed');
  });

  it('can be held after a restore, and let go, without what was given up for other reasons', async () => {
    await add('held/buried');
    await buryAll();
    await add('held/one', 'held/two');
    const held = await deliveries().hold();
    expect(held).toBeGreaterThanOrEqual(2);
    expect(await stage().store.outbox.claim(100)).toEqual([]);
    expect(await deliveries().release()).toBe(held);
    const claimed = await stage().store.outbox.claim(100);
    expect(claimed.map(({ key }) => key)).toEqual(expect.arrayContaining(['held/one', 'held/two']));
    expect(claimed.map(({ key }) => key)).not.toContain('held/buried');
  });

  it('is there for Prometheus', async () => {
    await add('metrics/one');
    const app = express();
    serveMetrics(app, deliveries());
    const server = app.listen(0, '127.0.0.1');
    await EventEmitter.once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    server.closeAllConnections();
    server.close();
    expect(text).toMatch(/^acquaint_outbox_due [1-9]/mu);
    expect(text).toMatch(/^process_resident_memory_bytes \d/mu);
  });
});
