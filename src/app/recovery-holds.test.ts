import { describe, expect, it } from 'vitest';
import type { AccountId } from '#kernel/ids.ts';
import { type HoldReason, placeHold } from '#modules/holds/index.ts';
import { type Customer, newCustomer, useTestSite } from './testing.ts';
import { bindPhone, finishRecovery, passWait, planLoss, viewRecovery } from './testing-recovery.ts';

const site = useTestSite();
const hourMs = 3_600_000;

/** A hold from before, of any length. */
function holdFor(customer: Customer, reason: HoldReason, holdHours: number): Promise<{ endsAt: Date }> {
  const { deps, db } = site().holdfast;
  const accountId = customer.accountId as AccountId;
  const longer = { ...deps, config: { policy: { holdHours } } };
  return db.tx((tx) => placeHold(longer, tx, { accountId, reason, at: deps.clock.now() }));
}

const until = async (begun: Parameters<typeof viewRecovery>[0]) =>
  (await viewRecovery(begun)).holds.map(({ reason, endsAt }) => `${reason} ${endsAt}`);

describe('a recovery says what is on hold already', () => {
  it('with the plan and before what is new is named, the one that ends last first', async () => {
    const customer = await newCustomer(site());
    const long = await holdFor(customer, 'email_changed', 80);
    const short = await holdFor(customer, 'password_changed', 24);
    const begun = await passWait(site(), customer, ['phone']);
    expect(await until(begun)).toEqual([`email_changed ${long.endsAt.toISOString()}`]);
    const planned = await planLoss(site(), customer, ['phone']);
    const again = await holdFor(customer, 'password_changed', 24);
    expect(again.endsAt.getTime()).toBeGreaterThan(short.endsAt.getTime());
    expect(await until(planned)).toEqual([
      `password_changed ${again.endsAt.toISOString()}`,
      `email_changed ${long.endsAt.toISOString()}`,
    ]);
  });

  it('and its own hold shortens none of them: withdrawals stay off until the last one ends', async () => {
    const customer = await newCustomer(site());
    const long = await holdFor(customer, 'email_changed', 72 + 48);
    const begun = await passWait(site(), customer, ['phone']);
    const phone = await bindPhone(site(), begun);
    const at = site().clock.now().getTime();
    expect(await finishRecovery(begun)).toMatchObject({ status: 200 });
    const own = new Date(at + 24 * hourMs).toISOString();
    expect(await until(begun)).toEqual([`email_changed ${long.endsAt.toISOString()}`, `phone_reset ${own}`]);
    site().clock.advanceMs(61_000);
    // Somebody who holds the browser hears of nothing that comes later.
    await holdFor({ ...customer, phone }, 'password_changed', 200);
    site().clock.advanceMs(24 * hourMs);
    expect(await until(begun)).toEqual([`email_changed ${long.endsAt.toISOString()}`]);
    site().clock.advanceMs(24 * hourMs);
    expect(await until(begun)).toEqual([]);
  });
});
