import { describe, expect, it } from 'vitest';
import { carriedProofs, proofKinds, slot } from './slot-rules.ts';

const email = slot('current_email', 'email_code');
const phone = slot('current_phone', 'sms_code', 'voice_code');
const app = slot('authenticator', 'authenticator_code', 'backup_code');
const key = slot('passkey', 'passkey');

describe('what is taken along from one step to another', () => {
  it.each([
    ['an e-mail code, whatever asked for it', 'second_factor', 'email_code', 'current_email'],
    ['a code by SMS', 'contact', 'sms_code', 'current_phone'],
    ['a code by voice', 'current_phone', 'voice_code', 'current_phone'],
    ['the authenticator', 'second_factor', 'authenticator_code', 'authenticator'],
    ['a backup code', 'second_factor', 'backup_code', 'authenticator'],
    ['a passkey that stood for the password', 'password', 'passkey', 'passkey'],
  ] as const)('%s', (_, from, kind, to) => {
    expect(carriedProofs([{ slot: from, kind }], [email, phone, app, key])).toEqual([{ from, to, kind }]);
  });

  it.each([
    ['a new contact', 'new_email', 'email_code'],
    ['a new app', 'new_authenticator', 'authenticator_code'],
    ['a new passkey', 'new_passkey', 'passkey'],
    ['a device', 'device', 'authenticator_code'],
    ['the other one of two for a device', 'device_again', 'authenticator_code'],
    ['the password', 'password', 'password'],
  ] as const)('never %s', (_, from, kind) => {
    expect(carriedProofs([{ slot: from, kind }], [email, phone, app, key])).toEqual([]);
  });

  it('never what comes by itself or from people, and nothing into what comes later', () => {
    const later = ['waiting_time', 'staff_decision', 'new_phone', 'new_email'] as const;
    for (const kind of proofKinds)
      for (const name of later)
        expect(carriedProofs([{ slot: 'second_factor', kind }], [slot(name, ...proofKinds)])).toEqual([]);
    for (const kind of ['waiting_time', 'staff_decision', 'device_approval'] as const)
      expect(carriedProofs([{ slot: 'second_factor', kind }], [slot('contact', ...proofKinds)])).toEqual([]);
  });
});
