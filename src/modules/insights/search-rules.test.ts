import { expect, test } from 'vitest';
import { keepableTerm } from './search-rules.ts';

test.each([
  ['Change  my Phone', 'change my phone'],
  ['2fa reset', '2fa reset'],
  ['code 10 minutes', 'code 10 minutes'],
  ['如何更改手机', '如何更改手机'],
  ['erc20 token', 'erc20 token'],
])('%s is kept', (typed, kept) => {
  expect(keepableTerm(typed)).toBe(kept);
});

test.each([
  'ada@example.org can’t sign in',
  '+44 7700 900123',
  '0770-090-0123 not working',
  'code 418 027',
  '418027',
  '4 1 8 0 2 7',
  'acc_0a1b2c3d4e5f6g7h8i9j0k1l',
  '0x52908400098527886e0f7030069857d2e4169ee7',
  'JBSWY3DPEHPK3PXP',
  'https://northlight.example/undo/abc',
  'x',
  'a'.repeat(101),
])('%s is not', (typed) => {
  expect(keepableTerm(typed)).toBeNull();
});
