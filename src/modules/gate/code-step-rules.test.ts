import { expect, test } from 'vitest';
import { isForLinkedAlone, isSentCodes } from './code-step-rules.ts';
import { type ProofKind, proofKinds, type SlotName, slot } from './slot-rules.ts';

const free = { first_slot: null, locked_until: null };
const strong = slot('second_factor', 'authenticator_code', 'passkey', 'backup_code');

test('a code for a slot of the linked authenticator is judged at once', () => {
  expect(isForLinkedAlone(strong, free)).toBe(true);
  expect(isForLinkedAlone(slot('authenticator', 'authenticator_code'), free)).toBe(true);
});

test('never for a slot that an authenticator does not prove, whatever its name', () => {
  const others = proofKinds.filter((kind) => kind !== 'authenticator_code');
  for (const kind of others) {
    expect(isForLinkedAlone(slot('second_factor', kind), free)).toBe(false);
    expect(isForLinkedAlone(slot('password', kind), free)).toBe(false);
  }
});

test('not where a sent code may be meant, nor a new authenticator, nor the first slot of a claimed account', () => {
  for (const kind of ['email_code', 'sms_code', 'voice_code'] as const satisfies ProofKind[]) {
    expect(isForLinkedAlone(slot('device', 'authenticator_code', kind), free)).toBe(false);
    expect(isSentCodes(slot('contact', kind))).toBe(true);
  }
  expect(isSentCodes(strong)).toBe(false);
  expect(isForLinkedAlone(slot('new_authenticator', 'authenticator_code'), free)).toBe(false);
  const first = 'second_factor' satisfies SlotName;
  expect(isForLinkedAlone(strong, { ...free, first_slot: first })).toBe(false);
});

test('not while code entry is locked', () => {
  expect(isForLinkedAlone(strong, { ...free, locked_until: new Date(0) })).toBe(false);
});
