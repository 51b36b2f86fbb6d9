import { describe, expect, it } from 'vitest';
import type { AccountId } from '#kernel/ids.ts';
import { contactsOf, findAccount } from '#modules/accounts/index.ts';
import { proveCode, type SlotName, sendCode } from '#modules/gate/index.ts';
import * as recovery from '#modules/recovery/index.ts';
import { browserHolder } from '#modules/sessions/index.ts';
import { type Customer, newCustomer, newPhone, useTestSite } from './testing.ts';
import { newCustomerWithAuthenticator } from './testing-flows.ts';

const site = useTestSite();
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const client = {
  address: '192.0.2.77',
  country: null,
  locale: 'en-GB',
  timeZone: 'UTC',
  userAgent: 'Chrome',
  deviceToken: 'd'.repeat(43),
};

/** The product with somebody who takes cases: here the test itself. */
function withCases() {
  const opened: Parameters<recovery.CasePort['open']>[1][] = [];
  const cases: recovery.CasePort = {
    open: async (_tx, request) => {
      opened.push(request);
    },
    detach: async () => {},
  };
  const deps: Parameters<typeof recovery.cancelOwnRecovery>[0] = { ...site().holdfast.deps, cases };
  const decide = (recoveryId: (typeof opened)[number]['recoveryId'], decision: 'approved' | 'refused') =>
    deps.db.tx((tx) => recovery.decideRecovery(deps, tx, { recoveryId, decision }));
  return { deps, opened, decide };
}
type World = ReturnType<typeof withCases>;

