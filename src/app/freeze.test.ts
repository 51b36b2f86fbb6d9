import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { newCustomer, useTestSite } from './testing.ts';
import { codeFor, grantOf, prove } from './testing-flows.ts';

const site = useTestSite();

test.each(['active', 'restricted'])(
  'an account that was %s is so again after it was frozen and unfrozen with a proof of every factor',
  async (before) => {
    const customer = await newCustomer(site());
    const { client, accountId, email } = customer;
    await sql`update accounts.accounts set state = ${before} where id = ${accountId}`.execute(
      site().holdfast.db.queries,
    );
    await client.ok('POST', 'account/freeze');
    // The notice that ends it takes a moment to come round, also to the process that sent it.
    await expect.poll(async () => (await client.call('GET', 'account')).body.code).toBe('session_missing');
    client.sessionToken = null;

    const { challengeId } = await client.ok('POST', 'unfreezes', { identifier: email });
    const early = await client.call('POST', `challenges/${challengeId}/grant`);
    expect(early).toMatchObject({ status: 403, body: { code: 'proof_missing' } });
    for (const [slot, channel] of [
      ['current_email', 'email'],
      ['current_phone', 'sms'],
    ] as const) {
      const code = await codeFor(
        site(),
        client,
        challengeId ?? '',
        slot,
        channel,
        customer[channel === 'sms' ? 'phone' : 'email'],
      );
      await prove(client, challengeId ?? '', slot, code);
    }
    const grant = await grantOf(client, challengeId ?? '');
    await client.ok('POST', 'account/unfreeze', { grant });

    const { rows } = await sql<{ state: string; frozen_by: string | null }>`
      select state, frozen_by from accounts.accounts where id = ${accountId}`.execute(
      site().holdfast.db.queries,
    );
    expect(rows).toEqual([{ state: before, frozen_by: null }]);
  },
);
