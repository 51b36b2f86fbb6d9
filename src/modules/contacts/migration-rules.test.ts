import { describe, expect, it } from 'vitest';
import { mayMigrate } from './migration-rules.ts';

const into = { state: 'active', identity: 'verified' } as const;
const from = {
  state: 'active',
  identity: 'unverified',
  hasStrongFactor: false,
  isSettingsLocked: false,
  isEmpty: true,
} as const;

describe('a contact moves from the customer’s other account', () => {
  it('from an unverified, empty one into a verified one', () => {
    expect(mayMigrate(from, into)).toBe(true);
  });

  it.each([
    ['into an unverified account', from, { ...into, identity: 'unverified' }],
    ['into a restricted account', from, { ...into, state: 'restricted' }],
    ['out of a verified account', { ...from, identity: 'verified' }, into],
    ['out of a frozen account', { ...from, state: 'frozen' }, into],
    ['out of a restricted account', { ...from, state: 'restricted' }, into],
    ['out of a closed account', { ...from, state: 'closed' }, into],
    ['out of an account with an authenticator or passkey', { ...from, hasStrongFactor: true }, into],
    ['out of an account with locked settings', { ...from, isSettingsLocked: true }, into],
    ['out of an account in which something is left', { ...from, isEmpty: false }, into],
  ] as const)('never %s', (_, other, own) => {
    expect(mayMigrate(other, own)).toBe(false);
  });
});
