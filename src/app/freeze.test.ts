import { sql } from 'kysely';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { AccountId } from '#kernel/ids.ts';
import { freezeAccount } from '#modules/closure/index.ts';
import { type Customer, newCustomer, useTestSite } from './testing.ts';
import { codeFor, grantOf, linkIn, prove, provePhoneChange } from './testing-flows.ts';
import { beginWait, cancelToken } from './testing-recovery.ts';

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

describe('withdrawals that wait and API keys stop with the account', () => {
  const ways: readonly [name: string, freeze: (customer: Customer) => Promise<void>][] = [
    ['from a session', async ({ client }) => void (await client.ok('POST', 'account/freeze'))],
    [
      'by the link of an alert',
      async (customer) => {
        await customer.client.ok('POST', 'sessions/end', { scope: 'others' });
        const alert = await site().nextMessage(customer.email, { saying: 'Every device was signed out' });
        await site()
          .newClient()
          .ok('POST', `freeze-links/${linkIn(alert, 'freeze')}`);
      },
    ],
    [
      'by “this wasn’t me”',
      async (customer) => {
        await changePhone(customer);
        const told = await site().nextMessage(customer.phone, { saying: 'phone number changed' });
        await site()
          .newClient()
          .ok('POST', `undo-links/${linkIn(told, 'undo')}`);
      },
    ],
    [
      'by the link that stops a recovery',
      async (customer) => {
        await beginWait(site(), customer, ['phone']);
        const token = await cancelToken(site(), customer.phone);
        await site().newClient().ok('POST', `recovery-cancel-links/${token}`, { freezes: true });
      },
    ],
    [
      'with a recovery that is stopped in a session',
      async (customer) => {
        await beginWait(site(), customer, ['phone']);
        await customer.client.ok('POST', 'account/recovery/cancel', { freezes: true });
      },
    ],
  ];

  test.each(ways)('%s', async (_, freeze) => {
    const customer = await newCustomer(site());
    const stopped = watchStops();
    await freeze(customer);
    expect(await stateOf(customer)).toBe('frozen');
    expect(stopped()).toEqual([
      ['withdrawals', customer.accountId],
      ['api keys', customer.accountId],
    ]);
  });

  test('and when they can’t be stopped, nothing is frozen and nobody is told so', async () => {
    const customer = await newCustomer(site());
    const { onFreeze } = site().holdfast.deps;
    vi.spyOn(onFreeze, 'stopApiKeys').mockRejectedValue(new Error('The ledger is away'));
    await expect(freezeAccount(site().holdfast.deps, byOwner(customer))).rejects.toThrow(
      'The ledger is away',
    );
    expect(await stateOf(customer)).toBe('active');
    await customer.client.ok('GET', 'account');
  });

  test('an account that is frozen already has nothing left to stop', async () => {
    const customer = await newCustomer(site());
    const { deps } = site().holdfast;
    await freezeAccount(deps, byOwner(customer));
    const stopped = watchStops();
    await freezeAccount(deps, byOwner(customer));
    expect(stopped()).toEqual([]);
  });

  afterEach(() => vi.restoreAllMocks());

  function watchStops(): () => (readonly [string, string])[] {
    const { onFreeze } = site().holdfast.deps;
    const calls: (readonly [string, string])[] = [];
    vi.spyOn(onFreeze, 'cancelPendingWithdrawals').mockImplementation(async (tx, accountId) => {
      expect(tx.isTransaction).toBe(true);
      calls.push(['withdrawals', accountId]);
    });
    vi.spyOn(onFreeze, 'stopApiKeys').mockImplementation(async (tx, accountId) => {
      expect(tx.isTransaction).toBe(true);
      calls.push(['api keys', accountId]);
    });
    return () => calls;
  }
});

const byOwner = ({ accountId }: Customer) => ({
  accountId: accountId as AccountId,
  device: { name: 'Chrome on Linux' },
});

async function stateOf({ accountId }: Customer): Promise<string | undefined> {
  const { rows } = await sql<{ state: string }>`
    select state from accounts.accounts where id = ${accountId}`.execute(site().holdfast.db.queries);
  return rows[0]?.state;
}

/** Changes the number and answers nothing: the old contacts are told. */
async function changePhone(customer: Customer): Promise<void> {
  const { client } = customer;
  const { challengeId } = await provePhoneChange(site(), customer);
  await client.ok('PUT', 'account/phone', { grant: await grantOf(client, challengeId) });
}