function must<T>(result: { ok: true; value: T } | { ok: false; problem: { code: string } }): T {
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

const viewOf = async ({ deps }: World, recoveryId: Awaited<ReturnType<typeof open>>) =>
  must(await recovery.viewRecovery(deps, { recoveryId, client }));

async function proveBy(
  { deps }: World,
  challengeId: Parameters<typeof proveCode>[1]['challengeId'],
  slot: SlotName,
  channel: 'email' | 'sms',
  to: string,
): Promise<void> {
  const own = { challengeId, holder: browserHolder(deps, client) };
  must(await sendCode(deps, { ...own, slot, channel, address: client.address }));
  must(await proveCode(deps, { ...own, slot, code: await site().nextCode(to) }));
}

/** A case about these losses, with everything else proven. */
async function open(world: World, customer: Customer, lost: readonly string[]) {
  const { deps } = world;
  const recoveryId = must(
    await recovery.planRecovery(deps, {
      identifier: customer.email,
      password: customer.password,
      lost,
      client,
    }),
  );
  must(await recovery.startRecovery(deps, { recoveryId, client }));
  const view = must(await recovery.viewRecovery(deps, { recoveryId, client }));
  if (!view.challenge || view.plan.path === 'not_possible_now') throw new Error('Nothing to prove');
  for (const slot of view.plan.asks)
    await proveBy(
      world,
      view.challenge.id,
      slot,
      slot === 'current_email' ? 'email' : 'sms',
      slot === 'current_email' ? customer.email : customer.phone,
    );
  must(await recovery.commitRecovery(deps, { recoveryId, client }));
  return recoveryId;
}

describe('several losses at once', () => {
  it('are a case: proofs of the rest, people, the wait, then each new contact proven', async () => {
    const world = withCases();
    const { deps, opened, decide } = world;
    const customer = await newCustomer(site());
    const id = await open(world, customer, ['phone', 'email']);
    expect(opened).toEqual([{ recoveryId: id, accountId: customer.accountId, lost: ['phone', 'email'] }]);
    expect(await viewOf(world, id)).toMatchObject({ stage: 'case_open', waitsUntil: null });
    await site().nextMessage(customer.email, { saying: 'A case about your sign-in was opened' });
    // Time alone decides nothing.
    site().clock.advanceMs(5 * dayMs);
    await recovery.endRecoveryWait(deps, id);
    expect(await viewOf(world, id)).toMatchObject({ stage: 'case_open' });

    must(await decide(id, 'approved'));
    expect(await decide(id, 'approved')).toMatchObject({ problem: { code: 'recovery_waiting' } });
    const waits = await viewOf(world, id);
    expect(waits.waitsUntil?.getTime()).toBe(site().clock.now().getTime() + 72 * hourMs);
    site().clock.advanceMs(72 * hourMs);

    const phone = newPhone();
    const email = `case.${phone.slice(1)}@example.com`;
    const finish = { recoveryId: id, client, session: null, device: null };
    must(await recovery.giveNewContact(deps, { recoveryId: id, kind: 'phone', typed: phone, client }));
    const { challenge } = await viewOf(world, id);
    if (!challenge) throw new Error('Nothing to prove');
    await proveBy(world, challenge.id, 'new_phone', 'sms', phone);
    // One of two is not enough.
    expect(await recovery.finishRecovery(deps, finish)).toMatchObject({ problem: { code: 'proof_missing' } });
    must(await recovery.giveNewContact(deps, { recoveryId: id, kind: 'email', typed: email, client }));
    await proveBy(world, challenge.id, 'new_email', 'email', email);
    must(await recovery.finishRecovery(deps, finish));
    expect(await contactsOf(deps.db.queries, customer.accountId as AccountId)).toEqual({ phone, email });
    expect(await viewOf(world, id)).toMatchObject({ stage: 'done' });
  });

  it('behind a freeze are done and unfrozen at once, with a hold and the word to everybody', async () => {
    const world = withCases();
    const { deps, decide } = world;
    const customer = await newCustomer(site());
    await customer.client.ok('POST', 'account/freeze');
    const id = await open(world, customer, ['phone']);
    must(await decide(id, 'approved'));
    site().clock.advanceMs(72 * hourMs);
    const phone = newPhone();
    must(await recovery.giveNewContact(deps, { recoveryId: id, kind: 'phone', typed: phone, client }));
    const { challenge } = await viewOf(world, id);
    if (!challenge) throw new Error('Nothing to prove');
    await proveBy(world, challenge.id, 'new_phone', 'sms', phone);
    const accountId = customer.accountId as AccountId;
    expect(await findAccount(deps.db.queries, accountId)).toMatchObject({ state: 'frozen' });
    const finish = { recoveryId: id, client, session: null, device: null };
    const { hold } = must(await recovery.finishRecovery(deps, finish));
    expect(hold.endsAt.getTime()).toBe(site().clock.now().getTime() + 24 * hourMs);
    expect(await findAccount(deps.db.queries, accountId)).toMatchObject({ state: 'active', frozenBy: null });
    expect(await contactsOf(deps.db.queries, accountId)).toMatchObject({ phone });
    for (const to of [customer.email, phone, customer.phone])
      await site().nextMessage(to, { saying: 'unfrozen' });
  });

  it('is what one loss of a verified account without a face on file becomes', async () => {
    const world = withCases();
    const customer = await newCustomer(site());
    const accountId = customer.accountId as AccountId;
    await world.deps.db.pool.query("update accounts.accounts set identity = 'verified' where id = $1", [
      accountId,
    ]);
    const id = await open(world, customer, ['phone']);
    expect(await viewOf(world, id)).toMatchObject({ stage: 'case_open', plan: { path: 'case' } });
    expect(world.opened).toMatchObject([{ lost: ['phone'] }]);
    must(await world.decide(id, 'approved'));
    expect(await viewOf(world, id)).toMatchObject({ stage: 'waiting' });
  });

  it('still ask for what is left', async () => {
    const world = withCases();
    const customer = await newCustomerWithAuthenticator(site());
    const id = await open(world, customer, ['phone', 'authenticator']);
    expect(await viewOf(world, id)).toMatchObject({ plan: { path: 'case', asks: ['current_email'] } });
  });

  it('end when people refuse, and can be stopped before and after their decision', async () => {
    const world = withCases();
    const { deps, decide } = world;
    const refused = await open(world, await newCustomer(site()), ['phone', 'email']);
    must(await decide(refused, 'refused'));
    expect(await viewOf(world, refused)).toMatchObject({ stage: 'refused' });
    expect(await decide(refused, 'approved')).toMatchObject({ problem: { code: 'recovery_refused' } });

    const customer = await newCustomer(site());
    const stopped = await open(world, customer, ['phone', 'email']);
    const accountId = customer.accountId as AccountId;
    must(
      await recovery.cancelOwnRecovery(deps, {
        accountId,
        freezes: false,
        device: { name: 'Chrome on Linux' },
      }),
    );
    expect(await decide(stopped, 'approved')).toMatchObject({ problem: { code: 'recovery_cancelled' } });
  });

  it('can be gone on with only where they were begun when nothing is left to prove', async () => {
    const world = withCases();
    const customer = await newCustomer(site());
    await open(world, customer, ['phone', 'email']);
    const elsewhere = { ...client, deviceToken: 'e'.repeat(43) };
    const here = must(
      await recovery.planRecovery(world.deps, {
        identifier: customer.email,
        password: customer.password,
        lost: ['phone'],
        client: elsewhere,
      }),
    );
    expect(await recovery.startResume(world.deps, { recoveryId: here, client: elsewhere })).toMatchObject({
      problem: { code: 'recovery_only_here' },
    });
  });
});
