import { expect, it } from 'vitest';
import type { AccountId } from '#kernel/ids.ts';
import { must } from '#kernel/result.ts';
import {
  restartContactChange,
  startContactChange,
  viewContactChange,
  viewLatestChange,
} from '#modules/contacts/index.ts';
import { proveCode, sendCode } from '#modules/gate/index.ts';
import { type Customer, newCustomer, newPhone, useTestSite } from './testing.ts';

const site = useTestSite();
const deps = () => site().holdfast.deps;
const minuteMs = 60_000;
const holder = 'ses_of_this_test';

async function startedChange(customer: Customer, phone: string) {
  const accountId = customer.accountId as AccountId;
  const change = { accountId, holder, device: null, kind: 'phone' } as const;
  const challengeId = must(await startContactChange(deps(), { ...change, typed: phone }));
  return { ...change, challengeId };
}

async function proveNewPhone(change: Awaited<ReturnType<typeof startedChange>>, phone: string) {
  const slot = { challengeId: change.challengeId, holder, slot: 'new_phone' } as const;
  must(await sendCode(deps(), { ...slot, channel: 'sms', address: '10.1.1.1' }));
  must(await proveCode(deps(), { ...slot, code: await site().nextCode(phone) }));
}

it('shows the new number in full and the current one masked, to its own session only', async () => {
  const customer = await newCustomer(site());
  const phone = newPhone();
  const change = await startedChange(customer, phone);
  const view = must(await viewContactChange(deps(), change));
  expect(view.newValue.replaceAll(' ', '')).toBe(phone);
  expect(view.current).not.toContain(customer.phone.slice(3, 9));
  expect(view.state).toBe('open');
  for (const other of [{ holder: 'ses_of_another' }, { kind: 'email' as const }]) {
    expect(await viewContactChange(deps(), { ...change, ...other })).toMatchObject({
      problem: { code: 'challenge_not_found' },
    });
  }
});

it('tells that a number is taken only after its code', async () => {
  const owner = await newCustomer(site());
  const change = await startedChange(await newCustomer(site()), owner.phone);
  expect(must(await viewContactChange(deps(), change)).state).toBe('open');
  await proveNewPhone(change, owner.phone);
  expect(must(await viewContactChange(deps(), change)).state).toBe('taken');
});

it('starts a change that ran out again with the same number, and nothing proven', async () => {
  const phone = newPhone();
  const change = await startedChange(await newCustomer(site()), phone);
  await proveNewPhone(change, phone);
  site().clock.advanceMs((deps().config.policy.challengeMinutes + 1) * minuteMs);
  expect(await viewContactChange(deps(), change)).toMatchObject({ problem: { code: 'challenge_expired' } });
  const challengeId = must(await restartContactChange(deps(), change));
  const again = must(await viewContactChange(deps(), { ...change, challengeId }));
  expect(again.newValue.replaceAll(' ', '')).toBe(phone);
  expect(again.challenge.slots.map(({ state }) => state)).toEqual(['needed', 'needed', 'needed']);
});

it('has no change to tell of before one is made', async () => {
  const { accountId } = await newCustomer(site());
  expect(await viewLatestChange(deps(), { accountId: accountId as AccountId, kind: 'phone' })).toBeNull();
});
