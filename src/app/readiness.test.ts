import { expect, it } from 'vitest';
import { useTestSite } from './testing.ts';

const site = useTestSite();

it('readiness tells how many messages wait and were given up, without being less ready for it', async () => {
  const client = site().newClient({ address: '10.8.0.1' });
  const ready = async () => {
    // The numbers are counted anew after some seconds.
    site().clock.advanceMs(10_000);
    const { status, body } = await client.call('GET', '/readyz');
    expect(status).toBe(200);
    return body;
  };
  expect(await ready()).toEqual({
    status: 'ready',
    checks: { database: true, jobs: true, live: true },
    outbox: { waiting: 0, failedWithinDay: 0 },
  });
  const { deps } = site().holdfast;
  await deps.db.tx((tx) =>
    deps.outbox.enqueue(tx, {
      channel: 'sms',
      to: '+12',
      text: 'Nobody has this number.',
      idempotencyKey: 'nobody',
    }),
  );
  await expect.poll(ready, { timeout: 10_000, interval: 20 }).toMatchObject({
    outbox: { waiting: 0, failedWithinDay: 1 },
  });
  site().clock.advanceMs(24 * 3_600_000);
  expect(await ready()).toMatchObject({ outbox: { waiting: 0, failedWithinDay: 0 } });
});
